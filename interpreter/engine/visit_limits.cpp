#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <utility>

#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/same_code.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

/// What one line in the window of another counts for.
struct Weight {
  Date date;
  Decimal amount;
  bool certain = false;
};

/// What is counted before a line: at least, and at most. What perhaps counts may also be negative.
struct Weights {
  Decimal least;
  Decimal most;

  void add(const Weight& weight) {
    const bool adds = weight.amount > Decimal(0);
    if (weight.certain || !adds) least = least + weight.amount;
    if (weight.certain || adds) most = most + weight.amount;
  }
};

/// Looks at every window of a length around a date: what lowers the sum may lie just outside it.
Weights heaviest_of_all(const std::vector<Weight>& weights, const Length& length, Date date) {
  std::optional<Weights> heaviest;
  for (Date first = date; date < move(first, length, 1); first -= std::chrono::days{1}) {
    Weights sum;
    const Date beyond = move(first, length, 1);
    for (const Weight& weight : weights) {
      if (first <= weight.date && weight.date < beyond) sum.add(weight);
    }
    if (!heaviest) heaviest = sum;
    heaviest->least = std::max(heaviest->least, sum.least);
    heaviest->most = std::max(heaviest->most, sum.most);
  }
  return heaviest.value_or(Weights());
}

/// Adds up what counts before a line, in the heaviest window of a length that holds the line. That
/// is all of it where nothing stands on a later date or is negative.
Weights heaviest(std::vector<Weight> weights, const Window& window, Date date) {
  const auto* length = std::get_if<Length>(&window);
  Weights sum;
  const bool has_later =
      std::ranges::any_of(weights, [&](const Weight& weight) { return weight.date > date; });
  const bool lowers =
      std::ranges::any_of(weights, [](const Weight& weight) { return weight.amount < Decimal(0); });
  if (length != nullptr && lowers) return heaviest_of_all(weights, *length, date);
  if (length == nullptr || !has_later) {
    for (const Weight& weight : weights) sum.add(weight);
    return sum;
  }
  std::ranges::stable_sort(weights, {}, &Weight::date);
  Weights heaviest;
  std::size_t end = 0;
  // Every window that begins on the date of a line, or on the line's own, and holds the line.
  const auto look = [&](Date first) {
    const Date beyond = move(first, *length, 1);
    while (end < weights.size() && weights[end].date < beyond) sum.add(weights[end++]);
    heaviest.least = std::max(heaviest.least, sum.least);
    heaviest.most = std::max(heaviest.most, sum.most);
  };
  for (std::size_t begin = 0; begin < weights.size() && weights[begin].date <= date; ++begin) {
    look(weights[begin].date);
    if (weights[begin].certain) sum.least = sum.least - weights[begin].amount;
    sum.most = sum.most - weights[begin].amount;
  }
  look(date);
  return heaviest;
}

}  // namespace

Truth Graph::in_same_window(const Window& window, std::size_t one, std::size_t other) const {
  const Date first = std::min(lines_[one].line.claim->date, lines_[other].line.claim->date);
  const Date second = std::max(lines_[one].line.claim->date, lines_[other].line.claim->date);
  const auto in_one_stay = [&](const std::vector<DateInterval>& intervals) {
    return std::ranges::any_of(intervals, [&](const DateInterval& interval) {
      return interval.contains(first) && interval.contains(second);
    });
  };
  const auto in_stay = [&](const Stay& stay) -> Truth {
    const Place later{&lines_[other].line, lines_[other].line.claim->date};
    if (const auto* programme = std::get_if<ProgrammeId>(&stay.value)) {
      // Whether the line lies in a stay at all has to be known (semantics.md 25).
      const Truth enrolled = evaluator_.enrolled_in(*programme, later.reference);
      if (is_open(enrolled)) return enrolled;
      const auto stays = evaluator_.stays_in(*programme, later.reference);
      std::vector<DateInterval> intervals;
      for (const Enrolment& enrolment : *stays) {
        intervals.push_back({enrolment.from, enrolment.through});
      }
      return in_one_stay(intervals);
    }
    Value value = evaluator_.evaluate(*std::get<ExpressionPointer>(stay.value), later);
    const auto* period = std::get_if<Period>(&value);
    return period != nullptr ? Truth(in_one_stay(*period)) : evaluator_.truth_of(std::move(value));
  };
  return std::visit(
      Overloaded{
          [&](CalendarUnit unit) -> Truth { return same_period(unit, first, second); },
          // At most so many in any window of this length: the next is allowed on the same calendar
          // day a length on (semantics.md 23).
          [&](const Length& length) -> Truth { return second < move(first, length, 1); },
          [&](const Stay& stay) { return in_stay(stay); },
      },
      window);
}

