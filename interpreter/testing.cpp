#include "interpreter/testing.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "dsl/display_width.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/finding_tests.hpp"
#include "interpreter/named_value.hpp"
#include "interpreter/program.hpp"
#include "interpreter/reason_text.hpp"
#include "interpreter/testing_case.hpp"
#include "interpreter/testing_chain.hpp"
#include "interpreter/testing_literal.hpp"
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

/// A cell as a finding shows it, which says where there is nothing in it.
std::string shown(const Expected& value, Expects what, Vocabulary vocabulary,
                  dsl::Language language) {
  std::string text = cell_text(value, what, vocabulary);
  if (!text.empty()) return text;
  return language == dsl::Language::dutch ? "(leeg)" : "(empty)";
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

/// A cell that expected something else.
struct Difference {
  const Expectation* expected;
  Expected found;
};

/// A text that stands anywhere in the explanation will do; else it is the sentence of the decision.
Expected explanation_for(Engine& engine, const Expectation& expectation, const Decision& decision,
                         dsl::Language language) {
  const auto& wanted = std::get<std::string>(expectation.value);
  const Explanation explanation = engine.explain(expectation.line);
  // In either language, so that a test means the same in the other vocabulary.
  for (const auto one : {dsl::Language::dutch, dsl::Language::english}) {
    if (explanation_lines(explanation, one).find(wanted) != std::string::npos) {
      return expectation.value;
    }
  }
  std::string sentence = text(message_of(decision.message), language);
  std::ranges::replace(sentence, '"', '\'');
  return sentence;
}

/// Returns what is expected and what was found side by side, and why it was found.
std::string details(const std::vector<Difference>& differences, const Explanation& explanation,
                    Vocabulary vocabulary, dsl::Language language) {
  const bool dutch = language == dsl::Language::dutch;
  std::vector<std::array<std::string, 3>> rows{
      {"", dutch ? "verwacht" : "expected", dutch ? "gevonden" : "found"}};
  for (const auto& [expected, found] : differences) {
    rows.push_back({expected->column, shown(expected->value, expected->what, vocabulary, language),
                    shown(found, expected->what, vocabulary, language)});
  }
  std::array<std::size_t, 2> widths{};
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < widths.size(); ++at) {
      widths[at] = std::max(widths[at], dsl::display_width(row[at]));
    }
  }
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t at = 0; at < widths.size(); ++at) {
      out += row[at] + std::string(widths[at] - dsl::display_width(row[at]) + 2, ' ');
    }
    out += row[2] + '\n';
  }
  return out + '\n' + explanation_lines(explanation, language);
}

void report_line(Engine& engine, const TestCase& test, const std::vector<Difference>& differences,
                 Vocabulary vocabulary, Diagnostics& diagnostics, TestReport& report) {
  const std::size_t line = differences.front().expected->line;
  std::vector<std::string> columns;
  for (const auto& [expected, found] : differences) {
    columns.push_back(expected->column);
    report.rewrites.push_back({expected->cell, cell_text(found, expected->what, vocabulary)});
  }
  const Explanation explanation = engine.explain(line);
  diagnostics
      .report<Kind::expectation_failed>(differences.front().expected->cell,
                                        test.dossier.lines[line].id, listed(columns))
      .details = {details(differences, explanation, vocabulary, dsl::Language::english),
                  details(differences, explanation, vocabulary, dsl::Language::dutch)};
}

