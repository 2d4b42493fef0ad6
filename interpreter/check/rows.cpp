#include <algorithm>
#include <memory>

#include "dsl/meaning.hpp"
#include "dsl/parse.hpp"
#include "dsl/syntax_parser.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

/// Returns the file of a table, read once; a library asks for its tables under its own name.
const ast::Table* table_from_file(Context& context, const Source& source, dsl::RowTaker* taker) {
  const ast::Text& file = *source.declaration->table_file;
  const std::string name = source.library.empty() ? file.value : source.library + "/" + file.value;
  auto text = context.texts.table ? context.texts.table(name) : std::nullopt;
  if (!text) {
    context.diagnostics.report<Kind::table_file_missing>(file.location, file.value);
    return nullptr;
  }
  // While rows are taken other files may be read, and a short text then moves in memory.
  constexpr std::size_t short_text = 64;
  if (text->size() < short_text) taker = nullptr;
  const dsl::FileId id = context.sources.add(name, *std::move(text));
  context.file_tables.push_back(
      dsl::parse_table_file(id, source.vocabulary, context.sources, context.diagnostics, taker));
  return &context.file_tables.back();
}

/// Returns what a header says, in either vocabulary.
std::vector<std::string> meaning_of_header(const Context& context, const ast::Column& column) {
  dsl::Diagnostics unused;
  dsl::SyntaxTree tree{column.location.file, {}, {}, {}, {}};
  const std::string_view text = context.sources.get(column.location.file).text;
  dsl::parse_column(tree, text, {column.location.begin, column.location.end}, unused);
  return dsl::meaning_of(tree, text);
}

/// Reports columns of a header without rows that the file does not have.
void check_header(Context& context, const Source& source, const ast::Table& header,
                  const ast::Table& file) {
  for (const ast::Column& column : header.columns) {
    const auto wanted = meaning_of_header(context, column);
    const bool there = std::ranges::any_of(file.columns, [&](const ast::Column& one) {
      return meaning_of_header(context, one) == wanted;
    });
    if (!there) {
      context.diagnostics.report<Kind::missing_column>(source.declaration->location,
                                                       source.declaration->table_file->value,
                                                       context.snippet(column.location));
    }
  }
}

const ast::TableCell* cell_under(const ast::Table& table, const ast::TableRow& row,
                                 ast::ColumnKind kind) {
  for (std::size_t at = 0; at < table.columns.size() && at < row.cells.size(); ++at) {
    if (table.columns[at].kind == kind) return &row.cells[at];
  }
  return nullptr;
}

/// Returns the value of a cell that holds one and nothing else, or null.
const ast::Expression* only_value(const ast::TableCell& cell) {
  const auto& tests = cell.cells.cells;
  if (tests.size() != 1) return nullptr;
  const ast::Cell& test = tests.front();
  return test.compare || test.high || test.unknown ? nullptr : test.low.get();
}

std::optional<Date> date_under(Context& context, const ast::Table& table, const ast::TableRow& row,
                               ast::ColumnKind kind) {
  const ast::TableCell* cell = cell_under(table, row, kind);
  if (cell == nullptr || cell->form != ast::TableCell::Form::cells) return std::nullopt;
  // Most cells hold a date and nothing else: no expression is made of it.
  const ast::Expression* written = only_value(*cell);
  const auto* literal = written == nullptr ? nullptr : std::get_if<ast::Literal>(&written->value);
  if (literal != nullptr && literal->kind == ast::LiteralKind::date) {
    return lower_date(context, *literal);
  }
  const auto value = lower_cell_value(context, *cell, nullptr);
  const auto date = coerce(context, value, date_type());
  if (!date) return std::nullopt;
  const auto* constant = std::get_if<Constant>(&date->node);
  return constant == nullptr ? std::nullopt : std::optional(std::get<Date>(constant->value));
}

}  // namespace

std::optional<ast::Name> bare_name(const ast::Column& column) {
  if (column.kind != ast::ColumnKind::condition || !column.condition) return std::nullopt;
  const auto* reference = std::get_if<ast::Reference>(&column.condition->value);
  if (reference == nullptr || reference->has_arguments || reference->member) return std::nullopt;
  return ast::Name{text_of(reference->path), reference->path.location};
}

bool is_row_clause(ast::ColumnKind kind) {
  return kind == ast::ColumnKind::valid_from || kind == ast::ColumnKind::valid_through ||
         kind == ast::ColumnKind::published_on || kind == ast::ColumnKind::return_code;
}

bool is_line_fact(Context& context, const ast::Path& path) {
  const std::string& first = path.parts.front().text;
  if (path.parts.size() == 2 && entity_of(first)) return true;
  if (path.parts.size() != 1) return false;
  using dsl::NameRole;
  for (const NameRole role :
       {NameRole::fact, NameRole::derived, NameRole::contract, NameRole::result}) {
    if (dsl::canonical_name(first, role)) return true;
  }
  return find_fact(context, path).has_value();
}

const ast::Table* table_of(Context& context, const Source& source, dsl::RowTaker* taker) {
  const auto* inline_table = clause_of<ast::Table>(*source.declaration);
  if (!source.declaration->table_file) return inline_table;
  const ast::Table* file = table_from_file(context, source, taker);
  if (file != nullptr && inline_table != nullptr) {
    check_header(context, source, *inline_table, *file);
  }
  return file;
}

bool row_fits(const ast::Table& table, const ast::TableRow& row) {
  return row.cells.size() == table.columns.size();
}

RowDates lower_row_dates(Context& context, const ast::Table& table, const ast::TableRow& row) {
  RowDates dates;
  dates.validity.from = date_under(context, table, row, ast::ColumnKind::valid_from);
  dates.validity.through = date_under(context, table, row, ast::ColumnKind::valid_through);
  dates.published_on = date_under(context, table, row, ast::ColumnKind::published_on);
  if (dates.validity.from && dates.validity.through &&
      *dates.validity.through < *dates.validity.from) {
    context.diagnostics.report<Kind::dates_reversed>(
        row.location,
        to_string(*dates.validity.from) + " t/m " + to_string(*dates.validity.through));
    dates.validity.through = dates.validity.from;
  }
  return dates;
}

std::string lower_row_return_code(Context& context, const ast::Table& table,
                                  const ast::TableRow& row) {
  const ast::TableCell* cell = cell_under(table, row, ast::ColumnKind::return_code);
  if (cell == nullptr || cell->form != ast::TableCell::Form::cells) return {};
  return context.snippet(cell->location);
}

ExpressionPointer lower_cell_value(Context& context, const ast::TableCell& cell,
                                   const Type* expected) {
  if (cell.form != ast::TableCell::Form::cells) return nullptr;
  const ast::Expression* value = only_value(cell);
  if (value == nullptr) {
    context.diagnostics.report<Kind::one_value_expected>(cell.location);
    return nullptr;
  }
  return lower_expression(context, *value, expected);
}

}  // namespace clausule::interpreter::check
