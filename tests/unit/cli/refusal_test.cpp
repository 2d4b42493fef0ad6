#include "tools/cli/refusal.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tools/cli/command_line.hpp"

namespace clausule::cli {
namespace {

/// Returns the first line of what is said of a command line that is not accepted.
std::string refusal(std::vector<std::string> words) {
  words.insert(words.begin(), "clausule");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  testing::internal::CaptureStderr();
  EXPECT_NE(run_program(static_cast<int>(arguments.size()), arguments.data()), 0);
  const std::string said = testing::internal::GetCapturedStderr();
  return said.substr(0, said.find('\n'));
}

std::string in_dutch(std::vector<std::string> words) {
  words.insert(words.end(), {"--language", "nl"});
  return refusal(std::move(words));
}
std::string in_english(std::vector<std::string> words) {
  words.insert(words.end(), {"--language", "en"});
  return refusal(std::move(words));
}

TEST(Refusal, SpeaksTheLanguageOfTheTerminal) {
  EXPECT_EQ(in_dutch({"check"}), "clausule: er ontbreekt iets: contract");
  EXPECT_EQ(in_english({"check"}), "clausule: something is missing: contract");
  EXPECT_EQ(in_dutch({"check", "a", "--b"}), "clausule: iets waar niemand om vroeg: --b");
  EXPECT_EQ(in_dutch({"test", "a", "--coverage-html", "b"}),
            "clausule: --coverage-html gaat alleen met --coverage");
  EXPECT_EQ(in_dutch({"test", "a", "--mutate", "--coverage"}),
            "clausule: --mutate en --coverage gaan niet samen: laat een van beide weg");
  EXPECT_EQ(in_dutch({"shrink", "a", "--lines", "b"}),
            "clausule: er ontbreekt iets: --against of --amounts");
  EXPECT_EQ(in_english({"shrink", "a", "--lines", "b", "--against", "c", "--amounts", "d"}),
            "clausule: --against and --amounts do not go together: leave one out");
  EXPECT_EQ(in_dutch({}), "clausule: zeg wat er moet gebeuren: `clausule check`, `clausule run` …");
}

TEST(Refusal, OfAValueSaysWhichThereAre) {
  EXPECT_EQ(in_dutch({"fmt", "a", "--vocabulary", "fr"}),
            "clausule: --vocabulary: `fr` is geen van: nl, en");
  EXPECT_EQ(in_english({"fmt", "a", "--vocabulary", "fr"}),
            "clausule: --vocabulary: `fr` is none of: nl, en");
}

TEST(Refusal, OfANumberSaysItsBounds) {
  for (const char* threads : {"0", "1025", "abc", "2x", "-1", "+1", "99999999999999999999", ""}) {
    EXPECT_EQ(
        in_dutch({"test", "a", "--threads", threads}),
        "clausule: --threads: `" + std::string(threads) + "` is geen geheel getal van 1 t/m 1024");
  }
  EXPECT_EQ(in_english({"test", "a", "--coverage", "--coverage-at-least", "101"}),
            "clausule: --coverage-at-least: `101` is no whole number from 0 through 100");
}

}  // namespace
}  // namespace clausule::cli
