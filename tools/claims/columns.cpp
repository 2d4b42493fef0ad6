#include "tools/claims/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace clausule::claims {

namespace {

using interpreter::Entity;
using interpreter::FactInfo;
using interpreter::Program;

/// Facts that the language brings stand in a column of `io.md`, also where a contract declares them
/// again.
bool has_column(const FactInfo& fact) {
  constexpr std::array<std::string_view, 9> claim{"regel",      "datum",      "code",
                                                  "bedrag",     "aantal",     "verwijscode",
                                                  "begindatum", "crediteert", "zorgverlener"};
  constexpr std::array<std::string_view, 2> insured{"geboren", "overleden"};
  return (fact.entity == Entity::claim && std::ranges::find(claim, fact.name) != claim.end()) ||
         (fact.entity == Entity::insured && std::ranges::find(insured, fact.name) != insured.end());
}

Columns with_facts(Columns columns, const Program& program, Entity entity) {
  for (std::uint32_t index = 0; index < program.facts.size(); ++index) {
    const FactInfo& fact = program.facts[index];
    // Periods stand in the enrolments.
    if (fact.entity != entity || fact.type == interpreter::FactType::period || has_column(fact)) {
      continue;
    }
    columns.push_back({fact.name, false, interpreter::FactId{index}});
  }
  return columns;
}

}  // namespace

Columns line_columns(const Program& program) {
  return with_facts({{"line", true, {}},
                     {"insured", true, {}},
                     {"provider", true, {}},
                     {"date", true, {}},
                     {"code", true, {}},
                     {"amount", true, {}},
                     {"quantity", false, {}},
                     {"referral", false, {}},
                     {"begin", false, {}},
                     {"credits", false, {}}},
                    program, Entity::claim);
}

Columns insured_columns(const Program& program) {
  return with_facts({{"insured", true, {}}, {"born", false, {}}, {"deceased", false, {}}}, program,
                    Entity::insured);
}

Columns enrolment_columns() {
  return {{"insured", true, {}},
          {"programme", true, {}},
          {"from", true, {}},
          {"through", false, {}},
          {"end_reason", false, {}}};
}

Columns history_columns(const Program& program) {
  return with_facts({{"insured", true, {}},
                     {"line", true, {}},
                     {"provider", true, {}},
                     {"date", true, {}},
                     {"code", true, {}},
                     {"amount", true, {}},
                     {"quantity", false, {}},
                     {"referral", false, {}},
                     {"begin", false, {}},
                     {"credits", false, {}},
                     {"outcome", true, {}},
                     {"paid", true, {}}},
                    program, Entity::claim);
}

Columns provider_columns(const Program& program) {
  return with_facts({{"provider", true, {}}, {"from", false, {}}, {"through", false, {}}}, program,
                    Entity::provider);
}

Columns file_columns(const Program& program) {
  return with_facts({}, program, Entity::file);
}

}  // namespace clausule::claims
