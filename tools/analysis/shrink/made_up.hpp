#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/fact.hpp"
#include "interpreter/value.hpp"

namespace clausule::shrink {

/// Returns whether a code has the form of a provider's number: 8 digits.
bool is_provider_number(const std::string& digits);

/// Returns a multiple of a step near an amount; nothing where that would be zero.
std::optional<interpreter::Cents> rounded_to(interpreter::Cents amount, std::int64_t step);

/// Returns numbers that say less of a person than a number of a fact does, the best first: small
/// ones for what is no amount or percentage, then round ones near it, coarse to fine.
std::vector<interpreter::Decimal> made_up_for(const interpreter::Decimal& number,
                                              interpreter::FactType type);

/// Returns a code of nines as long as a code of digits; nothing for another code, for the number
/// of a provider, and where it is that already.
std::optional<std::string> made_up_code(const std::string& digits);

}  // namespace clausule::shrink
