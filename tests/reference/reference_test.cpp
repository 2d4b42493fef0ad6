#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <span>

#include "dsl/render.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/finding_tests.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"
#include "tests/reference/decide.hpp"
#include "tests/reference/difference.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::reference {
namespace {

namespace filesystem = std::filesystem;

filesystem::path root() {
  return CLAUSULE_SOURCE_ROOT;
}

/// Returns the contracts of a folder: its contract files, each by itself, and the folders in it.
std::vector<filesystem::path> contracts_in(const filesystem::path& folder) {
  std::vector<filesystem::path> contracts;
  for (const auto& entry : filesystem::directory_iterator(root() / folder)) {
    const std::string name = entry.path().filename().string();
    const bool is_contract = name.ends_with(".clausule") || name.ends_with(".clausule.md");
    if (entry.is_directory() || is_contract) contracts.push_back(entry.path());
  }
  return contracts;
}

std::vector<filesystem::path> all_contracts() {
  std::vector<filesystem::path> contracts;
  for (const char* folder : {"tests/cases/contracts", "contracts", "docs/language", "stdlib",
                             "stdlib/nza", "stdlib/zvw"}) {
    for (const filesystem::path& path : contracts_in(folder)) {
      const bool is_folder_of_libraries =
          filesystem::is_directory(path) && path.parent_path() == root() / "stdlib";
      if (!is_folder_of_libraries) contracts.push_back(path);
    }
  }
  std::sort(contracts.begin(), contracts.end());
  return contracts;
}

class WrittenTests : public testing::TestWithParam<filesystem::path> {};

/// Holds the reference to what a test expects; what is not in a decision, the values of names and
/// the explanation, apart.
void expect_what_is_written(const interpreter::TestCase& test,
                            std::span<const interpreter::Decision> decisions,
                            std::string_view name) {
  for (const interpreter::Expectation& expectation : test.expectations) {
    if (expectation.what == interpreter::Expects::value) continue;
    if (expectation.what == interpreter::Expects::explanation) continue;
    const auto found = interpreter::found_for(expectation, decisions[expectation.line]);
    EXPECT_TRUE(found == expectation.value)
        << name << ", line " << test.dossier.lines[expectation.line].id << ", "
        << expectation.column << ": the reference says `"
        << cell_text(found, expectation.what, dsl::ast::Vocabulary::dutch) << "`, the test `"
        << cell_text(expectation.value, expectation.what, dsl::ast::Vocabulary::dutch) << '`';
  }
}

void expect_same_decisions(const std::shared_ptr<const interpreter::Program>& program,
                           const interpreter::TestCase& test, std::string_view name) {
  interpreter::RunFacts facts;
  facts.providers = &test.providers;
  facts.known_on = test.known_on;
  interpreter::Engine engine(program, facts);
  if (program->reads_file) {
    engine.add_to_file(test.dossier);
    engine.set_file(test.file);
    facts.file = file_facts(*program, facts, std::span(&test.dossier, 1), test.file);
  }
  const auto decided = engine.decide(test.dossier);
  const auto decisions = decide(*program, facts, test.dossier);
  ASSERT_EQ(decided.size(), decisions.size()) << name;
  for (std::size_t line = 0; line < decisions.size(); ++line) {
    const std::string differs = difference(decided[line], decisions[line]);
    EXPECT_TRUE(differs.empty()) << name << ", line " << test.dossier.lines[line].id << ":\n"
                                 << differs;
  }
  expect_what_is_written(test, decisions, name);
}

TEST_P(WrittenTests, AreDecidedAlike) {
  const interpreter::Loaded loaded = contract_folder::load_contract(GetParam());
  ASSERT_TRUE(loaded.program) << dsl::render(loaded.diagnostics, loaded.sources, {});
  for (const interpreter::TestDeclaration& test : loaded.program->tests) {
    if (!decides_lines(test) || interpreter::todo_of(*test.declaration)) continue;
    dsl::Diagnostics diagnostics;
    const interpreter::TestCase read =
        interpreter::read_test(*loaded.program, loaded.sources, *test.declaration, diagnostics);
    ASSERT_FALSE(diagnostics.has_errors());
    expect_same_decisions(loaded.program, read, test.declaration->name.text);
  }
}

std::string name_of_contract(const testing::TestParamInfo<filesystem::path>& info) {
  std::string name = info.param.lexically_relative(root()).string();
  std::replace_if(
      name.begin(), name.end(),
      [](char sign) {
        return !(('0' <= sign && sign <= '9') || ('a' <= sign && sign <= 'z') ||
                 ('A' <= sign && sign <= 'Z'));
      },
      '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Reference, WrittenTests, testing::ValuesIn(all_contracts()),
                         name_of_contract);

}  // namespace
}  // namespace clausule::reference
