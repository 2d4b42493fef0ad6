#include <algorithm>

#include "tools/benchmark/handwritten/decider.hpp"

namespace clausule::benchmark::handwritten {

namespace {

/// Bundles that deny other bundles go first, then those, then all else; products last, each day in
/// the order of their codes, as they deny one another from lower to higher codes. So each line is
/// looked at when all that may deny it have been.
enum class Stage : std::uint8_t { winning_bundles, other_bundles, services, products };

Stage stage_of(const Code& code) {
  if (code.priced == Priced::as_bundle) {
    const Rule rule = programmes[code.programme].rule;
    return rule == Rule::diabetes || rule == Rule::copd ? Stage::winning_bundles
                                                        : Stage::other_bundles;
  }
  return code.is_paired ? Stage::products : Stage::services;
}

/// Returns the stage, the day and, for products, the code: each in bits that hold it.
std::uint64_t key_of(const LineState& line) {
  const Stage stage = stage_of(*line.code);
  const std::uint64_t code = stage == Stage::products ? line.code->id : 0;
  return static_cast<std::uint64_t>(stage) << 56U |
         static_cast<std::uint64_t>(line.date.day) << 32U | code;
}

/// Returns the day a year later; of 29 February it is 28 February.
Day year_after(const ServiceDate& date) {
  const Day first = day_of(date.year, static_cast<unsigned>(date.month), 1);
  const Day day = date.day - first;
  const bool leap_day = date.month == 2 && day == 28;
  return day_of(date.year + 1, static_cast<unsigned>(date.month), 1) + (leap_day ? 27 : day);
}

/// Tells whether an earlier line lies in the window of a limit that holds a later one.
bool in_one_window(Limit limit, const ServiceDate& earlier, const ServiceDate& later) {
  switch (limit) {
    case Limit::none:
      return false;
    case Limit::spirometry:
      return later.day < year_after(earlier);
    case Limit::foot_care:
    case Limit::diet:
      return earlier.year == later.year;
    case Limit::consults:
      return earlier.day == later.day;
  }
  return false;
}

}  // namespace

void Decider::put_in_order() {
  order_.clear();
  for (std::uint32_t at = 0; at < lines_.size(); ++at) {
    if (lines_[at].in_graph) order_.push_back({key_of(lines_[at]), at});
  }
  std::ranges::sort(order_, [&](const Ordered& left, const Ordered& right) {
    if (left.key != right.key) return left.key < right.key;
    return id_before(lines_[left.line], lines_[right.line]);
  });
}

void Decider::resolve() {
  for (auto& bundles : bundles_) bundles.clear();
  for (auto& counted : counted_) counted.clear();
  for (std::size_t place = 0; place < order_.size(); ++place) {
    const std::uint32_t at = order_[place].line;
    LineState& line = lines_[at];
    check_bundles_beside(line, at);
    if (line.code->is_paired) check_pairs(line, place);
    if (line.code->limit != Limit::none && tables_.parts().limits) check_limit(line, at);
    if (line.code->priced == Priced::as_bundle) check_second_bundle(line, at);
  }
}

/// Takes in that a rule denies a line beside another, or asks whether it does. What the rule reads
/// of the line may be missing; a line that is open itself denies nothing yet.
void Decider::deny_beside(LineState& line, Rule rule, std::uint32_t by, bool asks, bool is_known) {
  const LineState& other = lines_[by];
  if (other.is_gone()) return;
  const bool denies = other.stays() && !asks && is_known;
  Reason reason = Reason::plain;
  if (!is_known) {
    reason = Reason::referral_unknown;
  } else if (!other.stays() && !asks) {
    reason = Reason::hangs;
  }
  line.find({denies ? Effect::gone : Effect::open, Pass::graph, rule, reason, by});
}

void Decider::check_bundles_beside(LineState& line, std::uint32_t at) {
  for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
    const BesideBundle& beside = line.code->beside[programme];
    using Verdict = BesideBundle::Verdict;
    if (beside.verdict == Verdict::nothing || bundles_[programme].empty()) continue;
    bool is_known = true;
    if (!beside.referrals[0].empty()) {
      const std::string_view referral = line.text->referral;
      is_known = !referral.empty();
      if (is_known && referral != beside.referrals[0] && referral != beside.referrals[1]) continue;
    }
    for (const std::uint32_t by : bundles_[programme]) {
      if (by == at || lines_[by].quarter != line.quarter) continue;
      deny_beside(line, programmes[programme].beside, by, beside.verdict == Verdict::ask, is_known);
    }
  }
}

