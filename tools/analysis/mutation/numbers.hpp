#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace clausule::mutation {

/// Returns a number one step higher or lower, without the signs around it. The step is one of its
/// last digit, of which there are at least `decimals` behind the mark; `mark` is written where it
/// has none. Nothing where it has too many digits or would fall below zero.
std::optional<std::string> stepped(std::string_view number, int step, std::size_t decimals,
                                   char mark);

/// Returns the code beside one: its last digits one higher or lower, as many as they were. Nothing
/// where there is none.
std::optional<std::string> neighbour(std::string_view code, int step);

}  // namespace clausule::mutation
