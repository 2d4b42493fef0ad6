#pragma once

#include <string>
#include <string_view>

#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

/// Returns a piece of a contract as a message quotes it, in a vocabulary: keywords, facts of the
/// language and decimal marks. What a contract declares and what stands between quotes stays.
std::string spoken(std::string_view text, Vocabulary vocabulary);

}  // namespace clausule::dsl
