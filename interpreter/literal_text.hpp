#pragma once

#include <string>

#include "dsl/ast.hpp"
#include "interpreter/expression.hpp"
#include "interpreter/fact.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// Writes a value as a literal of the language: `€ 7,75`, `ja`, `2025-01-01`; what is not known as
/// `onbekend`.
std::string literal_text(const Value& value, TypeKind kind, dsl::ast::Vocabulary words);

/// Writes a value of a fact, of codes and periods each, with a comma between two.
std::string literal_text(const Value& value, const FactInfo& fact, dsl::ast::Vocabulary words);

/// Writes an amount: `€ 7,75`.
std::string literal_text(Cents amount, dsl::ast::Vocabulary words);

/// Tells whether the language can write a text: it has no sign for a quote within one.
bool is_writable(std::string_view text);

}  // namespace clausule::interpreter
