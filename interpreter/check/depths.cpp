#include "interpreter/check/depths.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "interpreter/check/names.hpp"

namespace clausule::interpreter::check {

namespace {

using dsl::Kind;

constexpr std::size_t deepest = 16;

/// For each rule, those that are built on it.
using Uses = std::vector<std::vector<std::uint32_t>>;

/// Returns a rule that stands on more than `deepest` others in a row, or nothing; a circle and what
/// stands on it are passed over.
std::optional<std::uint32_t> too_deep(const Uses& uses) {
  std::vector<std::size_t> waiting(uses.size(), 0);
  std::vector<std::size_t> depths(uses.size(), 0);
  for (const auto& users : uses) {
    for (const std::uint32_t user : users) ++waiting[user];
  }
  std::vector<std::uint32_t> ready;
  for (std::uint32_t at = 0; at < uses.size(); ++at) {
    if (waiting[at] == 0) ready.push_back(at);
  }
  while (!ready.empty()) {
    const std::uint32_t at = ready.back();
    ready.pop_back();
    if (depths[at] > deepest) return at;
    for (const std::uint32_t user : uses[at]) {
      depths[user] = std::max(depths[user], depths[at] + 1);
      if (--waiting[user] == 0) ready.push_back(user);
    }
  }
  return std::nullopt;
}

bool report(Context& context, const std::optional<std::uint32_t>& found, const std::string& name) {
  if (!found) return true;
  const Entry* entry = find_name(context, name);
  const dsl::Location place = entry == nullptr || entry->versions.empty()
                                  ? dsl::Location{}
                                  : entry->versions.front().declaration->location;
  context.diagnostics.report<Kind::chain_too_long>(place, name, std::to_string(deepest));
  return false;
}

template <typename Rules>
bool check_exceptions(Context& context, const Rules& rules) {
  Uses uses(rules.size());
  for (std::size_t at = 0; at < rules.size(); ++at) {
    for (const auto exception : rules[at].exceptions) uses[at].push_back(exception.index);
  }
  const auto found = too_deep(uses);
  return report(context, found, found ? rules[*found].name : std::string());
}

}  // namespace

bool check_exception_depth(Context& context) {
  const Program& program = context.program;
  bool fine = check_exceptions(context, program.code_lists);
  fine = check_exceptions(context, program.definitions) && fine;
  fine = check_exceptions(context, program.tariffs) && fine;
  fine = check_exceptions(context, program.exclusions) && fine;
  fine = check_exceptions(context, program.limits) && fine;
  fine = check_exceptions(context, program.conditions) && fine;
  fine = check_exceptions(context, program.deductibles) && fine;
  return check_exceptions(context, program.settlements) && fine;
}

bool check_combination_depth(Context& context) {
  const auto& programmes = context.program.programmes;
  Uses uses(programmes.size());
  for (std::uint32_t at = 0; at < programmes.size(); ++at) {
    for (const ProgrammeVersion& version : programmes[at].versions) {
      for (const ProgrammeId part : version.combines) uses[part.index].push_back(at);
    }
  }
  const auto found = too_deep(uses);
  return report(context, found, found ? programmes[*found].name : std::string());
}

void check_list_depth(Context& context) {
  const auto& lists = context.program.code_lists;
  std::vector<std::size_t> depths(lists.size(), 0);
  // A list is deeper than each list it takes in. One that takes in itself never comes to rest; the
  // analysis of the program shows its circle.
  bool changed = true;
  for (std::size_t round = 0; changed; ++round) {
    if (round > lists.size()) return;
    changed = false;
    for (std::size_t at = 0; at < lists.size(); ++at) {
      for (const CodeListVersion& version : lists[at].versions) {
        if (!version.codes) continue;
        for (const auto* members : {&version.codes->members, &version.codes->except}) {
          for (const CodeSet::Member& member : *members) {
            const auto* id = std::get_if<CodeListId>(&member);
            if (id == nullptr || depths[at] > depths[id->index]) continue;
            depths[at] = depths[id->index] + 1;
            changed = true;
          }
        }
      }
    }
  }
  for (std::size_t at = 0; at < lists.size(); ++at) {
    if (depths[at] <= deepest || lists[at].versions.empty()) continue;
    context.diagnostics.report<Kind::chain_too_long>(lists[at].versions.front().head.location,
                                                     lists[at].name, std::to_string(deepest));
    return;
  }
}

}  // namespace clausule::interpreter::check
