#include <algorithm>

#include "interpreter/check/amounts.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/open_rows.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

using ColumnPlan = AmountRows::ColumnPlan;

ExpressionPointer amount_cell(Context& context, const ast::TableCell& cell) {
  const Type money = money_type();
  auto value = lower_cell_value(context, cell, &money);
  return value ? coerce(context, std::move(value), money) : nullptr;
}

std::vector<ColumnPlan> plan_columns(Context& context, const ast::Table& table, ast::Head head,
                                     Split& split, bool& columns_name_components) {
  std::vector<ColumnPlan> plan;
  for (const ast::Column& column : table.columns) {
    ColumnPlan one{column.kind, nullptr, std::nullopt, {}};
    if (column.kind == ast::ColumnKind::deductible) {
      context.diagnostics.report<Kind::column_not_here>(
          column.location, context.snippet(column.location), head_word(head));
    }
    if (column.kind == ast::ColumnKind::condition) {
      const auto bare = bare_name(column);
      const auto* reference = std::get_if<ast::Reference>(&column.condition->value);
      const bool known = !bare || is_line_fact(context, reference->path) ||
                         find_name(context, reference->path.parts.front().text) != nullptr;
      if (known) {
        one.subject = lower_expression(context, *column.condition);
      } else {
        columns_name_components = true;
        one.component = split.components.size();
        split.components.push_back(bare->text);
      }
    }
    plan.push_back(std::move(one));
  }
  return plan;
}

/// Tells whether a cell holds one value that means what it says wherever it stands: a text may have
/// lost its quotes.
bool is_one_token(const ast::TableCell& cell) {
  if (cell.cells.cells.size() != 1) return false;
  const ast::Cell& only = cell.cells.cells.front();
  if (!only.low || only.high || only.compare) return false;
  const auto* literal = std::get_if<ast::Literal>(&only.low->value);
  return literal != nullptr && literal->kind != ast::LiteralKind::text;
}

}  // namespace

void AmountRows::plan(const ast::Table& table) {
  if (planned_) return;
  planned_ = true;
  plan_ = plan_columns(context_, table, head_, split_, names_components_);
  const auto is_bound = [](const ColumnPlan& column) {
    return column.kind == ast::ColumnKind::at_most || column.kind == ast::ColumnKind::at_least;
  };
  // Beside a bound a finding shows the amount where it stands.
  shares_amounts_ = std::ranges::none_of(plan_, is_bound);
}

bool AmountRows::take_row(const ast::Table& table, const ast::TableRow& row) {
  plan(table);
  lower(table, row);
  return true;
}

void AmountRows::lower(const ast::Table& table, const ast::TableRow& row) {
  if (!row_fits(table, row)) return;
  AmountRow lowered;
  lowered.location = row.location;
  lowered.components.resize(split_.components.size());
  const RowDates dates = lower_row_dates(context_, table, row);
  lowered.validity = dates.validity;
  lowered.published_on = dates.published_on;
  lowered.return_code = lower_row_return_code(context_, table, row);
  lowered.tests.reserve(subject_count());
  for (std::size_t at = 0; at < plan_.size(); ++at) lower_cell(row.cells[at], plan_[at], lowered);
  rows_.push_back(std::move(lowered));
}

std::size_t AmountRows::subject_count() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      plan_, [](const ColumnPlan& column) { return column.subject != nullptr; }));
}

void AmountRows::lower_cell(const ast::TableCell& cell, ColumnPlan& column, AmountRow& row) {
  if (column.subject) {
    FactTest test{column.subject, any_value_};
    if (cell.form == ast::TableCell::Form::empty) {
      context_.diagnostics.report<Kind::empty_key>(cell.location, column.subject->text);
    } else if (cell.form == ast::TableCell::Form::cells) {
      test.tests = shared_tests(cell, column);
    }
    row.tests.push_back(std::move(test));
  } else if (column.component) {
    row.components[*column.component] = amount_cell(context_, cell);
  } else if (column.kind == ast::ColumnKind::amounts_to) {
    row.amounts_to = shared_amount(cell);
  } else if (column.kind == ast::ColumnKind::at_most) {
    row.at_most = amount_cell(context_, cell);
  } else if (column.kind == ast::ColumnKind::at_least) {
    row.at_least = amount_cell(context_, cell);
  }
}

std::shared_ptr<const CellTests> AmountRows::shared_tests(const ast::TableCell& cell,
                                                          ColumnPlan& column) {
  const std::string text = context_.snippet(cell.location);
  const auto known = column.known.find(text);
  if (known != column.known.end()) return known->second;
  const std::size_t findings = context_.diagnostics.all().size();
  CellTests lowered = lower_cells(context_, cell.cells, *column.subject);
  lowered.tests.shrink_to_fit();
  auto tests = std::make_shared<const CellTests>(std::move(lowered));
  // What there is to say about a cell is said of each that is written so.
  const bool is_sound = context_.diagnostics.all().size() == findings;
  if (is_sound && is_one_token(cell)) column.known.emplace(text, tests);
  return tests;
}

ExpressionPointer AmountRows::shared_amount(const ast::TableCell& cell) {
  const std::string text = context_.snippet(cell.location);
  const auto known = amounts_.find(text);
  if (known != amounts_.end()) return known->second;
  ExpressionPointer amount = amount_cell(context_, cell);
  const bool is_constant = amount && std::holds_alternative<Constant>(amount->node);
  if (shares_amounts_ && is_constant) amounts_.emplace(text, amount);
  return amount;
}

std::vector<AmountRow> AmountRows::finish(const ast::Table& table) {
  plan(table);
  const bool is_mixed = !rows_.empty() && !table.rows.empty();
  for (const ast::TableRow& row : table.rows) lower(table, row);
  if (is_mixed) {
    std::ranges::sort(rows_, {}, [](const AmountRow& row) { return row.location.begin; });
  }
  close_open_rows(rows_, [](const AmountRow& row) {
    std::string key;
    for (const FactTest& test : row.tests) key += test.tests->text + "\n";
    return key;
  });
  return std::move(rows_);
}

}  // namespace clausule::interpreter::check
