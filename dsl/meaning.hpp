#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Returns the vocabulary of the first name in a tree that the language brings along and that
/// differs between the two; Dutch where there is none.
Vocabulary vocabulary_of_names(const SyntaxTree& tree, std::string_view text);

/// Returns what a tree says apart from its layout and its vocabulary: a text for each node, those
/// of two trees are equal where they say the same.
std::vector<std::string> meaning_of(const SyntaxTree& tree, std::string_view text);

/// Returns the comments of a tree without the blanks behind them.
std::vector<std::string_view> comments_of(const SyntaxTree& tree, std::string_view text);

/// Returns a text without the blanks behind it.
std::string_view without_trailing_blanks(std::string_view text);

}  // namespace clausule::dsl
