#pragma once

#include <string>
#include <vector>

namespace clausule::fuzz {

/// Returns what random bytes would seldom come upon: every word of the language in both
/// vocabularies, its signs and literals, and the columns of claim files.
std::vector<std::string> dictionary();

}  // namespace clausule::fuzz
