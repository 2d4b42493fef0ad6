#include "interpreter/hash.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "tests/unit/interpreter_hash/changes.hpp"
#include "tests/unit/interpreter_hash/sample.hpp"

namespace clausule::interpreter {
namespace {

class EachField : public testing::TestWithParam<Change> {};

TEST_P(EachField, ChangesTheHash) {
  const Program before = sample();
  Program after = sample();
  GetParam().make(after);
  EXPECT_NE(canonical_text(after), canonical_text(before));
  EXPECT_NE(semantic_hash(after), semantic_hash(before));
}

INSTANTIATE_TEST_SUITE_P(Contract, EachField, testing::ValuesIn(contract_changes()));
INSTANTIATE_TEST_SUITE_P(Head, EachField, testing::ValuesIn(head_changes()));
INSTANTIATE_TEST_SUITE_P(Names, EachField, testing::ValuesIn(named_changes()));
INSTANTIATE_TEST_SUITE_P(Tariff, EachField, testing::ValuesIn(tariff_changes()));
INSTANTIATE_TEST_SUITE_P(AmountRow, EachField, testing::ValuesIn(row_changes()));
INSTANTIATE_TEST_SUITE_P(CodeList, EachField, testing::ValuesIn(code_changes()));
INSTANTIATE_TEST_SUITE_P(Table, EachField, testing::ValuesIn(table_changes()));
INSTANTIATE_TEST_SUITE_P(Exclusion, EachField, testing::ValuesIn(exclusion_changes()));
INSTANTIATE_TEST_SUITE_P(Deductible, EachField, testing::ValuesIn(deductible_changes()));
INSTANTIATE_TEST_SUITE_P(Settlement, EachField, testing::ValuesIn(settlement_changes()));
INSTANTIATE_TEST_SUITE_P(Others, EachField, testing::ValuesIn(other_changes()));

TEST(SemanticHash, IsSixteenHexadecimalDigits) {
  const std::string hash = semantic_hash(sample());
  EXPECT_EQ(hash.size(), 16U);
  EXPECT_EQ(hash.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(SemanticHash, DoesNotDependOnTheOrderOfTheText) {
  EXPECT_EQ(canonical_text(sample(true)), canonical_text(sample(false)));
}

TEST(SemanticHash, DoesNotDependOnWhatNobodyDecidesBy) {
  Program changed = sample();
  changed.contract.title = "Een andere titel";
  changed.contract.location = {dsl::FileId{1}, 10, 20};
  for (FactInfo& fact : changed.facts) {
    fact.description = "Een andere omschrijving";
    fact.medical = true;
  }
  RuleHead& head = changed.limits.front().versions.front().head;
  head.title = "Een andere titel";
  head.location = {dsl::FileId{1}, 10, 20};
  changed.limits.front().versions.front().selection->label = "Een ander etiket";
  changed.limits.front().versions.front().selection->codes.text = "anders geschreven";
  changed.code_lists.back().versions.front().rows.front().description = "Anders";
  changed.tariffs.front().from_library = true;
  changed.properties.push_back({"eis", {amount("1")}, {}, false, {}});
  changed.tests.emplace_back();
  changed.files.push_back(nullptr);
  changed.hash = "0123456789abcdef";
  EXPECT_EQ(canonical_text(changed), canonical_text(sample()));
}

TEST(SemanticHash, LeavesOutTheArticleOfWhatNeverStandsInADecision) {
  Program changed = sample();
  changed.definitions.front().versions.front().head.article = "Artikel 7";
  changed.tables.front().versions.front().head.article = "Artikel 7";
  changed.code_lists.front().versions.front().head.article = "Artikel 7";
  EXPECT_EQ(canonical_text(changed), canonical_text(sample()));
}

TEST(SemanticHash, LeavesOutFactsThatNoRuleReads) {
  Program changed = sample();
  changed.facts.back().name = "anders";
  EXPECT_EQ(canonical_text(changed), canonical_text(sample()));
}

TEST(SemanticHash, LeavesOutWhatIsNotUsedOfALibrary) {
  Program changed = sample();
  changed.definitions.back().versions.front().value = amount("2");
  EXPECT_EQ(canonical_text(changed), canonical_text(sample()));
  changed.definitions.back().from_library = false;
  EXPECT_NE(canonical_text(changed), canonical_text(sample()));
}

/// The sample, where a tariff reads a definition of a library to which there is an exception.
Program with_library_use(const ExpressionPointer& definition, const ExpressionPointer& exception) {
  Program program = sample();
  program.tariffs.front().versions.front().amount.amounts_to =
      expression(ReadDefinition{DefinitionId{1}, false});
  Definition departing = program.definitions[1];
  departing.name = "afwijking";
  departing.excepts = {DefinitionId{1}};
  departing.versions.front().value = exception;
  program.definitions[1].versions.front().value = definition;
  program.definitions[1].exceptions = {DefinitionId{2}};
  program.definitions.push_back(std::move(departing));
  return program;
}

TEST(SemanticHash, CoversWhatIsUsedOfALibraryAndItsExceptions) {
  const std::string text = canonical_text(with_library_use(amount("1"), amount("1")));
  EXPECT_EQ(canonical_text(with_library_use(amount("1"), amount("1"))), text);
  EXPECT_NE(canonical_text(with_library_use(amount("2"), amount("1"))), text);
  EXPECT_NE(canonical_text(with_library_use(amount("1"), amount("2"))), text);
}

TEST(SemanticHash, HoldsTheRulesAndRegistersOfALibrary) {
  Program before = sample();
  before.code_lists.back().from_library = true;
  before.limits.front().from_library = true;
  EXPECT_EQ(canonical_text(before), canonical_text(sample()));
}

TEST(CanonicalText, NamesRulesByTheirNames) {
  const std::string text = canonical_text(sample());
  EXPECT_NE(text.find("(tariff \"DM2-tabel\" (exception-to \"DM2\")"), std::string::npos);
  EXPECT_NE(text.find("(look-up \"vergoedingsdeel\" \"deel\""), std::string::npos);
}

}  // namespace
}  // namespace clausule::interpreter
