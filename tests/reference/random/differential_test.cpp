#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/reference/decide.hpp"
#include "tests/reference/random/case_file.hpp"
#include "tests/reference/random/run.hpp"

namespace clausule::differential {
namespace {

constexpr std::uint64_t contracts = 300;

/// Returns the numbers of contracts of which it is known that the evaluators differ, written by
/// `clausule-differential --laws 0 --shown 0 --list FILE`. What is mended leaves the file; it ends
/// empty.
std::set<std::uint64_t> known_differences() {
  std::ifstream file(std::string(CLAUSULE_SOURCE_ROOT) +
                     "/tests/reference/random/known_differences.txt");
  return {std::istream_iterator<std::uint64_t>(file), {}};
}

TEST(Differential, BothEvaluatorsDecideAlike) {
  Plan plan;
  plan.laws_every = 0;
  plan.second = reference::decide;
  Search search(std::move(plan), {});
  const std::set<std::uint64_t> known = known_differences();
  for (std::uint64_t number = 0; number < contracts; ++number) {
    if (!known.contains(number)) search.contract(number);
  }
  EXPECT_GT(search.lines(), contracts * 20);
  for (const Problem& problem : search.problems()) {
    const Example example = search.smallest(problem);
    const auto expected =
        reference::decide(*example.program, run_facts(example.data), example.data.dossier);
    ADD_FAILURE() << "contract " << problem.contract << ", " << problem.what << '\n'
                  << case_file(example, expected);
  }
}

}  // namespace
}  // namespace clausule::differential
