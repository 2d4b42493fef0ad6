#include <algorithm>
#include <string>
#include <vector>

#include "program.hpp"

namespace clausule::bad_input {
namespace {

/// Expects that no portfolio is made, and that the reason names some things.
void expect_refused(const std::vector<std::string>& arguments,
                    const std::vector<std::string_view>& phrases) {
  const Workspace workspace;
  std::vector<std::string> words{"portfolio"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  words.insert(words.end(), {"--language", "en", "-o", workspace.path("made")});
  const Ran ran = run(words);
  expect_status(ran, 2);
  EXPECT_FALSE(workspace.has("made/lines.csv"));
  for (const std::string_view phrase : phrases) {
    EXPECT_NE(ran.errors.find(phrase), std::string::npos) << phrase << "\n" << ran.errors;
  }
}

TEST(Portfolio, OfANumberOfLinesThatIsNoneIsRefused) {
  for (const std::string lines : {"-1", "veel", "1e6", "99999999999999999999", ""}) {
    expect_refused({"--lines", lines}, {"--lines"});
  }
}

TEST(Portfolio, OfYearsThatCannotBeIsRefused) {
  expect_refused({"--lines", "10", "--years", "2024-2023"}, {"2024-2023"});
  expect_refused({"--lines", "10", "--years", "1800-1801"}, {"1800-1801"});
  expect_refused({"--lines", "10", "--years", "dit jaar"}, {"--years"});
}

TEST(Portfolio, InAFolderThatCannotBeIsRefused) {
  const Workspace workspace;
  const std::string file = workspace.write("file", "");
  const Ran ran = run({"portfolio", "--lines", "10", "-o", file + "/made", "--language", "en"});
  expect_status(ran, 2);
  EXPECT_NE(ran.errors.find(file), std::string::npos) << ran.errors;
}

// A portfolio has broken rows: the program decides all others, and every row gets a decision.
TEST(Portfolio, IsDecidedWholeWithItsBrokenRows) {
  const Workspace workspace;
  const Ran made =
      run({"portfolio", "--lines", "20000", "--seed", "5", "-o", workspace.path("made")});
  expect_status(made, 0);
  const Ran ran = run(
      {"run", workspace.write("contract.clausule", contract_text), "--lines",
       workspace.path("made/lines.csv"), "--insured", workspace.path("made/insured.csv"),
       "--enrolments", workspace.path("made/enrolments.csv"), "--providers",
       workspace.path("made/providers.csv"), "--language", "en", "-o", workspace.path("out.csv")});
  expect_status(ran, 1);
  const auto decisions = workspace.decisions();
  ASSERT_EQ(decisions.size(), 20'000U) << ran.errors;
  std::size_t unreadable = 0;
  for (const Decision& decision : decisions) {
    if (decision.at("ground") == "claim") ++unreadable;
  }
  EXPECT_GT(unreadable, 20U);
  EXPECT_LT(unreadable, 120U);
}

// The files of a portfolio are grouped by insured, in one order; some insured have no lines.
TEST(Portfolio, IsDecidedTheSameSorted) {
  const Workspace workspace;
  expect_status(run({"portfolio", "--lines", "20000", "--seed", "1", "-o", workspace.path("made")}),
                0);
  const auto decide = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"run",
                                   workspace.write("contract.clausule", contract_text),
                                   "--lines",
                                   workspace.path("made/lines.csv"),
                                   "--insured",
                                   workspace.path("made/insured.csv"),
                                   "--enrolments",
                                   workspace.path("made/enrolments.csv"),
                                   "--providers",
                                   workspace.path("made/providers.csv"),
                                   "--explain",
                                   "--language",
                                   "en",
                                   "-o",
                                   workspace.path("out.ndjson")};
    words.insert(words.end(), more.begin(), more.end());
    const Ran ran = run(words);
    expect_status(ran, 1);
    EXPECT_NE(ran.errors.find("the totals balance"), std::string::npos) << ran.errors;
    return workspace.read("out.ndjson");
  };
  const std::string whole = decide({});
  const std::string sorted = decide({"--sorted"});
  EXPECT_EQ(std::count(whole.begin(), whole.end(), '\n'), 20'000);
  EXPECT_TRUE(whole == sorted)
      << "the first difference is at byte "
      << std::mismatch(whole.begin(), whole.end(), sorted.begin(), sorted.end()).first -
             whole.begin();
}

}  // namespace
}  // namespace clausule::bad_input
