#include "tests/reference/decide.hpp"

#include <algorithm>

#include "tests/reference/cases.hpp"
#include "tests/reference/codes.hpp"
#include "tests/reference/deductibles.hpp"
#include "tests/reference/entitlement.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/programmes.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

Case case_of(const World& world, const ClaimLine& claim, const DecidedLine* before) {
  Case one;
  one.line.claim = &claim;
  one.line.before = before;
  give_list(world, one.line);
  return one;
}

Finding unreadable() {
  Finding finding;
  finding.pass = Pass::known;
  finding.effect = Effect::error;
  finding.ground = Ground::claim;
  return finding;
}

/// Returns the lines to decide, then those decided before. Two lines with one id are both errors.
std::vector<Case> cases_of(const World& world) {
  std::vector<Case> cases;
  for (const ClaimLine& claim : world.dossier.lines) {
    cases.push_back(case_of(world, claim, nullptr));
  }
  for (const DecidedLine& before : world.dossier.history) {
    cases.push_back(case_of(world, before.claim, &before));
  }
  for (Case& one : cases) {
    if (one.line.before != nullptr) continue;
    const auto count = std::count_if(cases.begin(), cases.end(), [&](const Case& other) {
      return other.line.claim->id == one.line.claim->id;
    });
    if (count > 1) one.findings.push_back(unreadable());
  }
  return cases;
}

template <typename Found>
void add(std::vector<Finding>& findings, const Found& found) {
  findings.insert(findings.end(), found.begin(), found.end());
}
void add(std::vector<Finding>& findings, const std::optional<Finding>& found) {
  if (found) findings.push_back(*found);
}

/// Takes one line through the passes that look at nothing else than it.
void pass(const World& world, const std::vector<Case>& cases, Case& one) {
  if (one.is_pair() || !one.findings.empty()) return;
  if (!one.line.has_clear_code) {
    one.findings.push_back(unreadable());
    return;
  }
  add(one.findings, finding_of_registers(world, one.line));
  add(one.findings, finding_of_contract(world, one.line));
  if (one.is_gone()) return;
  add(one.findings, findings_of_programmes(world, one.line));
  add(one.findings, findings_of_conditions(world, one.line));
  one.price = price_of(world, one.line);
  add(one.findings, one.price.findings);
  if (!one.price.is_named) add(one.findings, finding_of_other_services(world, one.line));
  add(one.findings, findings_of_deductibles(world, cases, one));
  one.in_graph = !one.is_gone();
}

/// Of what was decided before only what was paid counts.
void pass_before(const World& world, Case& one) {
  if (!one.was_paid() || !one.line.has_clear_code) return;
  one.in_graph = !one.is_pair();
  one.price = price_of(world, one.line);
}

Decision decision_on_pair(const std::vector<Case>& cases, const Case& one) {
  Decision decision;
  decision.claimed = one.line.claim->amount;
  decision.ground = Ground::credit;
  const Case& other = cases[one.credits ? *one.credits : *one.credited_by];
  decision.beside = other.line.claim->id;
  decision.outcome = one.credits ? Outcome::approved : Outcome::rejected;
  if (one.credits && other.was_paid()) decision.paid = {-other.line.before->paid.value};
  return decision;
}

void pay(Decision& decision, const Case& one) {
  decision.outcome = Outcome::approved;
  decision.paid = decision.claimed;
  if (!one.price.is_priced) return;
  const RuleHead& head = one.price.how.version->head;
  decision.rule = head.name;
  decision.article = head.article;
  decision.ground = Ground::tariff;
  decision.paid = std::min(decision.claimed, Cents{one.price.amount->cents});
  decision.components = components_of(one.price, decision.paid);
  if (decision.paid == decision.claimed) return;
  decision.outcome = Outcome::reduced;
  const AmountRow* row = one.price.how.row;
  const bool row_says = row != nullptr && !row->return_code.empty();
  decision.return_code = row_says ? row->return_code : head.return_code;
}

/// Names the other rules that found the same (`semantics.md` 21).
void cite_others(Decision& decision, const Case& one, const Finding& decided) {
  for (const Finding& other : one.findings) {
    if (other.effect != decided.effect || other.rule.empty() || other.rule == decided.rule) {
      continue;
    }
    if (std::find(decision.also.begin(), decision.also.end(), other.rule) == decision.also.end()) {
      decision.also.push_back(other.rule);
    }
  }
  std::sort(decision.also.begin(), decision.also.end());
}

Decision decision_on(const std::vector<Case>& cases, const Case& one) {
  if (one.is_pair()) return decision_on_pair(cases, one);
  Decision decision;
  decision.claimed = one.line.claim->amount;
  decision.recover = one.recover;
  const Finding* decided = decisive(one.findings);
  if (decided == nullptr) {
    pay(decision, one);
    return decision;
  }
  decision.rule = decided->rule;
  decision.ground = decided->ground;
  decision.article = decided->article;
  if (decided->beside) decision.beside = cases[*decided->beside].line.claim->id;
  cite_others(decision, one, *decided);
  switch (decided->effect) {
    case Effect::gone:
      decision.outcome = Outcome::rejected;
      decision.return_code = decided->return_code;
      break;
    case Effect::error:
      decision.outcome = Outcome::error;
      break;
    case Effect::open:
      decision.outcome = Outcome::review;
      decision.open = decision.claimed;
      if (one.price.amount) {
        decision.open = std::min(decision.claimed, Cents{one.price.amount->cents});
      }
      decision.components = components_of(one.price, decision.open);
      break;
  }
  return decision;
}

}  // namespace

std::vector<Decision> decide(const Program& program, const RunFacts& facts,
                             const Dossier& dossier) {
  const World world{program, facts, dossier, boundaries_of(program)};
  std::vector<Case> cases = cases_of(world);
  pair_credits(cases);
  for (Case& one : cases) {
    if (one.line.before != nullptr) pass_before(world, one);
  }
  for (Case& one : cases) {
    if (one.line.before == nullptr) pass(world, cases, one);
  }
  resolve_graph(world, cases);
  std::vector<Decision> decisions;
  for (const Case& one : cases) {
    if (one.line.before == nullptr) decisions.push_back(decision_on(cases, one));
  }
  lay_deductibles(world, cases, decisions);
  return decisions;
}

FileFacts file_facts(const Program& program, const RunFacts& facts,
                     std::span<const Dossier> dossiers, std::vector<KnownFact> known) {
  FileFacts file{std::move(known), std::vector<Value>(program.file_sums.size(), Decimal())};
  for (const Dossier& dossier : dossiers) {
    const World world{program, facts, dossier, boundaries_of(program)};
    for (const ClaimLine& claim : dossier.lines) {
      const Case one = case_of(world, claim, nullptr);
      for (std::size_t at = 0; at < program.file_sums.size(); ++at) {
        const Value value = evaluate(world, *program.file_sums[at], {&one.line, claim.date});
        Value& sum = file.sums[at];
        if (is_open(sum) || is_open(value)) {
          sum = heavier(sum, value);
        } else {
          sum = std::get<Decimal>(sum) + std::get<Decimal>(value);
        }
      }
    }
  }
  return file;
}

}  // namespace clausule::reference
