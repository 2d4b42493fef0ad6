#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "interpreter/check/rules.hpp"

namespace clausule::interpreter::check {

namespace {

using dsl::Kind;

/// What every kind of rule takes over: the return code and the reference date.
template <typename Version>
void take_head(Version& version, const Version& from) {
  if (version.head.return_code.empty()) version.head.return_code = from.head.return_code;
  if (!version.head.reference_date) version.head.reference_date = from.head.reference_date;
}

void take(TariffVersion& version, const TariffVersion& from) {
  take_head(version, from);
  if (!version.states_per && !version.per) version.per = from.per;
}
void take(ExclusionVersion& version, const ExclusionVersion& from) {
  take_head(version, from);
}
/// Takes over the lines of a rule: those of each rule that is named, if it states none itself.
template <typename Version>
void take_selection(Version& version, const Version& from, bool first) {
  if (first && !version.selection) {
    version.selection = from.selection;
  } else if (!first && from.selection) {
    version.more_selections.push_back(*from.selection);
  }
  if (!version.selection) return;
  version.more_selections.insert(version.more_selections.end(), from.more_selections.begin(),
                                 from.more_selections.end());
}

void take(LimitVersion& version, const LimitVersion& from) {
  take_head(version, from);
  if (!version.counts) version.counts = from.counts;
  if (!version.has_window) {
    version.window = from.window;
    version.has_window = from.has_window;
  }
}
void take(DeductibleVersion& version, const DeductibleVersion& from) {
  take_head(version, from);
}
void take(ConditionVersion& version, const ConditionVersion& from) {
  take_head(version, from);
}

/// Completes a rule after those it names; `running` keeps a circle of exceptions, which is reported
/// elsewhere, from running on.
template <typename Rules>
void complete(Rules& rules, std::uint32_t index, std::set<std::uint32_t>& running) {
  if (!running.insert(index).second) return;
  constexpr bool selects = requires {
    rules[index].versions.front().more_selections;
  };
  std::vector<bool> states_lines;
  if constexpr (selects) {
    for (const auto& version : rules[index].versions) {
      states_lines.push_back(version.selection.has_value());
    }
  }
  bool first = true;
  for (const auto named : rules[index].excepts) {
    complete(rules, named.index, running);
    if (rules[named.index].versions.empty()) continue;
    const auto& from = rules[named.index].versions.front();
    for (std::size_t at = 0; at < rules[index].versions.size(); ++at) {
      take(rules[index].versions[at], from);
      if constexpr (selects) {
        if (!states_lines[at]) take_selection(rules[index].versions[at], from, first);
      }
    }
    first = false;
  }
}

template <typename Rules>
void complete_all(Rules& rules) {
  std::set<std::uint32_t> running;
  for (std::uint32_t index = 0; index < rules.size(); ++index) complete(rules, index, running);
}

/// Tells whether a column of its own table says for which codes a tariff holds.
bool has_code_column(const TariffVersion& version) {
  for (const AmountRow& row : version.rows) {
    for (const FactTest& test : row.tests) {
      const auto* line = std::get_if<ReadLine>(&test.subject->node);
      if (line != nullptr && line->fact == LineFact::code) return true;
    }
  }
  return false;
}

/// Follows combinations of combinations to the end, so that who is in one is in every part of its
/// parts (`semantics.md` 19).
void flatten_combinations(Program& program) {
  for (std::uint32_t index = 0; index < program.programmes.size(); ++index) {
    for (ProgrammeVersion& version : program.programmes[index].versions) {
      for (std::size_t at = 0; at < version.combines.size(); ++at) {
        const std::uint32_t part = version.combines[at].index;
        for (const ProgrammeVersion& inner : program.programmes[part].versions) {
          for (const ProgrammeId id : std::vector(inner.combines)) {
            const bool known = std::ranges::find(version.combines, id) != version.combines.end();
            if (!known && id.index != index) version.combines.push_back(id);
          }
        }
      }
    }
  }
}

/// Puts the versions of each rule in the order of their days: the order of the text never matters.
template <typename Rules>
void sort_versions(Rules& rules) {
  for (auto& rule : rules) {
    std::ranges::stable_sort(rule.versions, {}, [](const auto& version) {
      return std::pair(version.head.validity.from, version.head.published_on);
    });
  }
}

}  // namespace

void take_over(Context& context) {
  Program& program = context.program;
  sort_versions(program.programmes);
  sort_versions(program.tariffs);
  sort_versions(program.exclusions);
  sort_versions(program.limits);
  sort_versions(program.conditions);
  sort_versions(program.deductibles);
  flatten_combinations(program);
  complete_all(program.tariffs);
  complete_all(program.exclusions);
  complete_all(program.limits);
  complete_all(program.conditions);
  complete_all(program.deductibles);
  for (const auto& [name, entry] : context.names) {
    if (entry.head != dsl::ast::Head::tariff || entry.versions.empty()) continue;
    // An exception takes its codes over; one to an unknown name has been reported.
    if (clause_of<dsl::ast::ExceptionTo>(*entry.versions.front().declaration) != nullptr) continue;
    const Tariff& tariff = program.tariffs[entry.index];
    for (const TariffVersion& version : tariff.versions) {
      if (version.selection || has_code_column(version)) continue;
      context.diagnostics.report<Kind::no_codes>(version.head.location, tariff.name);
    }
  }
}

}  // namespace clausule::interpreter::check
