#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "dsl/source.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

/// What a node of the syntax tree is; each is a rule of `grammar.hpp`.
enum class SyntaxKind : std::uint8_t {
  none,
  // tokens
  keyword,
  name,
  path,
  library,
  code,
  decimal,
  percent,
  money,
  date,
  duration,
  text,
  compare,
  sign,
  // structure
  file,
  declaration,
  head,
  type,
  error,
  about,
  guard,
  scope,
  group,
  figure,
  programme,
  party,
  dossier,
  table,
  // parts of clauses
  verdict,
  manual,
  selection,
  restriction,
  codes,
  range,
  relation,
  stay,
  row,
  amount,
  suffix,
  window,
  share,
  given,
  header,
  column,
  table_row,
  table_cell,
  cells,
  cell,
  any,
  // expressions
  bullets,
  junction,
  negation,
  enrolled,
  during,
  comparison,
  sum,
  product,
  sum_over,
  day_of_period,
  parentheses,
  reference,
  arguments
};

/// One node; it covers the text from `begin` up to `end` and the `subtree_size - 1` nodes before
/// it.
struct SyntaxNode {
  SyntaxKind kind{};
  Keyword keyword{};  ///< of a node `keyword` only
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t subtree_size = 1;
};

/// A stretch of text between the marks of a fence, and the headings above it.
struct Fence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string article;
};

/// Half-open, in bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The lossless tree of a file: nodes in post-order with the file itself last, and the comments in
/// the order of the text. Signs that are no nodes (`|`, `,`, `:`) stand between the nodes.
struct SyntaxTree {
  FileId file;
  Vocabulary vocabulary{};
  std::vector<SyntaxNode> nodes;
  std::vector<Span> comments;
  std::vector<Fence> fences;

  /// Returns the indices of the children of a node, in the order of the text.
  [[nodiscard]] std::vector<std::size_t> children(std::size_t node) const;
};

}  // namespace clausule::dsl
