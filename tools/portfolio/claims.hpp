#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tools/portfolio/catalogue.hpp"
#include "tools/portfolio/person.hpp"

namespace clausule::portfolio {

/// One claim line that can be read; the amount is that of the whole line.
struct Claim {
  std::uint32_t provider;
  Date date;
  Code code;
  std::int64_t cents;
  std::uint32_t quantity = 1;
  std::string_view referral;
  std::optional<Date> begin;
  /// Empty where the line is in no audit, or where nobody knows yet.
  std::string_view in_audit;
  std::string_view contact_recorded;
};

/// Appends the lines of a person over the years, in the order in which they might come in: quarter
/// by quarter, not by date.
void add_claims(const Person& person, const Contract& contract, Years years, Draws& draws,
                std::vector<Claim>& claims);

}  // namespace clausule::portfolio
