#pragma once

#include <memory>
#include <string>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns a contract of 2023 through 2026 with the rules; a finding is an error of the test that
/// calls this.
std::shared_ptr<const Program> program_of(const std::string& rules);

/// Returns the day that a text names.
Date day(const char* text);

/// Returns a line of 5 euros whose id is its code.
ClaimLine claim_of(const std::string& code, const char* date);

}  // namespace clausule::interpreter
