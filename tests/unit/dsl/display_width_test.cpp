#include "dsl/display_width.hpp"

#include <gtest/gtest.h>

namespace clausule::dsl {
namespace {

TEST(DisplayWidth, CountsWhatIsSeen) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("€ 1"), 3U);
  EXPECT_EQ(display_width("diëtist"), 7U);
  EXPECT_EQ(display_width("die\xCC\x88tist"), 7U);
  EXPECT_EQ(display_width("中文"), 4U);
  EXPECT_EQ(display_width("a\xFF"), 2U);
}

}  // namespace
}  // namespace clausule::dsl
