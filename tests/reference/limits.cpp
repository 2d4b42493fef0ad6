#include "tests/reference/limits.hpp"

#include <algorithm>
#include <chrono>

#include "interpreter/overloaded.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/facts.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

constexpr Finder by_limit{Pass::graph, Ground::limit};

/// A limit that is about a line, or may be.
struct AppliedLimit {
  LimitId id;
  const LimitVersion* version = nullptr;
  Place place;
  Value applies;
  std::size_t selection = 0;
};

std::vector<AppliedLimit> limits_on(const World& world, const Line& line) {
  std::vector<AppliedLimit> limits;
  for (std::uint32_t index = 0; index < world.program.limits.size(); ++index) {
    for (const auto& chosen : versions_for(world, world.program.limits[index], line)) {
      if (!chosen.version->selection) continue;
      AppliedLimit limit{{index}, chosen.version, {&line, chosen.reference}, true, 0};
      Value selected = selects(world, *chosen.version->selection, limit.place);
      for (std::size_t at = 0; at < chosen.version->more_selections.size(); ++at) {
        const Value more = selects(world, chosen.version->more_selections[at], limit.place);
        if (is_true(more) && !is_true(selected)) limit.selection = at + 1;
        selected = either(selected, more);
      }
      if (is_false(selected)) continue;
      limit.applies = both(selected, guards_hold(world, chosen.version->head, limit.place));
      limit.applies = both(limit.applies, chosen.open);
      const bool is_silent =
          is_false(limit.applies) || is_waived(limit.applies, chosen.version->head);
      if (!is_silent) limits.push_back(limit);
      break;
    }
  }
  return limits;
}

/// Of exceptions that doubt the one that lacks what weighs most is cited, of these the first by
/// name.
bool is_cited_before(const World& world, const AppliedLimit& one, const AppliedLimit& other) {
  const bool is_heavier = &heavier(other.applies, one.applies) == &one.applies;
  const bool is_lighter = &heavier(one.applies, other.applies) == &other.applies;
  if (is_heavier != is_lighter) return is_heavier;
  const auto& limits = world.program.limits;
  return limits[one.id.index].name < limits[other.id.index].name;
}

Counted counted_by(const World& world, std::size_t line, const AppliedLimit& limit) {
  Counted counted;
  counted.line = line;
  counted.version = limit.version;
  counted.reference = limit.place.reference;
  counted.applies = limit.applies;
  counted.doubted = &limit.version->head;
  counted.amount = Decimal(1);
  if (limit.version->counts) {
    counted.amount = evaluate(world, *limit.version->counts, limit.place);
    if (is_open(counted.amount)) counted.applies = both(counted.applies, counted.amount);
  }
  return counted;
}

}  // namespace

std::vector<LimitGroup> limit_groups(const World& world, const std::vector<Case>& cases,
                                     const std::vector<std::size_t>& order) {
  std::vector<LimitGroup> groups;
  for (const std::size_t line : order) {
    const std::vector<AppliedLimit> limits = limits_on(world, cases[line].line);
    for (const AppliedLimit& limit : limits) {
      const auto& exceptions = world.program.limits[limit.id.index].exceptions;
      Counted counted = counted_by(world, line, limit);
      bool is_silent = false;
      const AppliedLimit* doubt = nullptr;
      for (const AppliedLimit& other : limits) {
        if (std::find(exceptions.begin(), exceptions.end(), other.id) == exceptions.end()) continue;
        if (is_true(other.applies)) is_silent = true;
        if (doubt == nullptr || is_cited_before(world, other, *doubt)) doubt = &other;
      }
      if (is_silent) continue;
      // Whether an exception holds is asked before what the limit itself does not know.
      if (doubt != nullptr) {
        counted.applies = doubt->applies;
        counted.doubted = &doubt->version->head;
      }
      auto group = std::find_if(groups.begin(), groups.end(), [&](const LimitGroup& one) {
        return one.id == limit.id && one.selection == limit.selection;
      });
      if (group == groups.end()) {
        group = groups.insert(groups.end(), LimitGroup{limit.id, limit.selection, {}});
      }
      group->members.push_back(counted);
    }
  }
  return groups;
}

Value in_window(const World& world, const Window& window, const Line& earlier, const Place& later) {
  const Date one = earlier.claim->date;
  const Date other = later.line->claim->date;
  return std::visit(
      Overloaded{
          [&](CalendarUnit unit) -> Value { return same_period(unit, one, other); },
          // The next is allowed on the same calendar day a length on (`semantics.md` 23).
          [&](const Length& length) -> Value {
            return std::max(one, other) < move(std::min(one, other), length, 1);
          },
          [&](const Stay& stay) -> Value {
            const auto found = intervals_of(world, stay, {later.line, other});
            if (const Value* open = std::get_if<Value>(&found)) return *open;
            for (const DateInterval& interval : std::get<0>(found)) {
              if (interval.contains(one) && interval.contains(other)) return true;
            }
            return false;
          },
      },
      window);
}

