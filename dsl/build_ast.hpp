#pragma once

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Returns the typed tree of a syntax tree; what is ambiguous in it is reported. Declarations whose
/// head could not be read are left out.
ast::File build_ast(const SyntaxTree& tree, const Sources& sources, Diagnostics& diagnostics);

}  // namespace clausule::dsl
