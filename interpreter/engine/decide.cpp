#include "interpreter/engine/decide.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "interpreter/engine/credits.hpp"
#include "interpreter/engine/deductibles.hpp"
#include "interpreter/engine/entitlement.hpp"

namespace clausule::interpreter::engine {

namespace {

Finding unreadable(Statement message) {
  Finding finding;
  finding.pass = Pass::known;
  finding.effect = Effect::error;
  finding.ground = Ground::claim;
  finding.message = message;
  return finding;
}

std::string names_of(const Program& program, const std::vector<TariffId>& tariffs) {
  std::string names;
  for (const TariffId id : tariffs) {
    names += (names.empty() ? "`" : ", `") + program.tariffs[id.index].name + "`";
  }
  return names;
}

/// Returns the amendment whose `overige prestaties` stand in place of the contract's; null where
/// none does.
const Amendment* amendment_of_other_services(const Program& program, Date date) {
  const auto found = std::ranges::find_if(program.amendments, [&](const Amendment& amendment) {
    return amendment.other_services && amendment.validity.contains(date);
  });
  return found == program.amendments.end() ? nullptr : &*found;
}

/// Turns a price that is not known into a finding.
void check_price(const Evaluator& evaluator, LineState& state) {
  const Program& program = evaluator.program();
  const Pricing& pricing = state.pricing;
  using State = Pricing::State;
  if (pricing.state == State::priced) return;
  if (pricing.state == State::other_service) {
    RuleHead head;
    const ContractHead& contract = program.contract;
    const Amendment* amendment = amendment_of_other_services(program, state.line.claim->date);
    const std::string& name = amendment != nullptr ? amendment->name : contract.name;
    auto finding =
        finding_of(amendment != nullptr ? *amendment->other_services : contract.other_services,
                   Pass::tariff, Ground::contract, head, {Says::other_service_denied, {name}});
    if (!finding) return;
    finding->rule = name;
    finding->article = amendment != nullptr ? amendment->article : contract.article;
    if (finding->effect == Effect::gone) finding->return_code = contract.return_code;
    state.findings.push_back(*finding);
    return;
  }
  const Tariff& tariff = program.tariffs[pricing.tariff->index];
  const TariffVersion* version =
      pricing.how.version != nullptr ? pricing.how.version : pricing.how.undated;
  const RuleHead& head = (version != nullptr ? *version : tariff.versions.front()).head;
  const auto add = [&](Effect effect, Statement message) {
    Finding finding;
    finding.pass = Pass::tariff;
    finding.effect = effect;
    finding.ground = Ground::tariff;
    finding.rule = head.name;
    finding.article = head.article;
    if (effect == Effect::gone) finding.return_code = head.return_code;
    finding.message = message;
    state.findings.push_back(finding);
  };
  switch (pricing.state) {
    case State::none_applies:
      return add(Effect::open, {Says::no_tariff_applies,
                                {evaluator.keep_text(names_of(program, pricing.named))}});
    case State::conflict:
      return add(Effect::open,
                 {Says::tariffs_differ, {evaluator.keep_text(names_of(program, pricing.named))}});
    case State::asked:
    case State::missing:
    case State::denied:
      state.findings.push_back(
          *finding_of_unknown(pricing.why, Pass::tariff, Ground::tariff, head));
      return;
    case State::faulty:
      return add(Effect::error, {pricing.amounts.fault, {head.name}});
    case State::priced:
    case State::other_service:
      return;
  }
}

/// Starts with another line and keeps the memory of the one before.
void clear(Decision& decision) {
  decision.outcome = {};
  decision.claimed = {};
  decision.paid = {};
  decision.open = {};
  decision.rule = {};
  decision.ground = {};
  decision.article = {};
  decision.return_code = {};
  decision.beside.clear();
  decision.components.clear();
  decision.recover.clear();
  decision.deductibles.clear();
  decision.exempt = false;
  decision.message = {};
  decision.also.clear();
}

/// Puts what decided into the decision.
void take(Decision& decision, const Finding& finding) {
  decision.rule = finding.rule;
  decision.ground = finding.ground;
  decision.article = finding.article;
  decision.message = finding.message;
}

/// Names the other rules that found the same (`semantics.md` 21: all that apply are cited).
void cite_others(Decision& decision, const LineState& line, const Finding& decisive) {
  for (const Finding& other : line.findings) {
    if (&other == &decisive || other.effect != decisive.effect || other.rule.empty()) continue;
    if (other.rule == decisive.rule) continue;
    if (std::ranges::find(decision.also, other.rule) != decision.also.end()) continue;
    decision.also.push_back(other.rule);
  }
  std::ranges::sort(decision.also);
}

void pay(Decision& decision, const LineState& line) {
  const Pricing& pricing = line.pricing;
  const Cents claimed = decision.claimed;
  if (pricing.state != Pricing::State::priced) {
    decision.outcome = Outcome::approved;
    decision.paid = claimed;
    decision.message = {Says::other_service, {}};
    return;
  }
  const RuleHead& head = pricing.how.version->head;
  const Cents tariff{pricing.amounts.tariff};
  decision.rule = head.name;
  decision.ground = Ground::tariff;
  decision.article = head.article;
  decision.paid = std::min(claimed, tariff);
  Pricer::split(pricing, decision.paid, decision.components);
  if (claimed > tariff) {
    decision.outcome = Outcome::reduced;
    const AmountRow* row = pricing.how.row;
    decision.return_code =
        row != nullptr && !row->return_code.empty() ? row->return_code : head.return_code;
    decision.message = {pricing.amounts.agreed ? Says::reduced_to_tariff : Says::reduced_to_maximum,
                        {claimed, tariff, head.name}};
    return;
  }
  decision.outcome = Outcome::approved;
  const bool remark = pricing.amounts.agreed && claimed < tariff;
  decision.message = remark ? Statement{Says::paid_below_tariff, {claimed, tariff, head.name}}
                            : Statement{Says::paid_as_claimed, {head.name}};
}

/// Gives each line its state, those decided before after those to decide.
void begin(const LinePasses& passes, const Dossier& dossier, std::span<LineState> lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const bool decides = at < dossier.lines.size();
    const DecidedLine* decided = decides ? nullptr : &dossier.history[at - dossier.lines.size()];
    const ClaimLine& claim = decides ? dossier.lines[at] : decided->claim;
    LineState& state = lines[at];
    state.begin(claim, decided);
    state.info = &passes.index.find(claim.code);
    state.rules = &passes.index.on(*state.info, claim.date);
    state.line.code_value = &state.info->value;
    state.line.provider = claim.provider ? &passes.evaluator.provider(*claim.provider) : nullptr;
  }
  passes.repeated.look_at(lines);
  for (LineState& state : lines.first(dossier.lines.size())) {
    const std::string& id = state.line.claim->id;
    if (passes.repeated.has(id)) state.findings.push_back(unreadable({Says::duplicate_id, {id}}));
  }
}

/// Only what was paid counts; a code that is not clear now was not paid then. A line that is
/// credited counts no longer, but what was laid on the insured for it is given back.
void prepare_history(const LinePasses& passes, LineState& state) {
  if (!state.was_paid() || state.info->problem != CodeInfo::Problem::none) return;
  state.in_graph = !state.credits && !state.credited_by;
  if (passes.evaluator.program().deductibles.empty()) return;
  passes.pricer.price(state.line, *state.info, *state.rules, state.pricing);
  check_deductibles(passes.evaluator, state);
}

}  // namespace

