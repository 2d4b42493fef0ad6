#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/benchmark/workload/sizes.hpp"
#include "tools/portfolio/draws.hpp"

namespace clausule::benchmark {

using Day = std::chrono::sys_days;

/// A stay in a programme, both ends inclusive.
struct Stay {
  std::size_t programme;
  Day from;
  std::optional<Day> through;
  std::string_view end_reason;

  [[nodiscard]] bool covers(Day day) const { return from <= day && (!through || day <= *through); }
};

/// One insured person.
struct Person {
  std::optional<Day> born;
  std::uint32_t care_group;  ///< AGB number
  std::uint32_t practice;
  std::vector<Stay> stays;
};

/// One claim line; the amount is that of the whole line.
struct Line {
  std::uint32_t provider;
  Day date;
  std::string_view list;
  std::string_view code;      ///< empty for a product
  std::uint32_t product = 0;  ///< its code
  std::int64_t cents;
  std::uint32_t quantity = 1;
  std::string_view referral;
  std::optional<std::size_t> credits;  ///< index among the lines of the person
  std::string_view in_audit;           ///< empty: not known
  std::string_view contact_recorded;
};

/// Draws a person.
Person draw_person(const Sizes& sizes, portfolio::Draws& draws);

/// Draws exactly `count` lines of a person, quarter by quarter.
void draw_lines(const Person& person, const Sizes& sizes, std::size_t count,
                portfolio::Draws& draws, std::vector<Line>& lines);

}  // namespace clausule::benchmark
