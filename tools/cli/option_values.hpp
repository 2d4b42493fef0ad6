#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Lets one of these words pass, as written; any other is told in the language of the terminal.
CLI::Validator one_of(const Terminal& terminal, std::vector<std::string> words);

/// Lets a whole number from `least` through `most` pass, digits only.
CLI::Validator number_between(const Terminal& terminal, std::size_t least, std::size_t most);

}  // namespace clausule::cli
