#include "tools/cli/test_suite.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/load.hpp"

namespace clausule::cli {
namespace {

constexpr std::string_view suite = R"(contract c
  verzekeraar "V"
  geldig vanaf 2025-01-01
  overige prestaties toegestaan

tarief DM2
  voor 40001 per kwartaal
  bedraagt € 63,36

test "een"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 63,36 | toegekend |

test "twee"
  | datum      | code  | bedrag  | verwacht  |
  | 2025-01-01 | 40001 | € 63,37 | toegekend |

test "drie"
  | datum      | code  | bedrag  | verwacht |
  | 2025-01-01 | 40001 | € 63,37 | verlaagd |

dossier "geen test"
  | datum      | code  | bedrag  |
  | 2025-01-01 | 40001 | € 63,37 |
)";

std::vector<std::string> names(const std::vector<std::string>& filters, std::size_t threads) {
  interpreter::ContractTexts texts;
  texts.files.push_back({"c.clausule", std::string(suite)});
  const interpreter::Loaded loaded = interpreter::load(texts);
  EXPECT_TRUE(loaded.program);
  const Terminal terminal(dsl::Language::dutch, false);
  std::vector<std::string> names;
  for (const TimedReport& timed : run_wanted(loaded, filters, {}, threads, terminal)) {
    names.push_back(timed.report.name + (timed.report.passed ? "" : " faalt"));
  }
  return names;
}

TEST(IsWanted, LooksForAnyOfTheTexts) {
  EXPECT_TRUE(is_wanted("de keten", {}));
  EXPECT_TRUE(is_wanted("de keten", {"voet", "ket"}));
  EXPECT_FALSE(is_wanted("de keten", {"voet"}));
}

TEST(RunWanted, KeepsTheOrderOfTheContractOnAnyNumberOfThreads) {
  const std::vector<std::string> all{"een", "twee faalt", "drie"};
  for (const std::size_t threads : {1U, 2U, 7U}) EXPECT_EQ(names({}, threads), all);
}

TEST(RunWanted, RunsWhatTheFilterWants) {
  EXPECT_EQ(names({"ee"}, 2), (std::vector<std::string>{"een", "twee faalt"}));
  EXPECT_EQ(names({"vier"}, 2), std::vector<std::string>());
}

}  // namespace
}  // namespace clausule::cli
