#include <gtest/gtest.h>

#include <cstdint>

#include "tests/reference/decide.hpp"
#include "tests/reference/random/case_file.hpp"
#include "tests/reference/random/run.hpp"

namespace clausule::differential {
namespace {

constexpr std::uint64_t contracts = 300;

TEST(Differential, BothEvaluatorsDecideAlike) {
  Plan plan;
  plan.laws_every = 0;
  plan.second = reference::decide;
  Search search(std::move(plan), {});
  for (std::uint64_t number = 0; number < contracts; ++number) search.contract(number);
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
