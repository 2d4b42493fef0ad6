#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "made_portfolio.hpp"

namespace clausule::portfolio {
namespace {

const ShareInfo& info(Share share) {
  return shares.at(static_cast<std::size_t>(share));
}

/// Writes a share as the README does: `1.5 %`.
std::string percentage(std::uint32_t per_million) {
  std::string decimals = std::to_string(1'000'000 + per_million % 10'000 * 100).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  return std::to_string(per_million / 10'000) + (decimals.empty() ? "" : "." + decimals) + " %";
}

/// Tells whether a count lies within five standard deviations of what a share promises, which the
/// fixed seed keeps from being a matter of luck.
bool is_about(std::uint64_t count, std::uint64_t of, std::uint32_t per_million) {
  const std::uint64_t promised = of * per_million / 1'000'000;
  const std::uint64_t off = count > promised ? count - promised : promised - count;
  return off * off <= 25 * promised + 25;
}

std::uint64_t count_of(const std::vector<std::vector<std::string>>& rows, auto&& test) {
  return static_cast<std::uint64_t>(std::ranges::count_if(rows, test));
}

TEST(Shares, EachComesUpAboutAsOftenAsTheTableSays) {
  const MadePortfolio made(200'000);
  for (std::size_t index = 0; index < shares.size(); ++index) {
    const auto& [asked, came_up] = made.made().tally.at(index);
    EXPECT_GT(came_up, 0U) << shares.at(index).name;
    EXPECT_TRUE(is_about(came_up, asked, shares.at(index).per_million))
        << shares.at(index).name << ": " << came_up << " of " << asked;
  }
}

TEST(Shares, TheRowsInTheFilesAreTheOnesCounted) {
  const MadePortfolio made(200'000);
  const auto rows = made.rows("lines.csv");
  const auto expect = [&](Share share, std::uint64_t count) {
    EXPECT_TRUE(is_about(count, rows.size(), info(share).per_million))
        << info(share).name << ": " << count;
  };
  expect(Share::broken_id_missing,
         count_of(rows, [](const auto& row) { return row.at(0).empty(); }));
  expect(Share::broken_amount_missing,
         count_of(rows, [](const auto& row) { return row.at(5).empty(); }));
  expect(Share::broken_amount_decimals, count_of(rows, [](const auto& row) {
           return row.at(5).size() > 4 && row.at(5).at(row.at(5).size() - 4) == '.';
         }));
  expect(Share::broken_quote, count_of(rows, [](const auto& row) {
           return row.size() > 7 && row.at(7).starts_with('"');
         }));
  expect(Share::provider_not_listed,
         count_of(rows, [](const auto& row) { return row.at(2) == "53099999"; }));
  expect(Share::outside_years, count_of(rows, [](const auto& row) {
           return row.at(3).starts_with("2022") || row.at(3).starts_with("2025");
         }));
}

TEST(Shares, LinesLookLikeWhatAContractHasRulesFor) {
  const MadePortfolio made(50'000);
  const auto rows = made.rows("lines.csv");
  const auto has = [&](std::string_view code, std::size_t column, std::string_view value) {
    return std::ranges::any_of(rows, [&](const auto& row) {
      return row.at(4) == code && (column >= row.size() ? "" : row.at(column)) == value;
    });
  };
  for (const char* code :
       {"40001", "40011", "40021", "056/40001", "008/12010", "12010", "008/12001", "008/12850",
        "31023", "6000", "6301", "9200", "9203", "13004", "14610", "14611", "041/15A295.040201013",
        "041/15A883.100501036", "49999"}) {
    EXPECT_TRUE(std::ranges::any_of(rows, [&](const auto& row) { return row.at(4) == code; }))
        << code;
  }
  for (const char* referral : {"0055", "0025", "0032", "0099", ""}) {
    EXPECT_TRUE(has("6000", 7, referral)) << referral;
  }
  EXPECT_TRUE(has("40001", 5, "56.20"));
  EXPECT_TRUE(std::ranges::any_of(rows, [](const auto& row) { return row.at(2) == "53019001"; }));
}

TEST(Shares, StandInTheReadme) {
  const std::string readme = text_of(CLAUSULE_PORTFOLIO_README);
  for (const ShareInfo& share : shares) {
    const std::string row =
        "| " + std::string(share.of_what) + " | " + percentage(share.per_million) + " |\n";
    EXPECT_NE(readme.find(row), std::string::npos) << row;
  }
}

}  // namespace
}  // namespace clausule::portfolio
