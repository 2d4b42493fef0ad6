#pragma once

#include <string>

#include "interpreter/load.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// A contract as a command found it. The status says why there is no program.
struct OpenedContract {
  interpreter::Loaded loaded;
  int status = status_fine;
};

/// Reads a contract and says what was found, warnings included.
OpenedContract open_contract(const std::string& path, Stream stream, const Terminal& terminal);

}  // namespace clausule::cli
