#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

bool Site::opens_with(dsl::Keyword keyword) const {
  const auto parts = children();
  return !parts.empty() && child(parts.front()).is(keyword);
}

const Site* Site::around(dsl::SyntaxKind kind) const {
  for (const Site* at = parent; at != nullptr; at = at->parent) {
    if (at->is(kind)) return at;
  }
  return nullptr;
}

void Changes::leave_out_each(ChangeKind kind, const Site& site,
                             const std::vector<std::size_t>& members) {
  if (members.size() < 2) return;
  for (std::size_t at = 0; at < members.size(); ++at) {
    const dsl::Location shown = site.child(members[at]).place();
    dsl::Location place = shown;
    if (at == 0) {
      place.end = site.child(members[1]).here().begin;
    } else {
      place.begin = site.child(members[at - 1]).here().end;
    }
    leave_out(kind, place, shown);
  }
}

}  // namespace clausule::mutation
