#pragma once

#include "dsl/parse.hpp"
#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// Lowers a `tabel` when it is first read: its keys, columns and rows.
void lower_table(Context& context, const Entry& entry);

/// Returns the table under a declaration or in the file it names, or null; reports a file that is
/// not there. `taker` may take rows of a
/// file out of it.
const dsl::ast::Table* table_of(Context& context, const Source& source,
                                dsl::RowTaker* taker = nullptr);

/// What the columns of validity say of one row.
struct RowDates {
  DateInterval validity;
  std::optional<Date> published_on;
};
RowDates lower_row_dates(Context& context, const dsl::ast::Table& table,
                         const dsl::ast::TableRow& row);

/// Tells whether a column is one of validity, publication or return code.
bool is_row_clause(dsl::ast::ColumnKind kind);

/// Returns the return code of a row, or nothing.
std::string lower_row_return_code(Context& context, const dsl::ast::Table& table,
                                  const dsl::ast::TableRow& row);

/// Returns the name of a column that is a bare name, or nothing.
std::optional<dsl::ast::Name> bare_name(const dsl::ast::Column& column);

/// Tells whether a row has a cell for each column; one that has not is reported by the parser.
bool row_fits(const dsl::ast::Table& table, const dsl::ast::TableRow& row);

/// Returns the one value of a cell, or null where it is empty; reports several values.
ExpressionPointer lower_cell_value(Context& context, const dsl::ast::TableCell& cell,
                                   const Type* expected);

/// Tells whether a path is a fact that a line, its insured or its provider has, so that a column of
/// that name holds tests; anything else is a new name.
bool is_line_fact(Context& context, const dsl::ast::Path& path);

}  // namespace clausule::interpreter::check
