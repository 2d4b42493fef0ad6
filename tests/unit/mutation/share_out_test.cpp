#include "tools/analysis/mutation/share_out.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace clausule::mutation {
namespace {

TEST(ShareOut, DoesEachPieceOnce) {
  for (const std::size_t threads : {1U, 2U, 5U}) {
    std::vector<int> times(20, 0);
    std::size_t ready = 0;
    share_out(
        times.size(), threads, [&]() -> Worker { return [&](std::size_t at) { ++times[at]; }; },
        [&](std::size_t) { ++ready; });
    EXPECT_EQ(times, std::vector<int>(20, 1));
    EXPECT_EQ(ready, 20U);
  }
  share_out(
      0, 3, [] { return Worker([](std::size_t) { FAIL(); }); }, nullptr);
}

TEST(ShareOut, ThrowsWhatAWorkerThrows) {
  for (const std::size_t threads : {1U, 4U}) {
    const auto make = []() -> Worker {
      return [](std::size_t at) {
        if (at == 7) throw std::runtime_error("seven");
      };
    };
    EXPECT_THROW(share_out(20, threads, make, nullptr), std::runtime_error);
  }
}

}  // namespace
}  // namespace clausule::mutation
