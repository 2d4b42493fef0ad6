#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// A change of the sample and what it is about.
struct Change {
  std::string name;
  std::function<void(Program&)> make;
};

void PrintTo(const Change& change, std::ostream* out);

/// Changes of what a decision depends on, each of one member, by what they are in. Those of the
/// parts that all rules have are made at the condition of the sample, which shows all of them.
std::vector<Change> head_changes();
std::vector<Change> contract_changes();
std::vector<Change> named_changes();
std::vector<Change> tariff_changes();
std::vector<Change> row_changes();
std::vector<Change> code_changes();
std::vector<Change> table_changes();
std::vector<Change> exclusion_changes();
std::vector<Change> settlement_changes();
std::vector<Change> other_changes();

}  // namespace clausule::interpreter
