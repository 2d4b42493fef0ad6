#pragma once

#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Reads the text of a contract file into its lossless tree; what could not be read is reported and
/// stands in the tree as a node `error`.
SyntaxTree parse_syntax(FileId file, const Sources& sources, Diagnostics& diagnostics);

/// Returns the stretches of a text that hold rules: the whole of it, or the fences of a literate
/// file with the headings above each.
std::vector<Fence> find_fences(FileId file, const Sources& sources, Diagnostics& diagnostics);

/// Reads a stretch of a text as the header of one column. Returns whether all of it is one; its
/// node is then the last of the tree.
bool parse_column(SyntaxTree& tree, std::string_view text, Span part, Diagnostics& diagnostics);

/// Reads a stretch of a text as the tests of one cell of a table, likewise.
bool parse_cells(SyntaxTree& tree, std::string_view text, Span part, Diagnostics& diagnostics);

}  // namespace clausule::dsl
