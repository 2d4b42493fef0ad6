#include "interpreter/analysis/overlaps.hpp"

#include <gtest/gtest.h>

#include <set>
#include <utility>

#include "interpreter/analysis/dates.hpp"

namespace clausule::interpreter::analysis {
namespace {

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

Pairs overlaps(const std::vector<Box>& boxes) {
  Pairs pairs;
  for_each_overlap(boxes, [&pairs](std::size_t one, std::size_t other) {
    EXPECT_TRUE(pairs.emplace(one, other).second) << "each pair once";
    return true;
  });
  return pairs;
}

TEST(Overlaps, AreThoseThatMeetInEveryDimension) {
  const std::vector<Box> boxes{{{{{1, 1}}, {{0, 9}}}},   {{{{1, 1}}, {{10, 19}}}},
                               {{{{0, 5}}, {{9, 10}}}},  {{{{1, 1}, {7, 7}}, {{19, 30}}}},
                               {{{{7, 7}}, {{30, 30}}}}, {{Spans(), {{0, 99}}}}};
  EXPECT_EQ(overlaps(boxes), (Pairs{{0, 2}, {1, 2}, {1, 3}, {3, 4}}));
}

TEST(Overlaps, AgreeWithComparingEachWithEach) {
  std::vector<Box> boxes;
  std::uint32_t state = 7;
  const auto next = [&state](std::uint32_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::int64_t>((state >> 16U) % below);
  };
  for (int at = 0; at < 200; ++at) {
    Box box;
    for (int dimension = 0; dimension < 3; ++dimension) {
      const std::int64_t low = next(20);
      box.dimensions.push_back({{low, low + (next(2) == 0 ? 0 : next(5))}});
    }
    boxes.push_back(std::move(box));
  }
  Pairs expected;
  for (std::size_t one = 0; one < boxes.size(); ++one) {
    for (std::size_t other = one + 1; other < boxes.size(); ++other) {
      bool all = true;
      for (std::size_t dimension = 0; dimension < 3; ++dimension) {
        const Spans& left = boxes[one].dimensions[dimension];
        all = all && meet(left, boxes[other].dimensions[dimension]);
      }
      if (all) expected.emplace(one, other);
    }
  }
  EXPECT_FALSE(expected.empty());
  EXPECT_EQ(overlaps(boxes), expected);
}

Date day(const char* text) {
  return *parse_date(text);
}

TEST(Dates, LeaveWhatNoneHolds) {
  const DateInterval contract{day("2024-01-01"), day("2024-12-31")};
  const DateInterval spring{day("2024-03-01"), day("2024-05-31")};
  const DateInterval autumn{day("2024-09-01"), std::nullopt};
  const auto left = uncovered(contract, {autumn, spring});
  ASSERT_EQ(left.size(), 2U);
  EXPECT_EQ(to_text(left[0]), "2024-01-01 – 2024-02-29");
  EXPECT_EQ(to_text(left[1]), "2024-06-01 – 2024-08-31");
  EXPECT_TRUE(uncovered(contract, {DateInterval()}).empty());
  EXPECT_EQ(to_text(uncovered({}, {spring}).front()), "… – 2024-02-29");
  EXPECT_EQ(to_text(uncovered({}, {spring}).back()), "2024-06-01 – …");
  EXPECT_EQ(stretches(contract, {spring, autumn}).size(), 4U);
}

}  // namespace
}  // namespace clausule::interpreter::analysis
