#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// A text with all that reading it gives.
struct Parsed {
  explicit Parsed(std::string text, std::string name = "test.clausule");

  /// Returns what a location covers.
  [[nodiscard]] std::string covered(const Location& location) const;
  /// Returns the names of the kinds that were reported, by place.
  [[nodiscard]] std::vector<std::string> kinds() const;
  /// Returns all findings as text, for messages of tests.
  [[nodiscard]] std::string report() const;
  /// Returns the first clause of the first declaration as one alternative.
  template <typename Clause>
  [[nodiscard]] const Clause& clause(std::size_t index = 0) const {
    return std::get<Clause>(file.declarations.at(0).clauses.at(index).value);
  }

  Sources sources;
  Diagnostics diagnostics;
  ast::File file;
};

/// Returns a syntax tree as nested parentheses: a leaf is its text, another node its children.
std::string structure(const SyntaxTree& tree, std::string_view text);

/// Returns the texts of the fences with rules in a Markdown text.
std::vector<std::string> clausule_fences(std::string_view markdown);

/// Returns the text of a file below the folder of the project, or nothing.
std::string read_project_file(std::string_view path);

}  // namespace clausule::dsl
