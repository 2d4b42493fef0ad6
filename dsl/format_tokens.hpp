#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// A word or sign of a text as it is to be printed.
struct FormatToken {
  Span span;
  std::string text;
  bool after_blank = true;   ///< a blank stands before it, if anything does
  bool before_blank = true;  ///< and behind it
};

/// Tells whether a node is printed as one word or sign; others are printed part by part.
bool is_token(SyntaxKind kind);

/// Returns a sign as it is printed: `>=` and `*` are `≥` and `×`.
std::string_view printed_sign(std::string_view written);

/// Returns a number with the decimal mark of a vocabulary.
std::string number_in(std::string_view number, Vocabulary vocabulary);

/// Returns all words and signs of a tree in the order of the text, in a vocabulary.
std::vector<FormatToken> format_tokens(const SyntaxTree& tree, std::string_view text,
                                       Vocabulary vocabulary);

/// Returns a run of tokens with their blanks.
std::string joined(const FormatToken* first, const FormatToken* last);

}  // namespace clausule::dsl
