#include "interpreter/engine/credits.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "interpreter/engine/line_order.hpp"

namespace clausule::interpreter::engine {

namespace {

/// Says what differs between a credit and the line it names; `Says::nothing` where nothing does.
Statement difference(const Line& credit, const Line& debit) {
  const ClaimLine& one = *credit.claim;
  const ClaimLine& other = *debit.claim;
  const auto differs = [&](std::string_view column) {
    return Statement{Says::credit_differs, {other.id, column}};
  };
  if (one.provider != other.provider) return differs("zorgverlener");
  if (credit.code() != debit.code()) return differs("code");
  if (one.date != other.date) return differs("datum");
  if (one.quantity != other.quantity) return differs("aantal");
  if (one.amount.value != -other.amount.value) {
    return {Says::credit_of_part, {other.id, other.amount}};
  }
  return {};
}

/// Pairs the credits of one person.
class Pairing {
 public:
  explicit Pairing(std::span<LineState> lines) : lines_(lines) {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
      const ClaimLine& claim = *lines_[at].line.claim;
      if (claim.credits && !claim.credits->empty()) credits_.push_back(at);
    }
    if (credits_.size() > few) {
      for (std::size_t at = 0; at < lines_.size(); ++at) {
        places_.emplace(lines_[at].line.claim->id, at);
      }
    }
    // Of two credits of one line the earlier one counts: in the order in which lines count.
    std::ranges::sort(credits_, [&](std::size_t left, std::size_t right) {
      return counts_before(lines_[left], lines_[right]);
    });
  }

  void run() {
    for (const std::size_t at : credits_) {
      LineState& credit = lines_[at];
      if (!credit.findings.empty()) continue;
      Statement fault = pair(at);
      if (fault.says == Says::nothing || credit.before != nullptr) continue;
      Finding finding;
      finding.effect = Effect::error;
      finding.ground = Ground::claim;
      finding.message = fault;
      credit.findings.push_back(finding);
    }
  }

 private:
  Statement pair(std::size_t at) {
    LineState& credit = lines_[at];
    const ClaimLine& claim = *credit.line.claim;
    const std::string& named = *claim.credits;
    if (claim.amount.value >= 0) {
      return {Says::credit_not_negative, {named, claim.amount}};
    }
    const auto [first, count] = find(named);
    if (count == 0 || first == at) return {Says::credit_without_debit, {named}};
    if (count > 1) return {Says::duplicate_id, {named}};
    LineState& debit = lines_[first];
    const ClaimLine& credited = *debit.line.claim;
    if (credited.credits && !credited.credits->empty()) return {Says::credit_of_credit, {named}};
    if (debit.credited_by) {
      return {Says::credit_twice, {named, lines_[*debit.credited_by].line.claim->id}};
    }
    Statement differs = difference(credit.line, debit.line);
    if (differs.says != Says::nothing) return differs;
    credit.credits = first;
    debit.credited_by = at;
    return {};
  }

  /// The first line with an id, and how many there are.
  struct Found {
    std::size_t first = 0;
    std::size_t count = 0;
  };
  [[nodiscard]] Found find(std::string_view id) const {
    Found found;
    const auto add = [&](std::size_t at) {
      if (found.count++ == 0) found.first = at;
    };
    if (credits_.size() > few) {
      const auto [first, last] = places_.equal_range(id);
      for (auto one = first; one != last; ++one) add(one->second);
    } else {
      for (std::size_t at = 0; at < lines_.size(); ++at) {
        if (lines_[at].line.claim->id == id) add(at);
      }
    }
    return found;
  }

  /// For so many credits the lines are looked through sooner than they are sorted by id.
  static constexpr std::size_t few = 4;

  std::span<LineState> lines_;
  std::multimap<std::string_view, std::size_t> places_;  ///< of many credits
  std::vector<std::size_t> credits_;
};

}  // namespace

void pair_credits(std::span<LineState> lines) {
  const bool any = std::ranges::any_of(lines, [](const LineState& state) {
    return state.line.claim->credits && !state.line.claim->credits->empty();
  });
  if (!any) return;
  Pairing(lines).run();
}

void decide_pair(std::span<const LineState> lines, const LineState& line, Decision& decision) {
  decision.claimed = line.line.claim->amount;
  decision.ground = Ground::credit;
  if (line.credited_by) {
    const std::string& credit = lines[*line.credited_by].line.claim->id;
    decision.outcome = Outcome::rejected;
    decision.beside = credit;
    decision.message = {Says::credited, {credit}};
    return;
  }
  const LineState& debit = lines[*line.credits];
  const std::string& id = debit.line.claim->id;
  decision.outcome = Outcome::approved;
  decision.beside = id;
  if (debit.was_paid()) decision.paid = {-debit.before->paid.value};
  decision.message = debit.was_paid() ? Statement{Says::credit_paid, {id, debit.before->paid}}
                                      : Statement{Says::credit_of_unpaid, {id}};
}

}  // namespace clausule::interpreter::engine
