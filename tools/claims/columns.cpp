#include "tools/claims/columns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

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

/// Adds the columns in the order of `service_column`.
Columns with_service(Columns columns) {
  for (const char* required : {"provider", "date", "code", "amount"}) {
    columns.push_back({required, true, {}});
  }
  for (const char* optional : {"quantity", "referral", "begin", "credits"}) {
    columns.push_back({optional, false, {}});
  }
  return columns;
}

}  // namespace

Columns line_columns(const Program& program) {
  return with_facts(with_service({{"line", true, {}}, {"insured", true, {}}}), program,
                    Entity::claim);
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
  Columns columns = with_service({{"insured", true, {}}, {"line", true, {}}});
  columns.push_back({"outcome", true, {}});
  columns.push_back({"paid", true, {}});
  return with_facts(std::move(columns), program, Entity::claim);
}

Columns provider_columns(const Program& program) {
  return with_facts({{"provider", true, {}}, {"from", false, {}}, {"through", false, {}}}, program,
                    Entity::provider);
}

Columns file_columns(const Program& program) {
  return with_facts({}, program, Entity::file);
}

}  // namespace clausule::claims
