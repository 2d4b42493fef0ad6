#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

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
    std::ofstream(folder_ / "keten/contract.clausule", std::ios::binary) << contract << tests;
  }
  ~GenerateProgram() override { std::filesystem::remove_all(folder_); }

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
  EXPECT_NE(read("out").find(": nothing found: table groepen: is read for no line\n"),
            std::string::npos)
      << read("out");
  EXPECT_EQ(read("out").find("VRM"), std::string::npos) << read("out");
  EXPECT_NE(read("keten/more.clausule").find("| 40011 |"), std::string::npos);
  EXPECT_EQ(read("keten/more.clausule").find("zorgverlener 26\n"), std::string::npos);
  EXPECT_EQ(run("test keten"), 0) << read("out");
}

}  // namespace
}  // namespace clausule::cli
