#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// A contract in which foot care is denied beside 40001 in the same `unit`.
std::string contract_of(std::string_view name, std::string_view unit) {
  return "contract " + std::string(name) +
         "\n  verzekeraar \"X\"\n  geldig 2024-01-01 t/m 2025-12-31\n  partijen 53010001\n"
         "  overige prestaties toegestaan\n\ntarief DM2\n  voor 40001 per kwartaal\n"
         "  bedraagt € 61,00\n\nuitsluiting voetzorg\n  naast 40001 in hetzelfde " +
         std::string(unit) + " vervalt:\n    9200 t/m 9203\n";
}

constexpr std::string_view claims =
    "line,insured,provider,date,code,amount,quantity\n"
    "a1,p-16,53010001,2025-02-11,40001,61.00,1\n"
    "b1,p-17,53010001,2025-01-08,40001,63.36,1\n"
    "b2,p-17,53010001,2025-02-14,9203,31.37,1\n"
    "b3,p-17,67000123,2025-03-02,7712,18.20,3\n"
    "b6,p-17,53010001,2025-07-22,9201,44.15,1\n";

Ran shrink(const Workspace& workspace, std::vector<std::string> more,
           std::string_view lines = claims, std::string_view language = "en") {
  std::vector<std::string> arguments{
      "shrink",     workspace.write("new.clausule", contract_of("nieuw", "kalenderjaar")),
      "--lines",    workspace.write("lines.csv", lines),
      "--language", std::string(language)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

Ran shrink_against(const Workspace& workspace, std::vector<std::string> more = {}) {
  more.insert(more.end(),
              {"--against", workspace.write("old.clausule", contract_of("oud", "kwartaal"))});
  return shrink(workspace, std::move(more));
}

Ran shrink_amounts(const Workspace& workspace, std::string_view amounts,
                   std::string_view language = "en") {
  return shrink(workspace, {"--amounts", workspace.write("amounts.csv", amounts)}, claims,
                language);
}

void expect_refused(const Ran& ran, std::string_view phrase) {
  expect_status(ran, 2);
  EXPECT_EQ(ran.output, "");
  EXPECT_NE(ran.errors.find(phrase), std::string::npos) << ran.errors;
}

TEST(Shrink, LeavesTheLinesThatDiffer) {
  const Workspace workspace;
  const Ran ran = shrink_against(workspace, {"-o", workspace.path("test.clausule")});
  expect_status(ran, 0);
  EXPECT_EQ(workspace.read("test.clausule"),
            "# Regel 2: volgens oud toegekend, € 40,00 vergoed.\n"
            "test \"verschil met oud: 9201\"\n"
            "  | datum      | code  | bedrag   | verwacht  | vergoed | door     |\n"
            "  | 2024-01-01 | 40001 | € 100,00 | verlaagd  | € 61,00 | DM2      |\n"
            "  | 2024-07-01 | 9201  | € 40,00  | afgewezen | € 0,00  | voetzorg |\n");
}

TEST(Shrink, WritesATestThatPassesUnderTheContractAndFailsUnderTheOther) {
  const Workspace workspace;
  const Ran ran = shrink_against(workspace);
  expect_status(ran, 0);
  const auto tested = [&](std::string_view name, std::string_view unit) {
    return run({"test",
                workspace.write("with.clausule", contract_of(name, unit) + "\n" + ran.output)})
        .status;
  };
  EXPECT_EQ(tested("nieuw", "kalenderjaar"), 0);
  EXPECT_EQ(tested("oud", "kwartaal"), 1);
}

TEST(Shrink, OfAmountsChangesNoneOfThoseClaimed) {
  const Workspace workspace;
  const Ran ran = shrink_amounts(workspace, "line,paid\na1,61.00\nb6,44.15\n");
  expect_status(ran, 0);
  EXPECT_NE(ran.output.find("# Regel 2: het oude systeem vergoedde € 44,15."), std::string::npos)
      << ran.output;
  EXPECT_NE(ran.output.find("| € 44,15 |"), std::string::npos) << ran.output;
}

TEST(Shrink, SaysWhereNothingDiffers) {
  const Workspace workspace;
  const Ran ran = shrink_amounts(workspace, "line,paid\na1,61.00\n");
  expect_status(ran, 1);
  EXPECT_EQ(ran.output, "");
  EXPECT_NE(ran.errors.find("lines compared: 1; none differs"), std::string::npos) << ran.errors;
}

TEST(Shrink, RefusesAmountsThatDoNotBelongToTheLines) {
  const Workspace workspace;
  expect_refused(shrink_amounts(workspace, "line,paid\nz9,61.00\n"),
                 "amounts.csv, row 2, column line: there is no line `z9` in lines.csv");
  expect_refused(shrink_amounts(workspace, "line,paid\nz9,61.00\n", "nl"),
                 "amounts.csv, rij 2, kolom line: er is geen regel `z9` in lines.csv");
  expect_refused(shrink_amounts(workspace, "line,paid\na1,61.00\na1,61.00\n"),
                 "amounts.csv, row 3, column line: line `a1` has an amount already");
  expect_refused(shrink_amounts(workspace, "line\na1\n"), "the column `paid` is missing");
  expect_refused(shrink_amounts(workspace, "line,paid\na1,veel\n"), "amounts.csv, row 2");
}

TEST(Shrink, RefusesAnInsuredWhoIsNotThere) {
  const Workspace workspace;
  expect_refused(shrink_against(workspace, {"--insured-id", "p-99"}),
                 "lines.csv: no line is of insured `p-99`");
}

TEST(Shrink, RefusesFilesThatAreNotThere) {
  const Workspace workspace;
  expect_refused(shrink(workspace, {"--against", workspace.path("none.clausule")}),
                 "none.clausule");
  expect_refused(shrink(workspace, {"--amounts", workspace.path("none.csv")}), "none.csv");
  expect_refused(shrink(workspace, {}), "clausule --help");
}

TEST(Shrink, RefusesToWriteOverAContract) {
  const Workspace workspace;
  const std::string old = workspace.write("old.clausule", contract_of("oud", "kwartaal"));
  expect_refused(shrink(workspace, {"--against", old, "-o", old}), "this file is read as well");
}

TEST(Shrink, OfAContractWithErrorsShowsThem) {
  const Workspace workspace;
  const Ran ran = shrink(workspace, {"--against", workspace.write("wrong.clausule", "contract\n")});
  expect_status(ran, 1);
  EXPECT_EQ(ran.output, "");
}

}  // namespace
}  // namespace clausule::bad_input
