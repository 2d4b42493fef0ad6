#pragma once

#include "interpreter/program.hpp"

namespace clausule::coverage {

/// Tells whether a tariff that is paid once a period can never be the one that denies a second
/// line: each of its codes is the keten-DBC of a programme that always holds, which answers first
/// and allows one a quarter.
bool is_once_by_programme(const interpreter::Program& program,
                          const interpreter::TariffVersion& tariff);

}  // namespace clausule::coverage
