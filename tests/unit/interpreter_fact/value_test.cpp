#include "interpreter/value.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace clausule::interpreter {
namespace {

TEST(ToString, WritesCentsWithTwoDecimals) {
  EXPECT_EQ(to_string(Cents{0}), "0.00");
  EXPECT_EQ(to_string(Cents{5}), "0.05");
  EXPECT_EQ(to_string(Cents{-5}), "-0.05");
  EXPECT_EQ(to_string(Cents{123450}), "1234.50");
  EXPECT_EQ(to_string(Cents{-7000}, ','), "-70,00");
}

TEST(ToString, WritesTheLargestAndTheLowestAmount) {
  EXPECT_EQ(to_string(Cents{std::numeric_limits<std::int64_t>::max()}), "92233720368547758.07");
  EXPECT_EQ(to_string(Cents{std::numeric_limits<std::int64_t>::min()}), "-92233720368547758.08");
}

TEST(ParseCode, SplitsTheListFromTheCode) {
  EXPECT_EQ(parse_code("008/12000"), (CodeValue{"008", "12000"}));
  EXPECT_EQ(parse_code("0055"), (CodeValue{"", "0055"}));
  EXPECT_EQ(parse_code("icpc/T90.02"), (CodeValue{"icpc", "T90.02"}));
}

TEST(ToString, WritesACodeAsItIsRead) {
  EXPECT_EQ(to_string(parse_code("008/12000")), "008/12000");
  EXPECT_EQ(to_string(parse_code("40001")), "40001");
}

}  // namespace
}  // namespace clausule::interpreter
