#pragma once

#include "tests/reference/world.hpp"

/// The passes before the graph: is the code known, the contract in force, the person in care, and
/// do the conditions hold?
namespace clausule::reference {

/// Returns what the registers of a code's list say of it on the date of service.
std::optional<Finding> finding_of_registers(const World& world, const Line& line);

/// Returns a finding where the contract is not in force on the date of service.
std::optional<Finding> finding_of_contract(const World& world, const Line& line);

/// Returns what the conditions say of a line.
std::vector<Finding> findings_of_conditions(const World& world, const Line& line);

/// Returns what `overige prestaties` says of a code that no tariff names.
std::optional<Finding> finding_of_other_services(const World& world, const Line& line);

}  // namespace clausule::reference
