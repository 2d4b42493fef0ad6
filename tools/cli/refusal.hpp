#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Says what is wrong on the command line in the language of the terminal. What the library says in
/// a way that is not known here comes out as it is.
std::string refusal_of(const CLI::ParseError& error, const Terminal& terminal);

}  // namespace clausule::cli
