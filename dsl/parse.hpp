#pragma once

#include <span>
#include <string_view>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::dsl {

/// Reads a contract file: `*.clausule.md` is literate, everything else is rules only. Always
/// returns the declarations that could be read; what could not is reported, several errors a file.
/// Text that is not UTF-8 is an error with its place.
ast::File parse_file(FileId file, const Sources& sources, Diagnostics& diagnostics);

/// Takes rows out of a table in CSV while it is read: a table of millions of rows needs no tree of
/// them all. `table` has the columns; a row that is taken is not in it.
class RowTaker {
 public:
  RowTaker() = default;
  virtual ~RowTaker() = default;
  RowTaker(const RowTaker&) = delete;
  RowTaker& operator=(const RowTaker&) = delete;

  /// Is offered each row as it is written, without quotes and the blanks around them, a field for
  /// each column, and where it stands. Returns whether it has taken the row.
  virtual bool take_fields(const ast::Table& table, std::span<const std::string_view> fields,
                           const Location& place);
  /// Is offered the tree of a row whose cells mean what they mean whatever stands in other rows.
  virtual bool take_row(const ast::Table& table, const ast::TableRow& row);
};

/// Reads a table in CSV (`semantics.md` 59): comma or semicolon, the decimal mark that goes with
/// it, quotes as in RFC 4180. Header and cells mean what they mean between `|`; the quotes around
/// text may be left out. `vocabulary` is that of the file that names the table.
ast::Table parse_table_file(FileId file, ast::Vocabulary vocabulary, const Sources& sources,
                            Diagnostics& diagnostics, RowTaker* taker = nullptr);

}  // namespace clausule::dsl
