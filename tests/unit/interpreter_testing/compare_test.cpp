#include <gtest/gtest.h>

#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {
namespace {

using dsl::ast::Vocabulary;

Expectation expects(Expects what, std::string column = {}) {
  return {0, what, std::move(column), {}, {}};
}

Decision decision() {
  Decision result;
  result.outcome = Outcome::rejected;
  result.paid = Cents{0};
  result.open = Cents{1570};
  result.rule = "DM2-samenloop";
  result.ground = Ground::exclusion;
  result.article = "Bijlage 7C";
  result.return_code = "0613";
  result.beside = "A";
  result.components = {{"huisarts", Cents{4000}}};
  return result;
}

TEST(FoundFor, ReadsTheColumnOfADecision) {
  const Decision one = decision();
  EXPECT_EQ(found_for(expects(Expects::outcome), one), Expected(Outcome::rejected));
  EXPECT_EQ(found_for(expects(Expects::paid), one), Expected(Cents{0}));
  EXPECT_EQ(found_for(expects(Expects::open), one), Expected(Cents{1570}));
  EXPECT_EQ(found_for(expects(Expects::rule), one), Expected("DM2-samenloop"));
  EXPECT_EQ(found_for(expects(Expects::beside), one), Expected("A"));
  EXPECT_EQ(found_for(expects(Expects::return_code), one), Expected("0613"));
  EXPECT_EQ(found_for(expects(Expects::article), one), Expected("Bijlage 7C"));
  EXPECT_EQ(found_for(expects(Expects::ground), one), Expected(Ground::exclusion));
}

TEST(FoundFor, FindsAComponentByName) {
  const Decision one = decision();
  EXPECT_EQ(found_for(expects(Expects::component, "huisarts"), one), Expected(Cents{4000}));
  EXPECT_EQ(found_for(expects(Expects::component, "organisatie"), one), Expected());
}

TEST(FoundFor, HasNothingWhereTheDecisionIsEmpty) {
  const Decision empty{};
  EXPECT_EQ(found_for(expects(Expects::rule), empty), Expected());
  EXPECT_EQ(found_for(expects(Expects::beside), empty), Expected());
  EXPECT_EQ(found_for(expects(Expects::return_code), empty), Expected());
}

TEST(CellText, IsWrittenInTheVocabularyOfTheFile) {
  EXPECT_EQ(cell_text(Outcome::approved, Expects::outcome, Vocabulary::dutch), "toegekend");
  EXPECT_EQ(cell_text(Outcome::approved, Expects::outcome, Vocabulary::english), "approved");
  EXPECT_EQ(cell_text(Ground::limit, Expects::ground, Vocabulary::dutch), "limiet");
  EXPECT_EQ(cell_text(Cents{-7000}, Expects::paid, Vocabulary::dutch), "€ -70,00");
  EXPECT_EQ(cell_text(Cents{6336}, Expects::paid, Vocabulary::english), "€ 63.36");
}

TEST(CellText, IsEmptyWhereThereIsNothing) {
  EXPECT_EQ(cell_text({}, Expects::rule, Vocabulary::dutch), "");
  EXPECT_EQ(cell_text(Cents{0}, Expects::open, Vocabulary::dutch), "");
  EXPECT_EQ(cell_text(Cents{0}, Expects::paid, Vocabulary::dutch), "€ 0,00");
}

TEST(CellText, PutsQuotesAroundAnArticle) {
  EXPECT_EQ(cell_text("Bijlage 7C", Expects::article, Vocabulary::dutch), "\"Bijlage 7C\"");
  EXPECT_EQ(cell_text("DM2", Expects::rule, Vocabulary::dutch), "DM2");
}

}  // namespace
}  // namespace clausule::interpreter
