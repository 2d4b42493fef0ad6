#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/benchmark/handwritten/decider.hpp"
#include "tools/benchmark/handwritten/decision.hpp"

namespace clausule::benchmark::batch {

inline constexpr std::string_view decision_header =
    "line,outcome,paid,open,rule,ground,article,return_code,beside,recover,deductible,contract,"
    "message\n";

/// Appends the row of a decision of a decision file in CSV. `contract` is its name and hash;
/// `message` is room for the sentence.
void append_decision(std::string& out, std::string_view id, const handwritten::Decision& decision,
                     std::string_view contract, std::string_view message);

}  // namespace clausule::benchmark::batch
