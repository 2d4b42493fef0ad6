#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Returns the path of a fact or result in a vocabulary; another one as it is.
std::string path_in(std::string_view path, Vocabulary vocabulary);

/// The names of a file in another vocabulary. Only names that the language brings along change,
/// where they stand for what it brings; what a contract declares stays.
class FormatNames {
 public:
  FormatNames(const SyntaxTree& tree, std::string_view text, Vocabulary vocabulary);

  /// Returns a node `name` or `path` as it is to be printed.
  [[nodiscard]] std::string_view printed(std::size_t node) const;

 private:
  /// What the names in a part of the tree can stand for, apart from what is declared.
  enum class Meaning {
    declared,   ///< nothing
    value,      ///< facts, results, and what comes from the contract
    outcome,    ///< a word for an outcome
    ground,     ///< a word for a ground
    party,      ///< the insurer or the provider of a settlement
    given,      ///< a fact in a test
    exception,  ///< a definition that the language brings along
    expected    ///< a settlement, and a party behind its name
  };

  void collect_declared();
  void visit(std::size_t node, Meaning meaning);
  void visit_all(std::size_t node, Meaning meaning);
  void visit_head(std::size_t node);
  void visit_clause(std::size_t node, Keyword head);
  void visit_table(std::size_t node, Keyword head);
  void visit_comparison(std::size_t node, Meaning meaning);
  void visit_restriction(std::size_t node);
  void translate(std::size_t node, Meaning meaning);
  void translate_column(std::size_t node);
  /// Returns which words are values of the fact that a node names: outcomes, grounds or others.
  [[nodiscard]] Meaning words_of(std::size_t node) const;
  [[nodiscard]] std::string word(std::string_view name, Meaning meaning) const;
  [[nodiscard]] std::string path(std::string_view name, Meaning meaning) const;
  [[nodiscard]] std::string_view written(std::size_t node) const;

  const SyntaxTree& tree_;
  std::string_view text_;
  Vocabulary vocabulary_;
  std::set<std::string, std::less<>> declared_;
  std::map<std::size_t, std::string> changed_;
};

}  // namespace clausule::dsl
