#include "tests/reference/random/laws.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clausule::differential {
namespace {

using interpreter::Cents;
using interpreter::Decision;
using interpreter::Ground;
using interpreter::Outcome;

/// Tells whether two amounts are on one side of zero, the first not further from it.
bool is_within(Cents part, Cents whole) {
  return whole.value < 0 ? part.value <= 0 && part >= whole : part.value >= 0 && part <= whole;
}

std::string broken_parts(const Decision& decision) {
  std::int64_t parts = 0;
  for (const auto& part : decision.components) parts += part.amount.value;
  const Cents whole = decision.outcome == Outcome::review ? decision.open : decision.paid;
  if (!decision.components.empty() && parts != whole.value) return "the components do not add up";
  if (decision.ground == Ground::credit) return {};
  for (const auto& part : decision.deductibles) {
    if (!is_within(part.amount, decision.paid)) return "a deductible is more than what is paid";
  }
  if (!is_within(decision.deductible(), decision.paid))
    return "the deductibles are more than what is paid";
  return {};
}

std::string broken_outcome(const Decision& decision) {
  const bool pays = decision.outcome == Outcome::approved || decision.outcome == Outcome::reduced;
  if (!pays && decision.paid.value != 0) return "something is paid for a line that is not approved";
  if (decision.outcome != Outcome::review && decision.open.value != 0) {
    return "something is open for a line that no person looks at";
  }
  if (decision.ground == Ground::credit) return {};
  if (decision.outcome == Outcome::approved && decision.paid != decision.claimed) {
    return "an approved line is not paid as claimed";
  }
  if (decision.outcome == Outcome::reduced && decision.paid >= decision.claimed) {
    return "a reduced line is not reduced";
  }
  if (decision.paid.value > 0 && decision.paid > decision.claimed)
    return "more is paid than claimed";
  if (decision.open.value > 0 && decision.open > decision.claimed)
    return "more is open than claimed";
  if (decision.rule.empty() && decision.ground != Ground::none &&
      decision.ground != Ground::claim) {
    return "a ground without a rule";
  }
  return {};
}

}  // namespace

Answer answer_of(const std::shared_ptr<const interpreter::Program>& program, const Case& data) {
  Answer answer{interpreter::Engine(program, run_facts(data)), {}};
  const std::span<const Decision> decisions = answer.engine.decide(data.dossier);
  answer.decisions.assign(decisions.begin(), decisions.end());
  return answer;
}

std::string broken_sums(const interpreter::Dossier& dossier, std::span<const Decision> answer) {
  if (answer.size() != dossier.lines.size()) return "not one decision a line";
  for (std::size_t line = 0; line < answer.size(); ++line) {
    const Decision& decision = answer[line];
    std::string broken = broken_outcome(decision);
    if (broken.empty()) broken = broken_parts(decision);
    if (broken.empty() && decision.claimed != dossier.lines[line].amount) {
      broken = "another amount was claimed";
    }
    if (!broken.empty()) return fmt::format("line {}: {}", line, broken);
  }
  return {};
}

std::string broken_by_order(interpreter::Engine& engine, const interpreter::Dossier& dossier,
                            std::span<const Decision> answer) {
  interpreter::Dossier reordered = dossier;
  std::reverse(reordered.lines.begin(), reordered.lines.end());
  std::reverse(reordered.history.begin(), reordered.history.end());
  std::reverse(reordered.facts.begin(), reordered.facts.end());
  if (reordered.enrolments)
    std::reverse(reordered.enrolments->begin(), reordered.enrolments->end());
  const std::span<const Decision> found = engine.decide(reordered);
  const std::vector<Decision> back(found.rbegin(), found.rend());
  const auto other = difference(answer, back);
  return other ? "in another order of lines, " + text(*other) : "";
}

}  // namespace clausule::differential
