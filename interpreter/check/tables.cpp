#include "interpreter/check/tables.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "dsl/parse.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/open_rows.hpp"
#include "interpreter/check/references.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

/// Returns the type of a key that no fact of the line has: what its cells look like.
Type key_type_from_cells(const ast::Table& table, std::size_t column) {
  Type type{TypeKind::word, false, {}};
  for (const ast::TableRow& row : table.rows) {
    if (column >= row.cells.size()) continue;
    for (const ast::Cell& cell : row.cells[column].cells.cells) {
      if (!cell.low) continue;
      const auto* literal = std::get_if<ast::Literal>(&cell.low->value);
      if (literal == nullptr) continue;
      switch (literal->kind) {
        case ast::LiteralKind::yes:
        case ast::LiteralKind::no:
          return yes_no_type();
        case ast::LiteralKind::text:
          return {TypeKind::text, false, {}};
        case ast::LiteralKind::date:
          return date_type();
        case ast::LiteralKind::money:
          return money_type();
        case ast::LiteralKind::percent:
          return percentage_type();
        case ast::LiteralKind::duration:
        case ast::LiteralKind::decimal:
          return number_type();
        case ast::LiteralKind::code:
          if (cell.compare || cell.high) return number_type();
          return {TypeKind::code, false, {}};
      }
    }
  }
  return type;
}

/// Finds the table's columns among those of its versions; the first version says which there are.
struct Layout {
  std::vector<std::size_t> keys;
  std::vector<std::size_t> values;
};

Layout layout_of(Context& context, const Table& table, const Source& source,
                 const ast::Table& rows) {
  Layout layout;
  std::set<std::string> seen;
  for (const Table::Key& key : table.keys) {
    std::size_t at = 0;
    while (at < rows.columns.size()) {
      const auto name = bare_name(rows.columns[at]);
      if (name && is_same_name(name->text, key.name)) break;
      ++at;
    }
    if (at == rows.columns.size()) {
      context.diagnostics.report<Kind::missing_column>(source.declaration->location, table.name,
                                                       key.name);
    }
    layout.keys.push_back(at);
  }
  for (std::size_t at = 0; at < rows.columns.size(); ++at) {
    const ast::Column& column = rows.columns[at];
    const auto name = bare_name(column);
    const std::string text = context.snippet(column.location);
    if (!seen.insert(text).second) {
      context.diagnostics.report<Kind::repeated_column>(column.location, text);
    }
    if (std::ranges::find(layout.keys, at) != layout.keys.end()) continue;
    if (is_row_clause(column.kind) && column.kind != ast::ColumnKind::return_code) continue;
    if (!name) {
      context.diagnostics.report<Kind::column_not_here>(column.location, text, "tabel");
      continue;
    }
    layout.values.push_back(at);
  }
  return layout;
}

/// Gives all cells of a value column one type; digits without a leading zero are numbers.
void unify_column(Context& context, Table::Column& column, std::vector<ExpressionPointer*>& cells) {
  Type type{TypeKind::digits, true, {}};
  bool code = false;
  for (const ExpressionPointer* cell : cells) {
    const Type& one = (*cell)->type;
    if (one.kind == TypeKind::digits) {
      const auto* literal = std::get_if<Constant>(&(*cell)->node);
      const auto* digits = literal == nullptr ? nullptr : std::get_if<Text>(&literal->value);
      code = code || (digits != nullptr && digits->value.size() > 1 && digits->value[0] == '0');
      continue;
    }
    if (one.kind == TypeKind::any) continue;
    if (type.kind == TypeKind::digits) {
      type = one;
    } else if (type.kind == one.kind) {
      type.whole = type.whole && one.whole;
    } else {
      context.diagnostics.report<Kind::cell_of_other_type>((*cell)->location, column.name,
                                                           name_of(type), name_of(one));
      return;
    }
  }
  if (type.kind == TypeKind::digits) type = code ? Type{TypeKind::code, false, {}} : number_type();
  for (ExpressionPointer* cell : cells) {
    *cell = coerce(context, *cell, type);
    if (!*cell) return;
    // What only a person knows is no fraction of a cent.
    const bool asked = (*cell)->type.kind == TypeKind::any;
    type.whole = type.whole && (asked || (*cell)->type.whole);
  }
  column.type = type;
}

