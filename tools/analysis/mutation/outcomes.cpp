#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "dsl/vocabulary.hpp"
#include "tools/analysis/mutation/numbers.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

using dsl::Keyword;
using dsl::SyntaxKind;

/// Replaces a verdict by the two others. A question that nobody wrote has a mark for its text.
void change_verdict(const Site& site, Changes& changes) {
  const Site first = site.child(site.children().front());
  const auto spelled = [&](Keyword keyword) {
    return std::string(dsl::spelling(keyword, site.tree.vocabulary));
  };
  const auto becomes = [&](const std::string& text) {
    changes.replace(ChangeKind::outcome, site.place(), text);
  };
  if (!first.is(Keyword::deny)) becomes(spelled(Keyword::deny));
  if (!first.is(Keyword::allow)) becomes(spelled(Keyword::allow));
  if (!first.is(SyntaxKind::manual)) becomes(spelled(Keyword::manual) + " \"?\"");
}

/// Lets the loser of `voorrang A boven B` win.
void change_precedence(const Site& site, Changes& changes) {
  if (!site.opens_with(Keyword::precedence)) return;
  const auto parts = site.children();
  const Site winner = site.child(parts.at(1));
  const Site above = site.child(parts.at(2));
  const Site loser = site.child(parts.at(3));
  changes.replace(ChangeKind::winner, {site.tree.file, winner.here().begin, loser.here().end},
                  std::string(loser.written()) + " " + std::string(above.written()) + " " +
                      std::string(winner.written()));
}

/// Adds the names of the shares and columns among the nodes of a declaration.
void add_receivers(const Site& site, std::vector<std::string>& names) {
  for (const std::size_t part : site.children()) {
    const Site child = site.child(part);
    if (child.is(SyntaxKind::share)) {
      names.emplace_back(child.written(child.children().front()));
    } else if (child.is(SyntaxKind::column)) {
      names.emplace_back(child.written());
    } else {
      add_receivers(child, names);
    }
  }
}

/// Hands the rest to another quarter, or to the next of the others that get a part.
void change_rest(const Site& site, Changes& changes) {
  if (!site.opens_with(Keyword::rest_to)) return;
  const Site receiver = site.child(site.children().back());
  if (receiver.is(SyntaxKind::code)) {
    for (const int step : {-1, 1}) {
      const auto other = neighbour(receiver.written(), step);
      if (other && *other >= "1" && *other <= "4") {
        changes.replace(ChangeKind::rest, receiver.place(), *other);
      }
    }
    return;
  }
  const Site* declaration = site.around(SyntaxKind::declaration);
  if (declaration == nullptr) return;
  std::vector<std::string> names;
  add_receivers(*declaration, names);
  const std::string own(receiver.written());
  std::set<std::string> seen{own};
  for (const std::string& name : names) {
    if (seen.insert(name).second) changes.replace(ChangeKind::rest, receiver.place(), name);
  }
}

}  // namespace

void change_outcome(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::verdict)) change_verdict(site, changes);
  if (site.is(SyntaxKind::group)) change_precedence(site, changes);
  if (site.is(SyntaxKind::suffix)) change_rest(site, changes);
}

}  // namespace clausule::mutation
