#include <algorithm>

#include "tools/benchmark/handwritten/decider.hpp"

namespace clausule::benchmark::handwritten {

namespace {

constexpr std::array<std::string_view, 3> part_names{"huisarts", "ketenpartners", "organisatie"};
constexpr std::int64_t deductible_a_year = 38'500;

/// Divides, rounding down also below zero; the divisor is above zero.
std::int64_t divided(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t quotient = dividend / divisor;
  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/// Splits an amount over the parts of an agreement in proportion, the rest to the last.
void split(const LineState& line, std::int64_t cents, Decision& decision) {
  if (line.agreement == nullptr || line.tariff_rule == Rule::none) return;
  const std::int64_t total = line.agreement->total();
  std::int64_t left = cents;
  for (std::size_t part = 0; part < part_names.size(); ++part) {
    const bool is_last = part + 1 == part_names.size();
    const std::int64_t share =
        is_last ? left
                : divided(cents * line.agreement->parts[part], std::max<std::int64_t>(total, 1));
    decision.all_components[part] = {part_names[part], share};
    left -= share;
  }
  decision.component_count = part_names.size();
}

}  // namespace

void Decider::write_decision(const LineState& line, Decision& decision) const {
  decision.claimed = line.cents;
  if (line.credits != nobody || line.credited_by != nobody) return write_pair(line, decision);
  decision.exempt = line.is_exempt;
  const bool is_priced = line.tariff_rule != Rule::none;
  const std::int64_t most = is_priced ? std::min(line.cents, line.tariff) : line.cents;
  if (line.stays()) {
    decision.outcome = most < line.cents ? Outcome::reduced : Outcome::approved;
    decision.paid = most;
    if (!is_priced) return;
    const RuleInfo& rule = info_of(line.tariff_rule);
    decision.rule = rule.name;
    decision.ground = rule.ground;
    decision.article = rule.article;
    if (decision.outcome == Outcome::reduced) decision.return_code = rule.return_code;
    split(line, most, decision);
    return;
  }
  const Finding& finding = line.finding;
  const RuleInfo& rule = info_of(finding.rule);
  decision.rule = rule.name;
  decision.ground = rule.ground;
  decision.article = rule.article;
  if (finding.pass == Pass::graph && finding.beside != nobody)
    decision.beside = lines_[finding.beside].text->line;
  switch (finding.effect) {
    case Effect::nothing:
      break;
    case Effect::gone:
      decision.outcome = Outcome::rejected;
      decision.return_code = finding.reason == Reason::second_in_period ? "0587" : rule.return_code;
      break;
    case Effect::error:
      decision.outcome = Outcome::error;
      break;
    case Effect::open:
      decision.outcome = Outcome::review;
      decision.open = most;
      split(line, most, decision);
      break;
  }
}

/// A credit and what it credits leave together; nothing was paid before.
void Decider::write_pair(const LineState& line, Decision& decision) const {
  const bool is_credit = line.credits != nobody;
  decision.outcome = is_credit ? Outcome::approved : Outcome::rejected;
  decision.ground = Ground::credit;
  decision.beside = lines_[is_credit ? line.credits : line.credited_by].text->line;
}

void Decider::lay_deductible() {
  if (!tables_.parts().deductible) return;
  order_.clear();
  for (std::uint32_t at = 0; at < lines_.size(); ++at) {
    const LineState& line = lines_[at];
    if (!line.counts_for_deductible || !line.stays()) continue;
    order_.push_back({day_key(line.date.day), at});
  }
  std::ranges::sort(order_, [&](const Ordered& left, const Ordered& right) {
    if (left.key != right.key) return left.key < right.key;
    return id_before(lines_[left.line], lines_[right.line]);
  });
  std::int32_t year = 0;
  std::int64_t used = 0;
  for (const Ordered& counted : order_) {
    const LineState& line = lines_[counted.line];
    if (line.date.year != year) used = 0;
    year = line.date.year;
    Decision& decision = decisions_[counted.line];
    decision.has_deductible = true;
    decision.deductible = decision.paid >= 0
                              ? std::min(decision.paid, deductible_a_year - used)
                              : std::max(decision.paid, -std::max<std::int64_t>(used, 0));
    used += decision.deductible;
  }
}

}  // namespace clausule::benchmark::handwritten
