#include "tests/reference/definitions.hpp"

#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Returns what the exceptions to a definition that hold say; nothing where none holds.
std::optional<Value> departed_value(const World& world, const Definition& definition,
                                    const Place& place) {
  std::optional<Value> departed;
  for (const DefinitionId other : definition.exceptions) {
    const Definition& exception = world.program.definitions[other.index];
    const DefinitionVersion* version = world.version_on(exception, place.reference);
    if (version == nullptr) continue;
    const Value holds = guards_hold(world, version->head, place);
    if (is_false(holds)) continue;
    const Value value = is_open(holds) ? holds : read_definition(world, other, false, place);
    if (!departed) {
      departed = value;
    } else if (is_open(*departed) || is_open(value)) {
      departed = heavier(*departed, value);
    } else if (*departed != value) {
      departed = Asked{"two exceptions to `" + definition.name + "` differ"};
    }
  }
  return departed;
}

}  // namespace

namespace {

Value worked_out(const World& world, DefinitionId id, bool own, const Place& place) {
  const Definition& definition = world.program.definitions[id.index];
  if (!own) {
    if (auto departed = departed_value(world, definition, place)) return *departed;
  }
  const DefinitionVersion* version = world.version_on(definition, place.reference);
  const Missing missing{definition.name};
  if (version == nullptr || !version->value) return missing;
  // Whether an exception holds was asked before it was read.
  if (definition.excepts.empty()) {
    const Value holds = guards_hold(world, version->head, place);
    if (is_open(holds)) return holds;
    if (is_false(holds)) return missing;
  }
  return evaluate(world, *version->value, place);
}

}  // namespace

Value read_definition(const World& world, DefinitionId id, bool own, const Place& place) {
  const ClaimLine* claim = place.line == nullptr ? nullptr : place.line->claim;
  const Results* known = place.line == nullptr ? nullptr : place.line->results;
  const Results results = known == nullptr ? Results{} : *known;
  const NameRead read{id.index,
                      own,
                      claim,
                      place.reference,
                      known != nullptr,
                      results.paid,
                      results.tariff_amount,
                      results.ground,
                      results.outcome};
  const auto found = world.definitions.find(read);
  if (found != world.definitions.end()) return found->second;
  Value value = worked_out(world, id, own, place);
  world.definitions.emplace(read, value);
  return value;
}

Value look_up(const World& world, const ReadTable& read, const Place& place) {
  const Table& table = world.program.tables[read.table.index];
  const TableVersion* version = world.version_on(table, place.reference);
  if (version == nullptr) return Missing{table.name};
  std::vector<Value> arguments;
  for (const ExpressionPointer& argument : read.arguments) {
    arguments.push_back(evaluate(world, *argument, place));
  }
  std::vector<const TableVersion::Row*> rows;
  Value open = false;
  for (const TableVersion::Row& row : version->rows) {
    if (!row.validity.contains(place.reference) || !world.is_known(row.published_on)) continue;
    Value matches = true;
    for (std::size_t key = 0; key < row.keys.size(); ++key) {
      matches = both(matches, passes(world, arguments[key], row.keys[key], place));
    }
    if (is_true(matches)) rows.push_back(&row);
    if (is_open(matches)) open = either(open, matches);
  }
  if (rows.empty()) return is_open(open) ? open : Missing{table.name};
  bool ambiguous = false;
  const TableVersion::Row* row = row_among(rows, ambiguous);
  if (ambiguous) return Asked{"two rows of `" + table.name + "` hold"};
  const ExpressionPointer& value = row->values[read.column];
  return value ? evaluate(world, *value, place) : Missing{table.name};
}

}  // namespace clausule::reference
