#include "tools/cli/pipeline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace clausule::cli {
namespace {

struct Numbers {
  int number = 0;
  int square = 0;
};

class Pipelines : public testing::TestWithParam<std::size_t> {};

TEST_P(Pipelines, WriteEachBatchOnceInTheOrderOfReading) {
  constexpr int count = 2'000;
  int read = 0;
  std::vector<int> written;
  Pipeline<Numbers> pipeline({[&](Numbers& batch) {
                                batch.number = read;
                                return read++ < count;
                              },
                              [](std::size_t, Numbers& batch) {
                                // Batches become ready in another order.
                                volatile int spent = 0;
                                for (int turn = 0; turn < batch.number % 7 * 1'000; ++turn) {
                                  spent = turn;
                                }
                                batch.square = batch.number * batch.number + 0 * spent;
                              },
                              [&](Numbers& batch) {
                                EXPECT_EQ(batch.square, batch.number * batch.number);
                                written.push_back(batch.number);
                                return true;
                              }});
  pipeline.run(GetParam());
  ASSERT_EQ(written.size(), static_cast<std::size_t>(count));
  for (int number = 0; number < count; ++number) {
    ASSERT_EQ(written[static_cast<std::size_t>(number)], number);
  }
}

TEST_P(Pipelines, HoldABoundedNumberOfBatches) {
  constexpr int count = 1'000;
  std::mutex guard;
  int read = 0;
  int under_way = 0;
  int most = 0;
  Pipeline<Numbers> pipeline({[&](Numbers&) {
                                const std::scoped_lock lock(guard);
                                if (read++ == count) return false;
                                most = std::max(most, ++under_way);
                                return true;
                              },
                              [](std::size_t, Numbers&) {},
                              [&](Numbers&) {
                                const std::scoped_lock lock(guard);
                                --under_way;
                                return true;
                              }});
  pipeline.run(GetParam());
  EXPECT_EQ(under_way, 0);
  EXPECT_LE(most, static_cast<int>(4 * GetParam()));
}

TEST_P(Pipelines, WorkWithTheNumberOfTheirThread) {
  int read = 0;
  std::atomic<bool> fine = true;
  Pipeline<Numbers> pipeline({[&](Numbers&) { return read++ < 500; },
                              [&](std::size_t thread, Numbers&) {
                                if (thread >= GetParam()) fine = false;
                              },
                              [](Numbers&) { return true; }});
  pipeline.run(GetParam());
  EXPECT_TRUE(fine);
}

TEST_P(Pipelines, EndWithWhatAStageThrows) {
  for (int stage = 0; stage < 3; ++stage) {
    int read = 0;
    const auto fail_at = [&](int of, int number) {
      if (stage == of && number == 100) throw std::runtime_error("stage");
    };
    Pipeline<Numbers> pipeline({[&](Numbers& batch) {
                                  batch.number = read++;
                                  fail_at(0, batch.number);
                                  return batch.number < 500;
                                },
                                [&](std::size_t, Numbers& batch) { fail_at(1, batch.number); },
                                [&](Numbers& batch) {
                                  fail_at(2, batch.number);
                                  return true;
                                }});
    EXPECT_THROW(pipeline.run(GetParam()), std::runtime_error) << stage;
  }
}

TEST_P(Pipelines, EndWhereNothingMoreCanBeWritten) {
  constexpr int count = 100'000;
  int read = 0;
  int written = 0;
  Pipeline<Numbers> pipeline({[&](Numbers&) { return read++ < count; },
                              [](std::size_t, Numbers&) {},
                              [&](Numbers&) { return ++written < 10; }});
  pipeline.run(GetParam());
  EXPECT_EQ(written, 10);
  EXPECT_LE(read, 11 + static_cast<int>(4 * GetParam())) << "it read on";
}

INSTANTIATE_TEST_SUITE_P(Threads, Pipelines, testing::Values(1, 2, 5));

}  // namespace
}  // namespace clausule::cli
