#include "interpreter/engine/flat_amounts.hpp"

#include <algorithm>
#include <cstddef>

namespace clausule::interpreter::engine {

namespace {

bool is_constant(const ExpressionPointer& expression) {
  return !expression || std::holds_alternative<Constant>(expression->node);
}

}  // namespace

bool FlatAmounts::is_flat(const TariffVersion& version, const AmountRow* row) {
  const AmountSteps& steps = version.amount;
  const bool scales = !steps.increases.empty() || !steps.pro_rata.empty() || version.over_quarters;
  if (scales || !std::ranges::all_of(steps.at_least, is_constant) ||
      !std::ranges::all_of(steps.at_most, is_constant)) {
    return false;
  }
  if (row == nullptr) return is_constant(steps.amounts_to);
  return is_constant(row->amounts_to ? row->amounts_to : steps.amounts_to) &&
         is_constant(row->at_least) && is_constant(row->at_most) &&
         std::ranges::all_of(row->components, is_constant);
}

FlatAmounts::Slot& FlatAmounts::slot_of(const TariffVersion& version, const AmountRow* row) const {
  std::vector<Slot>& slots = slots_[&version];
  if (slots.empty()) slots.resize(std::max<std::size_t>(version.rows.size(), 1));
  return slots[row == nullptr ? 0 : static_cast<std::size_t>(row - version.rows.data())];
}

}  // namespace clausule::interpreter::engine
