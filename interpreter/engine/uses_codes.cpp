#include <algorithm>

#include "interpreter/engine/uses.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

void UseReader::read_codes(const CodeSet& set, const CodeValue& code, Date date) {
  // What only a person knows is asked, and so speaks.
  if (is_false(evaluator_.contains(set, code, date))) return;
  add({Deed::names, set.location, date, {}, code, 0});
  for (const CodeSet::Member& member : set.members) read_member(member, code, date);
}

void UseReader::read_member(const CodeSet::Member& member, const CodeValue& code, Date date) {
  std::visit(Overloaded{
                 [](const CodeRange&) {},
                 [](const AllCodes&) {},
                 [](const Asked&) {},
                 [&](CodeListId id) { read_list(id, code, date); },
                 [&](TableId id) { read_keys(id, code, date); },
                 [&](ProgrammeId id) {
                   for (const CodeSet* claimed : claims_on(program_, id, date)) {
                     if (!is_true(evaluator_.contains(*claimed, code, date))) continue;
                     read_codes(*claimed, code, date);
                     read_programme(id, date);
                   }
                 },
             },
             member);
}

void UseReader::read_list(CodeListId id, const CodeValue& code, Date date) {
  const CodeList& list = program_.code_lists[id.index];
  bool departed = false;
  for (const CodeListId other : list.exceptions) {
    const auto* version = version_on(program_.code_lists[other.index].versions, date);
    if (version == nullptr) continue;
    departed = true;
    add_departure(version->head, list.name, date);
    read_list(other, code, date);
  }
  const auto* version = version_on(list.versions, date);
  if (departed || version == nullptr) return;
  if (version->codes) {
    if (is_false(evaluator_.contains(*version->codes, code, date))) return;
    add(Deed::reads, version->head, date);
    read_codes(*version->codes, code, date);
    return;
  }
  for (const CodeListVersion::Row& row : version->rows) {
    const bool holds = row.validity.contains(date) &&
                       std::ranges::any_of(
                           row.codes, [&](const CodeRange& range) { return range.contains(code); });
    if (!holds) continue;
    add(Deed::reads, version->head, date);
    add({Deed::contains, row.location, date, {}, code, 0});
  }
}

void UseReader::read_keys(TableId id, const CodeValue& code, Date date) {
  const TableVersion* version = version_on(program_.tables[id.index].versions, date);
  if (version == nullptr) return;
  const Place place{nullptr, date};
  evaluator_.visit_key_rows(*version, code, [&](const TableVersion::Row& row) {
    if (!row.validity.contains(date)) return;
    if (!is_true(evaluator_.passes(code, row.keys.front(), place))) return;
    add(Deed::reads, version->head, date);
    add({Deed::contains, row.location, date, {}, {}, 0});
    read_cell(row.keys.front(), code, row.location, 0, place);
  });
}

void UseReader::read_parties(const Place& place) {
  const CodeSet* parties = program_.parties_on(place.reference);
  if (parties == nullptr || place.line == nullptr || !place.line->claim->provider) return;
  read_codes(*parties, {"", *place.line->claim->provider}, place.reference);
}

void UseReader::read_programme(ProgrammeId id, Date date) {
  const auto* version = version_on(program_.programmes[id.index].versions, date);
  if (version != nullptr) add(Deed::reads, version->head, date);
}

}  // namespace clausule::interpreter::engine