void Graph::visit_limits(std::size_t line) {
  const std::vector<Membership>& limits = nodes_[line].limits;
  auto& findings = lines_[line].findings;
  if (!has_rivals_ || limits.size() < 2) {
    for (const auto& [group, at] : limits) {
      if (auto finding = finding_of_limit(line, limits_[group], at)) {
        findings.push_back(*finding);
      }
    }
    return;
  }
  std::vector<std::optional<Finding>> found;
  found.reserve(limits.size());
  for (const auto& [group, at] : limits) {
    found.push_back(finding_of_limit(line, limits_[group], at));
  }
  settle_rivals(line, found);
  for (auto& finding : found) {
    if (finding) findings.push_back(*finding);
  }
}

/// Two exceptions to one limit that hold at once and differ are a question (`semantics.md` 12).
void Graph::settle_rivals(std::size_t line, std::vector<std::optional<Finding>>& found) {
  const std::vector<Membership>& limits = nodes_[line].limits;
  const auto effect_of = [&](std::size_t at) {
    return found[at] ? 1 + static_cast<int>(found[at]->effect) : 0;
  };
  const auto head_of = [&](std::size_t at) -> const RuleHead& {
    return limits_[limits[at].group].members[limits[at].place].version->head;
  };
  std::vector<Finding> conflicts;
  for (const Limit& limit : evaluator_.program().limits) {
    std::vector<std::size_t> holding;
    for (std::size_t at = 0; at < limits.size(); ++at) {
      const LimitGroup& group = limits_[limits[at].group];
      const bool departs = std::ranges::find(limit.exceptions, group.id) != limit.exceptions.end();
      if (departs && is_true(group.members[limits[at].place].applies)) holding.push_back(at);
    }
    // By name, as the limits of a line are.
    const auto differs = std::ranges::find_if(
        holding, [&](std::size_t at) { return effect_of(at) != effect_of(holding.front()); });
    if (differs == holding.end()) continue;
    const RuleHead& first = head_of(holding.front());
    const RuleHead& other = head_of(*differs);
    conflicts.push_back(
        *finding_of({dsl::ast::VerdictKind::manual, ""}, Pass::graph, Ground::limit, first, {}));
    conflicts.back().message = {Says::exceptions_differ, {first.name, other.name}};
    for (const std::size_t at : holding) found[at].reset();
  }
  for (const Finding& conflict : conflicts) found.emplace_back(conflict);
}

std::optional<Finding> Graph::finding_of_limit(std::size_t line, const LimitGroup& group,
                                               std::size_t at) const {
  const Counted& own = group.members[at];
  const LimitVersion& version = *own.version;
  Value scratch;
  const Value& most =
      evaluator_.read(*version.at_most, {&lines_[line].line, own.reference}, scratch);
  std::vector<Weight> weights;
  std::optional<std::size_t> last_certain;
  std::optional<std::size_t> last_open;
  const Counted* doubtful = nullptr;
  bool uncounted = !own.has_amount;
  const bool by_date = !std::holds_alternative<Stay>(version.window);
  for (std::size_t earlier = at; earlier-- > 0;) {
    const Counted& counted = group.members[earlier];
    const LineState& state = lines_[counted.line];
    const Truth in_window = in_same_window(version.window, counted.line, line);
    if (is_open(in_window)) {
      return finding_of_unknown(in_window, Pass::graph, Ground::limit, version.head);
    }
    if (is_false(in_window)) {
      // What lies further back is out of a window of dates as well, but for what was decided
      // before: that counts first whatever its date.
      if (by_date && earlier > group.before) earlier = group.before;
      continue;
    }
    if (state.is_gone()) continue;
    const bool is_certain = state.stays() && is_true(counted.applies);
    weights.push_back({state.line.claim->date, counted.amount, is_certain});
    uncounted = uncounted || !counted.has_amount;
    if (is_certain) {
      last_certain = last_certain.value_or(counted.line);
    } else if (state.stays()) {
      doubtful = &counted;
    } else {
      last_open = last_open.value_or(counted.line);
    }
  }
  const auto* number = std::get_if<Decimal>(&most);
  // Nearly every line is the first that is counted.
  const bool is_first = weights.empty() && number != nullptr && own.has_amount;
  if (is_first && own.amount <= *number) return std::nullopt;
  const auto [least, together] =
      weights.empty() ? Weights()
                      : heaviest(std::move(weights), version.window, lines_[line].line.claim->date);
  const bool over = number == nullptr || least + own.amount > *number;
  const bool maybe_over = over || uncounted || together + own.amount > *number;
  if (!maybe_over) return std::nullopt;
  const auto unknown = [&](Truth open, const RuleHead& head) {
    return finding_of_unknown(open, Pass::graph, Ground::limit, head);
  };
  if (number == nullptr) return unknown(evaluator_.truth_of(most), version.head);
  if (is_open(own.applies)) return unknown(own.applies, *own.doubted);
  // What an earlier line counts for is not known: its fact decides about this one.
  if (!over && doubtful != nullptr) return unknown(doubtful->applies, *doubtful->doubted);
  if (!over) {
    return last_open ? std::optional(hanging(*last_open, version.head, Ground::limit))
                     : std::nullopt;
  }
  const Decimal left = *number - least;
  const auto text = [&](const Decimal& amount) {
    return Argument::OfContract{evaluator_.keep_text(amount.to_string(','))};
  };
  auto finding = finding_of(
      {}, Pass::graph, Ground::limit, version.head,
      {Says::over_limit,
       {version.head.name, text(*number), text(least), text(std::max(left, Decimal()))}});
  finding->beside = last_certain;
  return finding;
}

