#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "tests/case_runner/case_text.hpp"
#include "tests/case_runner/files.hpp"

namespace clausule::cases {
namespace {

constexpr std::string_view diagnostic_folder = "tests/cases/diagnostics";

std::vector<std::filesystem::path> case_files() {
  std::vector<std::filesystem::path> files = files_in(diagnostic_folder, ".clausule");
  for (const std::filesystem::path& file : files_in(diagnostic_folder, ".clausule.md"))
    files.push_back(file);
  return files;
}

std::string kind_of(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return name.substr(0, name.find('.'));
}

/// Returns the kinds that a case file expects.
std::set<std::string> expected_kinds(std::string_view case_file) {
  std::set<std::string> kinds;
  for (const std::string_view line : lines_of(case_file)) {
    for (const std::string_view opening : {"#! error ", "#! warning "}) {
      const std::size_t begin = line.find(opening);
      if (begin == std::string_view::npos) continue;
      const std::string_view kind = line.substr(begin + opening.size());
      kinds.emplace(kind.substr(0, kind.find(':')));
    }
  }
  return kinds;
}

/// Returns the kinds that cannot occur in a case file, with where they are tested instead.
std::map<std::string, std::string> exemptions() {
  std::map<std::string, std::string> kinds;
  const std::string text = read_file(source_root() / diagnostic_folder / "exempt.txt");
  for (const std::string_view line : lines_of(text)) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t colon = line.find(": ");
    EXPECT_NE(colon, std::string_view::npos) << line;
    kinds.emplace(line.substr(0, colon), line.substr(std::min(colon + 2, line.size())));
  }
  return kinds;
}

bool is_kind(std::string_view name) {
  return std::any_of(dsl::diagnostic_kinds.begin(), dsl::diagnostic_kinds.end(),
                     [&](const dsl::KindInfo& kind) { return kind.name == name; });
}

class DiagnosticCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(DiagnosticCase, SaysWhatItsCommentsSay) {
  const std::string name = GetParam().filename().string();
  const std::string text = read_file(GetParam());
  expect_file(GetParam(), with_findings(name, text));
  if (updating()) return;
  EXPECT_TRUE(is_kind(kind_of(GetParam()))) << "a case file is named for a kind";
  EXPECT_TRUE(expected_kinds(text).contains(kind_of(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Diagnostics, DiagnosticCase, testing::ValuesIn(case_files()),
                         [](const auto& file) { return test_name(file.param); });

TEST(DiagnosticCases, CoverEveryKind) {
  std::set<std::string> covered;
  for (const std::filesystem::path& file : case_files()) {
    if (expected_kinds(read_file(file)).contains(kind_of(file))) covered.insert(kind_of(file));
  }
  const std::map<std::string, std::string> exempt = exemptions();
  for (const dsl::KindInfo& kind : dsl::diagnostic_kinds) {
    const std::string name(kind.name);
    EXPECT_NE(covered.contains(name), exempt.contains(name))
        << name << ": every kind has a case file or a line in exempt.txt, and not both";
  }
  for (const auto& [kind, reason] : exempt) {
    EXPECT_TRUE(is_kind(kind)) << kind << " is no longer a kind";
    const std::filesystem::path place = reason.substr(0, reason.find(' '));
    EXPECT_TRUE(std::filesystem::exists(source_root() / place)) << kind << ": no " << place;
  }
}

}  // namespace
}  // namespace clausule::cases
