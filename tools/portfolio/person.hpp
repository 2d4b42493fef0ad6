#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/portfolio/contract.hpp"
#include "tools/portfolio/draws.hpp"

namespace clausule::portfolio {

using Date = std::chrono::sys_days;

/// One stay in a programme, both days inclusive; the reason is empty where there is none.
struct Stay {
  Programme programme;
  Date from;
  std::optional<Date> through;
  std::string_view end_reason;

  [[nodiscard]] bool covers(Date date) const {
    return from <= date && (!through || date <= *through);
  }
  [[nodiscard]] bool touches(Date first, Date last) const {
    return from <= last && (!through || first <= *through);
  }
};

/// One insured person. Providers are AGB numbers, eight digits with the zeros in front left out.
struct Person {
  std::uint64_t number;
  bool listed;
  std::optional<Date> born;
  std::optional<Date> deceased;
  std::uint32_t care_group;
  std::uint32_t general_practitioner;
  std::vector<Stay> stays;
};

/// Makes a person; stays that end do so in one of the years.
Person make_person(std::uint64_t number, const Contract& contract, Years years, Draws& draws);

/// Returns the first day of a year.
Date first_day_of(int year);

}  // namespace clausule::portfolio
