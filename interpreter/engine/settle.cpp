#include "interpreter/engine/settle.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/describe.hpp"
#include "interpreter/engine/amounts.hpp"
#include "interpreter/engine/explain.hpp"
#include "interpreter/engine/row_choice.hpp"
#include "interpreter/engine/uses.hpp"

namespace clausule::interpreter::engine {

/// What one settlement says at a spot.
struct Settler::Answer {
  const SettlementPlan* plan = nullptr;
  const VersionPlan* version = nullptr;
  Truth applies = false;
  const AmountRow* row = nullptr;
  Tally tally;
  Scope scope;
  Place place;
  Value amount = Decimal();    ///< in euros, or what keeps it from being known
  Says fault = Says::nothing;  ///< what makes the amount none
  std::vector<Message> steps;  ///< from the base to the amount
  bool gone = false;           ///< another one stands in its place

  [[nodiscard]] const SettlementVersion& rule() const { return *version->version; }
};

namespace {

/// Writes `2025`, `2025-Q1`, `2025-01`, `2025-W05` or `2025-01-31`; a week is of the year in which
/// its Thursday lies.
std::string name_of(const DateInterval& period, const std::optional<CalendarUnit>& unit) {
  if (!unit || !period.from) return {};
  std::string day = to_string(*period.from);
  switch (*unit) {
    case CalendarUnit::day:
      return day;
    case CalendarUnit::week: {
      const Date thursday = *period.from + std::chrono::days{3};
      const Date first = first_day(CalendarUnit::calendar_year, thursday);
      const std::int64_t week = (thursday - first).count() / 7 + 1;
      return to_string(thursday).substr(0, 4) + (week < 10 ? "-W0" : "-W") + std::to_string(week);
    }
    case CalendarUnit::month:
      return day.substr(0, 7);
    case CalendarUnit::quarter:
      return day.substr(0, 4) + "-Q" + std::to_string(quarter_of(*period.from));
    case CalendarUnit::calendar_year:
      return day.substr(0, 4);
  }
  return {};
}

std::string amount_text(const Decimal& euros) {
  const Decimal cent = Decimal::hundredths(1);
  const auto cents = euros.rounded(Rounding::half_away, cent).to_hundredths();
  return cents ? amount_argument(*cents) : euros.to_string(',');
}

/// Chooses between the sentence about one line and that about several.
Message counted(Says one, Says several, std::uint64_t lines) {
  if (lines == 1) return {one, {}};
  return {several, {std::to_string(lines)}};
}

bool same_receivers(const SettlementVersion& one, const SettlementVersion& other) {
  return one.in_favour_of == other.in_favour_of && one.split.components == other.split.components &&
         one.split.shares == other.split.shares && one.split.rest_to == other.split.rest_to;
}

bool is_leaf(const Expression& expression) {
  return std::holds_alternative<ReadFact>(expression.node) ||
         std::holds_alternative<ReadLine>(expression.node) ||
         std::holds_alternative<ReadDefinition>(expression.node) ||
         std::holds_alternative<ReadTable>(expression.node) ||
         std::holds_alternative<ReadSettlementSum>(expression.node);
}

}  // namespace

void Settler::find(const SettlementPlan& plan, const Spot& spot, Answer& answer) const {
  const Date reference = spot.period.through.value_or(context_.whole_file);
  answer.plan = &plan;
  answer.version = Ledger::version_at(plan, spot.period, reference);
  if (answer.version == nullptr) return;
  answer.tally = ledger_.tally(*answer.version, spot);
  answer.scope.provider = spot.scope;
  answer.scope.sums.resize(evaluator_.program().settlement_sums.size());
  for (std::size_t at = 0; at < answer.version->sums.size(); ++at) {
    answer.scope.sums[answer.version->sums[at]] = answer.tally.sums[at];
  }
  answer.place = {nullptr, reference, &answer.scope};
  answer.applies = evaluator_.guards_hold(answer.rule().head, answer.place);
  if (is_false(answer.applies)) return;
  if (context_.scope == SettlementScope::provider && spot.scope.empty()) {
    answer.applies = Truth(evaluator_.keep(Missing{"zorgverlener"}));
    return;
  }
  if (answer.rule().has_table) choose_row(answer);
  if (is_true(answer.applies)) compute(answer);
}

void Settler::choose_row(Answer& answer) const {
  Truth any = false;
  RowChoice<AmountRow> choice;
  evaluator_.visit_rows(answer.rule().rows, answer.place, [&](const AmountRow& row, Truth passes) {
    if (is_true(passes)) choice.add(row);
    any = either(any, passes);
  });
  answer.row = choice.chosen();
  if (choice.is_ambiguous()) {
    any = Truth(evaluator_.keep(
        Asked{"Meer dan één rij van `" + answer.plan->settlement->name + "` past: welke geldt?"}));
  }
  answer.applies = both(answer.applies, any);
}

void Settler::compute(Answer& answer) const {
  const AmountSteps& steps = answer.rule().amount;
  const AmountLadder ladder(evaluator_, steps, answer.row, answer.place);
  Value scaled = ladder.scaled(ladder.base().value_or(Decimal()));
  bool floor_over_cap = false;
  answer.amount = ladder.bounded(scaled, floor_over_cap);
  if (is_open(answer.amount)) return;
  AmountSteps unrounded = steps;
  unrounded.rounding.reset();
  const Value bounded =
      AmountLadder(evaluator_, unrounded, answer.row, answer.place).bounded(scaled, floor_over_cap);
  const auto& before = std::get<Decimal>(scaled);
  const auto& within = std::get<Decimal>(bounded);
  const auto& result = std::get<Decimal>(answer.amount);
  const bool whole = before.to_hundredths().has_value();
  answer.steps.push_back(
      {whole ? Says::settled_amount : Says::settled_about, {amount_text(before)}});
  if (within > before) answer.steps.push_back({Says::settled_floor, {amount_text(within)}});
  if (within < before) answer.steps.push_back({Says::settled_cap, {amount_text(within)}});
  if (result != within) answer.steps.push_back({Says::settled_rounded, {amount_text(result)}});
  const bool has_floor =
      !steps.at_least.empty() || (answer.row != nullptr && answer.row->at_least != nullptr);
  if (!result.to_hundredths()) answer.fault = Says::amount_too_large;
  if (result < Decimal() && !has_floor) answer.fault = Says::amount_below_zero;
  if (floor_over_cap) answer.fault = Says::floor_over_cap;
}

void Settler::settle(std::uint32_t family, const Spot& spot, std::vector<Settled>& into) const {
  std::deque<Answer> answers;
  std::map<SettlementId, Answer*> by_id;
  for (const SettlementPlan& plan : plans_) {
    if (plan.family != family) continue;
    Answer& answer = answers.emplace_back();
    find(plan, spot, answer);
    by_id[plan.id] = &answer;
  }
  for (Answer& excepted : answers) {
    // Of the exceptions that hold none stands on top of another, or it would be silent itself.
    std::vector<Answer*> holding;
    for (const SettlementId id : excepted.plan->settlement->exceptions) {
      Answer* exception = by_id[id];
      if (is_false(exception->applies)) continue;
      excepted.gone = true;
      const bool silent =
          std::ranges::any_of(exception->plan->settlement->exceptions,
                              [&](SettlementId other) { return !is_false(by_id[other]->applies); });
      if (!silent) holding.push_back(exception);
    }
    std::ranges::sort(holding, {}, [](const Answer* one) { return one->plan->settlement->name; });
    for (std::size_t at = 1; at < holding.size(); ++at) {
      const bool same = holding[0]->amount == holding[at]->amount &&
                        holding[0]->applies == holding[at]->applies &&
                        same_receivers(holding[0]->rule(), holding[at]->rule());
      if (!same && !holding[at]->gone) {
        put_conflict(*holding[0], *holding[at], excepted, spot, into);
        holding[0]->gone = true;
      }
      holding[at]->gone = true;
    }
  }
  for (const Answer& answer : answers) {
    if (!answer.gone && !is_false(answer.applies)) put(answer, spot, into);
  }
}

Settled Settler::begin(const Answer& answer, const Spot& spot) const {
  Settled settled;
  settled.settlement = answer.plan->settlement->name;
  settled.provider = spot.scope;
  settled.insured = context_.insured;
  settled.period = name_of(spot.period, answer.rule().period);
  settled.article = answer.rule().head.article;
  return settled;
}

void Settler::put_conflict(const Answer& one, const Answer& other, const Answer& excepted,
                           const Spot& spot, std::vector<Settled>& into) const {
  Settled settled = begin(one, spot);
  settled.settlement = excepted.plan->settlement->name;
  settled.state = Settled::State::review;
  settled.because = {
      {Says::exceptions_differ, {one.plan->settlement->name, other.plan->settlement->name}}};
  into.push_back(std::move(settled));
}

void Settler::put(const Answer& answer, const Spot& spot, std::vector<Settled>& into) const {
  Settled settled = begin(answer, spot);
  const Value& open = is_open(answer.applies) ? answer.applies.reason() : answer.amount;
  const std::string& name = answer.plan->settlement->name;
  if (context_.gathers_uses) add_uses(answer, settled.uses);
  if (const auto* missing = std::get_if<Missing>(&open)) {
    settled.state = Settled::State::error;
    settled.because.push_back({Says::missing_fact, {missing->what, name}});
  } else if (const auto* asked = std::get_if<Asked>(&open)) {
    settled.state = Settled::State::review;
    settled.because.push_back({Says::question, {asked->question}});
  } else if (answer.fault != Says::nothing) {
    settled.state = Settled::State::error;
    settled.because.push_back({answer.fault, {name}});
  } else {
    say_values(answer, settled.because);
    settled.because.insert(settled.because.end(), answer.steps.begin(), answer.steps.end());
    return put_shares(answer, settled, into);
  }
  into.push_back(std::move(settled));
}

void Settler::add_uses(const Answer& answer, std::vector<Use>& uses) const {
  const SettlementVersion& rule = answer.rule();
  UseReader reader(evaluator_, nullptr);
  reader.add(Deed::settles, rule.head, answer.place.reference);
  for (const SettlementId named : answer.plan->settlement->excepts) {
    reader.add_departure(rule.head, evaluator_.program().settlements[named.index].name,
                         answer.place.reference);
  }
  reader.read_guards(rule.head, answer.place);
  if (answer.row != nullptr) reader.read_row(*answer.row, answer.place);
  reader.read_steps(rule.amount, answer.place);
  uses = reader.take();
}

/// Says which values the conditions, the row and the amount read, each once.
void Settler::say_values(const Answer& answer, std::vector<Message>& into) const {
  const Program& program = evaluator_.program();
  std::set<std::string> said;
  const analysis::Walk walk([&](const Expression& expression) {
    if (!is_leaf(expression)) return;
    const std::string name = describe(program, expression);
    if (!said.insert(name).second) return;
    const Value value = evaluator_.evaluate(expression, answer.place);
    const auto* number = std::get_if<Decimal>(&value);
    const bool money = number != nullptr && expression.type.kind == TypeKind::money;
    const std::string text = money ? amount_text(*number) : text_of(value);
    const std::uint64_t lines = answer.tally.lines;
    if (!std::holds_alternative<ReadSettlementSum>(expression.node)) {
      into.push_back({Says::settled_value, {name, text}});
    } else if (lines == 1) {
      into.push_back({Says::settled_sum_of_one, {name, text}});
    } else {
      into.push_back({Says::settled_sum, {name, text, std::to_string(lines)}});
    }
  });
  for (const Guard& guard : answer.rule().head.guards) walk.visit(guard.condition);
  if (answer.row != nullptr) {
    for (const FactTest& test : answer.row->tests) walk.visit(test.subject);
    walk.visit(answer.row->amounts_to);
  }
  walk.visit(answer.rule().amount.amounts_to);
}

void Settler::say_provisional(const Answer& answer, Settled& settled) const {
  // An amount that no line is added up for stands, whatever becomes of the lines.
  if (answer.version->sums.empty()) return;
  const auto say = [&](Says one, Says several, std::uint64_t lines) {
    if (lines == 0) return;
    settled.provisional = true;
    settled.because.push_back(counted(one, several, lines));
  };
  say(Says::provisional_review_of_one, Says::provisional_review, answer.tally.review);
  say(Says::provisional_error_of_one, Says::provisional_error, answer.tally.errors);
  say(Says::provisional_unread_of_one, Says::provisional_unread, context_.unread);
}

void Settler::put_shares(const Answer& answer, const Settled& whole,
                         std::vector<Settled>& into) const {
  const SettlementVersion& rule = answer.rule();
  const auto& total = std::get<Decimal>(answer.amount);
  std::int64_t left = total.to_hundredths().value_or(0);
  if (rule.split.components.empty()) {
    Settled& settled = into.emplace_back(whole);
    settled.party = rule.in_favour_of;
    settled.amount = Cents{left};
    say_provisional(answer, settled);
    return;
  }
  std::size_t rest = into.size();
  for (std::size_t at = 0; at < rule.split.components.size(); ++at) {
    Settled& settled = into.emplace_back(whole);
    settled.party = rule.split.components[at];
    const std::string party(settled.party);
    if (party == rule.split.rest_to) {
      rest = into.size() - 1;
      settled.because.push_back({Says::settled_rest, {party}});
    } else {
      const Decimal& part = rule.split.shares[at];
      const Decimal share = (total * part).rounded(Rounding::down, Decimal::hundredths(1));
      settled.amount = Cents{share.to_hundredths().value_or(0)};
      left -= settled.amount->value;
      const std::string percent = (part * Decimal(100)).to_string(',') + "%";
      settled.because.push_back({Says::settled_share, {percent, party}});
    }
    say_provisional(answer, settled);
  }
  into[rest].amount = Cents{left};
}

}  // namespace clausule::interpreter::engine