void compare(Engine& engine, const TestCase& test, std::span<const Decision> decisions,
             Vocabulary vocabulary, Diagnostics& diagnostics, TestReport& report) {
  const auto language =
      vocabulary == Vocabulary::dutch ? dsl::Language::dutch : dsl::Language::english;
  std::vector<Difference> differences;
  for (std::size_t at = 0; at < test.expectations.size(); ++at) {
    const Expectation& expectation = test.expectations[at];
    const Decision& decision = decisions[expectation.line];
    Expected found;
    if (expectation.what == Expects::value) {
      found = value_for(engine, expectation);
    } else if (expectation.what == Expects::explanation) {
      found = explanation_for(engine, expectation, decision, language);
    } else {
      found = found_for(expectation, decision);
    }
    if (found != expectation.value) differences.push_back({&expectation, std::move(found)});
    const bool is_last =
        at + 1 == test.expectations.size() || test.expectations[at + 1].line != expectation.line;
    if (!is_last || differences.empty()) continue;
    report_line(engine, test, differences, vocabulary, diagnostics, report);
    differences.clear();
  }
}

/// Tells whether a test says of a line that no rule decides it: that is what it shows.
bool expects_no_rule(const TestCase& test) {
  return std::ranges::any_of(test.expectations, [](const Expectation& one) {
    return (one.what == Expects::rule && std::holds_alternative<std::monostate>(one.value)) ||
           (one.what == Expects::ground && one.value == Expected(Ground::none));
  });
}

/// Warns of a test that shows nothing of the contract: no rule has a say in any of its lines.
void check_decided(const dsl::ast::Declaration& declaration, const TestCase& test,
                   std::span<const Decision> decisions, Diagnostics& diagnostics) {
  const auto is_decided = [](const Decision& decision) {
    return !decision.rule.empty() || !decision.deductibles.empty() || decision.exempt;
  };
  if (decisions.empty() || expects_no_rule(test)) return;
  if (std::ranges::any_of(decisions, is_decided)) return;
  diagnostics.report<Kind::test_decides_nothing>(declaration.name.location, declaration.name.text);
}

void run_case(const std::shared_ptr<const Program>& program, const TestCase& test,
              const dsl::ast::Declaration& declaration, const TestObserver& observer,
              Diagnostics& diagnostics, TestReport& report) {
  report.lines = test.rows.size();
  RunFacts facts;
  facts.providers = &test.providers;
  facts.known_on = test.known_on;
  Engine engine(program, std::move(facts));
  const Vocabulary vocabulary = program->vocabulary_of(declaration.location.file);
  const std::span<const Decision> decisions = decide(engine, test);
  compare(engine, test, decisions, vocabulary, diagnostics, report);
  const std::vector<Settled> settled =
      compare_settlements(program, test, decisions, vocabulary, diagnostics, report);
  if (observer) observer({test, report, engine, decisions, settled});
  if (test.settlements.empty()) check_decided(declaration, test, decisions, diagnostics);
}

}  // namespace

bool decides_lines(const TestDeclaration& test) {
  return !test.from_library && test.declaration->head == dsl::ast::Head::test &&
         !expects_findings(*test.declaration);
}

TestReport run_test(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                    std::size_t index, const TestObserver& observer) {
  const dsl::ast::Declaration& declaration = *program->tests[index].declaration;
  TestReport report;
  report.name = declaration.name.text;
  report.location = declaration.location;
  const auto todo = todo_of(declaration);
  report.is_todo = todo.has_value();
  report.todo = todo.value_or("");
  Diagnostics diagnostics;
  const TestCase test = read_test(*program, sources, declaration, diagnostics);
  if (!diagnostics.has_errors())
    run_case(program, test, declaration, observer, diagnostics, report);
  report.passed = !diagnostics.has_errors();
  if (report.is_todo && report.passed && report.lines > 0) {
    diagnostics.report<Kind::todo_passes>(declaration.name.location, report.name);
  }
  report.findings = diagnostics.sorted();
  return report;
}

std::vector<TestReport> run_tests(const std::shared_ptr<const Program>& program,
                                  const dsl::Sources& sources, const TestObserver& observer) {
  std::vector<TestReport> reports;
  for (std::size_t test = 0; test < program->tests.size(); ++test) {
    if (decides_lines(program->tests[test]))
      reports.push_back(run_test(program, sources, test, observer));
  }
  return reports;
}

}  // namespace clausule::interpreter
