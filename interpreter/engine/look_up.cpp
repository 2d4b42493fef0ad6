#include <algorithm>

#include "interpreter/engine/departure.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/row_choice.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Calls `use` with each set of codes that a programme claims on one date.
template <typename Use>
void each_claim_on(const Program& program, ProgrammeId id, Date date, Use use) {
  const auto* version = version_on(program.programmes[id.index].versions, date);
  if (version == nullptr) return;
  if (version->bundle) return use(*version->bundle);
  for (const ProgrammeId part : version->combines) {
    const auto* of_part = version_on(program.programmes[part.index].versions, date);
    if (of_part != nullptr && of_part->bundle) use(*of_part->bundle);
  }
}

}  // namespace

Truth Evaluator::contains(const CodeSet& set, const CodeValue& code, Date date) const {
  Truth found = false;
  for (const CodeSet::Member& member : set.members) {
    found = either(found, member_contains(member, code, date));
    if (is_true(found)) break;
  }
  if (is_false(found)) return found;
  for (const CodeSet::Member& member : set.except) {
    found = both(found, negated(member_contains(member, code, date)));
  }
  return found;
}

Truth Evaluator::member_contains(const CodeSet::Member& member, const CodeValue& code,
                                 Date date) const {
  return std::visit(Overloaded{
                        [&](const CodeRange& range) -> Truth { return range.contains(code); },
                        [&](const AllCodes&) -> Truth { return true; },
                        [&](const Asked& asked) -> Truth { return Truth(keep(asked)); },
                        [&](CodeListId id) -> Truth { return list_contains(id, code, date); },
                        [&](TableId id) -> Truth { return table_contains(id, code, date); },
                        [&](ProgrammeId id) -> Truth { return programme_contains(id, code, date); },
                    },
                    member);
}

/// The name of a programme stands for what it claims on the date, and for the keten-dbc of what
/// combines it then.
Truth Evaluator::programme_contains(ProgrammeId id, const CodeValue& code, Date date) const {
  Truth found = false;
  each_claim_on(program_, id, date, [&](const CodeSet& claimed) {
    found = either(found, contains(claimed, code, date));
  });
  if (is_true(found)) return found;
  for (std::uint32_t other = 0; other < program_.programmes.size(); ++other) {
    if (!combines_on(program_, ProgrammeId{other}, id, date)) continue;
    const auto& bundle = version_on(program_.programmes[other].versions, date)->bundle;
    if (bundle) found = either(found, contains(*bundle, code, date));
  }
  return found;
}

Truth Evaluator::list_contains(CodeListId id, const CodeValue& code, Date date) const {
  KnownLists known;
  return list_contains(id, code, date, known);
}

Truth Evaluator::list_contains(CodeListId id, const CodeValue& code, Date date,
                               KnownLists& known) const {
  const CodeList& list = program_.code_lists[id.index];
  const CodeList* by = nullptr;
  Truth departed = false;
  for (const CodeListId other : list.exceptions) {
    const CodeList& exception = program_.code_lists[other.index];
    if (version_on(exception.versions, date) == nullptr) continue;
    const auto found = known.find(other);
    const Truth one =
        found != known.end() ? found->second : list_contains(other, code, date, known);
    // A list from which others depart may be reached in many ways, and is asked once.
    if (found == known.end() && !exception.exceptions.empty()) known.emplace(other, one);
    if (by != nullptr && one != departed) {
      return Truth(keep(Asked{"`" + by->name + "` en `" + exception.name +
                              "` wijken beide af van `" + list.name + "`: welke geldt?"}));
    }
    departed = one;
    by = &exception;
  }
  if (by != nullptr) return departed;
  const CodeListVersion* version = version_on(list.versions, date);
  if (version == nullptr) return false;
  if (version->codes) return contains(*version->codes, code, date);
  return std::ranges::any_of(version->rows, [&](const CodeListVersion::Row& row) {
    return row.validity.contains(date) &&
           std::ranges::any_of(row.codes,
                               [&](const CodeRange& range) { return range.contains(code); });
  });
}

