#include "tools/claims/kept_rows.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace clausule::claims {
namespace {

std::string text_of(std::size_t row) {
  // Some rows are longer than a block, and one is empty.
  const std::size_t size = row % 500 == 3 ? 3'000'000 : row % 90;
  return std::string(size, static_cast<char>('a' + row % 26));
}

TEST(KeptRows, ComeBackChainByChain) {
  constexpr std::size_t rows = 2'000;
  constexpr std::size_t chains = 7;
  KeptRows kept;
  std::array<KeptRows::Chain, chains> all;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string text = text_of(row);
    // The numbers of another file begin again, and positions may run ahead of rows.
    kept.add(all.at(row % chains), {static_cast<std::uint8_t>(row % 4), row % 1'000 + 1,
                                    row * 3'000'000'000, row % 5 == 0, text});
  }
  for (std::size_t chain = 0; chain < chains; ++chain) {
    std::uint64_t place = all.at(chain).first;
    KeptRow found;
    std::size_t row = chain;
    for (; kept.next(place, found); row += chains) {
      ASSERT_LT(row, rows);
      EXPECT_EQ(found.kind, row % 4);
      EXPECT_EQ(found.number, row % 1'000 + 1);
      EXPECT_EQ(found.position, row * 3'000'000'000);
      EXPECT_EQ(found.is_cut, row % 5 == 0);
      EXPECT_TRUE(found.text == text_of(row)) << row;
    }
    EXPECT_GE(row, rows);
  }
}

TEST(KeptRows, KeepTextsWhereTheyAre) {
  KeptRows kept;
  std::vector<std::string_view> texts;
  for (std::size_t row = 0; row < 2'000; ++row) texts.push_back(kept.add(text_of(row)));
  for (std::size_t row = 0; row < 2'000; ++row) EXPECT_TRUE(texts[row] == text_of(row)) << row;
}

TEST(KeptRows, OfAnEmptyChainAreNone) {
  const KeptRows kept;
  std::uint64_t place = KeptRows::Chain().first;
  KeptRow row;
  EXPECT_FALSE(kept.next(place, row));
}

}  // namespace
}  // namespace clausule::claims
