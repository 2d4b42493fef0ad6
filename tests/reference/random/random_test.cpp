#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "dsl/render.hpp"
#include "interpreter/testing.hpp"
#include "tests/reference/random/case_file.hpp"
#include "tests/reference/random/contract.hpp"
#include "tests/reference/random/run.hpp"

namespace clausule::differential {
namespace {

constexpr std::uint64_t drawn_contracts = 300;

std::string shown(const Search& run, const Problem& problem) {
  const Example example = run.smallest(problem);
  const Answer answer = answer_of(example.program, example.data);
  return fmt::format("contract {}, {}: {}\n{}", problem.contract, problem.law, problem.what,
                     case_file(example, answer.decisions));
}

TEST(Laws, HoldForRandomContracts) {
  Plan plan;
  plan.dossiers = 12;
  Search run(std::move(plan), std::vector<GuideRow>{});
  for (std::uint64_t number = 0; number < drawn_contracts; ++number) run.contract(number);
  for (const Problem& problem : run.problems()) ADD_FAILURE() << shown(run, problem);
  EXPECT_LE(run.refused(), drawn_contracts / 50) << "too many contracts cannot be mended";
}

/// Draws contract `number` and a dossier for it.
Example drawn(std::uint64_t number) {
  Random random(7, number);
  Contract contract = random_contract(random);
  const interpreter::Loaded loaded = load_mended(contract);
  if (!loaded.program) return {};
  Case data = random_run(random, *loaded.program);
  data.dossier = random_dossier(random, *loaded.program, named_codes(contract));
  return {std::move(contract), loaded.program, std::move(data)};
}

TEST(RandomContract, IsTheSameForTheSameSeed) {
  for (std::uint64_t number = 0; number < 20; ++number) {
    Random one(3, number);
    Random other(3, number);
    const Contract left = random_contract(one);
    const Contract right = random_contract(other);
    ASSERT_EQ(left.files.size(), right.files.size());
    for (std::size_t file = 0; file < left.files.size(); ++file) {
      EXPECT_EQ(written(left.files[file]), written(right.files[file]));
    }
  }
}

/// Tells whether a test can say all that there is in a case.
bool is_sayable(const Example& example) {
  const Case& data = example.data;
  if (!data.dossier.enrolments || data.file || data.dossier.lines.empty()) return false;
  if (!example.contract.tables.empty() || example.contract.files.size() > 1) return false;
  const auto always = [](const auto& one) {
    return one.second.size() == 1 && !one.second.front().valid.from;
  };
  return !data.providers.empty() && data.providers.size() != 1 &&
         std::all_of(data.providers.begin(), data.providers.end(), always);
}

TEST(CaseFile, SaysWhatWasDecided) {
  std::size_t tried = 0;
  for (std::uint64_t number = 0; number < 300; ++number) {
    const Example example = drawn(number);
    if (!example.program || !is_sayable(example)) continue;
    const Answer answer = answer_of(example.program, example.data);
    const std::string text = case_file(example, answer.decisions);
    interpreter::ContractTexts texts;
    texts.files.push_back({"case.clausule", text});
    texts.table = [](std::string_view) { return std::nullopt; };
    texts.library = [](std::string_view) { return std::vector<interpreter::NamedText>{}; };
    const interpreter::Loaded loaded = interpreter::load(texts);
    ASSERT_TRUE(loaded.program) << dsl::render(loaded.diagnostics, loaded.sources, {}) << text;
    for (const auto& report : interpreter::run_tests(loaded.program, loaded.sources)) {
      if (!report.fails()) continue;
      for (const auto& finding : report.findings) {
        ADD_FAILURE() << dsl::render(finding, loaded.sources, {}) << text;
      }
    }
    ++tried;
  }
  EXPECT_GE(tried, 20U);
}

TEST(Shrinking, LeavesWhatMatters) {
  const Fails has_line_of_last_day = [](const Example& example) {
    const auto& lines = example.data.dossier.lines;
    return std::any_of(lines.begin(), lines.end(), [](const interpreter::ClaimLine& line) {
      return line.date > *interpreter::parse_date("2025-01-01");
    });
  };
  std::size_t tried = 0;
  for (std::uint64_t number = 0; number < 12; ++number) {
    const Example example = drawn(number);
    if (!example.program || !has_line_of_last_day(example)) continue;
    const Example small = shrunk(example, has_line_of_last_day);
    EXPECT_EQ(small.data.dossier.lines.size(), 1U);
    EXPECT_TRUE(small.data.dossier.history.empty());
    EXPECT_TRUE(small.data.providers.empty());
    EXPECT_EQ(small.contract.files.size(), 1U);
    EXPECT_EQ(small.contract.files.front().declarations.size(), 1U)
        << written(small.contract.files.front());
    ++tried;
  }
  EXPECT_GT(tried, 2U);
}

}  // namespace
}  // namespace clausule::differential
