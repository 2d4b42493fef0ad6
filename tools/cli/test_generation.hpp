#pragma once

#include <string>

#include "interpreter/load.hpp"
#include "tools/analysis/coverage/coverage.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Proposes tests for what the tests of a contract at a path leave out, writes them to a new file,
/// and says what it found nothing for. They expect what the contract decides now, for a person to
/// confirm; each passes beside the contract. Returns the exit status: a file that is already there
/// stays as it is and stops.
int write_proposals(const std::string& contract, const interpreter::Loaded& loaded,
                    const coverage::Coverage& coverage, const std::string& file,
                    const Terminal& terminal);

}  // namespace clausule::cli
