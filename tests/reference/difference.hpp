#pragma once

#include <string>

#include "interpreter/decision.hpp"

namespace clausule::reference {

/// Returns the fields in which two decisions on a line differ, each with what both say; empty where
/// they agree. Messages are not compared.
std::string difference(const interpreter::Decision& engine, const interpreter::Decision& reference);

}  // namespace clausule::reference
