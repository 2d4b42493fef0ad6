#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>

#include "dsl/vocabulary.hpp"
#include "interpreter/date.hpp"
#include "tools/analysis/mutation/numbers.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::SyntaxKind;

void change_amount(const Site& site, Changes& changes) {
  constexpr int cents = 2;
  for (const int step : {1, -1}) {
    if (auto other = stepped(site.written(), step, cents, site.decimal_mark)) {
      changes.replace(ChangeKind::amount, site.place(), "€ " + *other);
    }
  }
}

void change_number(const Site& site, ChangeKind kind, std::string_view behind, Changes& changes) {
  for (const int step : {1, -1}) {
    if (auto other = stepped(site.written(), step, 0, site.decimal_mark)) {
      changes.replace(kind, site.place(), *other + std::string(behind));
    }
  }
}

void change_date(const Site& site, Changes& changes) {
  const auto date = interpreter::parse_date(site.written());
  if (!date) return;
  for (const int step : {1, -1}) {
    changes.replace(ChangeKind::date, site.place(),
                    interpreter::to_string(*date + std::chrono::days{step}));
  }
}

/// Changes the count of a length: `28 dagen`.
void change_length(const Site& site, Changes& changes) {
  const std::string_view written = site.written();
  const std::size_t digits = written.find_first_not_of("0123456789");
  const dsl::Location place{site.tree.file, site.here().begin,
                            site.here().begin + static_cast<std::uint32_t>(digits)};
  for (const int step : {1, -1}) {
    if (auto other = stepped(written.substr(0, digits), step, 0, site.decimal_mark)) {
      changes.replace(ChangeKind::length, place, *other);
    }
  }
}

/// Returns the sign with the end that the other leaves out, or that the other lets in.
std::string_view other_bound(std::string_view sign) {
  if (sign == "<") return "≤";
  if (sign == "≤" || sign == "<=") return "<";
  if (sign == ">") return "≥";
  if (sign == "≥" || sign == ">=") return ">";
  return {};
}

/// Tells whether a whole number is one to count with. What stands in a list or cell by itself may
/// be a code.
bool is_count(const Site& site) {
  if (site.is_in(SyntaxKind::comparison) || site.is_in(SyntaxKind::sum) ||
      site.is_in(SyntaxKind::product) || site.is_in(SyntaxKind::amount)) {
    return true;
  }
  if (!site.is_in(SyntaxKind::cell)) return false;
  const auto parts = site.parent->children();
  if (parts.size() > 1) return site.written().front() != '0';
  return site.written().size() < 3 && site.written().front() != '0';
}

}  // namespace

void change_literal(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::money)) return change_amount(site, changes);
  if (site.is(SyntaxKind::percent)) {
    return change_number(site, ChangeKind::percentage, "%", changes);
  }
  if (site.is(SyntaxKind::decimal)) return change_number(site, ChangeKind::number, "", changes);
  if (site.is(SyntaxKind::date)) return change_date(site, changes);
  if (site.is(SyntaxKind::duration)) return change_length(site, changes);
  if (site.is(SyntaxKind::code) && is_count(site)) {
    return change_number(site, ChangeKind::number, "", changes);
  }
  if (site.is(SyntaxKind::compare)) {
    const std::string_view other = other_bound(site.written());
    if (!other.empty()) changes.replace(ChangeKind::bound, site.place(), std::string(other));
    return;
  }
  const bool yes = site.is(Keyword::yes);
  if (yes || site.is(Keyword::no)) {
    changes.replace(
        ChangeKind::answer, site.place(),
        std::string(dsl::spelling(yes ? Keyword::no : Keyword::yes, site.tree.vocabulary)));
  }
}

}  // namespace clausule::mutation
