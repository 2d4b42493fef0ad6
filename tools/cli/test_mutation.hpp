#pragma once

#include <string>

#include "tools/cli/commands.hpp"

namespace clausule::cli {

/// Changes a contract in one place at a time and says which changes its tests do not notice:
/// `clausule test --mutate`. Returns the exit status, `status_found` where there are such changes.
int test_mutation(const std::string& path, const TestOptions& options, const Terminal& terminal);

}  // namespace clausule::cli
