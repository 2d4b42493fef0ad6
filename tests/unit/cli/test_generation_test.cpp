#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

namespace clausule::cli {
namespace {

// No test has the code of VRM, and no test can name the first provider: its number is too short.
constexpr std::string_view contract = R"(contract keten
  verzekeraar "Voorbeeld"
  geldig 2025-01-01 t/m 2025-12-31
  overige prestaties toegestaan

tabel groepen per zorgverlener
  | zorgverlener | naam   |
  | 26           | "Een"  |
  | 53010001     | "Twee" |

tarief DM2
  voor 40001 per kwartaal
  indien zorgverlener in groepen
  bedraagt € 63,36

tarief VRM
  voor 40011 per kwartaal
  bedraagt € 20,00

)";
constexpr std::string_view tests = R"(test "een"
  zorgverlener 53010001
  | datum      | code  | bedrag  | verwacht  |
  | 2025-02-01 | 40001 | € 63,36 | toegekend |
)";

/// Runs the built program in a folder of its own, in which lies a contract.
class GenerateProgram : public testing::Test {
 protected:
  GenerateProgram() {
    std::string path = (std::filesystem::temp_directory_path() / "generate-XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
    folder_ = path;
    std::filesystem::create_directories(folder_ / "keten");
    write("keten/contract.clausule", std::string(contract) + std::string(tests));
  }
  ~GenerateProgram() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, std::string_view text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  /// Returns the exit status; what was said is in `out` and `err`.
  [[nodiscard]] int run(const std::string& arguments) const {
    const std::string command = "cd '" + folder_.string() +
                                "' && LC_ALL=C '" CLAUSULE_PROGRAM "' " + arguments +
                                " > out 2> err < /dev/null";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(GenerateProgram, LeavesOutOnlyTheTestsThatCannotBeRead) {
  ASSERT_EQ(run("test keten --generate keten/more.clausule --language en"), 0) << read("err");
  EXPECT_NE(read("out").find(": nothing found: table groepen, row 26: is read for no line\n"),
            std::string::npos)
      << read("out");
  EXPECT_EQ(read("out").find("VRM"), std::string::npos) << read("out");
  EXPECT_NE(read("keten/more.clausule").find("| 40011 |"), std::string::npos);
  EXPECT_EQ(read("keten/more.clausule").find("zorgverlener 26\n"), std::string::npos);
  EXPECT_EQ(run("test keten"), 0) << read("out");
}

TEST_F(GenerateProgram, WritesALiterateFileOfWhichTheTestsRun) {
  ASSERT_EQ(run("test keten --generate keten/more.clausule.md --language en"), 0) << read("err");
  const std::string made = read("keten/more.clausule.md");
  EXPECT_TRUE(made.starts_with("# Voorgestelde tests\n\nVoorgesteld door ")) << made;
  EXPECT_NE(made.find("telt.\n\n```clausule\n# contract "), std::string::npos) << made;
  EXPECT_TRUE(made.ends_with("|\n```\n")) << made;
  EXPECT_EQ(run("test keten --language en"), 0) << read("out");
  EXPECT_NE(read("out").find("keten/more.clausule.md: 8 tests, 8 passed\n"), std::string::npos)
      << read("out");
  EXPECT_EQ(run("fmt --check keten/more.clausule.md"), 0) << read("err");
}

// What is said above a test is what the report says is missing.
TEST_F(GenerateProgram, NamesRowsAsTheCoverageReportDoes) {
  write("keten/contract.clausule",
        "contract keten\n  verzekeraar \"Voorbeeld\"\n  geldig 2025-01-01 t/m 2025-12-31\n"
        "  overige prestaties toegestaan\n\n"
        "tarief ketens\n  per kwartaal\n  | code  | bedraagt |\n  | 40001 | € 61,00  |\n"
        "  | 40011 | € 20,00  |\n  | 40021 | € 30,00  |\n\n"
        "test \"een\"\n  | datum      | code  | bedrag  | verwacht  |\n"
        "  | 2025-02-01 | 40001 | € 61,00 | toegekend |\n");
  ASSERT_EQ(run("test keten --coverage --language nl"), 0) << read("err");
  const std::string report = read("out");
  ASSERT_EQ(run("test keten --generate more.clausule --language en"), 0) << read("err");
  for (const char* const row : {"40011", "40021"}) {
    const std::string named = "tarief ketens, rij " + std::string(row) + ": prijst geen regel\n";
    EXPECT_NE(report.find(": " + named), std::string::npos) << report;
    EXPECT_NE(read("more.clausule").find("# " + named), std::string::npos) << read("more.clausule");
  }
}

TEST_F(GenerateProgram, GivesNoTestTheNameOfADossier) {
  write("keten/dossier.clausule",
        "dossier \"voorstel 1 bij VRM\"\n  | datum      | code  | bedrag  |\n"
        "  | 2025-02-01 | 7712  | € 18,20 |\n");
  ASSERT_EQ(run("test keten --generate keten/more.clausule --language en"), 0) << read("err");
  EXPECT_EQ(read("out").find("nothing found: tariff VRM"), std::string::npos) << read("out");
  const std::string made = read("keten/more.clausule");
  EXPECT_EQ(made.find("test \"voorstel 1 bij VRM\""), std::string::npos) << made;
  EXPECT_NE(made.find("test \"voorstel 2 bij VRM\""), std::string::npos) << made;
  EXPECT_EQ(run("test keten"), 0) << read("out") << read("err");
}

TEST_F(GenerateProgram, CountsOneTestInTheSingular) {
  ASSERT_EQ(run("test keten --generate keten/more.clausule --language en"), 0) << read("err");
  EXPECT_NE(read("out").find("more.clausule: 8 tests to confirm\n"), std::string::npos);
  const std::string made = read("keten/more.clausule");
  write("keten/more.clausule", made.substr(0, made.rfind("\n# ")));
  for (const auto& [language, said] :
       {std::pair("en", "1 test to confirm\n"), std::pair("nl", "1 test om te bevestigen\n")}) {
    const std::string file = std::string(language) + ".clausule";
    ASSERT_EQ(run("test keten --generate " + file + " --language " + language), 0) << read("err");
    EXPECT_NE(read("out").find(file + ": " + said), std::string::npos) << read("out");
  }
}

}  // namespace
}  // namespace clausule::cli
