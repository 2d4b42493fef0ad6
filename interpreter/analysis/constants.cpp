#include "interpreter/analysis/constants.hpp"

#include "interpreter/value.hpp"

namespace clausule::interpreter::analysis {

std::optional<Decimal> constant_number(const ExpressionPointer& expression) {
  if (!expression) return std::nullopt;
  if (const auto* constant = std::get_if<Constant>(&expression->node)) {
    const auto* number = std::get_if<Decimal>(&constant->value);
    return number == nullptr ? std::nullopt : std::optional(*number);
  }
  const auto* node = std::get_if<Arithmetic>(&expression->node);
  if (node == nullptr) return std::nullopt;
  const auto left = constant_number(node->left);
  const auto right = constant_number(node->right);
  if (!left || !right) return std::nullopt;
  switch (node->op) {
    case dsl::ast::Operator::add:
      return *left + *right;
    case dsl::ast::Operator::subtract:
      return *left - *right;
    case dsl::ast::Operator::multiply:
      return *left * *right;
    case dsl::ast::Operator::divide:
      if (right->is_zero()) return std::nullopt;
      return *left / *right;
  }
  return std::nullopt;
}

std::string amount_text(const Decimal& amount) {
  if (const auto cents = amount.to_hundredths()) return to_string(Cents{*cents}, ',');
  return amount.to_string(',');
}

}  // namespace clausule::interpreter::analysis
