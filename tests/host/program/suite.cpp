// The tests of a billing team: those of the contract, and one of its own about a dossier that it
// has.
#include <gmock/gmock.h>

#include <memory>
#include <string>

#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "tools/contract_folder/contract_folder.hpp"
#include "tools/testing/contract_tests.hpp"
#include "tools/testing/matchers.hpp"

namespace {

using namespace clausule::testing;
using clausule::interpreter::Cents;
using clausule::interpreter::Outcome;
using testing::AllOf;

std::string contract_path;

TEST(Ketenzorg, PaysAtMostWhatWasAgreed) {
  const auto loaded = clausule::contract_folder::load_contract(contract_path);
  ASSERT_TRUE(loaded.program);
  clausule::interpreter::Dossier dossier;
  dossier.insured = "p-000017";
  dossier.enrolments.emplace();
  const auto policy = loaded.program->find_fact(clausule::interpreter::Entity::insured, "polis");
  ASSERT_TRUE(policy);
  const auto value =
      clausule::interpreter::parse_fact(loaded.program->facts[policy->index], "natura", {});
  dossier.facts.push_back({*policy, std::get<clausule::interpreter::Value>(value)});
  clausule::interpreter::ClaimLine line;
  line.id = "2024-1";
  line.provider = "53010001";
  line.date = *clausule::interpreter::parse_date("2024-01-01");
  line.code = "40001";
  line.amount = Cents{7000};
  dossier.lines.push_back(line);

  const Decided decided = decide(loaded.program, dossier);
  EXPECT_THAT(decided["2024-1"], AllOf(HasOutcome(Outcome::reduced), Pays(Cents{6100}),
                                       IsDecidedBy("DM2-natura"), HasReturnCode("0611")));
}

}  // namespace

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  if (count != 2) return 2;
  contract_path = arguments[1];
  register_contract(contract_path);
  return RUN_ALL_TESTS();
}
