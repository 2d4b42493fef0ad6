#include "interpreter/engine/flat_amounts.hpp"

#include <algorithm>
#include <cstddef>

#include "interpreter/engine/fixed.hpp"

namespace clausule::interpreter::engine {

namespace {

bool is_constant(const ExpressionPointer& expression) {
  return !expression || std::holds_alternative<Constant>(expression->node);
}

}  // namespace

bool FlatAmounts::is_flat(const TariffVersion& version, const AmountRow* row) {
  return only_reads(version, row, is_constant);
}

FlatAmounts::Slot& FlatAmounts::slot_of(const TariffVersion& version, const AmountRow* row) const {
  std::vector<Slot>& slots = slots_[&version];
  if (slots.empty()) slots.resize(std::max<std::size_t>(version.rows.size(), 1));
  return slots[row == nullptr ? 0 : static_cast<std::size_t>(row - version.rows.data())];
}

}  // namespace clausule::interpreter::engine
