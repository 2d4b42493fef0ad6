#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>

#include "interpreter/date.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::shrink {

/// What a date in a case is.
enum class DateRole : std::uint8_t {
  service,    ///< of a line, also the begin of its care
  first_day,  ///< of a stay or period, a birth, a fact
  last_day    ///< of a stay or period
};

/// Calls `use` with each date of a case, in one order. The day up to which publications are known
/// is the contract's and not among them.
void for_each_date(interpreter::TestCase& test,
                   const std::function<void(interpreter::Date&, DateRole)>& use);

/// Calls `use` with each line, those decided before too.
void for_each_line(interpreter::TestCase& test,
                   const std::function<void(interpreter::ClaimLine&)>& use);

/// Calls `use` with each fact of the insured, the lines, the providers and the file.
void for_each_fact(interpreter::TestCase& test,
                   const std::function<void(interpreter::KnownFact&)>& use);

/// Calls `use` with each code that stands in a fact or as the referral of a line.
void for_each_code(interpreter::TestCase& test,
                   const std::function<void(interpreter::CodeValue&)>& use);

/// Returns the numbers of the providers that a case has facts of or names in a line.
std::set<std::string> provider_numbers(interpreter::TestCase& test);

/// Returns a text that somebody wrote, and no word of a closed list; null for any other fact, and
/// for one that the program does not know.
const std::string* free_text(const interpreter::Program& program,
                             const interpreter::KnownFact& fact);

/// Tells whether a date is the first day of a month or, of a last day, the last: it says nothing of
/// a person.
bool is_round(interpreter::Date date, DateRole role);

}  // namespace clausule::shrink
