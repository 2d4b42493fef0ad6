#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view suite = R"(contract c
  verzekeraar "V"
  geldig vanaf 2025-01-01
  overige prestaties toegestaan

tarief DM2
  voor 40001 per kwartaal
  bedraagt € 63,36

test "goed"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 63,36 | toegekend |

test "fout"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 63,37 | toegekend |
)";

TEST(TestCommand, RunsWhatTheFilterWantsAndSaysThatNothingHasIt) {
  const Workspace workspace;
  const std::string contract = workspace.write("c.clausule", std::string(suite));
  expect_status(run({"test", contract, "--language", "en"}), 1);
  const Ran good = run({"test", "--filter", "goed", contract, "--language", "en"});
  expect_status(good, 0);
  EXPECT_NE(good.output.find("1 test, 1 passed"), std::string::npos) << good.output;
  const Ran none = run({"test", contract, "--filter", "voet", "--language", "en"});
  expect_status(none, 2);
  EXPECT_NE(none.errors.find("no test has that in its name"), std::string::npos) << none.errors;
}

TEST(TestCommand, ListsTheTestsOfAContractThatIsWrong) {
  const Workspace workspace;
  const std::string contract = workspace.write("c.clausule", std::string(suite) + "\ntarief X\n");
  const Ran ran = run({"test", contract, "--list", "--language", "en"});
  expect_status(ran, 1);
  EXPECT_NE(ran.output.find(": goed\n"), std::string::npos) << ran.output;
  EXPECT_NE(ran.errors.find("error"), std::string::npos) << "why it is wrong comes beside the list";
}

TEST(TestCommand, SaysThatTheReportCannotBeWritten) {
  const Workspace workspace;
  const std::string contract = workspace.write("c.clausule", std::string(suite));
  const Ran ran = run({"test", contract, "--junit", workspace.path("er/niet.xml"), "--filter",
                       "goed", "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find("niet.xml"), std::string::npos) << ran.errors;
}

TEST(TestCommand, WritesTheReportOfAContractThatIsNotThere) {
  const Workspace workspace;
  const Ran ran = run({"test", workspace.path("er-niet"), "--junit", workspace.path("out.xml"),
                       "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(workspace.read("out.xml").find("errors=\"1\""), std::string::npos);
}

TEST(TestCommand, ProposalsDoNotTouchAFileThatIsThere) {
  const Workspace workspace;
  const std::string contract = workspace.write("c.clausule", std::string(suite));
  const std::string file = workspace.path("voorstellen.clausule");
  expect_status(run({"test", contract, "--generate", file, "--language", "en"}), 1);
  const std::string text = workspace.read("voorstellen.clausule");
  EXPECT_NE(text.find("test \"voorstel 1 bij "), std::string::npos) << text;
  const Ran again = run({"test", contract, "--generate", file, "--language", "en"});
  expect_status(again, 2);
  EXPECT_NE(again.errors.find("is already there"), std::string::npos) << again.errors;
  EXPECT_EQ(workspace.read("voorstellen.clausule"), text);
  expect_status(run({"test", contract, contract, "--generate", workspace.path("x.clausule")}), 2);
}

TEST(TestCommand, ListAndUpdateDoNotGoTogether) {
  const Workspace workspace;
  const std::string contract = workspace.write("c.clausule", std::string(suite));
  expect_status(run({"test", contract, "--list", "--update"}), 2);
}

}  // namespace
}  // namespace clausule::bad_input
