#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view settled_contract =
    "contract c\n  verzekeraar \"X\"\n  geldig 2023-01-01 t/m 2026-12-31\n  partijen 53010001\n"
    "  overige prestaties toegestaan\n\n"
    "gegeven zorgverlener.begroting: geld\n\n"
    "verrekening over-begroting\n  voor 40001\n  per zorgverlener per kalenderjaar\n"
    "  bedraagt som vergoed - zorgverlener.begroting\n  ten minste € 0\n"
    "  ten gunste van verzekeraar\n";
constexpr std::string_view settled_lines =
    "line,insured,provider,date,code,amount\n"
    "1,A,53010001,2023-01-01,40001,61.00\n2,B,53010001,2023-04-01,40001,70.00\n";
constexpr std::string_view decision_header = "line,outcome,paid,ground,contract\n";
constexpr std::string_view settled_decisions =
    "line,outcome,paid,ground\n1,approved,61.00,none\n2,approved,70.00,none\n";
constexpr std::string_view providers = "provider,begroting\n53010001,100.00\n";

/// Settles lines with decisions, in English, into `out.csv`.
Ran settle(const Workspace& workspace, std::string_view lines_text, std::string_view decided,
           std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{
      "settle",      workspace.write("contract.clausule", settled_contract),
      "--lines",     workspace.write("lines.csv", lines_text),
      "--decisions", workspace.write("decisions.csv", decided),
      "--providers", workspace.write("providers.csv", providers),
      "--language",  "en",
      "-o",          workspace.path("out.csv")};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

TEST(Settle, AddsUpWhatWasDecided) {
  const Workspace workspace;
  expect_status(settle(workspace, settled_lines, settled_decisions), 0);
  const auto settled = workspace.decisions();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].at("settlement"), "over-begroting");
  EXPECT_EQ(settled[0].at("provider"), "53010001");
  EXPECT_EQ(settled[0].at("year"), "2023");
  EXPECT_EQ(settled[0].at("party"), "verzekeraar");
  EXPECT_EQ(settled[0].at("amount"), "31.00");
  EXPECT_EQ(settled[0].at("provisional"), "no");
}

TEST(Settle, ReadsTheDecisionsThatRunWrites) {
  for (const std::string name : {"decided.csv", "decided.ndjson"}) {
    const Workspace workspace;
    const std::string path = workspace.path(name);
    expect_status(run({"run", workspace.write("contract.clausule", settled_contract), "--lines",
                       workspace.write("lines.csv", settled_lines), "-o", path}),
                  0);
    const Ran ran = settle(workspace, settled_lines, settled_decisions, {"--sorted"});
    expect_status(ran, 0);
    const std::string before = workspace.read("out.csv");
    expect_status(
        run({"settle", workspace.path("contract.clausule"), "--lines", workspace.path("lines.csv"),
             "--decisions", path, "--providers", workspace.path("providers.csv"), "--language",
             "en", "-o", workspace.path("out.csv")}),
        0);
    EXPECT_EQ(workspace.read("out.csv"), before) << name;
  }
}

TEST(Settle, AFactThatIsMissingIsAnErrorThatNamesIt) {
  const Workspace workspace;
  const Ran ran = run({"settle", workspace.write("contract.clausule", settled_contract), "--lines",
                       workspace.write("lines.csv", settled_lines), "--decisions",
                       workspace.write("decisions.csv", settled_decisions), "--language", "en",
                       "-o", workspace.path("out.csv")});
  expect_status(ran, 1);
  const auto settled = workspace.decisions();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].at("amount"), "");
  EXPECT_NE(settled[0].at("message").find("zorgverlener.begroting"), std::string::npos);
}

TEST(Settle, ALineWithoutAProviderIsNotLost) {
  const Workspace workspace;
  const std::string without = std::string(settled_lines) + "3,C,,2023-07-01,40001,5.00\n";
  expect_status(settle(workspace, without, std::string(settled_decisions) + "3,error,0.00,claim\n"),
                0);
  const auto settled = workspace.decisions();
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_EQ(settled[0].at("amount"), "31.00");
  EXPECT_EQ(settled[0].at("provisional"), "yes");
  EXPECT_NE(settled[0].at("message").find("1 line could not be read"), std::string::npos);
}

