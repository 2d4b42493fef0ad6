#pragma once

#include <memory>
#include <vector>

#include "interpreter/check/context.hpp"

namespace clausule::interpreter::check {

/// One parsed file and the library it belongs to; empty for the contract's own.
struct ParsedFile {
  std::shared_ptr<const dsl::ast::File> file;
  std::string library;
};

/// Checks parsed files and returns the program they make together: names, clauses, types, cents and
/// validity first, then what can be proved about the rules. Null where there is an error. Files
/// without a contract are a library, read in a contract that is in force on every day.
std::shared_ptr<Program> check(std::vector<ParsedFile> files, const ContractTexts& texts,
                               dsl::Sources& sources, dsl::Diagnostics& diagnostics);

}  // namespace clausule::interpreter::check
