#include "tools/portfolio/catalogue.hpp"

#include <algorithm>

namespace clausule::portfolio {

namespace {

struct ConsultYear {
  int year;
  std::int64_t half;
  std::int64_t one;
  std::int64_t one_and_a_half;
  std::int64_t two;
  std::int64_t two_and_a_half;
};

// The published consult tariffs of 2022, 2023 and 2025; those of 2024 are MADE UP. Earlier and
// later years take the nearest.
constexpr std::array<ConsultYear, 4> consult_years{{{2022, 542, 1083, 1625, 2167, 2709},
                                                    {2023, 575, 1151, 1726, 2302, 2877},
                                                    {2024, 599, 1197, 1796, 2394, 2993},
                                                    {2025, 621, 1243, 1864, 2485, 3106}}};

struct Price {
  std::string_view code;
  std::int64_t cents;
};

// 13004 and 12000 are published amounts of some year, 6000 and 6001 those of a practice; the others
// are MADE UP.
constexpr std::array<Price, 25> prices{{{"12000", 923},
                                        {"12004", 462},
                                        {"12850", 1850},
                                        {"13004", 5100},
                                        {"14610", 2500},
                                        {"14611", 2500},
                                        {"31020", 4200},
                                        {"31021", 4200},
                                        {"31022", 4200},
                                        {"31023", 4200},
                                        {"6000", 1570},
                                        {"6001", 1850},
                                        {"6300", 1600},
                                        {"6301", 1600},
                                        {"9200", 3000},
                                        {"9201", 3000},
                                        {"9202", 4500},
                                        {"9203", 6000},
                                        {"15A295.040201013", 21500},
                                        {"15C409.090301010", 48000},
                                        {"15C412.090301013", 36500},
                                        {"15C413.090301015", 19800},
                                        {"15C406.090301007", 17250},
                                        {"15A883.100501036", 23100},
                                        {"15B999.990001001", 27750}}};

const ConsultYear& nearest(int year) {
  const int first = consult_years.front().year;
  const int last = consult_years.back().year;
  return consult_years.at(static_cast<std::size_t>(std::clamp(year, first, last) - first));
}

}  // namespace

std::int64_t usual_cents(std::string_view code, int year) {
  const ConsultYear& consults = nearest(year);
  if (code == "12010" || code == "12006") return consults.half;
  if (code == "12011") return consults.one;
  if (code == "12001") return consults.two;
  if (code == "12002") return consults.one_and_a_half;
  if (code == "12003") return consults.two_and_a_half;
  const auto* const found = std::ranges::find(prices, code, &Price::code);
  return found == prices.end() ? 2500 : found->cents;
}

}  // namespace clausule::portfolio
