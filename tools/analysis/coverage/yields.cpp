#include "tools/analysis/coverage/yields.hpp"

#include <algorithm>
#include <variant>

#include "interpreter/overloaded.hpp"
#include "tools/analysis/coverage/ranges.hpp"

namespace clausule::coverage {

using interpreter::CodeSet;
using interpreter::Exclusion;
using interpreter::ExclusionEntry;
using interpreter::ExclusionVersion;
using interpreter::Overloaded;
using interpreter::Precedence;
using interpreter::Program;

const CodeSet* denying_of(const ExclusionEntry& entry) {
  if (!entry.relation) return nullptr;
  return std::visit(
      Overloaded{
          [](const interpreter::BesideRelation& one) { return &one.denying.codes; },
          [](const interpreter::WithinRelation& one) { return &one.denying.codes; },
          [](const interpreter::StayRelation&) { return static_cast<const CodeSet*>(nullptr); },
      },
      *entry.relation);
}

bool yields(const Program& program, const ExclusionEntry& entry, const ExclusionEntry::Row& row) {
  const CodeSet* by = denying_of(entry);
  if (by == nullptr) return false;
  const auto denied = ranges_of(program, row.denied.codes);
  const auto denying = ranges_of(program, *by);
  if (!denied || !denying) return false;
  for (const Exclusion& rule : program.exclusions) {
    for (const ExclusionVersion& version : rule.versions) {
      if (version.head.validity != interpreter::DateInterval{}) continue;
      for (const Precedence& precedence : version.precedences) {
        if (hold_all(ranges_of(program, precedence.winner), *denied) &&
            hold_all(ranges_of(program, precedence.loser), *denying)) {
          return true;
        }
      }
    }
  }
  return false;
}

bool can_depart(const Program& program, const CodeSet& codes, const Exclusion& from) {
  return std::ranges::any_of(from.versions, [&](const ExclusionVersion& version) {
    if (version.pairs != nullptr) return true;
    return std::ranges::any_of(version.entries, [&](const ExclusionEntry& entry) {
      return entry.takes_over_rows ||
             std::ranges::any_of(entry.rows, [&](const ExclusionEntry::Row& row) {
               return !yields(program, entry, row) && may_overlap(program, codes, row.denied.codes);
             });
    });
  });
}

bool can_depart(const Program& program, const ExclusionVersion& exception, const Exclusion& from) {
  CodeSet all;
  all.members.emplace_back(interpreter::AllCodes{});
  return std::ranges::any_of(exception.entries, [&](const ExclusionEntry& entry) {
    if (entry.takes_over_rows) return can_depart(program, all, from);
    return std::ranges::any_of(entry.rows, [&](const ExclusionEntry::Row& row) {
      return can_depart(program, row.denied.codes, from);
    });
  });
}

}  // namespace clausule::coverage
