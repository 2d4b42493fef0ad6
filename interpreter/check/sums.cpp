#include "interpreter/check/sums.hpp"

#include <memory>
#include <utility>

#include "interpreter/check/expressions.hpp"

namespace clausule::interpreter::check {

namespace {

using dsl::Kind;

bool adds_up(const Type& type) {
  switch (type.kind) {
    case TypeKind::money:
    case TypeKind::number:
    case TypeKind::percentage:
    case TypeKind::any:
      return true;
    case TypeKind::yes_no:
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::text:
    case TypeKind::word:
    case TypeKind::code:
    case TypeKind::codes:
    case TypeKind::period:
    case TypeKind::digits:
      break;
  }
  return false;
}

}  // namespace

ExpressionPointer lower_sum(Context& context, const dsl::ast::Expression& expression,
                            const dsl::ast::Sum& sum) {
  const Reads reads = context.reads;
  if (reads != Reads::file && reads != Reads::settlement) {
    context.diagnostics.report<Kind::file_fact_not_here>(expression.location, "som");
    return nullptr;
  }
  context.reads = reads == Reads::file ? Reads::line : Reads::results;
  auto operand = lower_expression(context, *sum.operand);
  context.reads = reads;
  if (operand && operand->type.kind == TypeKind::digits) {
    operand = coerce(context, operand, number_type());
  }
  if (!operand) return nullptr;
  if (!adds_up(operand->type)) {
    context.diagnostics.report<Kind::type_mismatch>(sum.operand->location, name_of(operand->type),
                                                    "een getal of bedrag");
    return nullptr;
  }
  auto lowered = std::make_shared<Expression>();
  lowered->type = operand->type;
  lowered->location = expression.location;
  lowered->text = context.snippet(expression.location);
  const bool in_file = reads == Reads::file;
  auto& sums = in_file ? context.program.file_sums : context.program.settlement_sums;
  sums.push_back(std::move(operand));
  const auto index = static_cast<std::uint32_t>(sums.size() - 1);
  if (in_file) {
    lowered->node = ReadFileSum{index};
  } else {
    lowered->node = ReadSettlementSum{index};
  }
  return lowered;
}

}  // namespace clausule::interpreter::check
