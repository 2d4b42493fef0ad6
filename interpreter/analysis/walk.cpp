#include "interpreter/analysis/walk.hpp"

#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::analysis {

void Walk::visit(const ExpressionPointer& expression) const {
  if (!expression) return;
  if (on_expression_) on_expression_(*expression);
  visit_parts(*expression);
}

void Walk::visit_parts(const Expression& expression) const {
  std::visit(Overloaded{[](const Constant&) {},
                        [](const ReadFact&) {},
                        [](const ReadLine&) {},
                        [](const ReadDerived&) {},
                        [](const ReadResult&) {},
                        [](const ReadDefinition&) {},
                        [this](const ReadTable& node) { visit(node.arguments); },
                        [](const ReadTariff&) {},
                        [](const ReadComponent&) {},
                        [](const ReadFileSum&) {},
                        [](const ReadSettlementSum&) {},
                        [this](const Junction& node) { visit(node.operands); },
                        [this](const Not& node) { visit(node.operand); },
                        [](const EnrolledIn&) {},
                        [this](const DuringPeriod& node) { visit(node.period); },
                        [this](const Comparison& node) {
                          visit(node.left);
                          visit(node.right);
                        },
                        [this](const Passes& node) {
                          visit(node.subject);
                          visit(node.tests);
                        },
                        [this](const CodesOf& node) { visit(node.codes); },
                        [this](const Includes& node) {
                          visit(node.left);
                          visit(node.codes);
                        },
                        [](const DependsOnly&) {},
                        [this](const IsKnown& node) { visit(node.operand); },
                        [this](const Arithmetic& node) {
                          visit(node.left);
                          visit(node.right);
                        },
                        [this](const MovedDate& node) { visit(node.date); },
                        [](const DayOfPeriod&) {}},
             expression.node);
}

void Walk::visit(const CodeSet& codes) const {
  if (on_codes_) on_codes_(codes);
}

void Walk::visit(const CellTests& tests) const {
  for (const CellTest& test : tests.tests) {
    std::visit(Overloaded{[](const CellTest::Unknown&) {},
                          [this](const CellTest::Compared& compared) { visit(compared.value); },
                          [this](const CellTest::Between& between) {
                            visit(between.low);
                            visit(between.high);
                          },
                          [this](const CellTest::Among& among) { visit(among.codes); }},
               test.value);
  }
}

void Walk::visit(const FactTest& test) const {
  visit(test.subject);
  visit(*test.tests);
}

void Walk::visit(const Selection& selection) const {
  visit(selection.codes);
  visit(selection.with);
}

void Walk::visit(const Stay& stay) const {
  if (const auto* period = std::get_if<ExpressionPointer>(&stay.value)) visit(*period);
}

void Walk::visit(const Window& window) const {
  if (const auto* stay = std::get_if<Stay>(&window)) visit(*stay);
}

void Walk::visit(const RuleHead& head) const {
  for (const Guard& guard : head.guards) visit(guard.condition);
  visit(head.reference_date);
}

void Walk::visit(const DefinitionVersion& version) const {
  visit(version.head);
  visit(version.value);
}

void Walk::visit(const CodeListVersion& version) const {
  visit(version.head);
  visit(version.codes);
}

void Walk::visit(const Table& table) const {
  for (const Table::Key& key : table.keys) visit(key.fact);
  visit(table.versions);
}

void Walk::visit(const TableVersion& version) const {
  visit(version.head);
  for (const TableVersion::Row& row : version.rows) {
    visit(row.keys);
    visit(row.values);
  }
}

void Walk::visit(const AmountRow& row) const {
  visit(row.tests);
  visit(row.amounts_to);
  visit(row.at_most);
  visit(row.at_least);
  visit(row.components);
}

void Walk::visit(const AmountSteps& steps) const {
  visit(steps.amounts_to);
  visit(steps.increases);
  for (const ProRata& part : steps.pro_rata) visit(part.condition);
  visit(steps.at_least);
  visit(steps.at_most);
}

void Walk::visit(const TariffVersion& version) const {
  visit(version.head);
  visit(version.selection);
  visit(version.amount);
  visit(version.rows);
}

void Walk::visit(const DeductibleVersion& version) const {
  visit(version.head);
  visit(version.selection);
  visit(version.amount);
  visit(version.counts);
}

void Walk::visit(const SettlementVersion& version) const {
  visit(version.head);
  visit(version.selection);
  visit(version.amount);
  visit(version.rows);
}

void Walk::visit(const ExclusionEntry& entry) const {
  if (entry.relation) {
    std::visit(Overloaded{[this](const BesideRelation& relation) { visit(relation.denying); },
                          [this](const WithinRelation& relation) { visit(relation.denying); },
                          [this](const StayRelation& relation) { visit(relation.stay); }},
               *entry.relation);
  }
  for (const ExclusionEntry::Row& row : entry.rows) visit(row.denied);
}

void Walk::visit(const ExclusionVersion& version) const {
  visit(version.head);
  visit(version.entries);
  if (version.pairs) visit(version.pairs->form);
  for (const Precedence& precedence : version.precedences) {
    visit(precedence.winner);
    visit(precedence.loser);
  }
  visit(version.at_most);
  visit(version.window);
}

void Walk::visit(const LimitVersion& version) const {
  visit(version.head);
  visit(version.selection);
  visit(version.counts);
  visit(version.at_most);
  visit(version.window);
}

void Walk::visit(const ConditionVersion& version) const {
  visit(version.head);
  visit(version.selection);
  visit(version.requires_that);
}

void Walk::visit(const ProgrammeVersion& version) const {
  visit(version.head);
  visit(version.bundle);
  visit(version.requires_that);
}

void Walk::visit(const Program& program) const {
  visit(program.contract.parties);
  visit(program.definitions);
  visit(program.code_lists);
  visit(program.tables);
  visit(program.tariffs);
  visit(program.exclusions);
  visit(program.limits);
  visit(program.conditions);
  visit(program.programmes);
  visit(program.deductibles);
  visit(program.settlements);
  for (const Property& property : program.properties) visit(property.always);
  visit(program.file_sums);
  visit(program.settlement_sums);
  for (const Amendment& amendment : program.amendments) visit(amendment.parties);
}

}  // namespace clausule::interpreter::analysis
