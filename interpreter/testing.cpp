#include "interpreter/testing.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "interpreter/engine.hpp"
#include "interpreter/named_value.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"
#include "interpreter/testing_settlements.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::ast::Vocabulary;

/// Decides the dossier of a test. The decisions are those of `engine` and live as long.
std::span<const Decision> decide(Engine& engine, const TestCase& test) {
  if (engine.program().reads_file) {
    engine.add_to_file(test.dossier);
    engine.set_file(test.file);
  }
  return engine.decide(test.dossier);
}

/// A cell as a finding shows it: quotes say that there is nothing in it.
std::string shown(const Expected& value, Expects what, Vocabulary vocabulary) {
  std::string text = cell_text(value, what, vocabulary);
  return text.empty() ? "\"\"" : text;
}

/// Returns what a table, definition or tariff comes to for a line that is decided.
Expected value_for(Engine& engine, const Expectation& expectation) {
  Value value = engine.value(expectation.line, expectation.column);
  if (std::holds_alternative<Missing>(value)) return std::monostate{};
  const auto expression = find_value(engine.program(), expectation.column);
  const bool is_money = expression && (expression->type.kind == TypeKind::money ||
                                       expression->type.kind == TypeKind::any);
  if (const auto* amount = std::get_if<Decimal>(&value); is_money && amount != nullptr) {
    if (const auto cents = amount->to_hundredths()) return Cents{*cents};
  }
  return value;
}

void compare(Engine& engine, const TestCase& test, std::span<const Decision> decisions,
             Vocabulary vocabulary, Diagnostics& diagnostics, TestReport& report) {
  for (const Expectation& expectation : test.expectations) {
    const Decision& decision = decisions[expectation.line];
    const Expected found = expectation.what == Expects::value ? value_for(engine, expectation)
                                                              : found_for(expectation, decision);
    if (found == expectation.value) continue;
    diagnostics
        .report<Kind::expectation_failed>(expectation.cell, expectation.column,
                                          shown(expectation.value, expectation.what, vocabulary),
                                          shown(found, expectation.what, vocabulary))
        .with_related(test.rows[expectation.line],
                      text(message_of(decision.message), dsl::Language::english),
                      text(message_of(decision.message), dsl::Language::dutch));
    report.rewrites.push_back({expectation.cell, cell_text(found, expectation.what, vocabulary)});
  }
}

}  // namespace

TestReport run_test(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                    std::size_t index, const TestObserver& observer) {
  const dsl::ast::Declaration& declaration = *program->tests[index].declaration;
  TestReport report{declaration.name.text, declaration.location, false, 0, {}, {}};
  Diagnostics diagnostics;
  const TestCase test = read_test(*program, sources, declaration, diagnostics);
  report.lines = test.rows.size();
  if (!diagnostics.has_errors()) {
    RunFacts facts;
    facts.providers = &test.providers;
    facts.known_on = test.known_on;
    Engine engine(program, std::move(facts));
    const Vocabulary vocabulary = program->vocabulary_of(declaration.location.file);
    const std::span<const Decision> decisions = decide(engine, test);
    if (observer) observer(test, engine, decisions);
    compare(engine, test, decisions, vocabulary, diagnostics, report);
    compare_settlements(program, test, decisions, vocabulary, diagnostics, report);
  }
  report.findings = diagnostics.sorted();
  report.passed = report.findings.empty();
  return report;
}

std::vector<TestReport> run_tests(const std::shared_ptr<const Program>& program,
                                  const dsl::Sources& sources, const TestObserver& observer) {
  std::vector<TestReport> reports;
  for (std::size_t test = 0; test < program->tests.size(); ++test) {
    if (program->tests[test].from_library) continue;
    reports.push_back(run_test(program, sources, test, observer));
  }
  return reports;
}

}  // namespace clausule::interpreter
