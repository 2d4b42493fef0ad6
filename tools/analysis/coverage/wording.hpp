#pragma once

#include <string>
#include <string_view>

#include "interpreter/date.hpp"
#include "tools/analysis/coverage/item.hpp"

namespace clausule::coverage {

/// Puts a piece of the contract, written in Dutch, in both languages.
Words of_contract(std::string_view dutch);

/// What no test has done, where a whole rule or one deed of it was never exercised.
Words needs_of_rule(Sort sort);
Words needs_of_deed(Sort sort, interpreter::Deed deed);
Words needs_of_exception(const std::string& of);
Words needs_of_row(Sort sort);
/// `of` is what has the day: a rule, or a row of it; empty for a rule.
Words needs_of_day(interpreter::Date day, bool first, const std::string& of);
/// `range` is what the code is an end of; empty for a single code.
Words needs_of_code(const std::string& code, bool first, const std::string& range, bool provider);
Words needs_of_bound(const std::string& value, bool first, const std::string& cell);
Words needs_of_left_out(const std::string& code);

}  // namespace clausule::coverage
