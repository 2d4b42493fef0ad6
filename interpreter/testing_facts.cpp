#include "interpreter/testing_facts.hpp"

namespace clausule::interpreter {

void GivenFacts::add(FactId id, Value value, const dsl::Location& place) {
  const auto [found, is_new] = values_.try_emplace(id, Value{});
  const FactInfo& fact = program_.facts[id.index];
  if (fact.type == FactType::codes) {
    if (is_new) found->second = Codes{};
    std::get<Codes>(found->second).push_back(std::get<CodeValue>(std::move(value)));
  } else if (fact.type == FactType::period) {
    if (is_new) found->second = Period{};
    const auto& part = std::get<Period>(value);
    auto& whole = std::get<Period>(found->second);
    whole.insert(whole.end(), part.begin(), part.end());
  } else if (is_new) {
    found->second = std::move(value);
  } else {
    diagnostics_.report<dsl::Kind::test_fact_given_twice>(place, fact.path());
  }
}

std::vector<KnownFact> GivenFacts::known() const {
  std::vector<KnownFact> known;
  for (const auto& [fact, value] : values_) known.push_back({fact, value});
  return known;
}

bool is_provider_number(std::string_view text) {
  return text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace clausule::interpreter
