#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/format_tokens.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// What the first word of a line begins.
enum class LineRole : std::uint8_t { head, clause, row, bullet, table_row, rest, comment };

/// One line of a fence as it is to be printed.
struct FormatLine {
  LineRole role{};
  Span span;              ///< of its words, and of its comment if there are none
  std::size_t block = 0;  ///< the node of the table or group it is a row of
  std::size_t node = 0;   ///< of the row
  std::vector<FormatToken> tokens;
  std::string comment;
  bool is_broken = false;  ///< of a row that goes on on the next line
  bool after_empty_line = false;
  std::size_t indent = 0;  ///< in columns; of a comment as it was written, at first
  std::string text;        ///< the tokens with their blanks
};

/// Returns, for each fence, its lines with what is written on them. Lines of one table row are one
/// line, unless a comment stands in between.
std::vector<std::vector<FormatLine>> format_lines(const SyntaxTree& tree, std::string_view text,
                                                  const std::vector<FormatToken>& tokens);

/// Gives each line its text: cells of a table and parts of the rows of a group stand below each
/// other.
void align_lines(const SyntaxTree& tree, std::vector<FormatLine>& lines);

/// Gives each line its indent and settles which stand after an empty line.
void space_lines(std::vector<FormatLine>& lines);

}  // namespace clausule::dsl
