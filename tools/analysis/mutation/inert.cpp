#include "tools/analysis/mutation/inert.hpp"

#include <algorithm>
#include <set>
#include <variant>
#include <vector>

#include "interpreter/analysis/code_space.hpp"
#include "interpreter/analysis/exclusion_pairs.hpp"
#include "interpreter/analysis/pair_tables.hpp"
#include "interpreter/reading.hpp"

namespace clausule::mutation {

namespace {

namespace analysis = interpreter::analysis;
using analysis::ExclusionPair;
using dsl::ast::VerdictKind;
using interpreter::Exclusion;
using interpreter::ExclusionEntry;
using interpreter::ExclusionVersion;
using interpreter::Program;
using interpreter::Programme;
using interpreter::ProgrammeId;
using interpreter::ProgrammeVersion;

/// Returns the programmes that combine others or are combined.
std::set<ProgrammeId> combined(const Program& program) {
  std::set<ProgrammeId> found;
  for (std::uint32_t index = 0; index < program.programmes.size(); ++index) {
    for (const ProgrammeVersion& version : program.programmes[index].versions) {
      found.insert(version.combines.begin(), version.combines.end());
      if (!version.combines.empty()) found.insert(ProgrammeId{index});
    }
  }
  return found;
}

bool claims(const Programme& programme) {
  return std::ranges::any_of(programme.versions,
                             [](const auto& version) { return version.bundle.has_value(); });
}

/// Tells whether a combination of which this is a part claims a code of its own.
bool is_claimed_with(const Program& program, ProgrammeId part) {
  return std::ranges::any_of(program.programmes, [&](const Programme& other) {
    return claims(other) && std::ranges::any_of(other.versions, [&](const auto& version) {
             return std::ranges::find(version.combines, part) != version.combines.end();
           });
  });
}

/// Tells whether a version asks nothing on its reference date, which is known on any day.
bool asks_nothing(const ProgrammeVersion& version) {
  return version.head.guards.empty() && version.requires_that.empty() && version.combines.empty() &&
         version.head.reference_date &&
         std::holds_alternative<interpreter::DayOfPeriod>(version.head.reference_date->node);
}

void leave_out_programmes(Program& program) {
  const auto read = interpreter::reading_of(program).enrolments;
  const std::set<ProgrammeId> parts = combined(program);
  for (std::uint32_t index = 0; index < program.programmes.size(); ++index) {
    Programme& programme = program.programmes[index];
    const ProgrammeId id{index};
    if (!programme.exceptions.empty() || !programme.excepts.empty() || claims(programme)) continue;
    if (!parts.contains(id) && !read.contains(id)) {
      programme.versions.clear();
    } else if (programme.versions.size() == 1 && asks_nothing(programme.versions.front()) &&
               !is_claimed_with(program, id)) {
      programme.versions.front().head.reference_date = nullptr;
    }
  }
}

/// Tells whether it is certain for each of its pairs that an entry allows it beside another line.
bool allows_for_certain(const ExclusionEntry& entry) {
  if (!entry.relation || entry.takes_over_rows) return false;
  const auto* beside = std::get_if<interpreter::BesideRelation>(&*entry.relation);
  if (beside == nullptr || !beside->denying.with.empty()) return false;
  return std::ranges::all_of(entry.rows, [](const ExclusionEntry::Row& row) {
    return row.verdict.kind == VerdictKind::allow && row.denied.with.empty();
  });
}

bool allows_for_certain(const Exclusion& rule) {
  if (!rule.exceptions.empty() || !rule.excepts.empty()) return false;
  return std::ranges::all_of(rule.versions, [](const ExclusionVersion& version) {
    return version.head.guards.empty() && !version.head.reference_date && !version.pairs &&
           version.precedences.empty() && !version.at_most &&
           std::ranges::all_of(version.entries, [](const ExclusionEntry& entry) {
             return allows_for_certain(entry);
           });
  });
}

/// Tells whether a pair may say something of two lines of which another does too.
bool meets(const ExclusionPair& left, const ExclusionPair& right) {
  return left.denying.meets(right.denying) && left.denied_codes.meets(right.denied_codes);
}

void leave_out_permissions(Program& program) {
  std::set<std::uint32_t> inert;
  for (std::uint32_t index = 0; index < program.exclusions.size(); ++index) {
    if (allows_for_certain(program.exclusions[index])) inert.insert(index);
  }
  if (inert.empty()) return;
  const analysis::CodeSpace space(program);
  std::vector<ExclusionPair> permissions;
  std::vector<ExclusionPair> others;
  const auto collect = [&](const ExclusionPair& pair) {
    (inert.contains(pair.rule.index) ? permissions : others).push_back(pair);
  };
  analysis::for_each_pair(program, space, analysis::Reading::possible, collect);
  analysis::for_each_row(program, space, collect);
  for (const ExclusionPair& permission : permissions) {
    if (std::ranges::any_of(others,
                            [&](const ExclusionPair& other) { return meets(permission, other); })) {
      inert.erase(permission.rule.index);
    }
  }
  for (const std::uint32_t index : inert) program.exclusions[index].versions.clear();
}

}  // namespace

void leave_out_inert(Program& program) {
  leave_out_programmes(program);
  leave_out_permissions(program);
}

}  // namespace clausule::mutation
