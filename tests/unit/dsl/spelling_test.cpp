#include "dsl/spelling.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string_view>
#include <vector>

namespace clausule::dsl {
namespace {

constexpr std::array<std::string_view, 4> names = {"huisarts", "ketenpartners", "organisatie",
                                                   "DM2"};

TEST(EditDistance, CountsEachSlipOnce) {
  EXPECT_EQ(edit_distance("tarief", "tarief", 3), 0U);
  EXPECT_EQ(edit_distance("tarif", "tarief", 3), 1U);
  EXPECT_EQ(edit_distance("tareif", "tarief", 3), 1U);
  EXPECT_EQ(edit_distance("Tarief", "tarief", 3), 0U);
  EXPECT_EQ(edit_distance("abc", "xyz", 9), 3U);
}

TEST(EditDistance, GivesUpAboveItsLimit) {
  EXPECT_EQ(edit_distance("tarief", "uitsluiting", 2), 3U);
  EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U);
}

TEST(NearestName, FindsAMisspelling) {
  EXPECT_EQ(nearest_name("huisartz", names), "huisarts");
  EXPECT_EQ(nearest_name("dm2", names), "DM2");
  EXPECT_EQ(nearest_name("organistie", names), "organisatie");
}

TEST(NearestName, SaysNothingWhereNothingIsNear) {
  EXPECT_EQ(nearest_name("voetzorg", names), std::nullopt);
  EXPECT_EQ(nearest_name("huisarts", names), std::nullopt);
  EXPECT_EQ(nearest_name("x", std::vector<std::string>{"y"}), std::nullopt);
  EXPECT_EQ(nearest_name("x", std::vector<std::string>{}), std::nullopt);
}

TEST(NearestName, TakesTheFirstOfEquals) {
  EXPECT_EQ(nearest_name("lijst3", std::vector<std::string>{"lijst1", "lijst2"}), "lijst1");
}

}  // namespace
}  // namespace clausule::dsl
