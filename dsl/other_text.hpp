#pragma once

#include <string>

#include "dsl/source.hpp"

namespace clausule::dsl {

/// Returns the same texts under the same ids, with another text for one of them: an empty one for a
/// large table that has been read, its own again where somebody is to be shown a place in it.
Sources with_other_text(const Sources& sources, FileId file, std::string text);

}  // namespace clausule::dsl
