#include <algorithm>
#include <memory>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/open_rows.hpp"
#include "interpreter/check/operators.hpp"
#include "interpreter/check/rules.hpp"
#include "interpreter/check/tables.hpp"
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

/// Lowers one version of a tariff, clause by clause.
class TariffLowering {
 public:
  TariffLowering(Context& context, const Source& source)
      : context_(context), source_(source), declaration_(*source.declaration) {}

  TariffVersion lower() {
    version_.head = lower_head(context_, source_,
                               clause_of<ast::ExceptionTo>(declaration_) != nullptr ? "" : "0611");
    for (const ast::Clause& clause : declaration_.clauses) lower_clause(clause);
    version_.without_deductible = clause_of<ast::WithoutDeductible>(declaration_) != nullptr;
    if (const ast::Table* table = table_of(context_, source_)) lower_rows(*table);
    check_amounts();
    check_components();
    return std::move(version_);
  }

 private:
  const std::string& name() const { return declaration_.name.text; }

  void lower_clause(const ast::Clause& clause) {
    if (const auto* scope = std::get_if<ast::Scope>(&clause.value)) {
      if (scope->selection) version_.selection = lower_selection(context_, *scope->selection);
      for (const ast::Unit unit : scope->per) lower_per(unit, clause.location);
    } else if (const auto* amount = std::get_if<ast::AmountsTo>(&clause.value)) {
      version_.amounts_to = lower_amount(context_, amount->amount);
      for (const ast::Suffix& suffix : amount->suffixes) lower_suffix(suffix);
    } else if (const auto* line = std::get_if<ast::Suffixes>(&clause.value)) {
      for (const ast::Suffix& suffix : line->suffixes) lower_suffix(suffix);
    }
  }

  void lower_per(ast::Unit unit, const dsl::Location& place) {
    if (unit == ast::Unit::insured) return;  // a dossier is one person (semantics.md 14)
    if (has_per_ && unit != ast::Unit::item) {
      context_.diagnostics.report<Kind::repeated_clause>(place, "per", name());
    }
    has_per_ = true;
    if (unit == ast::Unit::item) {
      per_item_ = true;
      return;
    }
    version_.per = lower_unit(context_, unit, place, ast::Head::tariff);
  }

  void lower_suffix(const ast::Suffix& suffix) {
    std::visit(
        Overloaded{
            [&](const ast::AtMost& cap) {
              if (cap.window) {
                context_.diagnostics.report<Kind::window_not_here>(cap.window->location, name());
              }
              if (auto amount = lower_amount(context_, cap.amount))
                version_.at_most.push_back(amount);
            },
            [&](const ast::AtLeast& floor) {
              if (auto amount = lower_amount(context_, floor.amount)) {
                version_.at_least.push_back(amount);
              }
            },
            [&](const ast::IncreasedBy& increase) {
              auto percentage = coerce(context_, lower_expression(context_, increase.percentage),
                                       percentage_type());
              if (percentage) version_.increases.push_back(std::move(percentage));
            },
            [&](const ast::ProRata& pro_rata) {
              if (auto condition = lower_condition(context_, pro_rata.condition)) {
                version_.pro_rata.push_back(
                    {unit_of_period(pro_rata.period), std::move(condition)});
              }
            },
            [&](const ast::Rounding& rounding) { lower_rounding(rounding, suffix.location); },
            [&](const ast::SplitOverQuarters&) { version_.over_quarters = true; },
            [&](const ast::SplitOverShares& split) { lower_shares(split, suffix.location); },
            [&](const ast::RestTo& rest) { lower_rest(rest, suffix.location); },
            [&](const ast::PerUnit& per) { lower_per(per.unit, suffix.location); },
        },
        suffix.value);
  }