Truth Evaluator::table_contains(TableId id, const CodeValue& code, Date date) const {
  const Table& table = program_.tables[id.index];
  Truth found = false;
  const TableVersion* version = version_on(table.versions, date);
  if (version == nullptr) return found;
  visit_key_rows(*version, code, [&](const TableVersion::Row& row) {
    if (!row.validity.contains(date) || is_true(found)) return;
    found = either(found, passes(code, row.keys.front(), {nullptr, date}));
  });
  return found;
}

Value Evaluator::definition(DefinitionId id, bool own, const Place& place) const {
  const ClaimLine* claim = place.line == nullptr ? nullptr : place.line->claim;
  Memo& memo = definitions_[id.index];
  if (memo.generation == generation_ && memo.claim == claim && memo.reference == place.reference &&
      memo.own == own) {
    return memo.value;
  }
  Value value = computed_definition(id, own, place);
  memo = {generation_, claim, place.reference, own, 0, {}, value};
  return value;
}

const Expression* Evaluator::plain_value(const ReadDefinition& read, Date reference) const {
  const Definition& definition = program_.definitions[read.definition.index];
  if (!definition.exceptions.empty() || !definition.excepts.empty()) return nullptr;
  if (definition.versions.size() != 1) return nullptr;
  const DefinitionVersion& version = definition.versions.front();
  if (!version.head.guards.empty() || !version.head.validity.contains(reference)) return nullptr;
  if (!version.value || !std::holds_alternative<ReadDerived>(version.value->node)) return nullptr;
  return version.value.get();
}

Value Evaluator::computed_definition(DefinitionId id, bool own, const Place& place) const {
  const Definition& definition = program_.definitions[id.index];
  if (!own) {
    Departure departure(definition.name);
    for (const DefinitionId other : definition.exceptions) {
      const Definition& exception = program_.definitions[other.index];
      const DefinitionVersion* version = version_on(exception.versions, place.reference);
      if (version == nullptr) continue;
      const Truth holds = guards_hold(version->head, place);
      if (is_false(holds)) continue;
      departure.add(is_open(holds) ? holds.reason() : this->definition(other, false, place),
                    exception.name);
    }
    if (auto& departed = departure.value()) return *std::move(departed);
  }
  const DefinitionVersion* version = version_on(definition.versions, place.reference);
  if (version == nullptr || !version->value) {
    return Missing{definition.name + " op " + to_string(place.reference)};
  }
  if (definition.excepts.empty()) {
    const Truth holds = guards_hold(version->head, place);
    if (is_open(holds)) return holds.reason();
    if (is_false(holds)) return Missing{definition.name + " op " + to_string(place.reference)};
  }
  return evaluate(*version->value, place);
}

const RowIndex& Evaluator::index_of(const TableVersion& version) const {
  const auto [found, fresh] = row_indexes_.try_emplace(&version);
  if (fresh) {
    const std::size_t keys = version.rows.empty() ? 0 : version.rows.front().keys.size();
    found->second = RowIndex(version.rows.size(), keys, [&](std::size_t row, std::size_t key) {
      return &version.rows[row].keys[key];
    });
  }
  return found->second;
}

const RowIndex& Evaluator::index_of(const std::vector<AmountRow>& rows) const {
  const auto [found, fresh] = row_indexes_.try_emplace(rows.data());
  if (fresh) {
    const std::size_t columns = rows.empty() ? 0 : rows.front().tests.size();
    found->second = RowIndex(rows.size(), columns, [&](std::size_t row, std::size_t column) {
      return column < rows[row].tests.size() ? rows[row].tests[column].tests.get() : nullptr;
    });
  }
  return found->second;
}

const RowIndex& Evaluator::index_of(const std::vector<AmountRow>& rows, std::size_t column) const {
  const auto [found, fresh] = row_indexes_.try_emplace(&rows.front().tests[column]);
  if (fresh) {
    found->second = RowIndex(rows.size(), 1, [&](std::size_t row, std::size_t) {
      return rows[row].tests[column].tests.get();
    });
  }
  return found->second;
}

