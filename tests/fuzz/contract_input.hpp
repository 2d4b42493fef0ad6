#pragma once

#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "interpreter/load.hpp"

namespace clausule::fuzz {

/// Returns the name of a contract file with this text: literate where it has a fence.
std::string contract_name(std::string_view text);

/// Returns the contract in an input: its one file, and the second file of the input for every table
/// that it asks for. Libraries are those of the standard library.
interpreter::ContractTexts contract_of(std::string_view input);

/// Expects that all findings have a place in a text and can be shown, in both languages.
void expect_showable(const dsl::Diagnostics& diagnostics, const dsl::Sources& sources);

}  // namespace clausule::fuzz
