#include <algorithm>

#include "tools/benchmark/handwritten/decider.hpp"

namespace clausule::benchmark::handwritten {

void Decider::refuse_repeated_ids() {
  const auto id_of = [&](std::uint32_t line) { return lines_[line].text->line; };
  by_id_.resize(lines_.size());
  bool is_sorted = true;
  for (std::uint32_t line = 0; line < lines_.size(); ++line) {
    by_id_[line] = line;
    // Lines mostly come in with rising ids.
    is_sorted = is_sorted && (line == 0 || id_before(lines_[line - 1], lines_[line]));
  }
  if (is_sorted) return;
  std::ranges::sort(by_id_, [&](std::uint32_t left, std::uint32_t right) {
    return id_before(lines_[left], lines_[right]);
  });
  for (std::size_t at = 1; at < by_id_.size(); ++at) {
    if (id_of(by_id_[at - 1]) != id_of(by_id_[at])) continue;
    const Finding repeated{Effect::error, Pass::known, Rule::none, Reason::repeated_id};
    lines_[by_id_[at - 1]].find(repeated);
    lines_[by_id_[at]].find(repeated);
  }
}

void Decider::pair_credits() {
  order_.clear();
  for (std::uint32_t at = 0; at < lines_.size(); ++at) {
    const LineState& line = lines_[at];
    if (line.text->credits.empty() || !line.stays()) continue;
    order_.push_back({day_key(line.date.day), at});
  }
  // Of two credits of one line the earlier one counts.
  std::ranges::sort(order_, [&](const Ordered& left, const Ordered& right) {
    if (left.key != right.key) return left.key < right.key;
    return id_before(lines_[left.line], lines_[right.line]);
  });
  for (const Ordered& credit : order_) pair_credit(credit.line);
}

void Decider::pair_credit(std::uint32_t at) {
  LineState& credit = lines_[at];
  const auto found = std::lower_bound(by_id_.begin(), by_id_.end(), credit.text->credits,
                                      [&](std::uint32_t line, std::string_view id) {
                                        return id_before(lines_[line].text->line, id);
                                      });
  const bool is_there =
      found != by_id_.end() && *found != at && lines_[*found].text->line == credit.text->credits;
  Reason fault = Reason::credit_without_debit;
  if (credit.cents >= 0) {
    fault = Reason::credit_not_negative;
  } else if (is_there) {
    fault = fault_of(credit, lines_[*found]);
  }
  if (fault != Reason::plain) {
    credit.find({Effect::error, Pass::known, Rule::none, fault, is_there ? *found : nobody});
    return;
  }
  credit.credits = *found;
  lines_[*found].credited_by = at;
}

/// Returns why a line does not credit another; `plain` where it does.
Reason Decider::fault_of(const LineState& credit, const LineState& debit) const {
  const auto signs = [](const LineState& line) {
    const std::string_view code = line.text->code;
    return code.substr(code.find('/') + 1);
  };
  if (!debit.stays()) return Reason::repeated_id;
  if (!debit.text->credits.empty()) return Reason::credit_of_credit;
  if (debit.credited_by != nobody) return Reason::credit_twice;
  const bool is_same = credit.provider == debit.provider && credit.list == debit.list &&
                       signs(credit) == signs(debit) && credit.date.day == debit.date.day &&
                       credit.quantity == debit.quantity;
  if (!is_same) return Reason::credit_differs;
  return credit.cents == -debit.cents ? Reason::plain : Reason::credit_of_part;
}

}  // namespace clausule::benchmark::handwritten
