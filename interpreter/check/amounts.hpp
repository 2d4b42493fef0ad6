#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dsl/parse.hpp"
#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// What the clauses of one declaration say of an amount, on however many lines they stand.
struct AmountClauses {
  AmountSteps steps;
  Split split;
  std::optional<dsl::Location> split_place;
  dsl::Location rest_place;
  bool over_quarters = false;
  std::optional<int> rest_to_quarter;
  std::vector<std::pair<dsl::ast::Unit, dsl::Location>> per;  ///< `per` after an amount
};

/// Lowers `bedraagt` and the suffixes of a tariff, deductible or settlement.
AmountClauses lower_amount_clauses(Context& context, const dsl::ast::Declaration& declaration);

/// Lowers the rows of a tariff or settlement, those of a file while it is read. A column with a new
/// name is a component and goes into `split`; `columns_name_components` is set where there is one.
class AmountRows : public dsl::RowTaker {
 public:
  /// What a column of the table is for.
  struct ColumnPlan {
    dsl::ast::ColumnKind kind{};
    ExpressionPointer subject;
    std::optional<std::size_t> component;
    /// The tests of cells by how they are written.
    std::unordered_map<std::string, std::shared_ptr<const CellTests>> known{};
  };

  AmountRows(Context& context, dsl::ast::Head head, Split& split, bool& columns_name_components)
      : context_(context), head_(head), split_(split), names_components_(columns_name_components) {}

  bool take_row(const dsl::ast::Table& table, const dsl::ast::TableRow& row) override;

  /// Returns all rows in the order of the text: those taken, and those of the table.
  std::vector<AmountRow> finish(const dsl::ast::Table& table);

 private:
  void plan(const dsl::ast::Table& table);
  void lower(const dsl::ast::Table& table, const dsl::ast::TableRow& row);
  void lower_cell(const dsl::ast::TableCell& cell, ColumnPlan& column, AmountRow& row);
  /// Returns the tests of a cell, those of an earlier one that is written alike where it has any.
  std::shared_ptr<const CellTests> shared_tests(const dsl::ast::TableCell& cell,
                                                ColumnPlan& column);
  /// Amounts that are written alike are one expression.
  ExpressionPointer shared_amount(const dsl::ast::TableCell& cell);
  [[nodiscard]] std::size_t subject_count() const;

  Context& context_;
  dsl::ast::Head head_;
  Split& split_;
  bool& names_components_;
  bool planned_ = false;
  bool shares_amounts_ = false;
  const std::shared_ptr<const CellTests> any_value_ =
      std::make_shared<const CellTests>(CellTests{{}, "-"});
  std::vector<ColumnPlan> plan_;
  std::vector<AmountRow> rows_;
  std::unordered_map<std::string, ExpressionPointer> amounts_;
};

/// Tells whether an amount can only be whole cents without a rounding (principle 7).
bool is_whole(const ExpressionPointer& amount);

/// What the rows of a table and the clauses beside it say of an amount together.
struct AmountShape {
  bool has_base = false;  ///< an amount of its own, not a cap alone
  bool in_rows = false;   ///< `bedraagt` is a column
  bool has_cap = false;
  bool base_is_whole = true;     ///< before a division over quarters
  bool bounds_are_whole = true;  ///< caps and floors
};
AmountShape shape_of(const AmountSteps& steps, const std::vector<AmountRow>& rows,
                     bool columns_name_components);

/// Reports shares without a rest, a rest to nobody; gives the rest its place among the components.
void check_split(Context& context, const dsl::ast::Declaration& declaration, Split& split,
                 const dsl::Location& rest_place);

}  // namespace clausule::interpreter::check