  void lower_rounding(const ast::Rounding& rounding, const dsl::Location& place) {
    if (version_.rounding) {
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
    version_.rounding = RoundingRule{mode_of(rounding.mode), step};
  }

  void lower_shares(const ast::SplitOverShares& split, const dsl::Location& place) {
    Decimal whole;
    for (const ast::Share& share : split.shares) {
      const Decimal part = Decimal::parse(share.percent.text).value_or(Decimal()) / Decimal(100);
      whole = whole + part;
      version_.components.push_back(share.name.text);
      version_.shares.push_back(part);
    }
    if (whole > Decimal(1)) {
      context_.diagnostics.report<Kind::shares_above_whole>(place, name());
    }
  }

  void lower_rest(const ast::RestTo& rest, const dsl::Location& place) {
    if (const auto* receiver = std::get_if<ast::Name>(&rest.receiver)) {
      version_.rest_to = receiver->text;
      rest_place_ = receiver->location;
      return;
    }
    const std::string& quarter = std::get<ast::Code>(rest.receiver).text;
    if (quarter.size() != 1 || quarter[0] < '1' || quarter[0] > '4') {
      context_.diagnostics.report<Kind::rest_to_no_quarter>(place, quarter);
      return;
    }
    version_.rest_to_quarter = quarter[0] - '0';
  }

  void lower_rows(const ast::Table& table) {
    version_.has_table = true;
    struct ColumnPlan {
      ast::ColumnKind kind{};
      ExpressionPointer subject;
      std::optional<std::size_t> component;
    };
    std::vector<ColumnPlan> plan;
    for (const ast::Column& column : table.columns) {
      ColumnPlan one{column.kind, nullptr, std::nullopt};
      if (column.kind == ast::ColumnKind::deductible) {
        context_.diagnostics.report<Kind::column_not_here>(
            column.location, context_.snippet(column.location), "tarief");
      }
      if (column.kind == ast::ColumnKind::condition) {
        const auto bare = bare_name(column);
        const auto* reference = std::get_if<ast::Reference>(&column.condition->value);
        const bool known = !bare || is_line_fact(context_, reference->path) ||
                           find_name(context_, reference->path.parts.front().text) != nullptr;
        if (known) {
          one.subject = lower_expression(context_, *column.condition);
        } else {
          one.component = version_.components.size();
          version_.components.push_back(bare->text);
        }
      }
      plan.push_back(std::move(one));
    }
    has_component_columns_ = !version_.components.empty() && version_.shares.empty();
    for (const ast::TableRow& row : table.rows) {
      if (!row_fits(table, row)) continue;
      TariffRow lowered;
      lowered.location = row.location;
      lowered.components.resize(version_.components.size());
      const RowDates dates = lower_row_dates(context_, table, row);
      lowered.validity = dates.validity;
      lowered.published_on = dates.published_on;
      lowered.return_code = lower_row_return_code(context_, table, row);
      for (std::size_t at = 0; at < plan.size(); ++at) {
        const ast::TableCell& cell = row.cells[at];
        if (plan[at].subject) {
          FactTest test{plan[at].subject, {{}, "-"}};
          if (cell.form == ast::TableCell::Form::empty) {
            context_.diagnostics.report<Kind::empty_key>(cell.location, plan[at].subject->text);
          } else if (cell.form == ast::TableCell::Form::cells) {
            test.tests = lower_cells(context_, cell.cells, *plan[at].subject);
          }
          lowered.tests.push_back(std::move(test));
        } else if (plan[at].component) {
          lowered.components[*plan[at].component] = amount_cell(cell);
        } else if (plan[at].kind == ast::ColumnKind::amounts_to) {
          lowered.amounts_to = amount_cell(cell);
        } else if (plan[at].kind == ast::ColumnKind::at_most) {
          lowered.at_most = amount_cell(cell);
        } else if (plan[at].kind == ast::ColumnKind::at_least) {
          lowered.at_least = amount_cell(cell);
        }
      }
      version_.rows.push_back(std::move(lowered));
    }
    close_open_rows(version_.rows, [](const TariffRow& row) {
      std::string key;
      for (const FactTest& test : row.tests) key += test.tests.text + "\n";
      return key;
    });
  }

  ExpressionPointer amount_cell(const ast::TableCell& cell) {
    const Type money = money_type();
    auto value = lower_cell_value(context_, cell, &money);
    return value ? coerce(context_, std::move(value), money) : nullptr;
  }

  /// An amount that could have a fraction of a cent must be rounded (principle 7).
  void check_amounts() {
    const auto whole = [](const ExpressionPointer& one) {
      return !one || one->type.whole || one->type.kind == TypeKind::any;
    };
    bool amounts_whole =
        whole(version_.amounts_to) && version_.increases.empty() && version_.pro_rata.empty();
    bool caps_whole = true;
    bool row_amount = false;
    for (const ExpressionPointer& cap : version_.at_most) caps_whole = caps_whole && whole(cap);
    for (const ExpressionPointer& floor : version_.at_least)
      caps_whole = caps_whole && whole(floor);
    for (const TariffRow& row : version_.rows) {
      row_amount = row_amount || row.amounts_to;
      amounts_whole = amounts_whole && whole(row.amounts_to);
      caps_whole = caps_whole && whole(row.at_most) && whole(row.at_least);
      for (const ExpressionPointer& part : row.components)
        amounts_whole = amounts_whole && whole(part);
    }
    const bool base = version_.amounts_to || row_amount || has_component_columns_;
    const bool capped =
        !version_.at_most.empty() || std::ranges::any_of(version_.rows, [](const TariffRow& row) {
          return row.at_most != nullptr;
        });
    if (!base && !capped && clause_of<ast::AmountsTo>(declaration_) == nullptr &&
        clause_of<ast::Suffixes>(declaration_) == nullptr) {
      context_.diagnostics.report<Kind::no_amount>(declaration_.location, name());
    }
    if ((version_.amounts_to && (row_amount || has_component_columns_)) ||
        (row_amount && has_component_columns_)) {
      context_.diagnostics.report<Kind::two_amounts>(declaration_.location, name());
    }
    if (version_.rounding && (version_.over_quarters || !version_.shares.empty())) {
      context_.diagnostics.report<Kind::rounding_beside_split>(declaration_.location, name());
    }
    if (version_.over_quarters) {
      if (!amounts_whole) {
        context_.diagnostics.report<Kind::year_amount_with_fraction>(declaration_.location, name());
      }
      amounts_whole = true;
    }
    if (!version_.rounding && !(amounts_whole && caps_whole)) {
      context_.diagnostics.report<Kind::unrounded_amount>(declaration_.location, name());
    }
  }

  void check_components() {
    if (version_.components.empty() && version_.rest_to.empty()) return;
    if (version_.rest_to.empty()) {
      context_.diagnostics.report<Kind::components_without_rest>(declaration_.location, name());
      return;
    }
    const auto found = std::ranges::find(version_.components, version_.rest_to);
    if (!version_.shares.empty()) {
      if (found == version_.components.end()) version_.components.push_back(version_.rest_to);
      return;
    }
    if (found == version_.components.end()) {
      context_.diagnostics.report<Kind::rest_to_nobody>(rest_place_, version_.rest_to);
    }
  }

  Context& context_;
  const Source& source_;
  const ast::Declaration& declaration_;
  TariffVersion version_;
  dsl::Location rest_place_;
  bool has_per_ = false;
  bool per_item_ = false;
  bool has_component_columns_ = false;
};

}  // namespace

void lower_tariff(Context& context, const Entry& entry) {
  std::vector<TariffVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::line);
    versions.push_back(TariffLowering(context, source).lower());
  }
  context.program.tariffs[entry.index].versions = std::move(versions);
}

}  // namespace clausule::interpreter::check
