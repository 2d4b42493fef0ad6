#include <algorithm>
#include <set>

#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/fixed.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/engine/row_choice.hpp"

namespace clausule::interpreter::engine {

namespace {

bool names_by_rows(const TariffVersion& version, const CodeValue& code,
                   const Evaluator& evaluator) {
  if (version.rows.empty()) return false;
  const auto passes = [&](const CellTests& tests) {
    return tests.tests.empty() || std::ranges::any_of(tests.tests, [&](const CellTest& one) {
             const auto* among = std::get_if<CellTest::Among>(&one.value);
             return among != nullptr && contains_on_some_day(evaluator, among->codes, code);
           });
  };
  const Value value = code;
  const Value* const only = &value;
  const auto& columns = version.rows.front().tests;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const auto* read = std::get_if<ReadLine>(&columns[column].subject->node);
    if (read == nullptr || read->fact != LineFact::code) continue;
    bool named = false;
    evaluator.index_of(version.rows, column).visit({&only, 1}, [&](std::uint32_t row) {
      named = named || passes(*version.rows[row].tests[column].tests);
    });
    if (named) return true;
  }
  return false;
}

/// `seen` keeps rules that many exceptions name from being looked at once for each of them.
bool names_code(const Evaluator& evaluator, TariffId id, const CodeValue& code,
                std::set<TariffId>& seen) {
  if (!seen.insert(id).second) return false;
  const Tariff& tariff = evaluator.program().tariffs[id.index];
  // One that was published later names nothing yet.
  if (tariff.versions.empty()) return false;
  bool says_codes = false;
  for (const TariffVersion& version : tariff.versions) {
    if (version.selection) {
      says_codes = true;
      if (contains_on_some_day(evaluator, version.selection->codes, code)) return true;
    } else if (names_by_rows(version, code, evaluator)) {
      return true;
    }
  }
  if (says_codes) return false;
  return std::ranges::any_of(
      tariff.excepts, [&](TariffId named) { return names_code(evaluator, named, code, seen); });
}

}  // namespace

bool names_code(const Evaluator& evaluator, TariffId tariff, const CodeValue& code) {
  std::set<TariffId> seen;
  return names_code(evaluator, tariff, code, seen);
}

namespace {

/// Tells whether `voor` of the tariffs that one departs from, which it takes over, is about a line.
/// `seen` holds those that were asked already.
Truth is_about_others(const Evaluator& evaluator, const Tariff& tariff, const Place& place,
                      std::set<TariffId>& seen) {
  Truth about = false;
  for (const TariffId named : tariff.excepts) {
    const Tariff& other = evaluator.program().tariffs[named.index];
    const TariffVersion* version = version_on(other.versions, place.reference);
    if (version != nullptr && version->selection) {
      about = either(about, evaluator.is_selected(*version->selection, place));
    } else if (version == nullptr || other.excepts.empty() ||
               names_by_rows(*version, place.line->code(), evaluator)) {
      about = either(about, names_code(evaluator, named, place.line->code()));
    } else if (seen.insert(named).second) {
      about = either(about, is_about_others(evaluator, other, place, seen));
    }
  }
  return about;
}

/// Tells whether the code and the date decide what the tariffs that one departs from are about.
bool is_fixed_by_others(const Evaluator& evaluator, const Tariff& tariff,
                        std::set<TariffId>& seen) {
  return std::ranges::all_of(tariff.excepts, [&](TariffId named) {
    if (!seen.insert(named).second) return true;
    const Tariff& other = evaluator.program().tariffs[named.index];
    const bool says_so = std::ranges::all_of(other.versions, [&](const TariffVersion& version) {
      return !version.selection || (version.selection->with.empty() &&
                                    is_fixed(evaluator.program(), version.selection->codes));
    });
    return says_so && is_fixed_by_others(evaluator, other, seen);
  });
}

}  // namespace

Truth is_about(const Evaluator& evaluator, TariffId id, const TariffVersion& version,
               const Place& place) {
  if (version.selection) return evaluator.is_selected(*version.selection, place);
  const Tariff& tariff = evaluator.program().tariffs[id.index];
  if (tariff.excepts.empty() || names_by_rows(version, place.line->code(), evaluator)) return true;
  std::set<TariffId> seen;
  return is_about_others(evaluator, tariff, place, seen);
}

