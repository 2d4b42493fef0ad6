#pragma once

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::dsl {

/// Reads a contract file: `*.clausule.md` is literate, everything else is rules only. Always
/// returns the declarations that could be read; what could not is reported, several errors a file.
/// Text that is not UTF-8 is an error with its place.
ast::File parse_file(FileId file, const Sources& sources, Diagnostics& diagnostics);

/// Reads a table in CSV (`semantics.md` 59): comma or semicolon, the decimal mark that goes with
/// it, quotes as in RFC 4180. Header and cells mean what they mean between `|`; the quotes around
/// text may be left out. `vocabulary` is that of the file that names the table.
ast::Table parse_table_file(FileId file, ast::Vocabulary vocabulary, const Sources& sources,
                            Diagnostics& diagnostics);

}  // namespace clausule::dsl