Value Evaluator::look_up(const ReadTable& read, const Place& place) const {
  Subjects subjects(read.arguments.size());
  for (std::size_t key = 0; key < read.arguments.size(); ++key) {
    subjects.set(key, this->read(*read.arguments[key], place, subjects.scratch(key)));
  }
  const std::span<const Value* const> arguments = subjects.values();
  const ClaimLine* claim = place.line == nullptr ? nullptr : place.line->claim;
  Memo& memo = look_ups_[read.table.index];
  const auto same = [](const Value& one, const Value* other) { return one == *other; };
  if (memo.generation == generation_ && memo.claim == claim && memo.reference == place.reference &&
      memo.column == read.column && std::ranges::equal(memo.arguments, arguments, same)) {
    return memo.value;
  }
  Value value = computed_look_up(read, arguments, place);
  memo.generation = generation_;
  memo.claim = claim;
  memo.reference = place.reference;
  memo.column = read.column;
  memo.arguments.clear();
  for (const Value* argument : arguments) memo.arguments.push_back(*argument);
  memo.value = value;
  return value;
}

Value Evaluator::computed_look_up(const ReadTable& read, std::span<const Value* const> arguments,
                                  const Place& place) const {
  const Table& table = program_.tables[read.table.index];
  RowChoice<TableVersion::Row> choice;
  Truth open = false;
  if (const TableVersion* version = version_on(table.versions, place.reference)) {
    index_of(*version).visit(arguments, [&](std::uint32_t at) {
      const TableVersion::Row& row = version->rows[at];
      if (!row.validity.contains(place.reference)) return;
      Truth matches = true;
      for (std::size_t key = 0; key < row.keys.size() && !is_false(matches); ++key) {
        matches = both(matches, passes(*arguments[key], row.keys[key], place));
      }
      if (is_open(matches)) open = matches;
      if (is_true(matches)) choice.add(row);
    });
  }
  const TableVersion::Row* found = choice.chosen();
  // A row that passes settles it: rows of a table do not overlap, and `onbekend` may be the test.
  if (found == nullptr && is_open(open)) return open.reason();
  if (choice.is_ambiguous())
    return Asked{"Meer dan één rij van `" + table.name + "` past: welke geldt?"};
  if (found == nullptr || !found->values[read.column]) {
    std::string what = table.name;
    for (const Value* argument : arguments) {
      if (const auto* code = std::get_if<CodeValue>(argument)) what += " " + to_string(*code);
      if (const auto* word = std::get_if<Text>(argument)) what += " " + word->value;
    }
    return Missing{what + " op " + to_string(place.reference)};
  }
  return evaluate(*found->values[read.column], place);
}

std::vector<const CodeSet*> claims_of(const Program& program, ProgrammeId id) {
  std::vector<const CodeSet*> bundles;
  const auto own = [&](const Programme& programme) {
    const std::size_t before = bundles.size();
    for (const ProgrammeVersion& version : programme.versions) {
      if (version.bundle) bundles.push_back(&*version.bundle);
    }
    return bundles.size() > before;
  };
  const Programme& programme = program.programmes[id.index];
  if (own(programme)) return bundles;
  for (const ProgrammeVersion& version : programme.versions) {
    for (const ProgrammeId part : version.combines) own(program.programmes[part.index]);
  }
  return bundles;
}

std::vector<const CodeSet*> claims_on(const Program& program, ProgrammeId id, Date date) {
  std::vector<const CodeSet*> claimed;
  each_claim_on(program, id, date, [&](const CodeSet& codes) { claimed.push_back(&codes); });
  return claimed;
}

bool combines_on(const Program& program, ProgrammeId combination, ProgrammeId part, Date date) {
  const auto* version = version_on(program.programmes[combination.index].versions, date);
  return version != nullptr &&
         std::ranges::find(version->combines, part) != version->combines.end();
}

std::vector<const CodeSet*> bundles_of(const Program& program, ProgrammeId id) {
  std::vector<const CodeSet*> bundles = claims_of(program, id);
  for (const Programme& other : program.programmes) {
    for (const ProgrammeVersion& version : other.versions) {
      if (std::ranges::find(version.combines, id) != version.combines.end() && version.bundle) {
        bundles.push_back(&*version.bundle);
      }
    }
  }
  return bundles;
}

}  // namespace clausule::interpreter::engine
