#include "interpreter/check/amounts.hpp"

#include <algorithm>

#include "interpreter/check/expressions.hpp"
#include "interpreter/check/operators.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

Rounding mode_of(ast::RoundingMode mode) {
  switch (mode) {
    case ast::RoundingMode::half_away:
      return Rounding::half_away;
    case ast::RoundingMode::up:
      return Rounding::up;
    case ast::RoundingMode::down:
      return Rounding::down;
    case ast::RoundingMode::half_even:
      return Rounding::half_even;
  }
  return Rounding::half_away;
}

/// Lowers the clauses one by one.
class ClauseLowering {
 public:
  ClauseLowering(Context& context, const ast::Declaration& declaration)
      : context_(context), declaration_(declaration) {}

  AmountClauses lower() {
    for (const ast::Clause& clause : declaration_.clauses) {
      if (const auto* amount = std::get_if<ast::AmountsTo>(&clause.value)) {
        clauses_.steps.amounts_to = lower_amount(context_, amount->amount);
        for (const ast::Suffix& suffix : amount->suffixes) lower_suffix(suffix);
      } else if (const auto* line = std::get_if<ast::Suffixes>(&clause.value)) {
        for (const ast::Suffix& suffix : line->suffixes) lower_suffix(suffix);
      }
    }
    return std::move(clauses_);
  }

 private:
  const std::string& name() const { return declaration_.name.text; }

  void lower_suffix(const ast::Suffix& suffix) {
    AmountSteps& steps = clauses_.steps;
    std::visit(
        Overloaded{
            [&](const ast::AtMost& cap) {
              if (cap.window) {
                context_.diagnostics.report<Kind::window_not_here>(cap.window->location, name());
              }
              if (auto amount = lower_amount(context_, cap.amount)) {
                steps.at_most.push_back(std::move(amount));
              }
            },
            [&](const ast::AtLeast& floor) {
              if (auto amount = lower_amount(context_, floor.amount)) {
                steps.at_least.push_back(std::move(amount));
              }
            },
            [&](const ast::IncreasedBy& increase) {
              auto percentage = coerce(context_, lower_expression(context_, increase.percentage),
                                       percentage_type());
              if (percentage) steps.increases.push_back(std::move(percentage));
            },
            [&](const ast::ProRata& pro_rata) {
              if (auto condition = lower_condition(context_, pro_rata.condition)) {
                steps.pro_rata.push_back({unit_of_period(pro_rata.period), std::move(condition)});
              }
            },
            [&](const ast::Rounding& rounding) { lower_rounding(rounding, suffix.location); },
            [&](const ast::SplitOverQuarters&) { clauses_.over_quarters = true; },
            [&](const ast::SplitOverShares& split) { lower_shares(split, suffix.location); },
            [&](const ast::RestTo& rest) { lower_rest(rest, suffix.location); },
            [&](const ast::PerUnit& per) { clauses_.per.emplace_back(per.unit, suffix.location); },
        },
        suffix.value);
  }

  void lower_rounding(const ast::Rounding& rounding, const dsl::Location& place) {
    if (clauses_.steps.rounding) {
      context_.diagnostics.report<Kind::repeated_clause>(place, "afgerond op", name());
    }
    Decimal step =
        rounding.step == ast::Rounding::Step::euros ? Decimal(1) : Decimal::hundredths(1);
    if (rounding.literal) {
      const Decimal wanted = Decimal::parse(rounding.literal->text).value_or(step);
      if (wanted <= Decimal(0) || !wanted.to_hundredths()) {
        context_.diagnostics.report<Kind::step_without_cents>(
            place, context_.snippet(rounding.literal->location));
      } else {
        step = wanted;
      }
    }
    clauses_.steps.rounding = RoundingRule{mode_of(rounding.mode), step};
  }

  void lower_shares(const ast::SplitOverShares& split, const dsl::Location& place) {
    Decimal whole;
    clauses_.split_place = place;
    for (const ast::Share& share : split.shares) {
      const Decimal part = Decimal::parse(share.percent.text).value_or(Decimal()) / Decimal(100);
      whole = whole + part;
      clauses_.split.components.push_back(share.name.text);
      clauses_.split.shares.push_back(part);
    }
    if (whole > Decimal(1)) {
      context_.diagnostics.report<Kind::shares_above_whole>(place, name());
    }
  }

  void lower_rest(const ast::RestTo& rest, const dsl::Location& place) {
    if (const auto* receiver = std::get_if<ast::Name>(&rest.receiver)) {
      clauses_.split.rest_to = receiver->text;
      clauses_.rest_place = receiver->location;
      return;
    }
    const std::string& quarter = std::get<ast::Code>(rest.receiver).text;
    if (quarter.size() != 1 || quarter[0] < '1' || quarter[0] > '4') {
      context_.diagnostics.report<Kind::rest_to_no_quarter>(place, quarter);
      return;
    }
    clauses_.rest_to_quarter = quarter[0] - '0';
  }

  Context& context_;
  const ast::Declaration& declaration_;
  AmountClauses clauses_;
};

}  // namespace

AmountClauses lower_amount_clauses(Context& context, const ast::Declaration& declaration) {
  return ClauseLowering(context, declaration).lower();
}

bool is_whole(const ExpressionPointer& amount) {
  return !amount || amount->type.whole || amount->type.kind == TypeKind::any;
}

AmountShape shape_of(const AmountSteps& steps, const std::vector<AmountRow>& rows,
                     bool columns_name_components) {
  AmountShape shape;
  shape.has_cap = !steps.at_most.empty();
  shape.base_is_whole =
      is_whole(steps.amounts_to) && steps.increases.empty() && steps.pro_rata.empty();
  shape.bounds_are_whole =
      std::ranges::all_of(steps.at_most, is_whole) && std::ranges::all_of(steps.at_least, is_whole);
  for (const AmountRow& row : rows) {
    shape.in_rows = shape.in_rows || row.amounts_to;
    shape.has_cap = shape.has_cap || row.at_most;
    shape.base_is_whole = shape.base_is_whole && is_whole(row.amounts_to) &&
                          std::ranges::all_of(row.components, is_whole);
    shape.bounds_are_whole =
        shape.bounds_are_whole && is_whole(row.at_most) && is_whole(row.at_least);
  }
  shape.has_base = steps.amounts_to || shape.in_rows || columns_name_components;
  return shape;
}

void check_split(Context& context, const ast::Declaration& declaration, Split& split,
                 const dsl::Location& rest_place) {
  if (split.components.empty() && split.rest_to.empty()) return;
  if (split.rest_to.empty()) {
    context.diagnostics.report<Kind::components_without_rest>(declaration.location,
                                                              declaration.name.text);
    return;
  }
  const auto found = std::ranges::find(split.components, split.rest_to);
  if (!split.shares.empty()) {
    if (found == split.components.end()) split.components.push_back(split.rest_to);
    return;
  }
  if (found == split.components.end()) {
    context.diagnostics.report<Kind::rest_to_nobody>(rest_place, split.rest_to);
  }
}

}  // namespace clausule::interpreter::check
