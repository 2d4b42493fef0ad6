#pragma once

#include <memory>
#include <string>

#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::shrink {

/// Reads a contract of 2024 and 2025 in which other services are allowed, and then this text.
std::shared_ptr<const interpreter::Program> program_of(const std::string& text);

/// Returns a known fact by its path, `verzekerde.polis`; the program has to declare it.
interpreter::KnownFact known(const interpreter::Program& program, const std::string& path,
                             interpreter::Value value);

interpreter::Date day(const char* text);

/// Returns a line of 40001 of € 63,36.
interpreter::ClaimLine line(const std::string& id, const char* date);

}  // namespace clausule::shrink
