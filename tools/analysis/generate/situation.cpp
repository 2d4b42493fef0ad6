#include "tools/analysis/generate/situation.hpp"

#include <algorithm>
#include <utility>

namespace clausule::generate {

using interpreter::ClaimLine;
using interpreter::KnownFact;

Situation plain_situation(const interpreter::Program& program, const std::string& code,
                          interpreter::Date date) {
  Situation made;
  made.dossier.insured = "test";
  made.dossier.enrolments.emplace();
  for (const interpreter::Programme& programme : program.programmes) {
    made.dossier.enrolments->push_back({programme.name, date, {}, ""});
  }
  ClaimLine line;
  line.id = "1";
  line.code = code;
  line.date = date;
  line.amount = interpreter::Cents{10'000};
  made.dossier.lines.push_back(std::move(line));
  return made;
}

std::vector<KnownFact>& facts_of(Situation& made, ClaimLine& line, interpreter::Entity entity) {
  switch (entity) {
    case interpreter::Entity::claim:
      return line.facts;
    case interpreter::Entity::insured:
      return made.dossier.facts;
    case interpreter::Entity::provider: {
      auto& periods = made.providers[line.provider.value_or("00000000")];
      if (periods.empty()) periods.push_back({});
      return periods.front().facts;
    }
    case interpreter::Entity::file:
      return made.file;
  }
  return line.facts;
}

void set_fact(const interpreter::Program& program, Situation& made, ClaimLine& line,
              interpreter::FactId id, const interpreter::Value& value) {
  auto& facts = facts_of(made, line, program.facts[id.index].entity);
  const auto known = std::ranges::find(facts, id, &KnownFact::fact);
  if (known == facts.end()) {
    facts.push_back({id, value});
  } else {
    known->value = value;
  }
}

}  // namespace clausule::generate
