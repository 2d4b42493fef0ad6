#pragma once

#include <string>
#include <string_view>

#include "tests/case_runner/case_text.hpp"

namespace clausule::cases {

/// A page of `docs/diagnostics/`: a contract that gives a kind, what is then said, and the contract
/// mended.
struct DiagnosticPage {
  CaseProgram wrong;
  CaseProgram mended;
  /// The page with what is said about the wrong contract in its `text` fence.
  std::string with_findings;
};

/// Reads a page: a fence `clausule wrong` (or `markdown wrong` for a literate contract), a fence
/// `text` and a fence `clausule`. A fence `csv NAME` is a table beside the contract before it.
DiagnosticPage read_page(std::string_view text);

}  // namespace clausule::cases
