#include "tests/case_runner/case_text.hpp"

#include <gtest/gtest.h>

#include "tests/case_runner/diagnostic_page.hpp"

namespace clausule::cases {
namespace {

constexpr std::string_view wrong = "codelijst a = bbbb\n";

TEST(CaseText, WritesAFindingAboveItsLine) {
  const std::string said = with_findings("x.clausule", wrong);
  EXPECT_TRUE(said.starts_with("#! error unknown_name: `bbbb`")) << said;
  EXPECT_TRUE(said.ends_with(wrong)) << said;
}

TEST(CaseText, LeavesOutWhatTheFileSaidBefore) {
  const std::string stale = "#! error unknown_name: stale\n" + std::string(wrong);
  EXPECT_EQ(with_findings("x.clausule", stale), with_findings("x.clausule", wrong));
}

TEST(CaseText, ReadsEachProgramByItself) {
  const std::string file = "codelijst a = 1\n# ---\ncodelijst b = a\n";
  EXPECT_NE(with_findings("x.clausule", file).find("# ---\n#! error unknown_name"),
            std::string::npos);
}

TEST(CaseText, FindsTheLibraryBesideAProgram) {
  const std::string file =
      "gebruik eigen\ncodelijst b = a\n# file: eigen/lijst.clausule\n#| codelijst a = 1\n";
  EXPECT_EQ(with_findings("x.clausule", file), file);
}

TEST(CaseText, WritesAFindingInATextBesideAProgramAboveItsLine) {
  const std::string file =
      "gebruik eigen\n# file: eigen/lijst.clausule\n#| codelijst a = 1\n#| codelijst b = cccc\n";
  EXPECT_NE(with_findings("x.clausule", file).find("a = 1\n#! error unknown_name"),
            std::string::npos)
      << with_findings("x.clausule", file);
}

TEST(DiagnosticPage, HasTheContractsOfItsFencesAndTheTablesBesideThem) {
  const DiagnosticPage page = read_page(
      "# k\n\n```clausule wrong\na\n```\n\n```csv t.csv\nb\n```\n\n```text\n```\n\n"
      "````markdown\n# c\n\n```clausule\nd\n```\n````\n");
  ASSERT_EQ(page.wrong.texts.size(), 2U);
  EXPECT_EQ(page.wrong.texts[0].text, "a\n");
  EXPECT_EQ(page.wrong.texts[1].name, "t.csv");
  ASSERT_EQ(page.mended.texts.size(), 1U);
  EXPECT_EQ(page.mended.texts[0].name, "contract.clausule.md");
  EXPECT_EQ(page.mended.texts[0].text, "# c\n\n```clausule\nd\n```\n");
}

}  // namespace
}  // namespace clausule::cases
