#include "tools/testing/contract_tests.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace clausule::testing {
namespace {

constexpr std::string_view right = R"(contract c
  verzekeraar "V"
  geldig vanaf 2025-01-01
  overige prestaties toegestaan

tarief keten
  voor 40001 per kwartaal
  bedraagt € 63,36

dossier "geen test"
  | datum      | code  | bedrag  |
  | 2025-01-01 | 40001 | € 63,36 |

test "€ 1 te veel"
  | datum      | code  | bedrag  | verwacht |
  | 2025-01-01 | 40001 | € 64,36 | verlaagd |

test "a1 te veel"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 64,36 | toegekend |

test "a1-te-veel"
  nog te doen "later"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 64,36 | toegekend |
)";

/// Returns the cases of a suite by their results: each has run by now, in another suite's test.
const ::testing::TestInfo* find_case(const std::string& suite, const std::string& name) {
  const auto& unit = *::testing::UnitTest::GetInstance();
  for (int at = 0; at < unit.total_test_suite_count(); ++at) {
    const ::testing::TestSuite& one = *unit.GetTestSuite(at);
    for (int test = 0; suite == one.name() && test < one.total_test_count(); ++test) {
      if (name == one.GetTestInfo(test)->name()) return one.GetTestInfo(test);
    }
  }
  return nullptr;
}

TEST(RegisterContract, MakesACaseOfEachTestUnderANameOfItsOwn) {
  for (const std::string name : {"check", "____1_te_veel", "a1_te_veel", "a1_te_veel_2"}) {
    EXPECT_NE(find_case("mijn_contract_clausule", name), nullptr) << name;
  }
  EXPECT_EQ(find_case("mijn_contract_clausule", "geen_test"), nullptr) << "a dossier is no test";
}

TEST(RegisterContract, HasACheckForAContractThatIsWrong) {
  EXPECT_NE(find_case("verkeerd_clausule", "check"), nullptr);
}

}  // namespace

/// Registers contracts of which some cases fail, runs them all, and looks at how each went.
int run(int count, char** arguments) {
  ::testing::InitGoogleTest(&count, arguments);
  std::string folder = (std::filesystem::temp_directory_path() / "suite-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 2;
  const auto write = [&](const std::string& name, std::string_view text) {
    const std::filesystem::path file = std::filesystem::path(folder) / name;
    std::ofstream(file) << text;
    return file;
  };
  const std::size_t of_right = register_contract(write("mijn contract.clausule", right));
  const std::size_t of_wrong = register_contract(write("verkeerd.clausule", "tarief x\n"));
  // Another year of the same contract.
  std::filesystem::create_directory(std::filesystem::path(folder) / "2026");
  const std::size_t of_next = register_contract(write("2026/mijn contract.clausule", right));
  std::filesystem::remove_all(folder);
  if (of_next != 4 || find_case("2026_mijn_contract_clausule", "check") == nullptr) return 4;
  if (of_right != 4 || of_wrong != 1) return 3;
  // Some of them have to fail.
  if (RUN_ALL_TESTS() == 0) return 5;
  const auto went = [](const std::string& suite, const std::string& name) {
    const ::testing::TestInfo* one = find_case(suite, name);
    if (one == nullptr) return std::string("missing");
    if (one->result()->Skipped()) return std::string("skipped");
    return std::string(one->result()->Passed() ? "passed" : "failed");
  };
  const std::string suite = "mijn_contract_clausule";
  const bool is_right =
      went("RegisterContract", "MakesACaseOfEachTestUnderANameOfItsOwn") == "passed" &&
      went("RegisterContract", "HasACheckForAContractThatIsWrong") == "passed" &&
      went(suite, "check") == "passed" && went(suite, "____1_te_veel") == "passed" &&
      went(suite, "a1_te_veel") == "failed" && went(suite, "a1_te_veel_2") == "skipped" &&
      went("verkeerd_clausule", "check") == "failed";
  return is_right ? 0 : 1;
}

}  // namespace clausule::testing

int main(int count, char** arguments) {
  return clausule::testing::run(count, arguments);
}
