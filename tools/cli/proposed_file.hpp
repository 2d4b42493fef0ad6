#pragma once

#include <string>
#include <string_view>

#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Tells whether a name is that of a literate file, in which rules and tests stand in fences.
bool is_literate(std::string_view path);

/// Returns the text of a literate file: a heading, a paragraph where there is one, and tests.
std::string literate(std::string_view heading, std::string_view paragraph, std::string_view tests);

/// Says that a file of tests is not written because it is there; returns the exit status for that.
int stop_already_there(const std::string& path, const Terminal& terminal);

}  // namespace clausule::cli
