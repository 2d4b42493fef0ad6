#pragma once

#include <string>

#include "interpreter/decision.hpp"
#include "interpreter/properties/cases.hpp"

namespace clausule::interpreter::properties {

/// Writes a dossier as a test that expects what is decided now.
std::string written_test(const std::shared_ptr<const Program>& program, const std::string& title,
                         const MadeCase& made, dsl::ast::Vocabulary words);

}  // namespace clausule::interpreter::properties
