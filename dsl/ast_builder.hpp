#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// Turns nodes of one syntax tree into the structs of `ast.hpp`, one function a notion. The tree
/// has no errors inside the nodes it is given, so what is not there is optional.
class AstBuilder {
 public:
  /// `mark` is the decimal mark of the text.
  AstBuilder(const SyntaxTree& tree, std::string_view text, char mark, Diagnostics& diagnostics)
      : tree_(tree), text_(text), mark_(mark), diagnostics_(diagnostics) {}

  /// How high the tree of one expression may be.
  static constexpr std::size_t highest = 256;

  /// Whether there were so many errors that the rest of the text is not to be built.
  [[nodiscard]] bool gave_up() const;

  [[nodiscard]] std::optional<ast::Declaration> declaration(std::size_t node);
  [[nodiscard]] ast::Clause clause(std::size_t node);
  [[nodiscard]] ast::Table table(std::size_t node);
  [[nodiscard]] ast::Column column(std::size_t node);
  [[nodiscard]] ast::Cells cells(std::size_t node);
  /// Returns the literal of a token, as `ast.hpp` wants its text.
  [[nodiscard]] ast::Literal literal(SyntaxKind kind, const Location& place);

 private:
  /// The children of a node, read from left to right.
  class Cursor {
   public:
    Cursor(const SyntaxTree& tree, std::size_t node) : tree_(tree), nodes_(tree.children(node)) {}

    [[nodiscard]] bool done() const { return at_ == nodes_.size(); }
    [[nodiscard]] bool is(SyntaxKind kind) const {
      return !done() && tree_.nodes[nodes_[at_]].kind == kind;
    }
    [[nodiscard]] bool is(Keyword keyword) const {
      return is(SyntaxKind::keyword) && tree_.nodes[nodes_[at_]].keyword == keyword;
    }
    std::size_t next() { return nodes_.at(at_++); }
    Keyword keyword() { return tree_.nodes[next()].keyword; }
    bool take(Keyword keyword) {
      if (!is(keyword)) return false;
      ++at_;
      return true;
    }
    /// Returns the next child if it is of that kind.
    std::optional<std::size_t> take(SyntaxKind kind) {
      return is(kind) ? std::optional(next()) : std::nullopt;
    }

   private:
    const SyntaxTree& tree_;
    std::vector<std::size_t> nodes_;
    std::size_t at_ = 0;
  };

  // build_tokens.cpp
  [[nodiscard]] Location location(std::size_t node) const;
  [[nodiscard]] std::string_view written(std::size_t node) const;
  [[nodiscard]] std::string line_with(const Location& part, std::string_view text) const;
  [[nodiscard]] ast::Name name(std::size_t node) const;
  [[nodiscard]] ast::Text text(std::size_t node) const;
  [[nodiscard]] ast::Path path(std::size_t node) const;
  [[nodiscard]] ast::Code code(std::size_t node) const;
  [[nodiscard]] ast::Duration duration(std::size_t node);
  [[nodiscard]] ast::Literal literal(std::size_t node);
  [[nodiscard]] std::vector<ast::Name> names(Cursor& cursor) const;
  [[nodiscard]] std::vector<ast::Path> paths(Cursor& cursor) const;
  [[nodiscard]] ast::Unit unit_after_per(std::size_t node);
  void check_marks(const Location& place, std::string_view number, bool money);

  // build_codes.cpp
  [[nodiscard]] ast::Codes codes(std::size_t node);
  [[nodiscard]] ast::Selection selection(std::size_t node);
  [[nodiscard]] ast::Manual manual(std::size_t node);
  [[nodiscard]] ast::Verdict verdict(std::size_t node);
  [[nodiscard]] ast::Stay stay(std::size_t node);
  [[nodiscard]] ast::Relation relation(std::size_t node);
  [[nodiscard]] ast::Row row(std::size_t node);

  // build_expressions.cpp
  [[nodiscard]] ast::Expression expression(std::size_t node);
  [[nodiscard]] ast::ExpressionPointer pointer(std::size_t node);
  [[nodiscard]] ast::Expression junction(std::size_t node);
  [[nodiscard]] ast::Expression bullets(std::size_t node);
  [[nodiscard]] ast::Expression comparison(std::size_t node);
  [[nodiscard]] ast::Expression arithmetic(std::size_t node);
  [[nodiscard]] ast::Expression reference(std::size_t node);
  [[nodiscard]] ast::Expression day_of_period(std::size_t node);
  [[nodiscard]] ast::Cell cell(std::size_t node);
  void check_mixed(std::size_t node);
  void check_list(const ast::Expression& before, std::size_t keyword, std::size_t operand);
  void check_fraction(const ast::Expression& operand);
  void grow(std::size_t levels, const Location& place);

  // build_figures.cpp
  [[nodiscard]] ast::Amount amount(std::size_t node);
  [[nodiscard]] ast::Window window(std::size_t node);
  [[nodiscard]] ast::Suffix suffix(std::size_t node);
  [[nodiscard]] ast::Rounding rounding(ast::RoundingMode mode, Cursor& cursor);
  [[nodiscard]] std::vector<ast::Suffix> suffixes(Cursor& cursor);

  // build_tables.cpp
  [[nodiscard]] ast::TableCell table_cell(std::size_t node);

  // build_clauses.cpp
  [[nodiscard]] ast::Clause about(std::size_t node);
  [[nodiscard]] ast::Validity validity(Cursor& cursor);
  [[nodiscard]] ast::Clause guard(std::size_t node);
  [[nodiscard]] ast::Clause scope(std::size_t node);
  [[nodiscard]] ast::Clause group(std::size_t node);
  [[nodiscard]] ast::Clause figure(std::size_t node);
  [[nodiscard]] ast::Clause programme(std::size_t node);
  [[nodiscard]] ast::Clause party(std::size_t node);
  [[nodiscard]] ast::Clause dossier(std::size_t node);
  [[nodiscard]] ast::Without without(Cursor& cursor);
  [[nodiscard]] ast::Enrolment enrolment(Cursor& cursor);
  [[nodiscard]] ast::GivenFact given(std::size_t node);

  // build_ast.cpp
  void head(std::size_t node, ast::Declaration& declaration);
  [[nodiscard]] ast::Type type(std::size_t node);
  void check_declared(const ast::Name& name);

  const SyntaxTree& tree_;
  std::string_view text_;
  char mark_;
  Diagnostics& diagnostics_;
  std::size_t wrong_rows_ = 0;
  std::size_t height_ = 0;  ///< of the expression built last
};

}  // namespace clausule::dsl
