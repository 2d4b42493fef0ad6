#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::interpreter::canonical {

/// Holds what was named, each once, in the order in which it was named first.
template <typename Id>
class Reached {
 public:
  void insert(Id id) {
    if (seen_.insert(id).second) order_.push_back(id);
  }
  void insert_all(const std::vector<Id>& ids) {
    for (const Id id : ids) insert(id);
  }
  /// Returns one that was not returned before, or nothing.
  std::optional<Id> next() {
    return next_ < order_.size() ? std::optional(order_[next_++]) : std::nullopt;
  }

 private:
  std::set<Id> seen_;
  std::vector<Id> order_;
  std::size_t next_ = 0;
};

/// Writes what a program decides by, and nothing else. What a rule names is written as well, once;
/// what no rule names is not.
class Writer {
 public:
  explicit Writer(const Program& program) : program_(program) {}

  /// Returns the lines of the canonical text in their order.
  std::vector<std::string> lines();

 private:
  std::string contract_line();
  template <typename Rule>
  void add_lines(const std::vector<Rule>& rules, std::string_view head,
                 std::vector<std::string>& lines);
  void add_reached(std::vector<std::string>& lines);
  template <typename Version, typename Id>
  std::string line(std::string_view head, const Named<Version, Id>& rule,
                   const std::vector<Named<Version, Id>>& rules);
  std::string table_line(const Table& table);
  std::string fact_line(const FactInfo& fact) const;

  /// Writes the clauses that every rule has; the article and the return code only of a rule that
  /// can stand in a decision.
  std::string of(const RuleHead& head, bool decides);
  std::string of(const DefinitionVersion& version);
  std::string of(const CodeListVersion& version);
  std::string of(const TableVersion& version, const Table& table);
  std::string of(const TariffVersion& version);
  std::string of(const ExclusionVersion& version);
  std::string of(const LimitVersion& version);
  std::string of(const ConditionVersion& version);
  std::string of(const ProgrammeVersion& version);
  std::string of(const DeductibleVersion& version);
  std::string of(const SettlementVersion& version);
  std::string of(const Amendment& amendment);
  std::string of(const AmountSteps& steps);
  std::string of(const Split& split);
  std::string of(const AmountRow& row, const std::vector<std::string>& components);
  std::string of(const ExclusionEntry& entry);
  std::string of(const Selection& selection);
  std::string of(const Window& window);
  std::string of(const Stay& stay);

  std::string of(const CodeSet& codes);
  std::string of(const CodeSet::Member& member);
  std::string of(const CellTest& test);
  std::string of(const CellTests& tests);
  std::string of(const FactTest& test);
  std::string of(const Expression& expression);
  std::string of(const ReadTable& read);

  /// Writes an expression under a head; nothing where it is null.
  std::string optional(std::string_view head, const ExpressionPointer& expression);
  std::string optional(std::string_view head, const std::vector<ExpressionPointer>& expressions);
  std::vector<std::string> each(const std::vector<ExpressionPointer>& expressions);
  /// A key is the fact of the line by that name, or else a name of its own.
  std::string key_label(const Table::Key& key);

  // Names by which something is referred to; what is named is written too.
  std::string name(DefinitionId id);
  std::string name(TableId id);
  std::string name(CodeListId id);
  std::string name(TariffId id) const;
  std::string name(ProgrammeId id) const;
  std::string name(FactId id);

  const Program& program_;
  Reached<DefinitionId> definitions_;
  Reached<TableId> tables_;
  Reached<CodeListId> code_lists_;
  std::set<FactId> facts_;
  /// What shared tests were written as: a large table has far fewer than cells.
  std::unordered_map<const CellTests*, std::string> written_tests_;
};

}  // namespace clausule::interpreter::canonical
