#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "dsl/vocabulary.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::SyntaxKind;

/// Words of which one may stand where another does.
struct Family {
  ChangeKind kind{};
  std::vector<Keyword> words;
};

std::vector<Family> families() {
  return {
      {ChangeKind::period,
       {Keyword::on_the_same_day, Keyword::in_the_same_month, Keyword::in_the_same_quarter,
        Keyword::in_the_same_calendar_year}},
      {ChangeKind::period, {Keyword::the_month, Keyword::the_quarter, Keyword::the_calendar_year}},
      {ChangeKind::day, {Keyword::first_day_of, Keyword::last_day_of}},
      {ChangeKind::rounding,
       {Keyword::rounded_arithmetically_to, Keyword::rounded_up_to, Keyword::rounded_down_to,
        Keyword::rounded_half_even_to}},
      {ChangeKind::rounding, {Keyword::cents, Keyword::whole_euros}},
  };
}

void replace_by_others(const Site& site, ChangeKind kind, std::span<const Keyword> words,
                       Changes& changes) {
  for (const Keyword other : words) {
    if (site.is(other)) continue;
    changes.replace(kind, site.place(), std::string(dsl::spelling(other, site.tree.vocabulary)));
  }
}

/// The words behind `per`. Whose lines are counted together (`per verzekerde`) is no period.
void change_period_after_per(const Site& site, Changes& changes) {
  const std::vector<Keyword> periods{Keyword::day, Keyword::week, Keyword::month, Keyword::quarter,
                                     Keyword::calendar_year};
  if (site.is(Keyword::item)) {
    return replace_by_others(site, ChangeKind::period, std::vector{Keyword::quarter}, changes);
  }
  const auto found = std::ranges::find(periods, site.here().keyword);
  if (found == periods.end()) return;
  std::vector<Keyword> others;
  if (found != periods.begin()) others.push_back(*std::prev(found));
  if (std::next(found) != periods.end()) others.push_back(*std::next(found));
  // `per verrichting` is the other way to price a line: never in a window.
  if (!site.is_in(SyntaxKind::window)) others.push_back(Keyword::item);
  replace_by_others(site, ChangeKind::period, others, changes);
}

bool is_after_per(const Site& site) {
  if (!site.is_in(SyntaxKind::window) && !site.is_in(SyntaxKind::suffix) &&
      !site.is_in(SyntaxKind::scope)) {
    return false;
  }
  const auto parts = site.parent->children();
  const auto here = std::ranges::find(parts, site.node);
  return here != parts.begin() && site.parent->child(*std::prev(here)).is(Keyword::per);
}

}  // namespace

void change_word(const Site& site, Changes& changes) {
  if (!site.is(SyntaxKind::keyword)) return;
  if (is_after_per(site)) return change_period_after_per(site, changes);
  if (site.is_in(SyntaxKind::relation) && (site.is(Keyword::after) || site.is(Keyword::before))) {
    return replace_by_others(site, ChangeKind::day, std::vector{Keyword::after, Keyword::before},
                             changes);
  }
  for (const Family& family : families()) {
    if (std::ranges::find(family.words, site.here().keyword) == family.words.end()) continue;
    replace_by_others(site, family.kind, family.words, changes);
  }
}

}  // namespace clausule::mutation
