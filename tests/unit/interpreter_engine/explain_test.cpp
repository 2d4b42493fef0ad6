#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

/// What is missing differs from line to line: a table that has no row for the code, on each day.
constexpr const char* without_row =
    "tabel prijs per code\n"
    "  | code | bedrag |\n"
    "  | 9999 | € 1,00 |\n\n"
    "tarief T\n"
    "  voor 40001 per verrichting\n"
    "  bedraagt prijs\n";

Dossier dossier_of(Date first, int lines) {
  Dossier dossier;
  dossier.insured = "A";
  for (int at = 0; at < lines; ++at) {
    ClaimLine claim = claim_of("40001", "2023-01-01");
    claim.id = std::to_string(at);
    claim.date = first + std::chrono::days{at};
    dossier.lines.push_back(std::move(claim));
  }
  return dossier;
}

std::vector<std::string> sentences(std::span<const Decision> decisions) {
  std::vector<std::string> texts;
  for (const Decision& one : decisions) texts.push_back(sentence(one, dsl::Language::dutch));
  return texts;
}

TEST(Explain, LeavesTheDecisionsAsTheyAre) {
  Engine engine(program_of(without_row));
  // In small dossiers and in a large one.
  for (const int lines : {2, 700}) {
    for (int round = 0; round < 400; ++round) {
      const Dossier dossier = dossier_of(day("2023-01-01") + std::chrono::days{round * 2}, lines);
      const auto decisions = engine.decide(dossier);
      const auto before = sentences(decisions);
      const std::string date = to_string(dossier.lines.back().date);
      ASSERT_NE(before.back().find(date), std::string::npos) << before.back();
      const Explanation explanation = engine.explain(dossier.lines.size() - 1);
      ASSERT_EQ(sentences(decisions), before);
      ASSERT_EQ(text(explanation.message, dsl::Language::dutch), before.back());
      if (lines > 2) break;
    }
  }
}

TEST(Explain, OfALineThatIsNotThereIsEmpty) {
  Engine engine(program_of(without_row));
  EXPECT_TRUE(engine.explain(0).because.empty());
  const Dossier dossier = dossier_of(day("2023-01-01"), 1);
  engine.decide(dossier);
  EXPECT_TRUE(engine.explain(1).because.empty());
  engine.add_to_file(dossier);
  EXPECT_TRUE(engine.explain(0).because.empty()) << "no dossier is decided now";
}

}  // namespace
}  // namespace clausule::interpreter
