#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/day_rules.hpp"
#include "interpreter/engine/fixed.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Gathers the days on which something changes for one code.
class Changes {
 public:
  Changes(const Evaluator& evaluator, const CodeValue& code)
      : evaluator_(evaluator), program_(evaluator.program()), code_(code) {
    claim_.date = Date{};
    line_.claim = &claim_;
    line_.code_value = &value_;
  }

  void add(const DateInterval& days) {
    if (days.from) days_.insert(*days.from);
    if (days.through) days_.insert(*days.through + one_day);
  }
  void add(const CodeSet& set) {
    for (const auto* members : {&set.members, &set.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* list = std::get_if<CodeListId>(&member)) add(*list);
        if (const auto* table = std::get_if<TableId>(&member)) add(*table);
        if (const auto* programme = std::get_if<ProgrammeId>(&member)) {
          add(*programme);
        }
      }
    }
  }
  /// Adds the days on which a programme and what it combines or what combines it change.
  void add(ProgrammeId id) {
    if (!programmes_.insert(id).second) return;
    const auto add_days = [&](const Programme& programme) {
      for (const ProgrammeVersion& version : programme.versions) add(version.head.validity);
    };
    add_days(program_.programmes[id.index]);
    for (const ProgrammeVersion& version : program_.programmes[id.index].versions) {
      for (const ProgrammeId part : version.combines) add_days(program_.programmes[part.index]);
    }
    for (const Programme& other : program_.programmes) {
      for (const ProgrammeVersion& version : other.versions) {
        if (std::ranges::find(version.combines, id) == version.combines.end()) continue;
        add_days(other);
        break;
      }
    }
    for (const CodeSet* bundle : bundles_of(program_, id)) add(*bundle);
  }
  void add(CodeListId id) {
    if (!seen_.insert(id).second) return;
    const CodeList& list = program_.code_lists[id.index];
    for (const CodeListVersion& version : list.versions) {
      add(version.head.validity);
      if (version.codes) add(*version.codes);
      for (const CodeListVersion::Row& row : version.rows) {
        const bool holds = std::ranges::any_of(
            row.codes, [&](const CodeRange& range) { return range.contains(code_); });
        if (holds) add(row.validity);
      }
    }
    for (const CodeListId other : list.exceptions) add(other);
  }
  void add(TableId id) {
    for (const TableVersion& version : program_.tables[id.index].versions) {
      add(version.head.validity);
      evaluator_.visit_key_rows(version, code_, [&](const TableVersion::Row& row) {
        add(row.validity);
        walk_.visit(row.keys.front());
      });
    }
  }
  template <typename Version>
  void add_rule(const std::vector<Version>& versions) {
    for (const Version& version : versions) {
      add(version.head.validity);
      if constexpr (requires { version.selection; }) {
        if (version.selection) add(version.selection->codes);
      }
      if constexpr (requires { version.amount; }) add(version.amount);
      if constexpr (requires { version.rows; }) add(version.rows);
    }
  }

  [[nodiscard]] std::vector<Date> days() const { return {days_.begin(), days_.end()}; }

 private:
  /// Adds the days of the tables that an amount reads, where the code and the date decide it.
  void add(const ExpressionPointer& expression) {
    if (!expression || !is_fixed(program_, *expression)) return;
    walk_.visit(expression);
  }
  void add(const Expression& expression) {
    const auto* read = std::get_if<ReadTable>(&expression.node);
    if (read == nullptr || !read_.insert(read->table).second) return;
    for (const TableVersion& version : program_.tables[read->table.index].versions) {
      add(version.head.validity);
      for (const TableVersion::Row& row : version.rows) {
        add(row.validity);
        for (const CellTests& key : row.keys) walk_.visit(key);
        for (const ExpressionPointer& value : row.values) walk_.visit(value);
      }
    }
  }
  void add(const AmountSteps& steps) {
    add(steps.amounts_to);
    for (const ExpressionPointer& one : steps.at_least) add(one);
    for (const ExpressionPointer& one : steps.at_most) add(one);
  }
  void add(const std::vector<AmountRow>& rows) {
    if (!is_by_code(rows)) return;
    // Whether a row holds differs from day to day: only what it never holds leaves it out.
    const auto never = [&](const FactTest& test) {
      return !test.tests->tests.empty() &&
             std::ranges::all_of(test.tests->tests, [&](const CellTest& one) {
               const auto* among = std::get_if<CellTest::Among>(&one.value);
               return among != nullptr && !may_contain(program_, among->codes, code_);
             });
    };
    evaluator_.visit_possible_rows(rows, {&line_, claim_.date}, [&](const AmountRow& row, auto) {
      if (std::ranges::any_of(row.tests, never)) return;
      add(row.validity);
      for (const FactTest& test : row.tests) walk_.visit(*test.tests);
      add(row.amounts_to);
      add(row.at_least);
      add(row.at_most);
      for (const ExpressionPointer& one : row.components) add(one);
    });
  }

  const Evaluator& evaluator_;
  const Program& program_;
  const CodeValue& code_;
  Value value_ = code_;
  ClaimLine claim_;
  Line line_;
  analysis::Walk walk_{[this](const Expression& expression) { add(expression); },
                       [this](const CodeSet& set) { add(set); }};
  std::set<Date> days_;
  std::set<CodeListId> seen_;
  std::set<ProgrammeId> programmes_;
  std::set<TableId> read_;
};

}  // namespace

std::vector<Date> changes_of(const Evaluator& evaluator, const CodeSet& set,
                             const CodeValue& code) {
  Changes changes(evaluator, code);
  changes.add(set);
  return changes.days();
}

std::vector<Date> changes_for(const Evaluator& evaluator, const CodeInfo& info) {
  const Program& program = evaluator.program();
  evaluator.forget();
  Changes changes(evaluator, info.code);
  changes.add(program.contract.validity);
  for (const CodeListId id : info.registers) changes.add(id);
  for (const ProgrammeId id : info.programmes) {
    changes.add(id);
  }
  for (const ConditionId id : info.conditions) {
    changes.add_rule(program.conditions[id.index].versions);
  }
  for (const LimitId id : info.limits) changes.add_rule(program.limits[id.index].versions);
  for (const TariffId id : info.tariffs) changes.add_rule(program.tariffs[id.index].versions);
  for (const Deductible& deductible : program.deductibles) changes.add_rule(deductible.versions);
  const std::vector<ExclusionVersion>* last = nullptr;
  for (const DeniedPlace& place : info.denied) {
    const auto& versions = program.exclusions[place.exclusion].versions;
    if (std::exchange(last, &versions) != &versions) changes.add_rule(versions);
    if (place.entry == all_pairs) continue;
    const ExclusionEntry& entry = versions[place.version].entries[place.entry];
    changes.add(entry.rows[place.row].denied.codes);
  }
  evaluator.forget();
  return changes.days();
}

}  // namespace clausule::interpreter::engine
