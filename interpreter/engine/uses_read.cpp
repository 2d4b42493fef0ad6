#include <algorithm>

#include "interpreter/engine/row_choice.hpp"
#include "interpreter/engine/uses.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

void UseReader::read(const ExpressionPointer& expression, const Place& place) {
  if (expression) read(*expression, place);
}

void UseReader::read(const std::vector<ExpressionPointer>& expressions, const Place& place) {
  for (const ExpressionPointer& expression : expressions) read(expression, place);
}

void UseReader::read(const Expression& expression, const Place& place) {
  if (seen_.emplace(&expression, place.line, place.reference).second) read_node(expression, place);
}

void UseReader::read_node(const Expression& expression, const Place& place) {
  std::visit(Overloaded{
                 [](const Constant&) {},
                 [](const ReadFact&) {},
                 [](const ReadLine&) {},
                 [&](const ReadDerived& one) {
                   if (one.what == Derived::contracted) read_parties(place);
                 },
                 [](const ReadResult&) {},
                 [&](const ReadDefinition& one) { read_definition(one, place); },
                 [&](const ReadTable& one) { read_table(one, place); },
                 [&](const ReadTariff& one) { read_tariff_amount(one, place); },
                 [](const ReadComponent&) {},
                 [](const ReadFileSum&) {},
                 [](const ReadSettlementSum&) {},
                 [&](const Junction& one) { read_junction(one, place); },
                 [&](const Not& one) { read(one.operand, place); },
                 [&](const EnrolledIn& one) {
                   if (is_true(evaluator_.enrolled_in(one.programme, place.reference))) {
                     read_programme(one.programme, place.reference);
                   }
                 },
                 [&](const DuringPeriod& one) { read(one.period, place); },
                 [&](const Comparison& one) {
                   read(one.left, place);
                   read(one.right, place);
                 },
                 [&](const Passes& one) {
                   read(one.subject, place);
                   const Value value = evaluator_.evaluate(*one.subject, place);
                   const auto* code = std::get_if<CodeValue>(&value);
                   for (const CellTest& test : one.tests.tests) {
                     const auto* among = std::get_if<CellTest::Among>(&test.value);
                     if (among == nullptr || code == nullptr) continue;
                     read_codes(among->codes, *code, place.reference);
                   }
                 },
                 [](const CodesOf&) {},
                 [](const Includes&) {},
                 [](const DependsOnly&) {},
                 [&](const IsKnown& one) { read(one.operand, place); },
                 [&](const Arithmetic& one) {
                   read(one.left, place);
                   read(one.right, place);
                 },
                 [&](const MovedDate& one) { read(one.date, place); },
                 [](const DayOfPeriod&) {},
             },
             expression.node);
}

/// Of an `en` that is false only what is false speaks, of an `of` that is true only what is true.
void UseReader::read_junction(const Junction& junction, const Place& place) {
  std::vector<Truth> answers;
  for (const ExpressionPointer& one : junction.operands) {
    answers.push_back(evaluator_.holds(*one, place));
  }
  const auto settles = [&](Truth answer) {
    return junction.conjunction ? is_false(answer) : is_true(answer);
  };
  const bool settled = std::ranges::any_of(answers, settles);
  for (std::size_t at = 0; at < answers.size(); ++at) {
    if (!settled || settles(answers[at])) read(junction.operands[at], place);
  }
}

void UseReader::read_definition(const ReadDefinition& read, const Place& place) {
  const Definition& definition = program_.definitions[read.definition.index];
  bool departed = false;
  if (!read.own) {
    for (const DefinitionId id : definition.exceptions) {
      const Definition& exception = program_.definitions[id.index];
      const auto* version = version_on(exception.versions, place.reference);
      if (version == nullptr || !is_true(evaluator_.guards_hold(version->head, place))) continue;
      departed = true;
      add_departure(version->head, definition.name, place.reference);
      read_definition({id, false}, place);
    }
  }
  if (departed) return;
  const auto* version = version_on(definition.versions, place.reference);
  if (version == nullptr || !version->value) return;
  if (!seen_.emplace(version, place.line, place.reference).second) return;
  add(Deed::reads, version->head, place.reference);
  read_guards(version->head, place);
  this->read(version->value, place);
}