std::vector<CountedBy> Graph::limits_of(std::size_t line) const {
  std::vector<CountedBy> counted_by;
  for (const auto& [index, at] : nodes_[line].limits) {
    const LimitGroup& group = limits_[index];
    const Counted& own = group.members[at];
    if (!is_true(own.applies) || !own.has_amount) continue;
    const LimitVersion& version = *own.version;
    std::vector<Weight> weights;
    for (const Counted& counted : std::span(group.members).first(at)) {
      const LineState& state = lines_[counted.line];
      const bool counts = state.stays() && is_true(counted.applies) &&
                          is_true(in_same_window(version.window, counted.line, line));
      if (counts) weights.push_back({state.line.claim->date, counted.amount, true});
    }
    const Decimal before =
        heaviest(std::move(weights), version.window, lines_[line].line.claim->date).least;
    const Value most = evaluator_.evaluate(*version.at_most, {&lines_[line].line, own.reference});
    const auto* number = std::get_if<Decimal>(&most);
    const bool fills = number != nullptr && before + own.amount == *number;
    counted_by.push_back({group.id, &version, own.reference, fills});
  }
  return counted_by;
}

void Graph::visit_once(std::size_t line) {
  if (!nodes_[line].once) return;
  const LineState& state = lines_[line];
  struct Owner {
    const RuleHead* head;
    Ground ground;
    CalendarUnit unit;
  };
  std::array<Owner, 2> owners;
  std::size_t owner_count = 0;
  if (state.pricing.state == Pricing::State::priced && state.pricing.how.version->per) {
    const TariffVersion& version = *state.pricing.how.version;
    owners[owner_count++] = {&version.head, Ground::tariff, *version.per};
  }
  if (state.claimed_by) {
    const auto& versions = evaluator_.program().programmes[state.claimed_by->index].versions;
    owners[owner_count++] = {&versions.front().head, Ground::programme, CalendarUnit::quarter};
  }
  for (const Owner& owner : std::span(owners).first(owner_count)) {
    std::optional<std::size_t> staying;
    std::optional<std::size_t> open;
    const auto& [group, at] = *nodes_[line].once;
    // From the line back to the first of the period: the earliest that counts is cited.
    for (std::size_t before = at; before-- > 0;) {
      const std::size_t one = once_[group].members[before];
      if (!same_period(owner.unit, lines_[one].line.claim->date, state.line.claim->date)) {
        if (before > once_[group].before) before = once_[group].before;
        continue;
      }
      if (!same_code(lines_[one].line.code(), state.line.code())) continue;
      if (lines_[one].stays()) staying = one;
      if (lines_[one].is_open()) open = one;
    }
    if (staying) {
      const ClaimLine& earlier = *lines_[*staying].line.claim;
      auto finding =
          finding_of({}, Pass::graph, owner.ground, *owner.head,
                     {Says::second_in_period, {owner.head->name, earlier.id, earlier.date}});
      finding->return_code = "0587";
      finding->beside = staying;
      lines_[line].findings.push_back(*finding);
    } else if (open) {
      lines_[line].findings.push_back(hanging(*open, *owner.head, owner.ground));
    }
  }
}

}  // namespace clausule::interpreter::engine
