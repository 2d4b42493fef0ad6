#include "interpreter/engine/code_index.hpp"

#include <gtest/gtest.h>

#include <string>

#include "interpreter/engine/workspace.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter::engine {
namespace {

const std::string one_tariff = "tarief T\n  voor 40001 per verrichting\n  bedraagt € 5\n";

TEST(CodeIndex, KeepsWhatItFoundWithinADossierAndBetweenDossiers) {
  Workspace work(program_of(one_tariff), {});
  work.begin(nullptr);
  const CodeInfo* first = &work.index.find("40001");
  for (int code = 0; code < 2000; ++code) work.index.find(std::to_string(code));
  EXPECT_EQ(&work.index.find("40001"), first);
  work.begin(nullptr);
  EXPECT_EQ(&work.index.find("40001"), first);
  EXPECT_EQ(first->tariffs.size(), 1U);
}

TEST(CodeIndex, DoesNotGrowWithoutEndWhereClaimsNameAnything) {
  Workspace work(program_of(one_tariff), {});
  constexpr std::size_t a_dossier = 1000;
  std::size_t most = 0;
  for (std::size_t asked = 0; asked < CodeIndex::most_kept + 3 * a_dossier; asked += a_dossier) {
    work.begin(nullptr);
    for (std::size_t at = 0; at < a_dossier; ++at) work.index.find(std::to_string(asked + at));
    most = std::max(most, work.index.size());
  }
  EXPECT_LE(most, CodeIndex::most_kept + a_dossier);
  EXPECT_LE(work.index.size(), 3 * a_dossier) << "it was emptied once";
  EXPECT_EQ(work.index.find("40001").tariffs.size(), 1U) << "and finds again what it knew";
}

}  // namespace
}  // namespace clausule::interpreter::engine
