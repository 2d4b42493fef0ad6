#include <algorithm>
#include <array>

#include "tools/benchmark/workload/catalogue.hpp"
#include "tools/benchmark/workload/lines.hpp"

namespace clausule::benchmark {

namespace {

using portfolio::Draws;
using portfolio::Weighted;

/// The programmes of one person, a bit for each.
constexpr std::array<Weighted<std::uint32_t>, 9> profiles{{{24, 0b0000},
                                                           {24, 0b0001},
                                                           {20, 0b0010},
                                                           {10, 0b0100},
                                                           {7, 0b1000},
                                                           {6, 0b0011},
                                                           {4, 0b0101},
                                                           {3, 0b0110},
                                                           {2, 0b1100}}};

constexpr std::array<Weighted<std::string_view>, 6> end_reasons{{{38, "tweede-lijn"},
                                                                 {34, "verhuizing"},
                                                                 {14, "overlijden"},
                                                                 {10, "exclusie"},
                                                                 {2, "remissie"},
                                                                 {2, ""}}};

Day first_day_of(int year) {
  return Day{std::chrono::year{year} / 1 / 1};
}

constexpr std::uint32_t days_of_contract = 365 * year_count + 1;

Stay draw_stay(std::size_t programme, Draws& draws) {
  Stay stay{programme, first_day_of(first_year) - std::chrono::days{1 + draws.below(6 * 365)},
            std::nullopt, ""};
  if (draws.below(100) < 25) {
    stay.from = first_day_of(first_year) + std::chrono::days{draws.below(days_of_contract)};
  }
  if (draws.below(100) < 20) {
    const Day start = std::max(stay.from, first_day_of(first_year));
    const auto left = static_cast<std::uint32_t>((first_day_of(last_year + 1) - start).count());
    stay.through = start + std::chrono::days{draws.below(left)};
    stay.end_reason = draws.pick(end_reasons);
  }
  return stay;
}

}  // namespace

Person draw_person(const Sizes& sizes, Draws& draws) {
  Person person{};
  const bool minor = draws.below(100) < 4;
  const std::uint32_t age = minor ? 4 + draws.below(13) : 19 + draws.below(75);
  const Day born =
      first_day_of(first_year - static_cast<int>(age)) - std::chrono::days{draws.below(365)};
  if (draws.below(1000) >= 2) person.born = born;
  person.care_group = draws.below(100) < 6 ? portfolio::any_of(portfolio::other_groups, draws)
                                           : first_care_group + draws.below(sizes.care_groups);
  person.practice = portfolio::any_of(portfolio::general_practices, draws);
  const std::uint32_t profile = draws.pick(profiles);
  for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
    if ((profile >> programme & 1U) == 0) continue;
    person.stays.push_back(draw_stay(programme, draws));
    const Stay& stay = person.stays.back();
    if (stay.through && draws.below(100) < 25) {
      const Day again = *stay.through + std::chrono::days{30 + draws.below(180)};
      person.stays.push_back({programme, again, std::nullopt, ""});
    }
  }
  return person;
}

}  // namespace clausule::benchmark
