#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/fact.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// A value as a test writes it: a literal or, without one, a name.
struct Written {
  std::optional<dsl::ast::LiteralKind> kind;
  std::string text;
  dsl::Location location;
};

/// Returns the values of a cell, `A, B`; nothing, with a finding, where it holds anything else than
/// literals and names.
std::optional<std::vector<Written>> written_values(const dsl::ast::TableCell& cell,
                                                   dsl::Diagnostics& diagnostics);
/// Returns the one value of a cell; nothing, with a finding, where there are more.
std::optional<Written> written_value(const dsl::ast::TableCell& cell,
                                     dsl::Diagnostics& diagnostics);

/// Reads a value of a fact, of type codes one of them; nothing, with a finding, where it has
/// another type. Not for periods.
std::optional<Value> read_value(const FactInfo& fact, const Written& written,
                                dsl::Diagnostics& diagnostics);

/// Reads a date, whole cents, a whole number or a code of a line itself; `name` is for the finding.
std::optional<Date> read_date(const std::string& name, const Written& written,
                              dsl::Diagnostics& diagnostics);
std::optional<Cents> read_cents(const std::string& name, const Written& written,
                                dsl::Diagnostics& diagnostics);
std::optional<std::int64_t> read_whole(const std::string& name, const Written& written,
                                       dsl::Diagnostics& diagnostics);
std::optional<std::string> read_code(const std::string& name, const Written& written,
                                     dsl::Diagnostics& diagnostics);
/// Reads a name, digits or a quoted text: the id of a line.
std::optional<std::string> read_id(const std::string& name, const Written& written,
                                   dsl::Diagnostics& diagnostics);

/// Returns words as a finding lists them, each between backticks.
std::string listed(const std::vector<std::string>& words);

}  // namespace clausule::interpreter
