#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "dsl/render.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/case_runner/files.hpp"
#include "tests/case_runner/shuffle.hpp"

namespace clausule::cases {
namespace {

/// Enough orders to have each pair of clauses of a case in both orders.
constexpr std::uint32_t order_count = 8;

interpreter::Loaded load_case(const std::string& text) {
  interpreter::ContractTexts texts;
  texts.files.push_back({"case.clausule", text});
  texts.table = [](std::string_view) { return std::nullopt; };
  texts.library = [](std::string_view name) {
    std::vector<interpreter::NamedText> files;
    if (const std::optional<stdlib::Text> file = stdlib::library(name)) {
      files.push_back({std::string(file->name), std::string(file->text)});
    }
    return files;
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
  return said;
}

class ContractCase : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(ContractCase, DecidesAsItsTestsSay) {
  const interpreter::Loaded loaded = load_case(read_file(GetParam()));
  const std::string said = complaints(loaded);
  EXPECT_TRUE(said.empty()) << said;
  ASSERT_TRUE(loaded.program);
  EXPECT_FALSE(loaded.program->tests.empty());
}

TEST_P(ContractCase, MeansTheSameInAnyOrder) {
  const std::string text = read_file(GetParam());
  const interpreter::Loaded loaded = load_case(text);
  ASSERT_TRUE(loaded.program) << "it does not load in its own order";
  const std::size_t tests = loaded.program->tests.size();
  for (std::uint32_t seed = 1; seed <= order_count; ++seed) {
    const std::string other = shuffle(text, seed);
    const interpreter::Loaded reordered = load_case(other);
    const std::string said = complaints(reordered);
    EXPECT_TRUE(said.empty()) << said << "in\n" << other;
    ASSERT_TRUE(reordered.program) << other;
    EXPECT_EQ(reordered.program->hash, loaded.program->hash) << other;
    EXPECT_EQ(reordered.program->tests.size(), tests) << other;
  }
}

INSTANTIATE_TEST_SUITE_P(Contracts, ContractCase,
                         testing::ValuesIn(files_in("tests/cases/contracts", ".clausule")),
                         [](const auto& file) { return test_name(file.param); });

}  // namespace
}  // namespace clausule::cases
