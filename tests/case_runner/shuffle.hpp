#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace clausule::cases {

/// Writes a contract in another order: its declarations, the clauses in each, and the rows of each
/// group, bullet list and table. The same seed gives the same order. The rows of a test keep their
/// ids: a test without the column `regel` gets one with the row numbers. Expects the layout of the
/// formatter: heads at the margin, clauses and tables two blanks in, rows of a group further in.
std::string shuffle(std::string_view contract, std::uint32_t seed);

}  // namespace clausule::cases
