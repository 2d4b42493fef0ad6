#include "interpreter/engine/text_hash.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace clausule::interpreter::engine {
namespace {

TEST(TextHash, IsThatOfTheSameTextWhereverItStands) {
  for (std::size_t length = 0; length <= 40; ++length) {
    const std::string text(length, '7');
    const std::string within = "x" + text + "y";
    EXPECT_EQ(TextHash{}(text), TextHash{}(std::string_view(within).substr(1, length)));
  }
}

TEST(TextHash, DiffersWhereOneSignDoes) {
  for (std::size_t length = 1; length <= 24; ++length) {
    std::set<std::size_t> hashes{TextHash{}(std::string(length, '7'))};
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, '7');
      text[at] = '8';
      hashes.insert(TextHash{}(text));
    }
    EXPECT_EQ(hashes.size(), length + 1) << length << " signs";
  }
}

TEST(TextHash, SpreadsNumbersOfProviders) {
  std::set<std::size_t> low_bits;
  for (int number = 0; number < 4096; ++number) {
    low_bits.insert(TextHash{}(std::to_string(53010000 + number)) % 4096);
  }
  // Of so many thrown at random about 63 in a hundred places are hit.
  EXPECT_GT(low_bits.size(), 2000U);
}

}  // namespace
}  // namespace clausule::interpreter::engine
