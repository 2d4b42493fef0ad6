#include "tools/testing/decided.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "tools/testing/matchers.hpp"

namespace clausule::testing {
namespace {

using interpreter::Cents;
using interpreter::Ground;
using interpreter::Outcome;
using ::testing::AllOf;
using ::testing::Not;

constexpr std::string_view contract = R"(contract c
  verzekeraar "V"
  geldig vanaf 2025-01-01
  overige prestaties toegestaan

tarief keten
  voor 40001 per kwartaal
  rest naar groep
  retourcode 0611
  | huisarts | groep   |
  | € 40,00  | € 23,36 |

uitsluiting voetzorg
  naast 40001 in hetzelfde kwartaal vervalt:
    9200
)";

Decided decided() {
  interpreter::ContractTexts texts;
  texts.files.push_back({"c.clausule", std::string(contract)});
  const interpreter::Loaded loaded = interpreter::load(texts);
  interpreter::Dossier dossier;
  dossier.insured = "A";
  for (const auto& [id, code, amount] :
       {std::tuple{"K1", "40001", 7000}, std::tuple{"V1", "9200", 3000}}) {
    interpreter::ClaimLine line;
    line.id = id;
    line.code = code;
    line.amount = Cents{amount};
    line.date = *interpreter::parse_date("2025-02-03");
    dossier.lines.push_back(line);
  }
  return decide(loaded.program, dossier);
}

TEST(Decided, KeepsWhatAssertionsAreAboutAfterTheEngineIsGone) {
  const Decided lines = decided();
  ASSERT_EQ(lines.lines().size(), 2);
  EXPECT_THAT(lines["K1"],
              AllOf(HasOutcome(Outcome::reduced), Pays(Cents{6336}), HasOpen(Cents{}),
                    LaysOnTheInsured(Cents{}), IsDecidedBy("keten"), HasGround(Ground::tariff),
                    HasReturnCode("0611"), HasComponent("huisarts", Cents{4000}),
                    IsExplainedBy("more than the agreed"), IsBlockedBy("")));
  EXPECT_THAT(lines["V1"], AllOf(HasOutcome(Outcome::rejected), IsBlockedBy("K1"),
                                 Not(Recovers("K1", Cents{6336}))));
}

TEST(Decided, KnowsOfTheFileWhatIsHandedOver) {
  interpreter::ContractTexts texts;
  texts.files.push_back({"c.clausule",
                         "contract c\n  verzekeraar \"V\"\n  geldig vanaf 2025-01-01\n"
                         "  overige prestaties toegestaan\n\n"
                         "gegeven bestand.ronde: getal\n\n"
                         "voorwaarde eerste-ronde\n  per bestand\n  vereist dat bestand.ronde = 1\n"
                         "  anders vervalt\n"});
  const interpreter::Loaded loaded = interpreter::load(texts);
  ASSERT_TRUE(loaded.program);
  interpreter::Dossier dossier;
  interpreter::ClaimLine& line = dossier.lines.emplace_back();
  line.id = "1";
  line.code = "6000";
  line.amount = Cents{1000};
  line.date = *interpreter::parse_date("2025-02-03");
  const auto round = [&](int number) {
    interpreter::RunFacts facts;
    const auto id = loaded.program->find_fact(interpreter::Entity::file, "ronde");
    facts.file = interpreter::FileFacts{{{*id, interpreter::Decimal(number)}}, {}};
    return decide(loaded.program, dossier, facts)["1"].outcome;
  };
  EXPECT_EQ(round(1), Outcome::approved);
  EXPECT_EQ(round(2), Outcome::rejected);
}

TEST(Decided, HasALineInErrorForAnIdThatIsNotThere) {
  const Decided lines = decided();
  EXPECT_THAT(lines["K9"], AllOf(HasOutcome(Outcome::error), IsExplainedBy("no line of this id")));
}

TEST(Decided, PrintsALineWithItsExplanation) {
  std::ostringstream out;
  PrintTo(decided()["V1"], &out);
  const std::string text = out.str();
  EXPECT_NE(text.find("line V1: rejected, € 0.00 paid, by voetzorg"), std::string::npos) << text;
  EXPECT_NE(text.find("decided by: exclusion voetzorg"), std::string::npos) << text;
}

}  // namespace
}  // namespace clausule::testing
