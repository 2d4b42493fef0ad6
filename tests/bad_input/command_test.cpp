#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// Runs lines that are in order with one file of it left out or spoilt.
Ran run_with(const Workspace& workspace, const std::string& lines,
             std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{
      "run",        workspace.write("contract.clausule", contract_text),
      "--lines",    lines,
      "--language", "en",
      "-o",         workspace.path("out.csv")};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

std::string enrolments(const Workspace& workspace) {
  return workspace.write("enrolments.csv", "insured,programme,from,through,end_reason\n");
}

TEST(Command, WithoutACommandOrWithAnotherSaysHow) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{}, {"beslis"}, {"run"}, {"run", "--lines"}, {"check"}}) {
    const Ran ran = run(arguments);
    expect_status(ran, 2);
    EXPECT_NE(ran.errors.find("clausule"), std::string::npos) << ran.errors;
  }
}

TEST(Command, AnUnknownOptionIsNamed) {
  const Workspace workspace;
  const Ran ran =
      run({"check", workspace.write("contract.clausule", contract_text), "--langauge", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find("--langauge"), std::string::npos) << ran.errors;
}

TEST(Command, AContractThatIsNotThereIsNamed) {
  const Workspace workspace;
  for (const std::string command : {"check", "test"}) {
    const Ran ran = run({command, workspace.path("er-niet"), "--language", "en"});
    expect_status(ran, 2);
    EXPECT_NE((ran.output + ran.errors).find("er-niet"), std::string::npos);
    EXPECT_NE((ran.output + ran.errors).find("[path_not_found]"), std::string::npos);
  }
}

TEST(Command, AFolderWithoutContractsSaysHowTheyAreNamed) {
  const Workspace workspace;
  workspace.write("map/leesmij.txt", "niets");
  const Ran ran = run({"check", workspace.path("map"), "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE((ran.output + ran.errors).find("[no_contract_files]"), std::string::npos)
      << ran.output << ran.errors;
  EXPECT_NE((ran.output + ran.errors).find(".clausule.md"), std::string::npos);
}

TEST(Command, LinesThatAreNotThereStopTheRun) {
  const Workspace workspace;
  expect_stopped(
      workspace,
      run_with(workspace, workspace.path("er-niet.csv"), {"--enrolments", enrolments(workspace)}),
      {"er-niet.csv", "path"});
}

TEST(Command, AnOutputThatIsReadStaysAsItIs) {
  const Workspace workspace;
  const std::string text = std::string(line_header) + "1,A,53010001,2023-01-01,40001,61.00\n";
  const std::string lines = workspace.write("lines.csv", text);
  const std::string persons = enrolments(workspace);
  const std::string contract = workspace.write("contract.clausule", contract_text);
  workspace.write("map/x", "");
  for (const std::string output : {"lines.csv", "./map/../lines.csv", "contract.clausule"}) {
    const Ran ran = run({"run", contract, "--lines", lines, "--enrolments", persons, "--language",
                         "en", "-o", workspace.path(output)});
    expect_status(ran, 2);
    EXPECT_NE(ran.errors.find("would be lost"), std::string::npos) << ran.errors;
    EXPECT_EQ(workspace.read("lines.csv"), text);
    EXPECT_EQ(workspace.read("contract.clausule"), contract_text);
  }
}

TEST(Command, AFolderAsLinesStopsTheRun) {
  const Workspace workspace;
  workspace.write("map/x", "");
  expect_stopped(
      workspace,
      run_with(workspace, workspace.path("map"), {"--enrolments", enrolments(workspace)}), {"map"});
}

TEST(Command, EmptyLinesHaveNoHeader) {
  const Workspace workspace;
  expect_stopped(workspace,
                 run_with(workspace, workspace.write("lines.csv", ""),
                          {"--enrolments", enrolments(workspace)}),
                 {"lines.csv", "no header"});
}

TEST(Command, LinesWithAHeaderOnlyAreNoLines) {
  const Workspace workspace;
  const Ran ran = run_with(workspace, workspace.write("lines.csv", line_header),
                           {"--enrolments", enrolments(workspace)});
  expect_status(ran, 0);
  EXPECT_TRUE(workspace.has("out.csv"));
  EXPECT_TRUE(workspace.decisions().empty());
}

TEST(Command, AColumnThatIsMissingIsNamed) {
  const Workspace workspace;
  expect_stopped(workspace,
                 run_with(workspace,
                          workspace.write("lines.csv",
                                          "line,insured,provider,date,code\n"
                                          "1,A,53010001,2023-01-01,40001\n"),
                          {"--enrolments", enrolments(workspace)}),
                 {"lines.csv", "`amount`", "missing"});
}

TEST(Command, AColumnThatStandsTwiceIsNamed) {
  const Workspace workspace;
  expect_stopped(
      workspace,
      run_with(workspace,
               workspace.write("lines.csv", "line,insured,provider,date,code,amount,code\n"),
               {"--enrolments", enrolments(workspace)}),
      {"lines.csv", "`code`", "twice"});
}

TEST(Command, EnrolmentsThatTheContractReadsMustBeHandedOver) {
  const Workspace workspace;
  expect_stopped(workspace,
                 run_with(workspace, workspace.write("lines.csv",
                                                     std::string(line_header) +
                                                         "1,A,53010001,2023-01-01,40001,61.00\n")),
                 {"--enrolments"});
}

TEST(Command, SortedLinesThatAreNotStopTheRun) {
  const Workspace workspace;
  const std::string lines =
      workspace.write("lines.csv", std::string(line_header) +
                                       "1,A,53010001,2023-01-01,40001,61.00\n"
                                       "2,B,53010001,2023-01-01,40001,61.00\n"
                                       "3,A,53010001,2023-04-01,40001,61.00\n");
  expect_stopped(workspace,
                 run_with(workspace, lines, {"--enrolments", enrolments(workspace), "--sorted"}),
                 {"`A`", "--sorted"});
}

TEST(Command, AnOutputFolderThatIsNotThereStopsTheRun) {
  const Workspace workspace;
  const std::string lines = workspace.write("lines.csv", line_header);
  const Ran ran = run({"run", workspace.write("contract.clausule", contract_text), "--lines", lines,
                       "--enrolments", enrolments(workspace), "--language", "en", "-o",
                       workspace.path("er-niet/out.csv")});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find("er-niet"), std::string::npos) << ran.errors;
}

TEST(Command, ALineThatIsNotThereCannotBeExplained) {
  const Workspace workspace;
  const Ran ran = run({"explain", workspace.write("contract.clausule", contract_text), "--lines",
                       workspace.write("lines.csv", std::string(line_header) +
                                                        "1,A,53010001,2023-01-01,40001,61.00\n"),
                       "--enrolments", enrolments(workspace), "--line", "99", "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find("99"), std::string::npos) << ran.errors;
}

TEST(Command, ALineDeniedBesideTheHistoryIsExplained) {
  const Workspace workspace;
  const std::string contract = std::string(contract_header) + R"(
tarief jaartarief
  voor 9201
  per kalenderjaar
  bedraagt € 50,00
)";
  const Ran ran = run({"explain", workspace.write("contract.clausule", contract), "--lines",
                       workspace.write("lines.csv", std::string(line_header) +
                                                        "14,A,53010001,2023-01-02,9201,100.00\n"),
                       "--history",
                       workspace.write("history.csv",
                                       "line,insured,provider,date,code,amount,outcome,paid\n"
                                       "7,A,53010001,2023-10-01,9201,100.00,approved,40.00\n"),
                       "--line", "14", "--language", "en"});
  expect_status(ran, 0);
  EXPECT_NE(ran.output.find("line 7: € 40.00 paid of € 100.00"), std::string::npos) << ran.output;
}

}  // namespace
}  // namespace clausule::bad_input
