#pragma once

#include <optional>
#include <string>

#include "interpreter/load.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// A contract as a command found it. The status says why there is no program.
struct OpenedContract {
  interpreter::Loaded loaded;
  int status = status_fine;
};

/// Whether a command is about the warnings of a contract, or only says that there are some.
enum class Warnings { in_full, counted };

/// Reads a contract and says what was found: errors to the stream, and warnings too where they
/// come in full; counted they are one line on standard error. JSON has every finding.
OpenedContract open_contract(const std::string& path, Stream stream, Warnings warnings,
                             const Terminal& terminal);

/// Says findings of a contract likewise, all of them or those that no test expects; returns the
/// exit status that they give.
int judge(const std::string& path, const interpreter::Loaded& loaded,
          const dsl::Diagnostics& findings, Stream stream, Warnings warnings,
          const Terminal& terminal);

/// Reads a contract that is to decide lines, as it was known on a date (`--known-on`) where one is
/// given; its warnings are counted. A library decides none and stops.
OpenedContract open_to_decide(const std::string& path, const std::optional<std::string>& known_on,
                              const Terminal& terminal);

}  // namespace clausule::cli
