#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/format.hpp"
#include "dsl/parse.hpp"
#include "dsl/syntax_parser.hpp"
#include "tests/unit/coverage/covered.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::coverage {
namespace {

using dsl::ast::Vocabulary;
using interpreter::ContractTexts;
using interpreter::NamedText;

/// Lays out a file, in a vocabulary where one is given.
std::string formatted(const NamedText& file, std::optional<Vocabulary> vocabulary) {
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  const dsl::FileId id = sources.add(file.name, file.text);
  const dsl::Formatted result = dsl::format(id, sources, vocabulary, diagnostics);
  EXPECT_EQ(result.status, dsl::FormatStatus::done) << file.name;
  return result.text;
}

/// Puts the declarations of each stretch of rules in the opposite order.
std::string turned_round(const NamedText& file) {
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  const dsl::FileId id = sources.add(file.name, file.text);
  const auto tree = dsl::parse_file(id, sources, diagnostics);
  std::string out;
  std::size_t at = 0;
  for (const dsl::Fence& fence : dsl::find_fences(id, sources, diagnostics)) {
    std::vector<std::size_t> begins;
    for (const auto& declaration : tree.declarations) {
      const std::size_t begin = declaration.location.begin;
      if (fence.begin <= begin && begin < fence.end) begins.push_back(begin);
    }
    if (begins.empty()) continue;
    out += file.text.substr(at, begins.front() - at);
    begins.push_back(fence.end);
    for (std::size_t one = begins.size() - 1; one-- > 0;) {
      out += file.text.substr(begins[one], begins[one + 1] - begins[one]) + "\n";
    }
    at = fence.end;
  }
  return out + file.text.substr(at);
}

/// Returns what can be told of coverage whatever the layout, item by item.
std::vector<std::string> names_of(const ContractTexts& texts) {
  const Covered covered = cover(texts);
  std::vector<std::string> names;
  for (const Item& item : covered.coverage.items()) {
    names.push_back(std::string(name_of(item.sort)) + "|" + item.rule + "|" +
                    std::string(name_of(item.kind)) + "|" + item.what + "|" + item.needs.english +
                    (item.covered ? " +" : " -"));
  }
  return names;
}

class OfContract : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    const auto path = std::filesystem::path(CLAUSULE_ROOT) / "contracts" / GetParam();
    auto read = contract_folder::read_contract(path);
    ASSERT_TRUE(std::holds_alternative<ContractTexts>(read));
    texts_ = std::get<ContractTexts>(std::move(read));
    names_ = names_of(texts_);
    ASSERT_FALSE(names_.empty());
  }

  /// Returns the contract with each of its files changed.
  template <typename Change>
  [[nodiscard]] ContractTexts changed(Change change) const {
    ContractTexts texts = texts_;
    for (NamedText& file : texts.files) file.text = change(file);
    return texts;
  }

  ContractTexts texts_;
  std::vector<std::string> names_;
};

TEST_P(OfContract, DoesNotDependOnTheLayout) {
  EXPECT_EQ(names_of(changed([](const NamedText& file) { return formatted(file, {}); })), names_);
}

TEST_P(OfContract, DoesNotDependOnTheVocabulary) {
  const auto english = [](const NamedText& file) { return formatted(file, Vocabulary::english); };
  EXPECT_EQ(names_of(changed(english)), names_);
}

TEST_P(OfContract, DoesNotDependOnTheOrder) {
  ContractTexts texts = changed(turned_round);
  std::ranges::reverse(texts.files);
  EXPECT_EQ(names_of(texts), names_);
}

INSTANTIATE_TEST_SUITE_P(Coverage, OfContract,
                         testing::Values("hadoks", "menzis-2023-2024", "thoon", "vgz"),
                         [](const auto& contract) {
                           std::string name = contract.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace clausule::coverage
