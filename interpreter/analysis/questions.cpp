#include <algorithm>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"

namespace clausule::interpreter::analysis {
namespace {

bool is_asked(const ExpressionPointer& expression) {
  if (!expression) return false;
  const auto* constant = std::get_if<Constant>(&expression->node);
  return constant != nullptr && std::holds_alternative<Asked>(constant->value);
}

class Questions {
 public:
  Questions(const Program& program, dsl::Diagnostics& diagnostics)
      : program_(program), diagnostics_(diagnostics) {}

  void run() {
    for (const Exclusion& rule : program_.exclusions) {
      if (rule.from_library || !rule.excepts.empty()) continue;
      for (const ExclusionVersion& version : rule.versions) look_at(rule, version);
    }
    for (const Condition& rule : program_.conditions) {
      if (rule.from_library) continue;
      for (const ConditionVersion& version : rule.versions) look_at(rule, version);
    }
  }

 private:
  void look_at(const Exclusion& rule, const ExclusionVersion& version) {
    if (!version.head.guards.empty()) return;
    for (const ExclusionEntry& entry : version.entries) {
      for (const ExclusionEntry::Row& row : entry.rows) {
        if (reports_ >= most_findings) return;
        if (!row.denied.with.empty() || row.verdict.kind == dsl::ast::VerdictKind::allow) continue;
        const bool open_norm = row.verdict.kind == dsl::ast::VerdictKind::manual;
        const bool asks = std::ranges::any_of(row.denied.codes.members, [&](const auto& member) {
          return (open_norm && std::holds_alternative<AllCodes>(member)) ||
                 is_unfilled(member, version.head.validity);
        });
        if (asks) report(row.denied.location, rule.name);
      }
    }
  }

  void look_at(const Condition& rule, const ConditionVersion& version) {
    if (version.selection || version.per_file || !version.head.guards.empty()) return;
    for (const ExpressionPointer& required : version.requires_that) {
      if (is_asked(required) && reports_ < most_findings) report(required->location, rule.name);
    }
  }

  /// Tells whether a set is left to a person on a day on which a rule holds: no exception fills it.
  [[nodiscard]] bool is_unfilled(const CodeSet::Member& member, const DateInterval& days) const {
    if (std::holds_alternative<Asked>(member)) return true;
    const auto* id = std::get_if<CodeListId>(&member);
    if (id == nullptr) return false;
    const CodeList& list = program_.code_lists[id->index];
    std::vector<DateInterval> filled;
    for (const CodeListId exception : list.exceptions) {
      for (const CodeListVersion& version : program_.code_lists[exception.index].versions) {
        if (version.head.guards.empty()) filled.push_back(version.head.validity);
      }
    }
    const auto in_force = intersect(days, program_.contract.validity);
    return in_force && std::ranges::any_of(list.versions, [&](const CodeListVersion& version) {
             const auto held = intersect(version.head.validity, *in_force);
             if (!held || !version.codes || uncovered(*held, filled).empty()) return false;
             return std::ranges::any_of(version.codes->members, [&](const CodeSet::Member& inner) {
               return is_unfilled(inner, *held);
             });
           });
  }

  void report(const dsl::Location& location, const std::string& name) {
    ++reports_;
    diagnostics_.report<dsl::Kind::asks_everything>(location, name);
  }

  const Program& program_;
  dsl::Diagnostics& diagnostics_;
  std::size_t reports_ = 0;
};

}  // namespace

void check_questions(const Program& program, dsl::Diagnostics& diagnostics) {
  Questions(program, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
