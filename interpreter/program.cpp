#include "interpreter/program.hpp"

#include <algorithm>

namespace clausule::interpreter {

const CodeSet* Program::parties_on(Date date) const {
  for (const Amendment& amendment : amendments) {
    if (amendment.parties && amendment.validity.contains(date)) return &*amendment.parties;
  }
  return contract.parties ? &*contract.parties : nullptr;
}

dsl::ast::Vocabulary Program::vocabulary_of(dsl::FileId file) const {
  const auto found = std::ranges::find(files, file, [](const auto& one) { return one->id; });
  return found == files.end() ? dsl::ast::Vocabulary::dutch : (*found)->vocabulary;
}

std::optional<FactId> Program::find_fact(Entity entity, std::string_view name) const {
  for (std::uint32_t index = 0; index < facts.size(); ++index) {
    if (facts[index].entity == entity && facts[index].name == name) return FactId{index};
  }
  return std::nullopt;
}

}  // namespace clausule::interpreter
