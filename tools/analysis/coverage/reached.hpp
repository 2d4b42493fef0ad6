#pragma once

#include <set>

#include "interpreter/program.hpp"

namespace clausule::coverage {

/// The names that some rule reads, directly or through other names: what only properties and tests
/// read decides nothing.
struct Reached {
  std::set<interpreter::DefinitionId> definitions;
  std::set<interpreter::CodeListId> code_lists;
  std::set<interpreter::TableId> tables;
  std::set<interpreter::ProgrammeId> programmes;  ///< in which a rule asks who is
  bool parties = false;                           ///< a rule asks who has a contract
};

Reached reached(const interpreter::Program& program);

}  // namespace clausule::coverage