void UseReader::read_table(const ReadTable& read, const Place& place) {
  const Table& table = program_.tables[read.table.index];
  const TableVersion* version = version_on(table.versions, place.reference);
  if (version == nullptr) return;
  std::vector<Value> arguments;
  for (const ExpressionPointer& one : read.arguments) {
    this->read(one, place);
    arguments.push_back(evaluator_.evaluate(*one, place));
  }
  RowChoice<TableVersion::Row> choice;
  const auto look_at = [&](const TableVersion::Row& row) {
    if (!row.validity.contains(place.reference)) return;
    for (std::size_t key = 0; key < row.keys.size(); ++key) {
      if (!is_true(evaluator_.passes(arguments[key], row.keys[key], place))) return;
    }
    choice.add(row);
  };
  // Most tables are by code or by provider, and then an index finds the rows.
  const auto* code = arguments.empty() ? nullptr : std::get_if<CodeValue>(&arguments.front());
  if (code != nullptr) {
    evaluator_.visit_key_rows(*version, *code, look_at);
  } else {
    std::ranges::for_each(version->rows, look_at);
  }
  const TableVersion::Row* row = choice.chosen();
  if (row == nullptr || choice.is_ambiguous() || !row->values[read.column]) return;
  add(Deed::reads, version->head, place.reference);
  add({Deed::contains, row->location, place.reference, {}, {}, 0});
  for (std::size_t key = 0; key < row->keys.size(); ++key) {
    read_cell(row->keys[key], arguments[key], row->location, key, place);
  }
  this->read(row->values[read.column], place);
}

void UseReader::read_tariff_amount(const ReadTariff& read, const Place& place) {
  if (pricer_ == nullptr || place.line == nullptr) return;
  const Tariff& tariff = program_.tariffs[read.tariff.index];
  bool departed = false;
  if (!read.own) {
    for (const TariffId id : tariff.exceptions) {
      const Applicability how = pricer_->applies(id, *place.line);
      if (how.version == nullptr || !is_true(how.applies)) continue;
      departed = true;
      add_departure(how.version->head, tariff.name, how.reference);
      read_tariff_amount({id, false}, place);
    }
  }
  if (departed) return;
  const Applicability how = pricer_->own(read.tariff, *place.line);
  if (how.version == nullptr) return;
  if (!seen_.emplace(how.version, place.line, how.reference).second) return;
  add(Deed::reads, how.version->head, how.reference);
  read_tariff(how, {place.line, how.reference});
}

void UseReader::read_tariff(const Applicability& how, const Place& place) {
  const TariffVersion& version = *how.version;
  if (version.selection) read_selection(*version.selection, place);
  read_guards(version.head, place);
  if (how.row != nullptr) read_row(*how.row, place);
  read_steps(version.amount, place);
}

void UseReader::read_steps(const AmountSteps& steps, const Place& place) {
  read(steps.amounts_to, place);
  read(steps.increases, place);
  for (const ProRata& part : steps.pro_rata) read(part.condition, place);
  read(steps.at_least, place);
  read(steps.at_most, place);
}

void UseReader::read_row(const AmountRow& row, const Place& place) {
  add({Deed::contains, row.location, place.reference, {}, {}, 0});
  for (std::size_t column = 0; column < row.tests.size(); ++column) {
    const FactTest& test = row.tests[column];
    read(test.subject, place);
    read_cell(*test.tests, evaluator_.evaluate(*test.subject, place), row.location, column, place);
  }
  read(row.amounts_to, place);
  read(row.at_most, place);
  read(row.at_least, place);
  read(row.components, place);
}

void UseReader::read_cell(const CellTests& tests, const Value& value, const dsl::Location& row,
                          std::size_t column, const Place& place) {
  if (tests.tests.empty()) return;
  add({Deed::tests, row, place.reference, {}, value, static_cast<std::uint32_t>(column)});
  const auto* code = std::get_if<CodeValue>(&value);
  for (const CellTest& test : tests.tests) {
    const auto* among = std::get_if<CellTest::Among>(&test.value);
    if (among != nullptr && code != nullptr) read_codes(among->codes, *code, place.reference);
  }
}

void UseReader::read_guards(const RuleHead& head, const Place& place) {
  for (const Guard& guard : head.guards) read(guard.condition, place);
}

void UseReader::read_selection(const Selection& selection, const Place& place) {
  read_codes(selection.codes, place.line->code(), place.reference);
  read_tests(selection.with, place);
}

void UseReader::read_tests(const std::vector<FactTest>& tests, const Place& place) {
  for (const FactTest& test : tests) {
    read(test.subject, place);
    const Value value = evaluator_.evaluate(*test.subject, place);
    const auto* code = std::get_if<CodeValue>(&value);
    for (const CellTest& one : test.tests->tests) {
      const auto* among = std::get_if<CellTest::Among>(&one.value);
      if (among != nullptr && code != nullptr) read_codes(among->codes, *code, place.reference);
    }
  }
}

void UseReader::read_window(const Window& window, const Place& place) {
  const auto* stay = std::get_if<Stay>(&window);
  if (stay == nullptr) return;
  if (const auto* programme = std::get_if<ProgrammeId>(&stay->value)) {
    read_programme(*programme, place.reference);
  } else {
    read(std::get<ExpressionPointer>(stay->value), place);
  }
}

}  // namespace clausule::interpreter::engine
