#pragma once

#include <string>

#include "interpreter/decision.hpp"
#include "interpreter/properties/cases.hpp"

namespace clausule::interpreter::properties {

/// Writes a value as a literal of the language: `€ 7,75`, `ja`, `2025-01-01`; what is not known as
/// `onbekend`.
std::string literal_text(const Value& value, TypeKind kind, dsl::ast::Vocabulary words);

/// Writes a dossier as a test that expects what is decided now.
std::string written_test(const std::shared_ptr<const Program>& program, const std::string& title,
                         const MadeCase& made, dsl::ast::Vocabulary words);

}  // namespace clausule::interpreter::properties