bool is_about_fixed(const Evaluator& evaluator, TariffId id, const TariffVersion& version) {
  if (version.selection) {
    return version.selection->with.empty() &&
           is_fixed(evaluator.program(), version.selection->codes);
  }
  std::set<TariffId> seen;
  return is_fixed_by_others(evaluator, evaluator.program().tariffs[id.index], seen);
}

Applicability Pricer::applies(TariffId id, const Line& line) const {
  const Tariff& tariff = evaluator_.program().tariffs[id.index];
  Applicability how;
  how.version = evaluator_.version_for(tariff.versions, line, how.reference, how.applies);
  if (how.version == nullptr) {
    const auto any = [](const TariffVersion&) { return true; };
    how.undated = evaluator_.undated_version(tariff.versions, line, how.applies, any);
    return how;
  }
  apply(how, id, false, line);
  choose_row(how, tariff, line);
  return how;
}

Applicability Pricer::own(TariffId id, const Line& line) const {
  Applicability how = applies(id, line);
  if (how.version == nullptr || !how.version->has_table || !is_false(how.applies)) return how;
  how.applies = true;
  choose_row(how, evaluator_.program().tariffs[id.index], line);
  return how;
}

Applicability Pricer::applies(const DayRules::TariffOnDays& rule, const Line& line) const {
  if (rule.version == nullptr) return applies(rule.id, line);
  Applicability how;
  how.version = rule.version;
  how.reference = line.claim->date;
  how.row = rule.row;
  if (rule.flat) how.flat = &*rule.flat;
  apply(how, rule.id, rule.selected, line);
  if (rule.row == nullptr && !(rule.by_provider && choose_kept_row(how, rule, line))) {
    choose_row(how, evaluator_.program().tariffs[rule.id.index], line);
  }
  return how;
}

void Pricer::apply(Applicability& how, TariffId id, bool selected, const Line& line) const {
  const Place place{&line, how.reference};
  how.applies = selected ? Truth(true) : is_about(evaluator_, id, *how.version, place);
  how.applies = both(how.applies, evaluator_.guards_hold(how.version->head, place));
}

bool Pricer::choose_kept_row(Applicability& how, const DayRules::TariffOnDays& rule,
                             const Line& line) const {
  if (line.provider == nullptr) return false;
  if (is_false(how.applies)) return true;
  const auto* kept =
      provider_rows_.find(rule.ordinal, line.provider->ordinal, [&](ProviderRows::Rows& into) {
        bool is_simple = true;
        const Place place{&line, how.reference};
        evaluator_.visit_possible_rows(
            rule.version->rows, place,
            [&](const AmountRow& row, std::span<const Value* const> values) {
              Truth all = true;
              for (std::size_t test = 0; test < row.tests.size(); ++test) {
                is_simple = is_simple && names_codes_only(*row.tests[test].tests);
                all = both(all, evaluator_.passes(*values[test], *row.tests[test].tests, place));
              }
              if (!is_false(all)) is_simple = is_simple && is_true(all) && into.add(row);
            });
        return is_simple;
      });
  if (kept == nullptr) return false;
  RowChoice<AmountRow> choice;
  for (const AmountRow* row : kept->all()) {
    if (row->validity.contains(how.reference)) choice.add(*row);
  }
  if (choice.is_ambiguous()) return false;
  how.row = choice.chosen();
  if (how.row == nullptr) how.applies = false;
  return true;
}

void Pricer::choose_row(Applicability& how, const Tariff& tariff, const Line& line) const {
  if (!how.version->has_table || is_false(how.applies)) return;
  Truth any = false;
  RowChoice<AmountRow> choice;
  evaluator_.visit_rows(how.version->rows, {&line, how.reference},
                        [&](const AmountRow& row, Truth passes) {
                          if (is_true(passes)) choice.add(row);
                          any = either(any, passes);
                        });
  how.row = choice.chosen();
  if (choice.is_ambiguous()) {
    // Which row it is, and so what it comes to, is the question: the order of the text picks none.
    how.row = nullptr;
    any = Truth(
        evaluator_.keep(Asked{"Meer dan één rij van `" + tariff.name + "` past: welke geldt?"}));
  }
  how.applies = both(how.applies, any);
}

}  // namespace clausule::interpreter::engine
