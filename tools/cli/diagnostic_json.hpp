#pragma once

#include <string>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "tools/claims/problem.hpp"

namespace clausule::cli {

/// Returns a diagnostic as a JSON object on one line: file, line, column, kind, severity, message,
/// hint, related places and the mended text.
std::string json_of(const dsl::Diagnostic& diagnostic, const dsl::Sources& sources,
                    dsl::Language language);

/// Returns a problem of a claim file likewise: file, row, column, kind and message.
std::string json_of(const claims::Problem& problem, dsl::Language language);

}  // namespace clausule::cli