void Decider::check_pairs(LineState& line, std::size_t place) {
  std::uint32_t first = nobody;
  std::uint32_t first_open = nobody;
  // The lines before it are those of this day with lower codes.
  while (place-- > 0) {
    const std::uint32_t by = order_[place].line;
    const LineState& other = lines_[by];
    if (!other.code->is_paired || other.date.day != line.date.day) break;
    if (other.is_gone() || !tables_.denies(*other.code, *line.code, line.date.day)) continue;
    std::uint32_t& earliest = other.stays() ? first : first_open;
    if (earliest == nobody || id_before(other, lines_[earliest])) {
      earliest = by;
    }
  }
  if (first != nobody) {
    line.find({Effect::gone, Pass::graph, Rule::pairs, Reason::plain, first});
  } else if (first_open != nobody) {
    line.find({Effect::open, Pass::graph, Rule::pairs, Reason::hangs, first_open});
  }
}

void Decider::check_limit(LineState& line, std::uint32_t at) {
  const Limit limit = line.code->limit;
  const Quota quota = quota_of(limit);
  const auto amount_of = [&](const LineState& counted) {
    return quota.counts_quantity ? std::int64_t{counted.quantity} : 1;
  };
  std::vector<std::uint32_t>& members = counted_[static_cast<std::size_t>(limit)];
  std::int64_t certain = amount_of(line);
  std::int64_t possible = certain;
  std::uint32_t last_certain = nobody;
  std::uint32_t last_open = nobody;
  for (std::size_t before = members.size(); before-- > 0;) {
    const LineState& earlier = lines_[members[before]];
    if (!in_one_window(limit, earlier.date, line.date)) break;
    if (earlier.is_gone()) continue;
    possible += amount_of(earlier);
    if (earlier.stays()) {
      certain += amount_of(earlier);
      if (last_certain == nobody) last_certain = members[before];
    } else if (last_open == nobody) {
      last_open = members[before];
    }
  }
  members.push_back(at);
  if (certain > quota.most) {
    const auto counted = static_cast<std::uint32_t>(certain - amount_of(line));
    line.find({Effect::gone, Pass::graph, quota.rule, Reason::plain, last_certain, counted});
  } else if (possible > quota.most) {
    line.find({Effect::open, Pass::graph, quota.rule, Reason::hangs, last_open});
  }
}

/// A bundle is paid once a quarter: by its tariff and by its programme.
void Decider::check_second_bundle(LineState& line, std::uint32_t at) {
  std::vector<std::uint32_t>& bundles = bundles_[line.code->programme];
  std::uint32_t first = nobody;
  std::uint32_t first_open = nobody;
  for (std::size_t before = bundles.size(); before-- > 0;) {
    const LineState& earlier = lines_[bundles[before]];
    if (earlier.quarter != line.quarter) break;
    if (earlier.list != line.list || earlier.is_gone()) continue;
    (earlier.stays() ? first : first_open) = bundles[before];
  }
  bundles.push_back(at);
  if (first == nobody && first_open == nobody) return;
  const bool is_gone = first != nobody;
  const Finding second{is_gone ? Effect::gone : Effect::open, Pass::graph, Rule::none,
                       is_gone ? Reason::second_in_period : Reason::hangs,
                       is_gone ? first : first_open};
  const auto found_by = [&](Rule rule) {
    Finding finding = second;
    finding.rule = rule;
    line.find(finding);
  };
  if (line.tariff_rule != Rule::none) found_by(line.tariff_rule);
  if (line.in_programme) found_by(programmes[line.code->programme].rule);
}

}  // namespace clausule::benchmark::handwritten
