#include "interpreter/deductibles_before.hpp"

#include <vector>

namespace clausule::interpreter {

std::set<DeductibleId> deductibles_before(const Program& program, DeductibleId id) {
  std::set<DeductibleId> before;
  std::vector<DeductibleId> waiting{id};
  while (!waiting.empty()) {
    const DeductibleId at = waiting.back();
    waiting.pop_back();
    for (const DeductibleVersion& version : program.deductibles[at.index].versions) {
      if (version.after && before.insert(*version.after).second) waiting.push_back(*version.after);
    }
  }
  return before;
}

}  // namespace clausule::interpreter
