#include "interpreter/properties.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "interpreter/program.hpp"
#include "interpreter/properties/cases.hpp"
#include "interpreter/properties/footprint.hpp"
#include "interpreter/properties/statics.hpp"
#include "interpreter/properties/trial.hpp"
#include "interpreter/properties/written.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Kind;
using dsl::ast::Vocabulary;

/// So few lines that looking at all of them is a proof that costs `check` nothing.
constexpr std::uint64_t most_proving_cases = 1024;
/// What `test` tries of each condition.
constexpr std::uint64_t most_tried_cases = 4096;

/// Decides properties one by one.
class Decider {
 public:
  Decider(const std::shared_ptr<const Program>& program, bool tries)
      : program_(program), space_(*program), tries_(tries) {}

  PropertyReport decide(const Property& property) {
    PropertyReport report{property.name, property.location, PropertyState::proved, 0, {}};
    for (const ExpressionPointer& condition : property.always) {
      decide(property, condition, report);
    }
    return report;
  }

 private:
  static void worsen(PropertyReport& report, PropertyState state) {
    report.state = std::max(report.state, state);
  }

  void decide(const Property& property, const ExpressionPointer& condition,
              PropertyReport& report) {
    properties::Folded folded = properties::fold(*program_, space_, property, condition);
    if (const auto known = properties::constant_truth(*folded.condition)) {
      if (*known) return;
      worsen(report, PropertyState::refuted);
      const auto findings = folded.findings.sorted();
      if (findings.empty()) {
        dsl::Diagnostics generic;
        generic.report<Kind::property_refuted>(condition->location, property.name,
                                               "`" + condition->text + "`");
        report.findings.push_back(generic.all().front());
      }
      report.findings.insert(report.findings.end(), findings.begin(), findings.end());
      return;
    }
    try_cases(property, *folded.condition, report);
  }

  void try_cases(const Property& property, const Expression& condition, PropertyReport& report) {
    const DateInterval term = properties::term_of(*program_, property);
    properties::Follower follower(*program_, term);
    follower.follow(condition);
    const properties::CaseMaker cases(*program_, space_, follower.found(), term);
    const bool proves =
        cases.is_complete() && cases.count(most_proving_cases + 1) <= most_proving_cases;
    if (!proves && !tries_) return worsen(report, PropertyState::not_tried);
    std::set<Result> results;
    for (const auto& [input, read] : follower.found().inputs) {
      if (const auto* result = std::get_if<Result>(&input)) results.insert(*result);
    }
    properties::Trial trial(program_, std::move(results));
    const auto value_in = [&](const properties::Choice& choice) {
      properties::MadeCase made = cases.make(choice);
      trial.begin(made);
      return std::pair(trial.evaluate(condition), std::move(made));
    };
    std::uint64_t tried = 0;
    std::uint64_t holding = 0;
    std::optional<properties::Choice> failing;
    cases.for_each(most_tried_cases, [&](const properties::Choice& choice) {
      ++tried;
      const Value value = value_in(choice).first;
      if (value == Value(true)) ++holding;
      if (value == Value(false)) failing = choice;
      return !failing;
    });
    report.cases += holding;
    if (failing) {
      const auto smallest = cases.shrunk(*failing, [&](const properties::Choice& choice) {
        return value_in(choice).first == Value(false);
      });
      const properties::MadeCase made = value_in(smallest).second;
      refute(property, condition, cases, made, trial, report);
    } else if (holding == 0) {
      worsen(report, PropertyState::tried);
      dsl::Diagnostics findings;
      findings.report<Kind::property_never_true>(condition.location, property.name,
                                                 std::to_string(tried));
      report.findings.push_back(findings.all().front());
    } else {
      worsen(report, proves ? PropertyState::proved : PropertyState::tried);
    }
  }

  void refute(const Property& property, const Expression& condition,
              const properties::CaseMaker& cases, const properties::MadeCase& made,
              const properties::Trial& trial, PropertyReport& report) {
    worsen(report, PropertyState::refuted);
    const Vocabulary words = program_->vocabulary_of(property.location.file);
    dsl::Diagnostics findings;
    dsl::Diagnostic& finding = findings.report<Kind::property_refuted>(
        condition.location, property.name, properties::values_in(trial, condition, words));
    if (!cases.is_plain()) {
      finding.example = properties::written_test(program_, property.name, made, words);
    }
    report.findings.push_back(finding);
  }

  const std::shared_ptr<const Program>& program_;
  analysis::CodeSpace space_;
  bool tries_;
};

std::vector<PropertyReport> decide_all(const std::shared_ptr<const Program>& program, bool tries) {
  std::vector<PropertyReport> reports;
  std::optional<Decider> decider;
  for (const Property& property : program->properties) {
    if (property.from_library) continue;
    if (!decider) decider.emplace(program, tries);
    reports.push_back(decider->decide(property));
  }
  std::ranges::sort(reports, {}, &PropertyReport::location);
  return reports;
}

}  // namespace

std::vector<PropertyReport> prove_properties(const std::shared_ptr<const Program>& program) {
  return decide_all(program, false);
}

std::vector<PropertyReport> try_properties(const std::shared_ptr<const Program>& program) {
  return decide_all(program, true);
}

std::string_view name_of(PropertyState state) {
  switch (state) {
    case PropertyState::proved:
      return "proved";
    case PropertyState::not_tried:
      return "not tried";
    case PropertyState::tried:
      return "tried";
    case PropertyState::refuted:
      return "refuted";
  }
  return {};
}

std::string_view dutch_name_of(PropertyState state) {
  switch (state) {
    case PropertyState::proved:
      return "bewezen";
    case PropertyState::not_tried:
      return "niet beproefd";
    case PropertyState::tried:
      return "beproefd";
    case PropertyState::refuted:
      return "weerlegd";
  }
  return {};
}

}  // namespace clausule::interpreter
