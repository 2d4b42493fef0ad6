#include "interpreter/finding_tests.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/load.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

constexpr std::string_view second_price = R"(tarief ander-tarief
  voor 40001 per kwartaal
  bedraagt € 64,00

)";

Loaded load_with(std::string_view tests) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule", contract_with(tests)});
  return load(texts);
}

/// Returns the kinds of what is wrong.
std::vector<std::string> kinds(const std::vector<dsl::Diagnostic>& findings) {
  std::vector<std::string> names;
  for (const dsl::Diagnostic& finding : findings) {
    if (dsl::info(finding.kind).severity == dsl::Severity::warning) continue;
    names.emplace_back(dsl::info(finding.kind).name);
  }
  return names;
}

TEST(WrittenTests, AreThoseOfTheContractAlsoWhereItIsWrong) {
  const Loaded loaded = load_with(std::string(second_price) + R"(dossier "geen test"
  | datum      | code  | bedrag  |
  | 2025-01-01 | 40001 | € 63,36 |

test "later"
  nog te doen "wacht"

test "twee prijzen"
  verwacht melding two_prices in ander-tarief
)");
  EXPECT_FALSE(loaded.program);
  ASSERT_EQ(loaded.tests.size(), 2);
  EXPECT_EQ(loaded.tests[0].name, "later");
  EXPECT_EQ(loaded.tests[0].todo, "wacht");
  EXPECT_FALSE(loaded.tests[0].has_lines);
  ASSERT_EQ(loaded.tests[1].expected.size(), 1);
  EXPECT_EQ(loaded.tests[1].expected[0].kind, "two_prices");
  EXPECT_EQ(loaded.tests[1].expected[0].within.size(), 1);
}

TEST(RunFindingTests, LeavesContractsAloneInWhichNothingIsExpected) {
  const FindingResult result = run_finding_tests(load_with(second_price));
  EXPECT_TRUE(result.reports.empty());
  EXPECT_EQ(kinds(result.unexpected.sorted()), std::vector<std::string>{"two_prices"});
}

TEST(RunFindingTests, TakesTheFindingThatIsExpectedWhereItIsExpected) {
  const std::string prices(second_price);
  const FindingResult found = run_finding_tests(
      load_with(prices + "test \"x\"\n  verwacht melding two_prices in DM2-tarief\n"));
  const FindingResult also = run_finding_tests(
      load_with(prices + "test \"x\"\n  verwacht melding two_prices in ander-tarief\n"));
  // Of two prices the finding stands at one; a test that names the other misses it.
  ASSERT_EQ(found.reports.size(), 1);
  ASSERT_EQ(also.reports.size(), 1);
  EXPECT_NE(found.reports[0].passed, also.reports[0].passed);
  const FindingResult& missed = found.reports[0].passed ? also : found;
  EXPECT_EQ(kinds(missed.reports[0].findings), std::vector<std::string>{"finding_expected"});
  EXPECT_EQ(kinds(missed.unexpected.sorted()), std::vector<std::string>{"two_prices"});
}

TEST(RunFindingTests, ReportsAKindThatDoesNotExist) {
  const FindingResult result =
      run_finding_tests(load_with("test \"x\"\n  verwacht melding two_pricess\n"));
  ASSERT_EQ(result.reports.size(), 1);
  ASSERT_EQ(kinds(result.reports[0].findings), std::vector<std::string>{"unknown_finding"});
  EXPECT_EQ(result.reports[0].findings[0].mended, "two_prices");
}

TEST(RunFindingTests, SaysThatTestsCannotRunBesideErrors) {
  const FindingResult result = run_finding_tests(load_with(std::string(second_price) + R"(test "x"
  verwacht melding two_prices

test "lijnen"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 63,36 | toegekend |
)"));
  EXPECT_FALSE(result.unexpected.has_errors());
  ASSERT_EQ(result.reports.size(), 2);
  EXPECT_TRUE(result.reports[0].passed);
  EXPECT_TRUE(result.reports[1].fails());
  EXPECT_EQ(kinds(result.reports[1].findings), std::vector<std::string>{"test_beside_errors"});
}

}  // namespace
}  // namespace clausule::interpreter
