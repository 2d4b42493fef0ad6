#include <algorithm>
#include <utility>

#include "interpreter/describe.hpp"
#include "tools/analysis/coverage/collector.hpp"
#include "tools/analysis/coverage/wording.hpp"

namespace clausule::coverage {

using interpreter::CellTest;
using interpreter::CodeRange;
using interpreter::CodeSet;
using interpreter::CodeValue;
using interpreter::Date;
using interpreter::DateInterval;
using interpreter::Deed;

namespace {

/// Returns the first day on or after one on which a rule reads its facts.
Date first_reference(const ReferenceDay& reference, Date from) {
  if (!reference.unit) return from;
  const Date last = interpreter::last_day(*reference.unit, from);
  if (!reference.first) return last;
  const Date first = interpreter::first_day(*reference.unit, from);
  return first == from ? from : last + interpreter::one_day;
}

/// Returns the last day on or before one on which a rule reads its facts.
Date last_reference(const ReferenceDay& reference, Date through) {
  if (!reference.unit) return through;
  const Date first = interpreter::first_day(*reference.unit, through);
  if (reference.first) return first;
  const Date last = interpreter::last_day(*reference.unit, through);
  return last == through ? through : first - interpreter::one_day;
}

/// A provider is known by eight digits; no service has a code of that form without a list.
bool is_provider(const CodeRange& range) {
  return range.list.empty() && range.first.size() == 8;
}

std::string text_of(const CodeRange& range, const std::string& digits) {
  return interpreter::to_string(CodeValue{range.list, digits});
}

}  // namespace

std::string days_text(const DateInterval& days) {
  if (days.from && days.through) {
    return interpreter::to_string(*days.from) + " t/m " + interpreter::to_string(*days.through);
  }
  if (days.from) return "vanaf " + interpreter::to_string(*days.from);
  if (days.through) return "t/m " + interpreter::to_string(*days.through);
  return {};
}

void Collector::begin(Declaration declaration, const std::vector<std::string>& departs_from) {
  declaration_ = std::move(declaration);
  row_.reset();
  seen_.clear();
  rule_ = items_.size();
  if (departs_from.empty()) {
    add(Kind::rule, {}, needs_of_rule(declaration_.sort), declaration_.place, AnyDeed{});
  }
  for (const std::string& of : departs_from) {
    add(Kind::exception, of, needs_of_exception(of), declaration_.place, Departure{of});
  }
  add_days(declaration_.validity, declaration_.place, {});
}

Item& Collector::add(Kind kind, std::string what, Words needs, const dsl::Location& place,
                     Wanted wanted) {
  Item item;
  item.kind = kind;
  item.sort = declaration_.sort;
  item.rule = declaration_.name;
  item.what = std::move(what);
  item.needs = std::move(needs);
  item.place = place;
  item.part_of = kind == Kind::row ? rule_ : row_.value_or(rule_);
  item.wanted = std::move(wanted);
  items_.push_back(std::move(item));
  return items_.back();
}

void Collector::add_outcome(Deed deed) {
  add(Kind::outcome, std::string(name_of(deed)), needs_of_deed(declaration_.sort, deed),
      declaration_.place, OneDeed{deed});
}

void Collector::add_limit() {
  add(Kind::end, std::string(name_of(Deed::fills)), needs_of_deed(declaration_.sort, Deed::fills),
      declaration_.place, OneDeed{Deed::fills});
}

void Collector::add_days(const DateInterval& days, const dsl::Location& place,
                         const std::string& of) {
  const auto add_day = [&](Date day, bool first) {
    if (!program_.contract.validity.contains(day)) return;
    const Date on = first ? first_reference(declaration_.reference, day)
                          : last_reference(declaration_.reference, day);
    if (!days.contains(on)) return;
    std::string what = interpreter::to_string(on);
    if (!of.empty()) what = of + ": " + what;
    add(Kind::border, (first ? "eerste dag " : "laatste dag ") + what, needs_of_day(on, first, of),
        place, Day{on});
  };
  if (days.from) add_day(*days.from, true);
  if (days.through) add_day(*days.through, false);
}

/// What an exception took over stands in another declaration; a table in CSV stands in a file of
/// its own.
bool Collector::is_of_declaration(const dsl::Location& place) const {
  const auto file =
      std::ranges::find_if(program_.files, [&](const auto& one) { return one->id == place.file; });
  if (file == program_.files.end()) return true;
  const dsl::Location& own = declaration_.place;
  if (place.file != own.file || place.begin < own.begin) return false;
  return std::ranges::none_of((*file)->declarations, [&](const dsl::ast::Declaration& other) {
    return own.begin < other.location.begin && other.location.begin <= place.begin;
  });
}

void Collector::add_codes(const CodeSet& codes, Registers registers, const OfCode& is_reached) {
  if (!is_of_declaration(codes.location) || !seen_.insert(codes.location).second) return;
  for (const CodeSet::Member& member : codes.except) {
    const auto* range = std::get_if<CodeRange>(&member);
    if (range == nullptr) continue;
    for (const std::string& digits : std::set{range->first, range->last}) {
      const std::string code = text_of(*range, digits);
      add(Kind::end, "behalve " + code, needs_of_left_out(code), codes.location,
          LeftOut{range->list, digits});
    }
  }
  // A single code is exercised where the rule or row is.
  if (codes.members.empty()) return;
  const auto* only = std::get_if<CodeRange>(&codes.members.front());
  if (codes.members.size() == 1 && (only == nullptr || only->first == only->last)) return;
  for (const CodeSet::Member& member : codes.members) {
    const auto* range = std::get_if<CodeRange>(&member);
    if (range == nullptr) continue;
    for (const std::string& digits : std::set{range->first, range->last}) {
      if (!is_provider(*range) && refused_.has(registers, range->list, digits)) continue;
      if (is_reached && !is_reached({range->list, digits, digits})) continue;
      add_end(*range, digits == range->first, codes.location);
    }
  }
}

void Collector::add_end(const CodeRange& range, bool first, const dsl::Location& place) {
  const std::string& digits = first ? range.first : range.last;
  const std::string code = text_of(range, digits);
  std::string whole;
  if (range.first != range.last) {
    whole = text_of(range, range.first) + " t/m " + text_of(range, range.last);
  }
  add(Kind::end, whole.empty() ? code : code + " van " + whole,
      needs_of_code(code, first, whole, is_provider(range)), place, Code{range.list, digits});
}

bool Collector::begin_row(const dsl::Location& place, std::string what,
                          const DateInterval& validity) {
  if (!interpreter::intersect(validity, program_.contract.validity)) return false;
  const std::string days = days_text(validity);
  if (!days.empty()) what += ", " + days;
  row_ = items_.size();
  const Item& row =
      add(Kind::row, std::move(what), needs_of_row(declaration_.sort), place, AnyDeed{});
  const std::string name = row.what;
  add_days(validity, place, name);
  return true;
}

void Collector::add_row_range(const CodeRange& range) {
  if (range.first == range.last) return;
  add_end(range, true, items_[*row_].place);
  add_end(range, false, items_[*row_].place);
}

void Collector::add_cell(const interpreter::CellTests& tests, std::uint32_t column,
                         Registers registers) {
  for (const CellTest& test : tests.tests) {
    if (const auto* among = std::get_if<CellTest::Among>(&test.value)) {
      add_codes(among->codes, registers);
    } else if (const auto* between = std::get_if<CellTest::Between>(&test.value)) {
      add_bound(between->low, true, tests, column);
      add_bound(between->high, false, tests, column);
    } else if (const auto* compared = std::get_if<CellTest::Compared>(&test.value)) {
      using dsl::ast::Compare;
      if (compared->compare == Compare::greater_equal) {
        add_bound(compared->value, true, tests, column);
      } else if (compared->compare == Compare::less_equal) {
        add_bound(compared->value, false, tests, column);
      }
    }
  }
}

void Collector::add_bound(const interpreter::ExpressionPointer& value, bool first,
                          const interpreter::CellTests& cell, std::uint32_t column) {
  const auto* constant = std::get_if<interpreter::Constant>(&value->node);
  if (constant == nullptr) return;
  const std::string bound = interpreter::describe(program_, *value);
  const std::string whole = interpreter::describe(program_, cell);
  add(Kind::end, items_[*row_].what + ": " + bound + " van " + whole,
      needs_of_bound(bound, first, whole), items_[*row_].place, Bound{column, constant->value});
}

}  // namespace clausule::coverage
