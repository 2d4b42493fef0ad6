#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "dsl/render.hpp"
#include "tests/case_runner/diagnostic_page.hpp"
#include "tests/case_runner/files.hpp"

namespace clausule::cases {
namespace {

constexpr std::string_view pages = "docs/diagnostics";

std::filesystem::path page_of(const dsl::KindInfo& kind) {
  return source_root() / pages / fmt::format("{}.md", kind.name);
}

bool gives(const CaseFindings& found, const dsl::KindInfo& kind) {
  return std::any_of(
      found.findings.begin(), found.findings.end(),
      [&](const dsl::Diagnostic& finding) { return dsl::info(finding.kind).name == kind.name; });
}

class DiagnosticPageOf : public testing::TestWithParam<dsl::KindInfo> {};

TEST_P(DiagnosticPageOf, ShowsAWrongContractAndTheMendedOne) {
  const std::filesystem::path path = page_of(GetParam());
  ASSERT_TRUE(std::filesystem::exists(path)) << "every kind has a page";
  const std::string text = read_file(path);
  EXPECT_TRUE(text.starts_with(fmt::format("# {}\n", GetParam().name)));
  const DiagnosticPage page = read_page(text);
  // What is wrong with a file as a whole, such as its encoding, cannot stand on a page.
  if (page.wrong.texts.empty() && page.mended.texts.empty()) return;
  ASSERT_FALSE(page.wrong.texts.empty());
  ASSERT_FALSE(page.mended.texts.empty());
  EXPECT_TRUE(gives(run(page.wrong), GetParam()));
  const CaseFindings mended = run(page.mended);
  EXPECT_FALSE(gives(mended, GetParam()));
  EXPECT_FALSE(has_errors(mended)) << dsl::render(mended.findings.front(), mended.sources, {});
  expect_file(path, page.with_findings);
}

INSTANTIATE_TEST_SUITE_P(Pages, DiagnosticPageOf, testing::ValuesIn(dsl::diagnostic_kinds),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST(DiagnosticPages, AreListedOnOnePage) {
  std::string list =
      "# Diagnostics\n\n"
      "What `clausule` can say about a contract, one page a kind: what it means, a contract that\n"
      "gives it, and that contract mended.\n\n"
      "| kind | | message |\n|---|---|---|\n";
  for (const dsl::KindInfo& kind : dsl::diagnostic_kinds) {
    list += fmt::format("| [{0}]({0}.md) | {1} | {2} |\n", kind.name,
                        kind.severity == dsl::Severity::error ? "error" : "warning", kind.english);
  }
  expect_file(source_root() / pages / "README.md", list);
  for (const std::filesystem::path& page : files_in(pages, ".md")) {
    if (page.filename() == "README.md") continue;
    EXPECT_NE(list.find(fmt::format("({})", page.filename().string())), std::string::npos)
        << page << " is about no kind";
  }
}

}  // namespace
}  // namespace clausule::cases
