#include "tools/analysis/shrink/stated.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/literal_text.hpp"
#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {

using interpreter::KnownFact;
using interpreter::TestCase;

namespace {

bool can_be_written(const interpreter::Value& value) {
  if (const auto* text = std::get_if<interpreter::Text>(&value)) {
    return interpreter::is_writable(text->value);
  }
  if (const auto* codes = std::get_if<interpreter::Codes>(&value)) return !codes->empty();
  if (const auto* period = std::get_if<interpreter::Period>(&value)) return !period->empty();
  return !std::holds_alternative<interpreter::Missing>(value) &&
         !std::holds_alternative<interpreter::Asked>(value);
}

void state(std::vector<KnownFact>& facts, const interpreter::Program& contract) {
  std::erase_if(facts, [&](const KnownFact& fact) {
    return fact.fact.index >= contract.facts.size() || !can_be_written(fact.value);
  });
  for (KnownFact& fact : facts) {
    auto* period = std::get_if<interpreter::Period>(&fact.value);
    if (period == nullptr) continue;
    for (auto& days : *period) {
      if (!days.from) days.from = interpreter::parse_date("1900-01-01");
      if (!days.through) days.through = interpreter::parse_date("2999-12-31");
    }
  }
}

}  // namespace

TestCase stated(TestCase test, const interpreter::Program& contract, interpreter::Date day) {
  if (!test.dossier.enrolments) test.dossier.enrolments.emplace();
  std::erase_if(*test.dossier.enrolments, [&](const interpreter::Enrolment& stay) {
    return std::ranges::find(contract.programmes, stay.programme, &interpreter::Programme::name) ==
           contract.programmes.end();
  });
  state(test.dossier.facts, contract);
  state(test.file, contract);
  std::set<std::string> named;
  for_each_line(test, [&](interpreter::ClaimLine& line) {
    state(line.facts, contract);
    if (line.provider) named.insert(*line.provider);
  });
  std::erase_if(test.providers, [&](const auto& one) { return !named.contains(one.first); });
  for (auto& [number, periods] : test.providers) {
    std::erase_if(periods, [&](const auto& period) { return !period.valid.contains(day); });
    if (periods.size() > 1) periods.resize(1);
    for (auto& period : periods) {
      period.valid = {};
      state(period.facts, contract);
    }
  }
  std::erase_if(test.providers, [](const auto& one) {
    return one.second.empty() || one.second.front().facts.empty();
  });
  return test;
}

}  // namespace clausule::shrink