void prepare(const LinePasses& passes, const Dossier& dossier, std::span<LineState> lines) {
  begin(passes, dossier, lines);
  pair_credits(lines);
  for (LineState& state : lines) {
    if (state.before != nullptr) {
      prepare_history(passes, state);
      continue;
    }
    if (state.credits || state.credited_by) continue;
    if (!state.findings.empty()) continue;
    check_known(state);
    if (state.info->problem != CodeInfo::Problem::none) continue;
    check_contract(passes.evaluator, state);
    if (state.is_gone()) continue;
    check_programmes(passes.evaluator, state);
    passes.conditions.check(state);
    passes.pricer.price(state.line, *state.info, *state.rules, state.pricing);
    check_price(passes.evaluator, state);
    check_deductibles(passes.evaluator, state);
    state.in_graph = !state.is_gone();
  }
  check_history(lines);
  // What a fact of the history lets lapse is gone before the graph, as all else that is.
  for (LineState& state : lines) {
    if (state.before == nullptr && state.is_gone()) state.in_graph = false;
  }
}

void decide_line(std::span<const LineState> lines, const LineState& line, Decision& decision) {
  clear(decision);
  if (line.credits || line.credited_by) return decide_pair(lines, line, decision);
  decision.claimed = line.line.claim->amount;
  if (!line.recover.empty()) decision.recover = line.recover;
  const Finding* decisive = line.decisive();
  if (decisive == nullptr) {
    pay(decision, line);
    return;
  }
  take(decision, *decisive);
  cite_others(decision, line, *decisive);
  if (decisive->beside) decision.beside = lines[*decisive->beside].line.claim->id;
  switch (decisive->effect) {
    case Effect::gone:
      decision.outcome = Outcome::rejected;
      decision.return_code = decisive->return_code;
      break;
    case Effect::error:
      decision.outcome = Outcome::error;
      break;
    case Effect::open: {
      decision.outcome = Outcome::review;
      const bool priced = line.pricing.has_amounts;
      decision.open = priced ? std::min(decision.claimed, Cents{line.pricing.amounts.tariff})
                             : decision.claimed;
      Pricer::split(line.pricing, decision.open, decision.components);
      break;
    }
  }
}

}  // namespace clausule::interpreter::engine
