#pragma once

#include <functional>

#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// Visits every expression and every set of codes that a part of the program holds, down to the
/// smallest, in the order in which they stand. Does not follow names. Of the rows of `CodePairs`
/// only what they share is visited.
class Walk {
 public:
  using OnExpression = std::function<void(const Expression&)>;
  using OnCodes = std::function<void(const CodeSet&)>;

  explicit Walk(OnExpression expression, OnCodes codes = nullptr)
      : on_expression_(std::move(expression)), on_codes_(std::move(codes)) {}

  void visit(const ExpressionPointer& expression) const;
  void visit(const CodeSet& codes) const;
  void visit(const CellTests& tests) const;
  void visit(const Selection& selection) const;
  void visit(const RuleHead& head) const;
  void visit(const DefinitionVersion& version) const;
  void visit(const CodeListVersion& version) const;
  void visit(const Table& table) const;
  void visit(const TableVersion& version) const;
  void visit(const TariffVersion& version) const;
  void visit(const ExclusionVersion& version) const;
  void visit(const LimitVersion& version) const;
  void visit(const ConditionVersion& version) const;
  void visit(const ProgrammeVersion& version) const;
  void visit(const DeductibleVersion& version) const;
  void visit(const SettlementVersion& version) const;
  void visit(const Program& program) const;

  template <typename Version, typename Id>
  void visit(const Named<Version, Id>& rule) const {
    for (const Version& version : rule.versions) visit(version);
  }
  template <typename Value>
  void visit(const std::optional<Value>& value) const {
    if (value) visit(*value);
  }
  template <typename Value>
  void visit(const std::vector<Value>& values) const {
    for (const Value& value : values) visit(value);
  }

 private:
  void visit(const FactTest& test) const;
  void visit(const AmountRow& row) const;
  void visit(const AmountSteps& steps) const;
  void visit(const ExclusionEntry& entry) const;
  void visit(const Window& window) const;
  void visit(const Stay& stay) const;
  void visit_parts(const Expression& expression) const;

  OnExpression on_expression_;
  OnCodes on_codes_;
};

}  // namespace clausule::interpreter::analysis
