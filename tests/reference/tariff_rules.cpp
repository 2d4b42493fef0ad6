#include "tests/reference/tariff_rules.hpp"

#include <algorithm>

#include "tests/reference/codes.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Tells whether a test is on the code of the line.
bool is_about_code(const FactTest& test) {
  const auto* read = std::get_if<ReadLine>(&test.subject->node);
  return read != nullptr && read->fact == LineFact::code;
}

/// Tells whether the cell of a code column may pass for a code on any day.
bool may_pass(const World& world, const CellTests& cell, const Line& line) {
  if (cell.tests.empty()) return true;
  return std::any_of(world.boundaries.begin(), world.boundaries.end(), [&](Date date) {
    return !is_false(passes(world, line.code, cell, {&line, date}));
  });
}

/// Tells whether a row of a tariff may name the code of a line on any day.
bool rows_name(const World& world, const TariffVersion& version, const Line& line) {
  for (const AmountRow& row : version.rows) {
    if (!world.is_known(row.published_on)) continue;
    for (const FactTest& test : row.tests) {
      if (is_about_code(test) && may_pass(world, *test.tests, line)) return true;
    }
  }
  return false;
}

}  // namespace

bool names(const World& world, TariffId id, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  const auto versions = world.known(tariff);
  if (versions.empty()) return false;
  bool says_codes = false;
  for (const TariffVersion* version : versions) {
    if (version->selection) {
      says_codes = true;
      if (may_contain(world, version->selection->codes, line.code)) return true;
      continue;
    }
    if (rows_name(world, *version, line)) return true;
  }
  if (says_codes) return false;
  return std::any_of(tariff.excepts.begin(), tariff.excepts.end(),
                     [&](TariffId named) { return names(world, named, line); });
}

namespace {

/// Tells whether a tariff is about the code of a line; one that says no codes takes over those of
/// the rules it departs from.
Value is_about(const World& world, TariffId id, const TariffVersion& version, const Place& place) {
  if (version.selection) return selects(world, *version.selection, place);
  if (rows_name(world, version, *place.line)) return true;  // which of them, they say
  const Tariff& tariff = world.program.tariffs[id.index];
  Value about = tariff.excepts.empty();
  for (const TariffId named : tariff.excepts) {
    const Tariff& other = world.program.tariffs[named.index];
    const auto* on_date = world.version_on(other, place.reference);
    const bool says_codes = on_date != nullptr && on_date->selection.has_value();
    const bool takes_over = on_date != nullptr && !says_codes && !other.excepts.empty() &&
                            !rows_name(world, *on_date, *place.line);
    about = either(about, says_codes || takes_over ? is_about(world, named, *on_date, place)
                                                   : Value(names(world, named, *place.line)));
  }
  return about;
}

}  // namespace

Application application_of(const World& world, TariffId id, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  Application how;
  const auto chosen = version_for(world, tariff, line);
  how.version = chosen.version;
  how.reference = chosen.reference;
  if (chosen.version == nullptr) return how;
  if (is_open(chosen.open)) {
    how.applies = chosen.open;
    return how;
  }
  how.is_on_known_date = true;
  const TariffVersion& version = *chosen.version;
  const Place place{&line, chosen.reference};
  how.applies = both(is_about(world, id, version, place), guards_hold(world, version.head, place));
  if (!version.has_table) return how;
  Value any = false;
  std::vector<const AmountRow*> rows;
  for (const AmountRow& row : version.rows) {
    if (!row.validity.contains(chosen.reference) || !world.is_known(row.published_on)) continue;
    const Value holds = all_pass(world, row.tests, place);
    if (is_true(holds)) rows.push_back(&row);
    any = either(any, holds);
  }
  bool ambiguous = false;
  how.row = row_among(rows, ambiguous);
  if (ambiguous) {
    how.row = nullptr;
    any = Asked{"two rows of `" + tariff.name + "` hold"};
  }
  how.has_row = any;
  how.applies = both(how.applies, any);
  return how;
}

}  // namespace clausule::reference