namespace {

/// A line that counts before another: for certain, or perhaps.
struct Weight {
  Date date;
  Decimal amount;
  bool is_certain = false;
};

/// What lines before another count for.
struct Sums {
  Decimal least;
  Decimal most;
};

/// Adds up what counts on the days from one and before another. What only perhaps counts may raise
/// the sum, or lower it.
Sums sum_in(const std::vector<Weight>& weights, Date from, std::optional<Date> before) {
  Sums sums;
  for (const Weight& weight : weights) {
    if (weight.date < from || (before && *before <= weight.date)) continue;
    const bool lowers = weight.amount < Decimal(0);
    if (weight.is_certain || lowers) sums.least = sums.least + weight.amount;
    if (weight.is_certain || !lowers) sums.most = sums.most + weight.amount;
  }
  return sums;
}

/// Returns what counts in the fullest window that holds a date; a window that is not a length holds
/// all that was found in it.
Sums fullest(const std::vector<Weight>& weights, const Window& window, Date date) {
  const auto* length = std::get_if<Length>(&window);
  if (length == nullptr) return sum_in(weights, Date::min(), std::nullopt);
  if (weights.empty()) return {};
  Sums fullest = sum_in(weights, date, move(date, *length, 1));
  for (Date first = date; date < move(first, *length, 1); first -= std::chrono::days{1}) {
    const Sums sums = sum_in(weights, first, move(first, *length, 1));
    fullest.least = std::max(fullest.least, sums.least);
    fullest.most = std::max(fullest.most, sums.most);
  }
  return fullest;
}

}  // namespace

std::optional<Finding> finding_of_limit(const World& world, const std::vector<Case>& cases,
                                        const LimitGroup& group, std::size_t at) {
  const Counted& own = group.members[at];
  const Case& line = cases[own.line];
  const LimitVersion& version = *own.version;
  const Place place{&line.line, own.reference};
  const Value most = evaluate(world, *version.at_most, place);
  std::vector<Weight> weights;
  std::optional<std::size_t> last_certain;
  std::optional<std::size_t> last_open;
  const Counted* doubtful = nullptr;
  Value window_known = true;
  bool is_amount_missing = false;
  for (std::size_t earlier = 0; earlier < at; ++earlier) {
    const Counted& other = group.members[earlier];
    const Case& before = cases[other.line];
    const Value in = in_window(world, version.window, before.line, place);
    if (is_open(in)) window_known = in;
    if (!is_true(in) || before.is_gone()) continue;
    const bool is_certain = before.stays() && is_true(other.applies);
    const auto* amount = std::get_if<Decimal>(&other.amount);
    is_amount_missing = is_amount_missing || amount == nullptr;
    weights.push_back({before.line.claim->date, amount ? *amount : Decimal(), is_certain});
    if (is_certain) {
      last_certain = other.line;
    } else if (before.stays()) {
      doubtful = doubtful == nullptr ? &other : doubtful;
    } else {
      last_open = other.line;
    }
  }
  if (is_open(window_known)) return finding_of_unknown(by_limit, window_known, version.head);
  if (is_open(most)) return finding_of_unknown(by_limit, most, version.head);
  const Sums sums = fullest(weights, version.window, line.line.claim->date);
  const Decimal& number = std::get<Decimal>(most);
  const auto* amount = std::get_if<Decimal>(&own.amount);
  const bool is_over = amount != nullptr && number < sums.least + *amount;
  const bool has_unknown = amount == nullptr || is_amount_missing;
  const bool may_be_over = is_over || has_unknown || number < sums.most + *amount;
  if (!may_be_over) return std::nullopt;
  if (!is_true(own.applies)) return finding_of_unknown(by_limit, own.applies, *own.doubted);
  if (is_over) {
    Finding finding = make_finding(by_limit, Effect::gone, version.head);
    finding.beside = last_certain;
    return finding;
  }
  // What an earlier line counts for is not known: its fact decides about this one.
  if (doubtful != nullptr) {
    return finding_of_unknown(by_limit, doubtful->applies, *doubtful->doubted);
  }
  Finding finding = make_finding(by_limit, Effect::open, version.head);
  finding.beside = last_open;
  return finding;
}

}  // namespace clausule::reference
