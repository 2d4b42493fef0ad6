#include "tools/analysis/mutation/numbers.hpp"

#include <gtest/gtest.h>

namespace clausule::mutation {
namespace {

TEST(Stepped, MovesTheLastDigit) {
  EXPECT_EQ(stepped("2,5%", 1, 0, ','), "2,6");
  EXPECT_EQ(stepped("2,5%", -1, 0, ','), "2,4");
  EXPECT_EQ(stepped("18", 1, 0, ','), "19");
  EXPECT_EQ(stepped("0,125", -1, 2, ','), "0,124");
}

TEST(Stepped, WritesTheDecimalsThatItNeeds) {
  EXPECT_EQ(stepped("€ 61", 1, 2, ','), "61,01");
  EXPECT_EQ(stepped("€ 61", -1, 2, '.'), "60.99");
  EXPECT_EQ(stepped("€ 61.5", 1, 2, ','), "61.51");
  EXPECT_EQ(stepped("€ 1 234,99", 1, 2, ','), "1235,00");
}

TEST(Stepped, KeepsTheSign) {
  EXPECT_EQ(stepped("€ -70,00", 1, 2, ','), "-69,99");
  EXPECT_EQ(stepped("€ -70,00", -1, 2, ','), "-70,01");
}

TEST(Stepped, EndsAtZeroAndAtTheWidestNumber) {
  EXPECT_EQ(stepped("€ 0,00", -1, 2, ','), std::nullopt);
  EXPECT_EQ(stepped("0", 1, 0, ','), "1");
  EXPECT_EQ(stepped("123456789012345678", 1, 0, ','), std::nullopt);
  EXPECT_EQ(stepped("", 1, 0, ','), std::nullopt);
}

TEST(Neighbour, KeepsTheWidthOfTheLastDigits) {
  EXPECT_EQ(neighbour("40001", 1), "40002");
  EXPECT_EQ(neighbour("0099", 1), "0100");
  EXPECT_EQ(neighbour("03/15A295.040201013", -1), "03/15A295.040201012");
  EXPECT_EQ(neighbour("9999", 1), std::nullopt);
  EXPECT_EQ(neighbour("0000", -1), std::nullopt);
  EXPECT_EQ(neighbour("icpc/T", 1), std::nullopt);
}

}  // namespace
}  // namespace clausule::mutation
