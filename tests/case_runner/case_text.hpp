#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "interpreter/load.hpp"

namespace clausule::cases {

/// One text of a case: the contract file, or what lies beside it.
struct CaseText {
  std::string name;
  std::string text;
  /// For each line of `text` and for its end, the line of the case file on which it stands.
  std::vector<std::size_t> case_lines;
};

/// One small contract with what lies beside it: tables, other files, libraries.
struct CaseProgram {
  std::vector<CaseText> texts;  ///< the contract file first
};

/// What a program was found to say, and the texts it was found in.
struct CaseFindings {
  dsl::Sources sources;
  std::vector<dsl::Diagnostic> findings;
};

/// Loads a program and, where that finds no error, runs its tests.
CaseFindings run(const CaseProgram& program);

/// Tells whether one of the findings is an error.
bool has_errors(const CaseFindings& findings);

/// Splits a text at its line ends, which it leaves out.
std::vector<std::string_view> lines_of(std::string_view text);

/// Returns a file with what its programs are found to say written above the lines it is about:
///
///     #! error unknown_name: `DM3` is hier niet bekend => DM2
///
/// Programs are separated by `# ---`. `# file: NAME` begins a text that lies beside the contract,
/// each line of it after `#| `; with a slash in its name it belongs to a library. What the file
/// said before is left out; a file that says what it should comes back unchanged.
std::string with_findings(std::string_view case_name, std::string_view case_file);

}  // namespace clausule::cases
