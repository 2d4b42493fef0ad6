#include <algorithm>
#include <vector>

#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::SyntaxKind;

/// Leaves out a whole exception: what it departs from then holds everywhere.
void leave_out_exception(const Site& declaration, Changes& changes) {
  const auto parts = declaration.children();
  const bool is_exception = std::ranges::any_of(parts, [&](std::size_t part) {
    const Site clause = declaration.child(part);
    return clause.is(SyntaxKind::about) && clause.opens_with(Keyword::exception_to);
  });
  if (!is_exception) return;
  changes.leave_out(ChangeKind::exception, declaration.place(),
                    declaration.child(parts.front()).place());
}

/// Leaves out one of the rows of a group.
void leave_out_rows(const Site& group, Changes& changes) {
  std::vector<Site> rows;
  for (const std::size_t part : group.children()) {
    if (group.child(part).is(SyntaxKind::row)) rows.push_back(group.child(part));
  }
  if (rows.size() < 2) return;
  for (const Site& row : rows) {
    changes.leave_out(ChangeKind::row_left_out, row.place(), row.place());
  }
}

/// Leaves out `met verwijscode 0055`, and whatever else may stand behind a figure or a selection.
void leave_out_part(const Site& part, Changes& changes) {
  const bool only_one = part.is(SyntaxKind::suffix) && part.opens_with(Keyword::per);
  if (only_one) return;
  changes.leave_out(ChangeKind::clause_left_out, part.place(), part.place());
}

/// Leaves out one of the reasons or programmes of a line.
void leave_out_names(const Site& site, Changes& changes) {
  std::vector<std::size_t> names;
  for (const std::size_t part : site.children()) {
    if (site.child(part).is(SyntaxKind::name)) names.push_back(part);
  }
  changes.leave_out_each(ChangeKind::name_left_out, site, names);
}

/// A line without which a rule can do. `geen eigen risico` says nothing that a test can see where
/// there are no deductibles.
bool is_optional(const Site& site, const interpreter::Program& program) {
  if (site.is(SyntaxKind::about)) {
    return site.opens_with(Keyword::reference_date) || site.opens_with(Keyword::published_on);
  }
  if (site.is(SyntaxKind::guard)) {
    return site.opens_with(Keyword::if_unknown);
  }
  if (!site.is(SyntaxKind::programme) || site.opens_with(Keyword::bundle)) return false;
  return !site.opens_with(Keyword::without_deductible) || !program.deductibles.empty();
}

}  // namespace

void change_clause(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::declaration)) leave_out_exception(site, changes);
  if (site.is(SyntaxKind::group)) {
    leave_out_rows(site, changes);
    if (site.opens_with(Keyword::precedence)) {
      changes.leave_out(ChangeKind::clause_left_out, site.place(), site.place());
    }
  }
  if (site.is(SyntaxKind::restriction) || site.is(SyntaxKind::suffix)) {
    leave_out_part(site, changes);
  }
  if (site.is(SyntaxKind::programme)) leave_out_names(site, changes);
  if (is_optional(site, changes.program())) {
    changes.leave_out(ChangeKind::clause_left_out, site.place(), site.place());
  }
}

}  // namespace clausule::mutation
