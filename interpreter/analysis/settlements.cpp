#include <set>
#include <string>
#include <string_view>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/walk.hpp"
#include "interpreter/describe.hpp"

namespace clausule::interpreter::analysis {
namespace {

using dsl::Kind;

std::string_view word_of(SettlementScope scope) {
  switch (scope) {
    case SettlementScope::provider:
      return "zorgverlener";
    case SettlementScope::insured:
      return "verzekerde";
    case SettlementScope::file:
      return "bestand";
  }
  return {};
}

std::string_view word_of(CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::day:
      return "dag";
    case CalendarUnit::week:
      return "week";
    case CalendarUnit::month:
      return "maand";
    case CalendarUnit::quarter:
      return "kwartaal";
    case CalendarUnit::calendar_year:
      return "kalenderjaar";
  }
  return {};
}

/// Finds what a settlement reads outside `som` that is about one line, or about others than it is
/// computed over, through definitions and tables too.
class ScopeReads {
 public:
  ScopeReads(const Program& program, const Settlement& settlement, const SettlementVersion& version,
             dsl::Diagnostics& diagnostics)
      : program_(program), settlement_(settlement), version_(version), diagnostics_(diagnostics) {}

  void check() {
    SettlementVersion outside = version_;
    // Which lines are in scope is asked of each line.
    outside.selection.reset();
    Walk([this](const Expression& one) { look_at(one, one.location); }).visit(outside);
  }

 private:
  void look_at(const Expression& one, const dsl::Location& place) {
    if (const auto* fact = std::get_if<ReadFact>(&one.node)) {
      const FactInfo& info = program_.facts[fact->fact.index];
      need(info.entity, info.path(), place);
    } else if (const auto* line = std::get_if<ReadLine>(&one.node)) {
      const bool number = line->fact == LineFact::provider;
      need(number ? Entity::provider : Entity::claim, describe(program_, one), place);
    } else if (const auto* derived = std::get_if<ReadDerived>(&one.node)) {
      look_at(derived->what, describe(program_, one), place);
    } else if (std::holds_alternative<ReadResult>(one.node) ||
               std::holds_alternative<ReadTariff>(one.node)) {
      need(Entity::claim, describe(program_, one), place);
    } else if (std::holds_alternative<EnrolledIn>(one.node)) {
      need(Entity::insured, describe(program_, one), place);
    } else if (const auto* definition = std::get_if<ReadDefinition>(&one.node)) {
      follow(definition->definition, place);
    } else if (const auto* table = std::get_if<ReadTable>(&one.node)) {
      if (tables_.insert(table->table).second) {
        inner(place).visit(program_.tables[table->table.index].versions);
      }
    }
  }

  void look_at(Derived what, const std::string& name, const dsl::Location& place) {
    switch (what) {
      case Derived::born:
      case Derived::deceased:
      case Derived::age:
        return need(Entity::insured, name, place);
      case Derived::contracted:
        return need(Entity::provider, name, place);
      case Derived::calendar_year:
      case Derived::reference_date:
      case Derived::insurer:
        return;
    }
  }

  void follow(DefinitionId id, const dsl::Location& place) {
    if (!definitions_.insert(id).second) return;
    const Definition& definition = program_.definitions[id.index];
    inner(place).visit(definition);
    for (const DefinitionId exception : definition.exceptions) follow(exception, place);
  }

  /// A walk over what a name stands for; findings are told where the settlement reads the name.
  Walk inner(const dsl::Location& place) {
    return Walk([this, place](const Expression& one) { look_at(one, place); });
  }

  void need(Entity entity, const std::string& what, const dsl::Location& place) {
    if (entity == Entity::claim) {
      diagnostics_.report<Kind::line_fact_outside_sum>(place, what, settlement_.name);
      return;
    }
    const SettlementScope wanted = entity == Entity::provider  ? SettlementScope::provider
                                   : entity == Entity::insured ? SettlementScope::insured
                                                               : SettlementScope::file;
    if (version_.scope == wanted) return;
    diagnostics_.report<Kind::fact_outside_scope>(place, what, settlement_.name,
                                                  std::string(word_of(wanted)),
                                                  std::string(word_of(version_.scope)));
  }

  const Program& program_;
  const Settlement& settlement_;
  const SettlementVersion& version_;
  dsl::Diagnostics& diagnostics_;
  std::set<DefinitionId> definitions_;
  std::set<TableId> tables_;
};

/// Tells whether the last day of some period lies in the validity of a version.
bool comes_due(const SettlementVersion& version) {
  const DateInterval& days = version.head.validity;
  if (!days.from || !days.through || !version.period) return true;
  return last_day(*version.period, *days.from) <= *days.through;
}

}  // namespace

void check_settlements(const Program& program, dsl::Diagnostics& diagnostics) {
  for (const Settlement& settlement : program.settlements) {
    for (const SettlementVersion& version : settlement.versions) {
      ScopeReads(program, settlement, version, diagnostics).check();
      if (comes_due(version)) continue;
      diagnostics.report<Kind::never_due>(version.head.location, settlement.name,
                                          std::string(word_of(*version.period)));
    }
  }
}

}  // namespace clausule::interpreter::analysis
