#pragma once

#include <string>
#include <string_view>

namespace clausule::coverage {

/// Appends the prose of a literate contract: headings, quotations and paragraphs; what is laid out
/// by hand, such as a table, stays as it is.
void append_prose(std::string& out, std::string_view text);

}  // namespace clausule::coverage
