#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "dsl/format.hpp"
#include "dsl/render.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "tests/case_runner/files.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cases {
namespace {

using dsl::Vocabulary;
using interpreter::ContractTexts;
using interpreter::NamedText;

/// Returns a text in the layout and a vocabulary; nothing where it has errors.
std::optional<std::string> formatted(const NamedText& file, std::optional<Vocabulary> vocabulary) {
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  const dsl::FileId id = sources.add(file.name, file.text);
  const dsl::Formatted result = dsl::format(id, sources, vocabulary, diagnostics);
  EXPECT_NE(result.status, dsl::FormatStatus::refused) << file.text;
  if (result.status != dsl::FormatStatus::done) return std::nullopt;
  return result.text;
}

/// Expects a text to stay as it is once laid out, in its own vocabulary, and to be the same text
/// after it was in the other. Returns it in the other; nothing where it has errors.
std::optional<NamedText> expect_stable(const NamedText& file) {
  const auto laid_out = formatted(file, std::nullopt);
  if (!laid_out) return std::nullopt;
  const NamedText neat{file.name, *laid_out};
  EXPECT_EQ(formatted(neat, std::nullopt), neat.text) << "not the second time";
  const bool english = formatted(neat, Vocabulary::english) == neat.text;
  const auto own = english ? Vocabulary::english : Vocabulary::dutch;
  const auto other = english ? Vocabulary::dutch : Vocabulary::english;
  EXPECT_EQ(formatted(neat, own), neat.text) << "of two vocabularies";
  const auto translated = formatted(neat, other);
  EXPECT_TRUE(translated) << neat.text;
  const NamedText abroad{file.name, translated.value_or("")};
  EXPECT_EQ(formatted(abroad, std::nullopt), abroad.text) << "not in the other vocabulary";
  EXPECT_EQ(formatted(abroad, own), neat.text) << "not there and back";
  return abroad;
}

std::size_t passed_tests(const interpreter::Loaded& loaded) {
  std::size_t passed = 0;
  for (const auto& report : interpreter::run_tests(loaded.program, loaded.sources)) {
    if (report.passed) ++passed;
  }
  return passed;
}

/// Expects a contract to mean the same in the other vocabulary, with the tables beside it as they
/// are: one hash, the same findings and as many tests that pass.
void expect_same_meaning(ContractTexts texts) {
  const interpreter::Loaded before = interpreter::load(texts);
  for (NamedText& file : texts.files) {
    auto abroad = expect_stable(file);
    if (!abroad) return;
    file = std::move(*abroad);
  }
  const interpreter::Loaded after = interpreter::load(texts);
  EXPECT_EQ(before.diagnostics.all().size(), after.diagnostics.all().size())
      << dsl::render(before.diagnostics, before.sources, {}) << "in the other vocabulary:\n"
      << dsl::render(after.diagnostics, after.sources, {});
  ASSERT_EQ(before.program == nullptr, after.program == nullptr);
  if (!before.program) return;
  EXPECT_EQ(before.program->hash, after.program->hash);
  EXPECT_EQ(passed_tests(before), passed_tests(after));
}

ContractTexts texts_at(const std::filesystem::path& path) {
  auto read = contract_folder::read_contract(path);
  if (auto* texts = std::get_if<ContractTexts>(&read)) return std::move(*texts);
  ADD_FAILURE() << path;
  return {};
}

std::vector<std::filesystem::path> contracts_libraries_and_chapters() {
  auto paths = contract_folder::contracts_below(source_root() / "contracts");
  for (const auto& library : files_in("stdlib", ".clausule.md")) paths.push_back(library);
  for (const auto& chapter : files_in("docs/language", ".clausule.md")) paths.push_back(chapter);
  return paths;
}

class FormattedContract : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(FormattedContract, MeansTheSameInTheOtherVocabulary) {
  expect_same_meaning(texts_at(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Cases, FormattedContract,
                         testing::ValuesIn(files_in("tests/cases/contracts", ".clausule")),
                         [](const auto& file) { return test_name(file.param); });
INSTANTIATE_TEST_SUITE_P(Contracts, FormattedContract,
                         testing::ValuesIn(contracts_libraries_and_chapters()),
                         [](const auto& file) { return test_name(file.param); });

TEST(Formatted, ContractsLibrariesAndChaptersAreLaidOut) {
  for (const auto& path : contracts_libraries_and_chapters()) {
    for (const NamedText& file : texts_at(path).files) {
      EXPECT_EQ(formatted(file, std::nullopt), file.text)
          << file.name << " is not as `clausule fmt` writes it";
    }
  }
}

class FormattedDiagnostic : public testing::TestWithParam<std::filesystem::path> {};

/// The contracts of these cases are small and odd; one with errors of syntax stays as it is.
TEST_P(FormattedDiagnostic, MeansTheSameInTheOtherVocabulary) {
  const std::string all = read_file(GetParam());
  constexpr std::string_view separator = "\n# ---\n";
  const std::string name = all.find("```clausule") == all.npos ? "a.clausule" : "a.clausule.md";
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(separator, at), all.size());
    const std::string program = all.substr(at, end - at) + "\n";
    at = end + separator.size();
    if (program.find("\n# file: ") != program.npos) continue;
    ContractTexts texts = texts_at(source_root() / "stdlib" / "vektis.clausule.md");
    texts.files = {{name, program}};
    expect_same_meaning(std::move(texts));
  }
}

INSTANTIATE_TEST_SUITE_P(Diagnostics, FormattedDiagnostic,
                         testing::ValuesIn(files_in("tests/cases/diagnostics", ".clausule")),
                         [](const auto& file) { return test_name(file.param); });

}  // namespace
}  // namespace clausule::cases
