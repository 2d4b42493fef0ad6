#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// Files about people and providers that are in order, for all but one.
struct Files {
  std::string insured = "insured,born,polis\nA,1950-01-01,natura\nB,1960-01-01,natura\n";
  std::string enrolments =
      "insured,programme,from,through,end_reason\nA,DM2,2020-01-01,,\nB,DM2,2020-01-01,,\n";
  std::string providers = "provider,from,through\n53010001,,\n53010002,,\n";
};

/// Decides a line of A by 53010001 and one of B by 53010002.
Ran decide_with(const Workspace& workspace, const Files& files) {
  const std::string lines =
      "line,insured,provider,date,code,amount\n1,A,53010001,2023-01-01,40001,61.00\n"
      "2,B,53010002,2023-01-01,40001,61.00\n";
  return run({"run", workspace.write("contract.clausule", contract_text), "--lines",
              workspace.write("lines.csv", lines), "--insured",
              workspace.write("insured.csv", files.insured), "--enrolments",
              workspace.write("enrolments.csv", files.enrolments), "--providers",
              workspace.write("providers.csv", files.providers), "--language", "en", "-o",
              workspace.path("out.csv")});
}

/// Expects an error on A's line that says these things, and that B's line is decided.
void expect_only_a_fails(const Files& files, const std::vector<std::string_view>& phrases) {
  const Workspace workspace;
  const Ran ran = decide_with(workspace, files);
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 2U) << ran.errors;
  expect_decision(decisions[0], "1", "error", phrases);
  expect_decision(decisions[1], "2", "approved");
}

TEST(People, InOrderAreDecided) {
  const Workspace workspace;
  const Ran ran = decide_with(workspace, {});
  expect_status(ran, 0);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 2U) << ran.errors;
  expect_decision(decisions[0], "1", "approved");
  expect_decision(decisions[1], "2", "approved");
}

TEST(People, WithABirthDateThatIsNoneMakeTheirOwnLinesErrors) {
  expect_only_a_fails({.insured = "insured,born,polis\nA,1950-13-01,natura\nB,1960-01-01,natura\n"},
                      {"insured.csv", "row 2", "born", "1950-13-01"});
}

TEST(People, InTwoRowsMakeTheirOwnLinesErrors) {
  expect_only_a_fails({.insured = "insured,born,polis\nA,1950-01-01,natura\nB,1960-01-01,natura\n"
                                  "A,1950-01-02,natura\n"},
                      {"insured.csv", "row 4", "`A`"});
}

TEST(People, WithAnEnrolmentThatEndsBeforeItBeginsMakeTheirOwnLinesErrors) {
  expect_only_a_fails(
      {.enrolments = "insured,programme,from,through,end_reason\n"
                     "A,DM2,2020-01-01,2019-12-31,verhuizing\nB,DM2,2020-01-01,,\n"},
      {"enrolments.csv", "row 2", "2019-12-31"});
}

TEST(People, WithAnEnrolmentWithoutAFirstDayMakeTheirOwnLinesErrors) {
  expect_only_a_fails({.enrolments = "insured,programme,from,through,end_reason\n"
                                     "A,DM2,,,\nB,DM2,2020-01-01,,\n"},
                      {"enrolments.csv", "row 2", "from"});
}

TEST(People, OfAProviderInTwoRowsForOneDayMakeItsLinesErrors) {
  expect_only_a_fails({.providers = "provider,from,through\n53010001,,2023-06-30\n"
                                    "53010001,2023-01-01,\n53010002,,\n"},
                      {"providers.csv", "row 3", "53010001"});
}

TEST(People, InAProgrammeThatNobodyKnowsAreNamedInTheSummary) {
  const Workspace workspace;
  const Ran ran =
      decide_with(workspace, {.enrolments = "insured,programme,from,through,end_reason\n"
                                            "A,DM3,2020-01-01,,\nA,DM2,2020-01-01,,\n"
                                            "B,DM2,2020-01-01,,\n"});
  expect_status(ran, 0);
  EXPECT_NE(ran.errors.find("DM3"), std::string::npos) << ran.errors;
}

TEST(People, WithAColumnThatNobodyDeclaresAreNamedInTheSummary) {
  const Workspace workspace;
  const Ran ran =
      decide_with(workspace, {.insured = "insured,born,polis,schoenmaat\nA,1950-01-01,natura,43\n"
                                         "B,1960-01-01,natura,38\n"});
  expect_status(ran, 0);
  EXPECT_NE(ran.errors.find("schoenmaat"), std::string::npos) << ran.errors;
}

}  // namespace
}  // namespace clausule::bad_input
