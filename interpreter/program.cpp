#include "interpreter/program.hpp"

namespace clausule::interpreter {

const CodeSet* Program::parties_on(Date date) const {
  for (const Amendment& amendment : amendments) {
    if (amendment.parties && amendment.validity.contains(date)) return &*amendment.parties;
  }
  return contract.parties ? &*contract.parties : nullptr;
}

std::optional<FactId> Program::find_fact(Entity entity, std::string_view name) const {
  for (std::uint32_t index = 0; index < facts.size(); ++index) {
    if (facts[index].entity == entity && facts[index].name == name) return FactId{index};
  }
  return std::nullopt;
}

}  // namespace clausule::interpreter
