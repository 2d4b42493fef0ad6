#include "interpreter/engine/entitlement.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

TEST(Register, AsksItsQuestionWordForWordAboutACodeThatItDoesNotHave) {
  const std::string question = "Staat deze prestatie op de lijst die de verzekeraar later stuurde?";
  Engine engine(program_of("codelijst register\n  | code  | omschrijving |\n"
                           "  | 40001 | \"Zorg\"       |\n  overige prestaties handmatig \"" +
                           question + "\"\n"),
                {});
  Dossier dossier;
  dossier.insured = "A";
  for (const char* code : {"40002", "40001", "40003"}) {
    dossier.lines.push_back(claim_of(code, "2024-07-01"));
  }
  std::vector<std::string> asked;
  for (const Decision& decision : engine.decide(dossier)) {
    const std::string said = sentence(decision, dsl::Language::dutch);
    asked.push_back(said.find(question) == std::string::npos ? "" : question);
  }
  EXPECT_EQ(asked, (std::vector<std::string>{question, "", question}));
}

}  // namespace
}  // namespace clausule::interpreter