CellTests lower_key(Context& context, const ast::TableCell& cell, const Table::Key& key) {
  if (cell.form == ast::TableCell::Form::any) return {{}, "-"};
  if (cell.form == ast::TableCell::Form::empty) {
    context.diagnostics.report<Kind::empty_key>(cell.location, key.name);
    return {};
  }
  if (key.fact) return lower_cells(context, cell.cells, *key.fact);
  Expression subject;
  subject.type = key.type;
  return lower_cells(context, cell.cells, subject);
}

void lower_keys(Context& context, const Source& source, const ast::Table* first, Table& table) {
  for (const ast::Path& path : source.declaration->keys) {
    Table::Key key;
    key.name = text_of(path);
    ast::Expression expression;
    expression.value = ast::Reference{path, false, {}, {}};
    expression.location = path.location;
    if (is_line_fact(context, path)) {
      key.fact = lower_expression(context, expression);
      if (key.fact) key.type = key.fact->type;
    } else if (first != nullptr) {
      std::size_t at = 0;
      while (at < first->columns.size()) {
        const auto name = bare_name(first->columns[at]);
        if (name && is_same_name(name->text, key.name)) break;
        ++at;
      }
      key.type = key_type_from_cells(*first, at);
    }
    table.keys.push_back(std::move(key));
  }
}

TableVersion lower_version(Context& context, const Source& source, const ast::Table& rows,
                           Table& table) {
  TableVersion version;
  version.head = lower_head(context, source, "");
  const Layout layout = layout_of(context, table, source, rows);
  if (table.columns.empty()) {
    for (const std::size_t at : layout.values) {
      table.columns.push_back({bare_name(rows.columns[at])->text, {TypeKind::digits, true, {}}});
    }
  }
  for (const ast::TableRow& row : rows.rows) {
    if (!row_fits(rows, row)) continue;
    TableVersion::Row lowered;
    lowered.location = row.location;
    const RowDates dates = lower_row_dates(context, rows, row);
    lowered.validity = dates.validity;
    lowered.published_on = dates.published_on;
    for (std::size_t key = 0; key < layout.keys.size(); ++key) {
      if (layout.keys[key] >= row.cells.size()) continue;
      lowered.keys.push_back(lower_key(context, row.cells[layout.keys[key]], table.keys[key]));
    }
    for (const std::size_t at : layout.values) {
      lowered.values.push_back(lower_cell_value(context, row.cells[at], nullptr));
    }
    version.rows.push_back(std::move(lowered));
  }
  close_open_rows(version.rows, [](const TableVersion::Row& row) {
    std::string key;
    for (const CellTests& tests : row.keys) key += tests.text + "\n";
    return key;
  });
  return version;
}

void unify_columns(Context& context, Table& table, std::vector<TableVersion>& versions) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    std::vector<ExpressionPointer*> cells;
    for (TableVersion& version : versions) {
      for (TableVersion::Row& row : version.rows) {
        if (at < row.values.size() && row.values[at]) cells.push_back(&row.values[at]);
      }
    }
    unify_column(context, table.columns[at], cells);
  }
}

}  // namespace

void lower_table(Context& context, const Entry& entry) {
  Progress& progress = context.table_progress[entry.index];
  // One that is running reads itself: the analysis of the program shows the circle.
  if (progress != Progress::untouched) return;
  const ast::Declaration& first = *entry.versions.front().declaration;
  progress = Progress::running;
  if (is_too_deep(context, entry)) return;
  ++context.depth;
  const std::size_t before = context.result_reads;
  Table lowered;
  std::vector<TableVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::results);
    const ast::Table* rows = table_of(context, source);
    if (lowered.keys.empty()) {
      lower_keys(context, source, rows, lowered);
    }
    lowered.name = first.name.text;
    if (rows == nullptr) {
      if (!source.declaration->table_file) {
        context.diagnostics.report<Kind::missing_table>(source.declaration->location, lowered.name);
      }
      continue;
    }
    if (rows->columns.empty()) continue;
    versions.push_back(lower_version(context, source, *rows, lowered));
  }
  unify_columns(context, lowered, versions);
  Table& table = context.program.tables[entry.index];
  table.keys = std::move(lowered.keys);
  table.columns = std::move(lowered.columns);
  table.versions = std::move(versions);
  if (context.result_reads != before) context.result_readers.insert(table.name);
  --context.depth;
  context.table_progress[entry.index] = Progress::done;
}

}  // namespace clausule::interpreter::check
