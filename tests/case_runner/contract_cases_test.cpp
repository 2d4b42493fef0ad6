#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "dsl/render.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/case_runner/files.hpp"
#include "tests/case_runner/shuffle.hpp"

namespace clausule::cases {
namespace {

/// Enough orders to have each pair of clauses of a case in both orders.
constexpr std::uint32_t order_count = 8;

/// The contract files of a case: one, or those of a folder, for a contract with its amendments.
using CaseFiles = std::vector<interpreter::NamedText>;

std::vector<std::filesystem::path> contract_cases() {
  std::vector<std::filesystem::path> cases = files_in("tests/cases/contracts", ".clausule");
  const std::filesystem::path root = source_root() / "tests/cases/contracts";
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.is_directory()) cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

CaseFiles case_files(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path)) return {{"case.clausule", read_file(path)}};
  CaseFiles files;
  for (const std::filesystem::path& file : files_in(path.string(), ".clausule")) {
    files.push_back({file.filename().string(), read_file(file)});
  }
  return files;
}

interpreter::Loaded load_case(const CaseFiles& files) {
  interpreter::ContractTexts texts;
  texts.files = files;
  texts.table = [](std::string_view) { return std::nullopt; };
  texts.library = [](std::string_view name) {
    std::vector<interpreter::NamedText> found;
    if (const std::optional<stdlib::Text> file = stdlib::library(name)) {
      found.push_back({std::string(file->name), std::string(file->text)});
    }
    return found;
  };
  texts.libraries = stdlib::names();
  return interpreter::load(texts);
}

/// Returns all that is wrong with a contract and its tests, as its author would see it.
std::string complaints(const interpreter::Loaded& loaded) {
  if (!loaded.program) return dsl::render(loaded.diagnostics, loaded.sources, {});
  std::string said;
  for (const interpreter::TestReport& report :
       interpreter::run_tests(loaded.program, loaded.sources)) {
    if (report.passed) continue;
    said += fmt::format("test \"{}\"\n", report.name);
    for (const dsl::Diagnostic& finding : report.findings) {
      said += dsl::render(finding, loaded.sources, {});
    }
  }
  for (const interpreter::PropertyReport& report : interpreter::try_properties(loaded.program)) {
    for (const dsl::Diagnostic& finding : report.findings) {
      said += dsl::render(finding, loaded.sources, {});
    }
  }
  return said;
}

class ContractCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(ContractCase, DecidesAsItsTestsSay) {
  const interpreter::Loaded loaded = load_case(case_files(GetParam()));
  const std::string said = complaints(loaded);
  EXPECT_TRUE(said.empty()) << said;
  ASSERT_TRUE(loaded.program);
  EXPECT_FALSE(loaded.program->tests.empty());
}

TEST_P(ContractCase, MeansTheSameInAnyOrder) {
  const CaseFiles files = case_files(GetParam());
  const interpreter::Loaded loaded = load_case(files);
  ASSERT_TRUE(loaded.program) << "it does not load in its own order";
  const std::size_t tests = loaded.program->tests.size();
  for (std::uint32_t seed = 1; seed <= order_count; ++seed) {
    CaseFiles shuffled;
    std::string other;
    // The order of the files means nothing either.
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
      shuffled.push_back({file->name, shuffle(file->text, seed)});
      other += shuffled.back().text;
    }
    const interpreter::Loaded reordered = load_case(shuffled);
    const std::string said = complaints(reordered);
    EXPECT_TRUE(said.empty()) << said << "in\n" << other;
    ASSERT_TRUE(reordered.program) << other;
    EXPECT_EQ(reordered.program->hash, loaded.program->hash) << other;
    EXPECT_EQ(reordered.program->tests.size(), tests) << other;
  }
}

INSTANTIATE_TEST_SUITE_P(Contracts, ContractCase, testing::ValuesIn(contract_cases()),
                         [](const auto& file) { return test_name(file.param); });

}  // namespace
}  // namespace clausule::cases
