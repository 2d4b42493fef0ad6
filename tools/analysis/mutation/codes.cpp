#include <cstdint>

#include "dsl/vocabulary.hpp"
#include "tools/analysis/mutation/numbers.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::Location;
using dsl::SyntaxKind;

Location place_of(const Site& site, std::size_t node) {
  return site.child(node).place();
}

void change_to_neighbour(const Site& site, ChangeKind kind, Changes& changes) {
  auto other = neighbour(site.written(), 1);
  if (!other) other = neighbour(site.written(), -1);
  if (other) changes.replace(kind, site.place(), *other);
}

void change_ends(const Site& range, Changes& changes) {
  for (const std::size_t end : range.children()) {
    if (!range.child(end).is(SyntaxKind::code)) continue;
    for (const int step : {-1, 1}) {
      if (const auto other = neighbour(range.written(end), step)) {
        changes.replace(ChangeKind::code_range, place_of(range, end), *other);
      }
    }
  }
}

bool is_range(const Site& site) {
  return site.is(SyntaxKind::range) && site.children().size() > 1;
}

/// Leaves out a member before `behalve`, one behind it, or all behind it.
void change_members(const Site& site, Changes& changes) {
  std::vector<std::size_t> members;
  std::vector<std::size_t> except;
  bool behind = false;
  Location before;
  for (const std::size_t part : site.children()) {
    if (site.child(part).is(Keyword::except)) {
      behind = true;
      continue;
    }
    (behind ? except : members).push_back(part);
    if (!behind) before = place_of(site, part);
  }
  changes.leave_out_each(ChangeKind::code_left_out, site, members);
  changes.leave_out_each(ChangeKind::code_left_out, site, except);
  if (except.size() != 1) return;
  const Location last = place_of(site, except.back());
  changes.leave_out(ChangeKind::code_left_out, {last.file, before.end, last.end}, last);
}

/// Leaves out one of the values of a test on a fact: `met verwijscode 0025, 0026`.
void change_cells(const Site& site, Changes& changes) {
  changes.leave_out_each(ChangeKind::code_left_out, site, site.children());
}

bool is_return_code(const Site& site) {
  return site.is_in(SyntaxKind::about) && site.parent->opens_with(Keyword::return_code);
}

}  // namespace

void change_codes(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::codes)) change_members(site, changes);
  if (site.is(SyntaxKind::cells)) change_cells(site, changes);
  if (is_range(site)) change_ends(site, changes);
  if (!site.is(SyntaxKind::code)) return;
  if (is_return_code(site)) return change_to_neighbour(site, ChangeKind::return_code, changes);
  const bool in_list = site.is_in(SyntaxKind::range) && !is_range(*site.parent);
  if (in_list || site.is_in(SyntaxKind::party)) {
    return change_to_neighbour(site, ChangeKind::code, changes);
  }
  const bool alone = site.is_in(SyntaxKind::cell) && site.parent->children().size() == 1;
  const bool counts = site.written().size() < 3 && site.written().front() != '0';
  if (alone && !counts) change_to_neighbour(site, ChangeKind::code, changes);
}

}  // namespace clausule::mutation
