#include "tools/analysis/coverage/coverage.hpp"

#include <algorithm>
#include <variant>

#include "tools/analysis/coverage/collect.hpp"
#include "tools/analysis/coverage/left_out.hpp"

namespace clausule::coverage {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Use;

Coverage::Coverage(std::shared_ptr<const interpreter::Program> program)
    : program_(std::move(program)),
      items_(collect(*program_)),
      lists_left_out_(coverage::lists_left_out(*program_)),
      counted_(items_.size()) {
  for (std::size_t at = 0; at < items_.size(); ++at) {
    by_place_[items_[at].place].push_back(at);
    if (const auto* code = std::get_if<LeftOut>(&items_[at].wanted)) {
      left_out_.emplace(code->digits, at);
    }
  }
}

void Coverage::note(const std::vector<Use>& uses) {
  for (const Use& use : uses) {
    const auto found = by_place_.find(use.place);
    if (found == by_place_.end()) continue;
    for (const std::size_t at : found->second) {
      if (!items_[at].covered && exercises(use, items_[at])) items_[at].covered = true;
    }
  }
}

void Coverage::note(const ClaimLine& line, const std::vector<Use>& uses) {
  note(uses);
  // Of a line on which nothing had its say no list was left out either.
  if (uses.empty()) return;
  const interpreter::CodeValue code = code_of(*program_, line);
  for (const auto* list : lists_left_out_) note(uses_of(*list, code, line.date));
  const auto [first, last] = left_out_.equal_range(code.digits);
  for (auto one = first; one != last; ++one) {
    Item& item = items_[one->second];
    if (has(std::get<LeftOut>(item.wanted), code)) item.covered = true;
  }
}

void Coverage::add_flow(const ClaimLine& line, Cents paid, const std::vector<Use>& uses) {
  ++line_;
  for (const Use& use : uses) {
    const auto found = by_place_.find(use.place);
    if (found == by_place_.end()) continue;
    for (const std::size_t at : found->second) {
      Item& item = items_[at];
      if (counted_[at] == line_ || !exercises(use, item)) continue;
      counted_[at] = line_;
      ++item.flow.lines;
      item.flow.claimed += line.amount.value;
      item.flow.paid += paid.value;
    }
  }
}

void Coverage::add_flows(const Coverage& other) {
  for (std::size_t at = 0; at < items_.size(); ++at) {
    const Flow& flow = other.items_[at].flow;
    items_[at].flow.lines += flow.lines;
    items_[at].flow.claimed += flow.claimed;
    items_[at].flow.paid += flow.paid;
  }
}

Tally Coverage::tally(Kind kind) const {
  Tally tally;
  for (const Item& item : items_) {
    if (item.kind != kind) continue;
    ++tally.all;
    if (item.covered) ++tally.covered;
  }
  return tally;
}

Tally Coverage::together() const {
  Tally together;
  for (const Kind kind : kinds) {
    const Tally one = tally(kind);
    together.covered += one.covered;
    together.all += one.all;
  }
  return together;
}

}  // namespace clausule::coverage
