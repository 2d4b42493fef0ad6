#include "tests/reference/codes.hpp"

#include <algorithm>
#include <set>

#include "interpreter/overloaded.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/facts.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

Value list_contains(const World& world, CodeListId id, const CodeValue& code, Date date) {
  const CodeList& list = world.program.code_lists[id.index];
  std::optional<Value> departed;
  for (const CodeListId other : list.exceptions) {
    if (world.version_on(world.program.code_lists[other.index], date) == nullptr) continue;
    const Value value = list_contains(world, other, code, date);
    if (departed && *departed != value) return Asked{"two lists depart from `" + list.name + "`"};
    departed = value;
  }
  if (departed) return *departed;
  const CodeListVersion* version = world.version_on(list, date);
  if (version == nullptr) return false;
  if (version->codes) return contains(world, *version->codes, code, date);
  for (const CodeListVersion::Row& row : version->rows) {
    if (!row.validity.contains(date)) continue;
    for (const CodeRange& range : row.codes) {
      if (range.contains(code)) return true;
    }
  }
  return false;
}

/// A table with one key stands for the keys that have a row on the date (`semantics.md` 11).
Value table_contains(const World& world, TableId id, const CodeValue& code, Date date) {
  const TableVersion* version = world.version_on(world.program.tables[id.index], date);
  if (version == nullptr) return false;
  Value found = false;
  for (const TableVersion::Row& row : version->rows) {
    if (!row.validity.contains(date) || !world.is_known(row.published_on)) continue;
    found = either(found, passes(world, code, row.keys.front(), {nullptr, date}));
  }
  return found;
}

/// A programme's name stands for what it claims and for the keten-dbc of its combinations.
Value programme_contains(const World& world, ProgrammeId id, const CodeValue& code, Date date) {
  Value found = false;
  for (const CodeSet* codes : claimed_by(world, id, date)) {
    found = either(found, contains(world, *codes, code, date));
  }
  for (const ProgrammeId combination : combinations_of(world, id, date)) {
    const auto* version = world.version_on(world.program.programmes[combination.index], date);
    if (version->bundle) found = either(found, contains(world, *version->bundle, code, date));
  }
  return found;
}

Value member_contains(const World& world, const CodeSet::Member& member, const CodeValue& code,
                      Date date) {
  return std::visit(
      Overloaded{
          [&](const CodeRange& range) -> Value { return range.contains(code); },
          [](const AllCodes&) -> Value { return true; },
          [](const Asked& asked) -> Value { return asked; },
          [&](CodeListId id) -> Value { return list_contains(world, id, code, date); },
          [&](TableId id) -> Value { return table_contains(world, id, code, date); },
          [&](ProgrammeId id) -> Value { return programme_contains(world, id, code, date); },
      },
      member);
}

}  // namespace

Value contains(const World& world, const CodeSet& set, const CodeValue& code, Date date) {
  Value found = false;
  for (const CodeSet::Member& member : set.members) {
    found = either(found, member_contains(world, member, code, date));
  }
  for (const CodeSet::Member& member : set.except) {
    found = both(found, negated(member_contains(world, member, code, date)));
  }
  return found;
}

bool may_contain(const World& world, const CodeSet& set, const CodeValue& code) {
  return std::any_of(world.boundaries.begin(), world.boundaries.end(),
                     [&](Date date) { return !is_false(contains(world, set, code, date)); });
}

std::vector<Date> boundaries_of(const Program& program) {
  std::set<Date> days{*parse_date("1900-01-01")};
  const auto add = [&](const DateInterval& interval) {
    if (interval.from) days.insert(*interval.from);
    if (interval.through) days.insert(*interval.through + std::chrono::days{1});
  };
  for (const CodeList& list : program.code_lists) {
    for (const CodeListVersion& version : list.versions) {
      add(version.head.validity);
      for (const CodeListVersion::Row& row : version.rows) add(row.validity);
    }
  }
  for (const Table& table : program.tables) {
    for (const TableVersion& version : table.versions) {
      add(version.head.validity);
      for (const TableVersion::Row& row : version.rows) add(row.validity);
    }
  }
  for (const Programme& programme : program.programmes) {
    for (const ProgrammeVersion& version : programme.versions) add(version.head.validity);
  }
  return {days.begin(), days.end()};
}

std::vector<const CodeSet*> claimed_by(const World& world, ProgrammeId programme, Date date) {
  std::vector<const CodeSet*> claimed;
  const auto* version = world.version_on(world.program.programmes[programme.index], date);
  if (version == nullptr) return claimed;
  if (version->bundle) return {&*version->bundle};
  for (const ProgrammeId part : version->combines) {
    const auto* of_part = world.version_on(world.program.programmes[part.index], date);
    if (of_part != nullptr && of_part->bundle) claimed.push_back(&*of_part->bundle);
  }
  return claimed;
}

}  // namespace clausule::reference
