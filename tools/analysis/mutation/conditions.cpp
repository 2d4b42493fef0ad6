#include <algorithm>

#include "dsl/vocabulary.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::Location;
using dsl::SyntaxKind;

std::string spelled(const Site& site, Keyword keyword) {
  return std::string(dsl::spelling(keyword, site.tree.vocabulary));
}

/// Tells whether a node can be nothing else than yes or no.
bool is_truth(const Site& site) {
  return site.is(SyntaxKind::junction) || site.is(SyntaxKind::negation) ||
         site.is(SyntaxKind::enrolled) || site.is(SyntaxKind::during) ||
         site.is(SyntaxKind::comparison);
}

/// Says the opposite of a condition: without its `niet`, or with one around it.
void reverse(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::negation)) {
    const Site operand = site.child(site.children().back());
    const Location place = site.place();
    return changes.leave_out(
        ChangeKind::condition, {place.file, place.begin, operand.here().begin},
        {place.file, place.begin,
         place.begin + static_cast<std::uint32_t>(spelled(site, Keyword::not_).size())});
  }
  const std::string inside(site.written());
  const bool enclosed = site.is(SyntaxKind::parentheses);
  changes.replace(ChangeKind::condition, site.place(),
                  spelled(site, Keyword::not_) + (enclosed ? " " + inside : " (" + inside + ")"));
}

/// Reverses the condition of a line of a rule. Bullets stand in no parentheses: what opens them
/// says the opposite then.
void change_guard(const Site& guard, Changes& changes) {
  const auto parts = guard.children();
  if (parts.size() != 2 || guard.child(parts.back()).is(SyntaxKind::verdict)) return;
  const Site opener = guard.child(parts.front());
  const bool wanted = opener.is(Keyword::if_);
  if (wanted || opener.is(Keyword::unless)) {
    changes.replace(ChangeKind::condition, opener.place(),
                    spelled(guard, wanted ? Keyword::unless : Keyword::if_));
  } else if (const Site condition = guard.child(parts.back()); !condition.is(SyntaxKind::bullets)) {
    reverse(condition, changes);
  }
  changes.leave_out(ChangeKind::condition_left_out, guard.place(), guard.place());
}

void change_junction(const Site& site, Changes& changes) {
  const auto parts = site.children();
  const std::size_t last = parts.size() - 1;
  std::string joined;
  for (std::size_t at = 0; at <= last; ++at) {
    const Site part = site.child(parts[at]);
    const bool conjunction = part.is(Keyword::and_);
    if (conjunction || part.is(Keyword::or_)) {
      joined += " " + spelled(site, conjunction ? Keyword::or_ : Keyword::and_) + " ";
      continue;
    }
    joined += part.written();
    const Location shown = part.place();
    Location place = shown;
    if (at == 0) {
      place.end = site.child(parts[2]).here().begin;
    } else {
      place.begin = site.child(parts[at - 2]).here().end;
    }
    changes.leave_out(ChangeKind::condition_left_out, place, shown);
  }
  changes.replace(ChangeKind::junction, site.place(), joined);
}

void change_bullets(const Site& site, Changes& changes) {
  const auto parts = site.children();
  const Site opener = site.child(parts.front());
  const bool all = opener.is(Keyword::all_conditions_hold);
  changes.replace(ChangeKind::junction, opener.place(),
                  spelled(site, all ? Keyword::any_condition_holds : Keyword::all_conditions_hold));
  if (parts.size() < 3) return;
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
    const Location shown = site.child(*part).place();
    const std::size_t bullet = site.text.rfind('-', shown.begin);
    changes.leave_out(ChangeKind::condition_left_out,
                      {shown.file, static_cast<std::uint32_t>(bullet), shown.end}, shown);
  }
}

/// `x in A` becomes `x niet in A`, `x bekend` becomes `x onbekend`, and `=` becomes `≠`.
void change_comparison(const Site& site, Changes& changes) {
  const auto parts = site.children();
  if (parts.size() < 2) return;
  const Site sign = site.child(parts[1]);
  const auto becomes = [&](const std::string& text) {
    changes.replace(ChangeKind::condition, sign.place(), text);
  };
  if (sign.is(SyntaxKind::compare)) {
    if (sign.written() == "=") becomes("≠");
    if (sign.written() == "≠" || sign.written() == "<>") becomes("=");
  } else if (sign.is(Keyword::known) || sign.is(Keyword::unknown)) {
    becomes(spelled(site, sign.is(Keyword::known) ? Keyword::unknown : Keyword::known));
  } else if (sign.is(Keyword::in)) {
    becomes(spelled(site, Keyword::not_) + " " + spelled(site, Keyword::in));
  } else if (sign.is(Keyword::not_)) {
    const Location place = sign.place();
    changes.leave_out(ChangeKind::condition,
                      {place.file, place.begin, site.child(parts[2]).here().begin}, place);
  }
}

/// Tells whether a guard reverses this condition already.
bool is_reversed_above(const Site& site) {
  return site.is_in(SyntaxKind::guard);
}

}  // namespace

void change_condition(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::guard)) return change_guard(site, changes);
  if (site.is(SyntaxKind::bullets)) return change_bullets(site, changes);
  if (site.is(SyntaxKind::junction)) change_junction(site, changes);
  if (is_reversed_above(site)) return;
  const bool one_of_several = site.is_in(SyntaxKind::junction) || site.is_in(SyntaxKind::bullets);
  if (site.is(SyntaxKind::comparison)) return change_comparison(site, changes);
  if (is_truth(site) && !site.is_in(SyntaxKind::negation)) return reverse(site, changes);
  if (one_of_several && site.is(SyntaxKind::reference)) reverse(site, changes);
}

}  // namespace clausule::mutation
