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
    lines_[by_id_[at - 1]].find({Effect::error, Pass::known});
    lines_[by_id_[at]].find({Effect::error, Pass::known});
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
  if (!is_there || !is_opposite(credit, lines_[*found])) {
    credit.find({Effect::error, Pass::known});
    return;
  }
  credit.credits = *found;
  lines_[*found].credited_by = at;
}

bool Decider::is_opposite(const LineState& credit, const LineState& debit) const {
  const auto signs = [](const LineState& line) {
    const std::string_view code = line.text->code;
    return code.substr(code.find('/') + 1);
  };
  return debit.stays() && credit.cents < 0 && debit.text->credits.empty() &&
         debit.credited_by == nobody && credit.provider == debit.provider &&
         credit.list == debit.list && signs(credit) == signs(debit) &&
         credit.date.day == debit.date.day && credit.quantity == debit.quantity &&
         credit.cents == -debit.cents;
}

}  // namespace clausule::benchmark::handwritten
