#pragma once

#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "interpreter/engine/explain.hpp"
#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/engine/state.hpp"
#include "interpreter/use.hpp"

namespace clausule::interpreter::engine {

/// Gathers which parts of a contract have their say where an expression is read, a set of codes
/// holds a code, or a row passes. Each is looked at once.
class UseReader {
 public:
  UseReader(const Evaluator& evaluator, const Pricer* pricer)
      : evaluator_(evaluator), program_(evaluator.program()), pricer_(pricer) {}

  void add(Deed deed, const RuleHead& head, Date on) { add({deed, head.location, on, {}, {}, 0}); }
  void add(Use use) { uses_.push_back(std::move(use)); }
  void add_departure(const RuleHead& head, std::string_view of, Date on) {
    add({Deed::departs, head.location, on, of, {}, 0});
  }

  void read(const ExpressionPointer& expression, const Place& place);
  void read(const std::vector<ExpressionPointer>& expressions, const Place& place);
  void read(const Expression& expression, const Place& place);
  /// Reads the conditions of a rule that speaks.
  void read_guards(const RuleHead& head, const Place& place);
  /// Reads a set that holds a code.
  void read_codes(const CodeSet& set, const CodeValue& code, Date date);
  void read_selection(const Selection& selection, const Place& place);
  void read_tests(const std::vector<FactTest>& tests, const Place& place);
  /// Reads a row of a tariff or settlement that holds.
  void read_row(const AmountRow& row, const Place& place);
  void read_steps(const AmountSteps& steps, const Place& place);
  void read_window(const Window& window, const Place& place);
  void read_programme(ProgrammeId id, Date date);
  void read_list(CodeListId id, const CodeValue& code, Date date);
  /// Reads a tariff that prices a line, or of which the amount is read.
  void read_tariff(const Applicability& how, const Place& place);

  [[nodiscard]] std::vector<Use> take() { return std::move(uses_); }

 private:
  void read_node(const Expression& expression, const Place& place);
  void read_definition(const ReadDefinition& read, const Place& place);
  void read_table(const ReadTable& read, const Place& place);
  void read_tariff_amount(const ReadTariff& read, const Place& place);
  void read_parties(const Place& place);
  void read_junction(const Junction& junction, const Place& place);
  void read_member(const CodeSet::Member& member, const CodeValue& code, Date date);
  void read_keys(TableId id, const CodeValue& code, Date date);
  void read_cell(const CellTests& tests, const Value& value, const dsl::Location& row,
                 std::size_t column, const Place& place);

  const Evaluator& evaluator_;
  const Program& program_;
  const Pricer* pricer_;  ///< null where no line is priced, as in a settlement
  std::vector<Use> uses_;
  std::set<std::tuple<const void*, const Line*, Date>> seen_;
};

/// Returns which parts of the contract had their say on a line, from the same states and evaluator
/// that decided it.
std::vector<Use> uses(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
                      std::span<const LineState> lines, const Explained& explained);

}  // namespace clausule::interpreter::engine
