#pragma once

#include <string_view>

namespace clausule::dsl {

/// Returns the sign between the fields of a table in CSV (`semantics.md` 59): a semicolon where one
/// stands in the header, outside quotes; else a comma.
char separator_of_table(std::string_view text);

/// Returns the decimal mark that goes with that sign: a comma with the semicolon, else a point.
char decimal_mark_of_table(std::string_view text);

}  // namespace clausule::dsl
