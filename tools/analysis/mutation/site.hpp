#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/syntax_tree.hpp"
#include "interpreter/program.hpp"
#include "tools/analysis/mutation/change.hpp"

namespace clausule::mutation {

/// A node of a syntax tree, with the nodes around it.
struct Site {
  const dsl::SyntaxTree& tree;
  std::string_view text;
  std::size_t node = 0;
  char decimal_mark = ',';
  const Site* parent = nullptr;  ///< null at the root

  [[nodiscard]] const dsl::SyntaxNode& here() const { return tree.nodes[node]; }
  [[nodiscard]] dsl::SyntaxKind kind() const { return here().kind; }
  [[nodiscard]] bool is(dsl::SyntaxKind kind) const { return here().kind == kind; }
  [[nodiscard]] bool is(dsl::Keyword keyword) const {
    return is(dsl::SyntaxKind::keyword) && here().keyword == keyword;
  }
  [[nodiscard]] bool is_in(dsl::SyntaxKind kind) const { return parent && parent->is(kind); }
  [[nodiscard]] dsl::Location place() const { return {tree.file, here().begin, here().end}; }
  [[nodiscard]] std::string_view written() const {
    return text.substr(here().begin, here().end - here().begin);
  }
  [[nodiscard]] std::string_view written(std::size_t other) const {
    const dsl::SyntaxNode& one = tree.nodes[other];
    return text.substr(one.begin, one.end - one.begin);
  }
  [[nodiscard]] std::vector<std::size_t> children() const { return tree.children(node); }
  [[nodiscard]] Site child(std::size_t other) const {
    return {tree, text, other, decimal_mark, this};
  }
  /// Returns whether the first child is a keyword.
  [[nodiscard]] bool opens_with(dsl::Keyword keyword) const;
  /// Returns the nearest node around it of a kind, or null.
  [[nodiscard]] const Site* around(dsl::SyntaxKind kind) const;
};

/// Collects the changes of one declaration or cell.
class Changes {
 public:
  Changes(const interpreter::Program& program, std::string rule, std::vector<Change>& changes)
      : program_(program), rule_(std::move(rule)), changes_(changes) {}

  /// Adds one in which other words stand in a place.
  void replace(ChangeKind kind, const dsl::Location& place, const std::string& text) {
    changes_.push_back({kind, place, text, place, text, rule_});
  }
  /// Adds one that takes `place` out; a reader sees `shown` of it.
  void leave_out(ChangeKind kind, const dsl::Location& place, const dsl::Location& shown) {
    changes_.push_back({kind, place, {}, shown, {}, rule_});
  }

  /// Adds one for each of several that stand beside each other with commas between them, if there
  /// are more than one.
  void leave_out_each(ChangeKind kind, const Site& site, const std::vector<std::size_t>& members);

  [[nodiscard]] const interpreter::Program& program() const { return program_; }

 private:
  const interpreter::Program& program_;  ///< the contract as it is written
  std::string rule_;
  std::vector<Change>& changes_;
};

// Each looks at one node and adds the changes of its kinds.

/// Amounts, percentages, numbers, lengths, dates, answers and bounds.
void change_literal(const Site& site, Changes& changes);
/// Codes, the ends of ranges, and lists from which one is left out.
void change_codes(const Site& site, Changes& changes);
/// Conditions, and what is joined by `en` and `of`.
void change_condition(const Site& site, Changes& changes);
/// Verdicts, winners and who gets the rest.
void change_outcome(const Site& site, Changes& changes);
/// Periods, first and last days, and rounding.
void change_word(const Site& site, Changes& changes);
/// Whole lines of a rule, rows of an exclusion and exceptions.
void change_clause(const Site& site, Changes& changes);

}  // namespace clausule::mutation
