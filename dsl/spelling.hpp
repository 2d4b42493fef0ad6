#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace clausule::dsl {

/// Returns how many signs must be added, left out, replaced or swapped with their neighbour to make
/// one word of the other, counting capitals as equal; `limit + 1` where that is more than `limit`.
std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t limit);

/// Returns how far a word of this length may be from what was meant: 1 up to 5 signs, then 2, 3
/// from 12 on.
std::size_t spelling_tolerance(std::string_view word);

/// Returns the candidate nearest to a misspelt word, the first of equals, or nothing where none is
/// near. Candidates equal to the word itself are passed over.
std::optional<std::string> nearest_name(std::string_view word,
                                        std::span<const std::string_view> candidates);
std::optional<std::string> nearest_name(std::string_view word,
                                        std::span<const std::string> candidates);

}  // namespace clausule::dsl
