#pragma once

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Reads the text of a contract file into its lossless tree; what could not be read is reported and
/// stands in the tree as a node `error`.
SyntaxTree parse_syntax(FileId file, const Sources& sources, Diagnostics& diagnostics);

/// Returns the stretches of a text that hold rules: the whole of it, or the fences of a literate file
/// with the headings above each.
std::vector<Fence> find_fences(FileId file, const Sources& sources, Diagnostics& diagnostics);

}  // namespace clausule::dsl
