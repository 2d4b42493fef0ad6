#include <filesystem>
#include <string>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

constexpr std::string_view messy = "tarief x\nbedraagt €1\n";
constexpr std::string_view neat = "tarief x\n  bedraagt € 1\n";

TEST(FormatInput, AFileThatIsNotThereIsNamed) {
  const Workspace workspace;
  const std::string other = workspace.write("a.clausule", messy);
  const Ran ran = run({"fmt", workspace.path("er-niet"), other, "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.output.find("[path_not_found]"), std::string::npos) << ran.output;
  EXPECT_EQ(workspace.read("a.clausule"), neat) << "the others are laid out";
}

TEST(FormatInput, AFileWithErrorsStaysAsItIs) {
  const Workspace workspace;
  for (const std::string_view text :
       {std::string_view("tarief x\nbedraagt\n"), std::string_view("tarief x\n\xFF\xFE\n"),
        std::string_view("een gewone brief\n"), std::string_view("\0\0\0", 3),
        std::string_view("tarief  x\n  bedraagt € 1.234\n")}) {
    workspace.write("map/fout.clausule", text);
    workspace.write("map/goed.clausule", messy);
    const Ran ran = run({"fmt", workspace.path("map"), "--language", "en"});
    expect_status(ran, 1);
    EXPECT_NE(ran.output.find("fout.clausule:"), std::string::npos) << ran.output;
    EXPECT_EQ(workspace.read("map/fout.clausule"), text);
    EXPECT_EQ(workspace.read("map/goed.clausule"), neat) << "the others are laid out";
  }
}

TEST(FormatInput, AnUnclosedFenceIsNoReasonToGuess) {
  const Workspace workspace;
  const std::string text = "# Kop\n\n```clausule\ntarief x\nbedraagt €1\n";
  const Ran ran = run({"fmt", workspace.write("a.clausule.md", text), "--language", "en"});
  expect_status(ran, 1);
  EXPECT_EQ(workspace.read("a.clausule.md"), text);
}

TEST(FormatInput, AFileThatNobodyMayWriteStaysAsItIs) {
  const Workspace workspace;
  const std::string path = workspace.write("a.clausule", messy);
  std::filesystem::permissions(path, std::filesystem::perms::owner_read);
  const Ran ran = run({"fmt", path, "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find("a.clausule"), std::string::npos) << ran.errors;
  EXPECT_EQ(workspace.read("a.clausule"), messy);
  expect_status(run({"fmt", "--check", path}), 1);
}

TEST(FormatInput, TheRightsOfAFileAndALinkToItStay) {
  using std::filesystem::perms;
  const Workspace workspace;
  const std::string path = workspace.write("a.clausule", messy);
  const perms rights = perms::owner_read | perms::owner_write | perms::group_read;
  std::filesystem::permissions(path, rights);
  const std::string link = workspace.path("b.clausule");
  std::filesystem::create_symlink("a.clausule", link);
  expect_status(run({"fmt", link}), 0);
  EXPECT_EQ(workspace.read("a.clausule"), neat);
  EXPECT_TRUE(std::filesystem::is_symlink(link));
  EXPECT_EQ(std::filesystem::status(path).permissions(), rights);
}

TEST(FormatInput, AnOtherVocabularyIsRefused) {
  const Workspace workspace;
  const std::string path = workspace.write("a.clausule", messy);
  for (const std::string word : {"fr", "NL", ""}) {
    expect_status(run({"fmt", path, "--vocabulary", word}), 2);
  }
  expect_status(run({"fmt"}), 2);
  EXPECT_EQ(workspace.read("a.clausule"), messy);
}

TEST(FormatInput, ALongFileTakesNoTimeToSpeakOf) {
  const Workspace workspace;
  std::string text = "tabel x per code\n| code | y |\n";
  for (int row = 10'000; row < 60'000; ++row) text += "|" + std::to_string(row) + "|€1|# a\n";
  for (int at = 0; at < 20'000; ++at) {
    text += "codelijst c" + std::to_string(at) + " =  1,\n2\n#  d\n";
  }
  std::string literate = "# Kop\n";
  for (int at = 0; at < 5'000; ++at) {
    literate += "```clausule\ncodelijst d" + std::to_string(at) + " = 1\n```\n";
  }
  workspace.write("map/b.clausule.md", literate);
  workspace.write("map/a.clausule", text);
  expect_status(run({"fmt", workspace.path("map")}), 0);
  EXPECT_NE(workspace.read("map/a.clausule").find("\n  | 10000 | € 1 |  # a\n"), std::string::npos);
}

}  // namespace
}  // namespace clausule::bad_input
