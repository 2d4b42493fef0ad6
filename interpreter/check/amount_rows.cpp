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

/// What a column of the table is for.
struct ColumnPlan {
  ast::ColumnKind kind{};
  ExpressionPointer subject;
  std::optional<std::size_t> component;
};

ExpressionPointer amount_cell(Context& context, const ast::TableCell& cell) {
  const Type money = money_type();
  auto value = lower_cell_value(context, cell, &money);
  return value ? coerce(context, std::move(value), money) : nullptr;
}

std::vector<ColumnPlan> plan_columns(Context& context, const ast::Table& table, ast::Head head,
                                     Split& split, bool& columns_name_components) {
  std::vector<ColumnPlan> plan;
  for (const ast::Column& column : table.columns) {
    ColumnPlan one{column.kind, nullptr, std::nullopt};
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

void lower_cell(Context& context, const ast::TableCell& cell, const ColumnPlan& column,
                AmountRow& row) {
  if (column.subject) {
    FactTest test{column.subject, {{}, "-"}};
    if (cell.form == ast::TableCell::Form::empty) {
      context.diagnostics.report<Kind::empty_key>(cell.location, column.subject->text);
    } else if (cell.form == ast::TableCell::Form::cells) {
      test.tests = lower_cells(context, cell.cells, *column.subject);
    }
    row.tests.push_back(std::move(test));
  } else if (column.component) {
    row.components[*column.component] = amount_cell(context, cell);
  } else if (column.kind == ast::ColumnKind::amounts_to) {
    row.amounts_to = amount_cell(context, cell);
  } else if (column.kind == ast::ColumnKind::at_most) {
    row.at_most = amount_cell(context, cell);
  } else if (column.kind == ast::ColumnKind::at_least) {
    row.at_least = amount_cell(context, cell);
  }
}

}  // namespace

std::vector<AmountRow> lower_amount_rows(Context& context, const ast::Table& table, ast::Head head,
                                         Split& split, bool& columns_name_components) {
  const auto plan = plan_columns(context, table, head, split, columns_name_components);
  std::vector<AmountRow> rows;
  for (const ast::TableRow& row : table.rows) {
    if (!row_fits(table, row)) continue;
    AmountRow lowered;
    lowered.location = row.location;
    lowered.components.resize(split.components.size());
    const RowDates dates = lower_row_dates(context, table, row);
    lowered.validity = dates.validity;
    lowered.published_on = dates.published_on;
    lowered.return_code = lower_row_return_code(context, table, row);
    for (std::size_t at = 0; at < plan.size(); ++at) {
      lower_cell(context, row.cells[at], plan[at], lowered);
    }
    rows.push_back(std::move(lowered));
  }
  close_open_rows(rows, [](const AmountRow& row) {
    std::string key;
    for (const FactTest& test : row.tests) key += test.tests.text + "\n";
    return key;
  });
  return rows;
}

}  // namespace clausule::interpreter::check
