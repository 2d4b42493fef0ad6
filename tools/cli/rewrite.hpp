#pragma once

#include <string>
#include <vector>

#include "dsl/source.hpp"
#include "interpreter/testing.hpp"

namespace clausule::cli {

/// Returns a text with each cell of a file replaced by what was found; a shorter text is filled up
/// with blanks, so that the table keeps its columns. Cells of other files are left alone.
std::string rewritten(const dsl::Sources& sources, dsl::FileId file,
                      std::vector<interpreter::TestReport::Rewrite> rewrites);

}  // namespace clausule::cli
