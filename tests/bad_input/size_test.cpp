#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::size_t ten_megabytes = 10'000'000;
constexpr std::size_t twenty_megabytes = 20'000'000;

/// Expects that a contract is refused by a finding of a kind, without floods of them.
void expect_refused(const Ran& ran, std::string_view kind, std::string_view place) {
  expect_status(ran, 1);
  expect_finding(ran, kind, place);
  const std::string text = ran.output + ran.errors;
  EXPECT_LT(text.size(), 100'000U) << "what is shown of a line has an end";
}

TEST(Size, TenMegabytesOfOpenParenthesesAreRefused) {
  const Workspace workspace;
  expect_refused(workspace.check(std::string(contract_header) +
                                 "definitie diep = " + std::string(ten_megabytes, '(') + "1" +
                                 std::string(ten_megabytes, ')') + "\n"),
                 "nesting_too_deep", "contract.clausule:7:");
}

TEST(Size, TenMegabytesOfParenthesesThatNeverCloseAreRefused) {
  const Workspace workspace;
  expect_refused(workspace.check(std::string(contract_header) +
                                 "definitie diep = " + std::string(ten_megabytes, '(') + "\n"),
                 "nesting_too_deep", "contract.clausule:7:");
}

TEST(Size, TenMegabytesOfNotAreRefused) {
  const Workspace workspace;
  std::string text = std::string(contract_header) + "definitie diep = ";
  while (text.size() < ten_megabytes) text += "niet ";
  expect_refused(workspace.check(text + "ja\n"), "nesting_too_deep", "contract.clausule:7:");
}

TEST(Size, ALongSumIsNoDeepOne) {
  const Workspace workspace;
  std::string text =
      std::string(contract_header) +
      "tarief t\n  voor 40001 per kwartaal\n  bedraagt veel\n\ndefinitie veel = € 0,01";
  for (int count = 0; count < 20'000; ++count) text += " + € 0,01";
  const Ran ran = workspace.check(text + "\n");
  EXPECT_EQ(ran.signal, 0) << ran.errors.substr(0, 1'000);
  EXPECT_TRUE(ran.status == 0 || ran.status == 1);
}

TEST(Size, AContractLineOfTwentyMegabytesIsRefusedAtItsPlace) {
  const Workspace workspace;
  expect_refused(
      workspace.check(std::string(contract_header) + std::string(twenty_megabytes, 'x') + "\n"),
      "unknown_clause", "contract.clausule:7:1");
}

TEST(Size, TheMendedLineOfALongListIsShownInPart) {
  const Workspace workspace;
  std::string text = std::string(contract_header) + "tarief t\n  bedraagt € 1,00\n  voor ";
  while (text.size() < ten_megabytes) text += "6000 en ";
  expect_refused(workspace.check(text + "6001\n"), "list_conjunction", "contract.clausule:9:");
}

TEST(Size, AMillionWrongRowsAreNotAllTold) {
  const Workspace workspace;
  std::string text = std::string(contract_header) + "tabel t per code\n  | code | prijs |\n";
  for (int row = 0; row < 1'000'000; ++row) text += "  | 1 |\n";
  expect_refused(workspace.check(text), "cell_count", "contract.clausule:9:3");
}

TEST(Size, FiftyThousandFencesAreRead) {
  const Workspace workspace;
  std::string text = "# Proef\n\n```clausule\n" + std::string(contract_header) + "```\n";
  for (int fence = 0; fence < 50'000; ++fence) {
    text += "## Kop\n\n```clausule\ndefinitie d" + std::to_string(fence) + " = 1\n```\n";
  }
  const Ran ran = run({"check", workspace.write("contract.clausule.md", text), "--language", "en"});
  expect_status(ran, 0);
}

TEST(Size, ANumberOfAMillionDigitsIsRefused) {
  const Workspace workspace;
  expect_refused(workspace.check(std::string(contract_header) +
                                 "tarief t\n  voor 40001 per kwartaal\n  bedraagt € " +
                                 std::string(1'000'000, '9') + "\n"),
                 "number_too_large", "contract.clausule:9:");
}

TEST(Size, AClaimRowOfTwentyMegabytesIsAnErrorOfItsOwn) {
  const Workspace workspace;
  const Ran ran = workspace.decide(
      std::string(line_header) + "1,A,53010001,2023-01-01,40001,61.00\n" +
      std::string(twenty_megabytes, '7') + "\n" + "3,B,53010001,2023-01-01,40001,61.00\n");
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 3U);
  expect_decision(decisions[0], "1", "approved");
  expect_decision(decisions[1], "row:3", "error", {"longer than"});
  expect_decision(decisions[2], "3", "approved");
  EXPECT_LT(workspace.read("out.csv").size(), 100'000U);
}

TEST(Size, AQuoteLeftOpenDoesNotSwallowTheFile) {
  const Workspace workspace;
  std::string lines = std::string(line_header) + "1,A,53010001,2023-01-01,\"40001,61.00\n";
  for (int row = 2; row < 50'000; ++row) {
    lines += std::to_string(row) + ",B,53010001,2023-01-01,13004,51.00\n";
  }
  const Ran ran = workspace.decide(lines);
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 49'999U);
  EXPECT_EQ(decisions.front().at("outcome"), "error");
  for (std::size_t row = 1; row < decisions.size(); ++row) {
    ASSERT_EQ(decisions[row].at("outcome"), "approved") << row;
  }
}

TEST(Size, ATableOfOneRowOfTenMegabytesIsRefused) {
  const Workspace workspace;
  workspace.write("prijzen.csv", "code,prijs\n40001," + std::string(ten_megabytes, '1') + "\n");
  const Ran ran = workspace.check(std::string(contract_header) +
                                  "tabel prijzen per code uit \"prijzen.csv\"\n");
  EXPECT_EQ(ran.signal, 0) << ran.errors.substr(0, 1'000);
  EXPECT_LT((ran.output + ran.errors).size(), 100'000U);
}

}  // namespace
}  // namespace clausule::bad_input