TEST(Settle, LinesUnderReviewInErrorOrUnreadableMakeItProvisional) {
  const Workspace workspace;
  const std::string more = std::string(settled_lines) +
                           "3,C,53010001,2023-07-01,40001,5.00\n"
                           "4,D,53010001,2023-07-01,40001,5.00\n"
                           "5,E,53010001,2023-07-01,40001,vijf\n"
                           "6,F,53010001,2024-07-01,40001,100.00\n";
  const std::string decided = std::string(settled_decisions) +
                              "3,review,0.00,exclusion\n4,error,0.00,tariff\n5,error,0.00,claim\n"
                              "6,approved,100.00,none\n";
  expect_status(settle(workspace, more, decided), 0);
  const auto settled = workspace.decisions();
  ASSERT_EQ(settled.size(), 2U);
  EXPECT_EQ(settled[0].at("amount"), "31.00");
  EXPECT_EQ(settled[0].at("provisional"), "yes");
  for (const char* phrase : {"1 line is under review", "1 line is in error", "could not be read"}) {
    EXPECT_NE(settled[0].at("message").find(phrase), std::string::npos) << phrase;
  }
  EXPECT_EQ(settled[1].at("year"), "2024");
  EXPECT_EQ(settled[1].at("message").find("under review"), std::string::npos);
}

TEST(Settle, DecisionsOnOtherLinesStop) {
  const Workspace workspace;
  expect_stopped(
      workspace,
      settle(workspace, settled_lines, "line,outcome,paid\n2,approved,70.00\n1,approved,61.00\n"),
      {"decisions.csv", "row 2", "`1`", "`2`"});
}

TEST(Settle, FewerOrMoreDecisionsThanLinesStop) {
  const Workspace workspace;
  expect_stopped(workspace,
                 settle(workspace, settled_lines, "line,outcome,paid\n1,approved,61.00\n"),
                 {"decisions.csv", "before line `2`"});
  expect_stopped(
      workspace,
      settle(workspace, settled_lines, std::string(settled_decisions) + "3,approved,1.00,none\n"),
      {"decisions.csv", "`3`", "all lines"});
}

TEST(Settle, ADecisionThatCannotBeReadStops) {
  const Workspace workspace;
  const auto with = [&](std::string_view row) {
    return settle(workspace, settled_lines,
                  "line,outcome,paid,ground\n" + std::string(row) + "\n2,approved,70.00,none\n");
  };
  expect_stopped(workspace, with("1,paid,61.00,none"), {"row 2", "outcome", "`paid`"});
  expect_stopped(workspace, with("1,approved,a lot,none"), {"row 2", "paid", "a lot"});
  expect_stopped(workspace, with("1,approved,61.00,tarief"), {"row 2", "ground", "`tarief`"});
  expect_stopped(workspace, with("1,approved"), {"row 2", "fields"});
}

TEST(Settle, DecisionsOfAnotherContractStopAndThoseOfAnotherVersionAreTold) {
  const Workspace workspace;
  const auto under = [&](std::string_view name) {
    return settle(workspace, settled_lines,
                  std::string(decision_header) + "1,approved,61.00,none," + std::string(name) +
                      "\n2,approved,70.00,none," + std::string(name) + "\n");
  };
  expect_stopped(workspace, under("ander@0123456789abcdef"), {"ander@0123456789abcdef", "c@"});
  const Ran ran = under("c@0123456789abcdef");
  expect_status(ran, 0);
  EXPECT_NE(ran.errors.find("c@0123456789abcdef"), std::string::npos) << ran.errors;
}

TEST(Settle, OnlyOneFileComesFromStandardInput) {
  const Workspace workspace;
  const Ran ran =
      run({"settle", workspace.write("contract.clausule", settled_contract), "--lines", "-",
           "--decisions", "-", "--language", "en", "-o", workspace.path("out.csv")});
  expect_stopped(workspace, ran, {"standard input"});
}

}  // namespace
}  // namespace clausule::bad_input
