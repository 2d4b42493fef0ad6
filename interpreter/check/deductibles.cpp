#include <string>
#include <utility>
#include <vector>

#include "interpreter/check/amounts.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/operators.hpp"
#include "interpreter/check/rules.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

/// Lowers one version of a deductible.
class DeductibleLowering {
 public:
  DeductibleLowering(Context& context, const Source& source)
      : context_(context),
        source_(source),
        declaration_(*source.declaration),
        is_exception_(clause_of<ast::ExceptionTo>(declaration_) != nullptr) {}

  DeductibleVersion lower() {
    version_.head = lower_head(context_, source_, "");
    AmountClauses clauses = lower_amount_clauses(context_, declaration_);
    lower_scopes(clauses);
    check_split_clauses(clauses);
    version_.amount = std::move(clauses.steps);
    lower_counts();
    if (const auto* after = clause_of<ast::After>(declaration_)) {
      const Entry* found = need_name(context_, after->deductible, ast::Head::deductible);
      if (found != nullptr) version_.after = DeductibleId{found->index};
    }
    check_amounts();
    return std::move(version_);
  }

 private:
  const std::string& name() const { return declaration_.name.text; }

  void lower_scopes(const AmountClauses& clauses) {
    bool per_year = false;
    const auto add = [&](ast::Unit unit, const dsl::Location& place) {
      if (unit == ast::Unit::insured) return;  // a dossier is one person (semantics.md 14)
      const auto period = lower_unit(context_, unit, place, ast::Head::deductible);
      // Without a period, what is wrong with the unit has been said.
      if (!period || *period == CalendarUnit::calendar_year) per_year = true;
    };
    for (const ast::Clause& clause : declaration_.clauses) {
      const auto* scope = std::get_if<ast::Scope>(&clause.value);
      if (scope == nullptr) continue;
      if (scope->selection) version_.selection = lower_selection(context_, *scope->selection);
      for (const ast::Unit unit : scope->per) add(unit, clause.location);
    }
    for (const auto& [unit, place] : clauses.per) add(unit, place);
    if (!per_year && clauses.steps.amounts_to) {
      context_.diagnostics.report<Kind::deductible_not_per_year>(declaration_.location, name());
    }
  }

  /// The insured pays all of it: there is nobody to split it over.
  void check_split_clauses(const AmountClauses& clauses) {
    const bool has_split = !clauses.split.shares.empty() || !clauses.split.rest_to.empty() ||
                           clauses.over_quarters || clauses.rest_to_quarter;
    if (has_split) {
      context_.diagnostics.report<Kind::misplaced_clause>(
          clauses.split_place.value_or(declaration_.location), "verdeeld over", "eigen risico",
          "tarief, verrekening");
    }
  }

  void lower_counts() {
    const auto* counts = clause_of<ast::Counts>(declaration_);
    if (counts == nullptr) {
      if (is_exception_ && !version_.amount.amounts_to) {
        context_.diagnostics.report<Kind::missing_clause>(declaration_.location, name(), "telt");
      }
      return;
    }
    // What counts is read once the line is decided; everything else before that.
    const Inside inside(context_, source_, Reads::results);
    version_.counts = coerce(context_, lower_amount(context_, counts->amount), money_type());
  }

  /// What is laid on the insured is whole cents (principle 7).
  void check_amounts() {
    const AmountShape shape = shape_of(version_.amount, {}, false);
    const bool rounds = version_.amount.rounding.has_value();
    const bool has_amount = version_.amount.amounts_to != nullptr;
    const bool amount_fits =
        !has_amount || rounds || (shape.base_is_whole && shape.bounds_are_whole);
    const bool counts_fit = is_whole(version_.counts) || (rounds && !has_amount);
    if (!amount_fits || !counts_fit) {
      context_.diagnostics.report<Kind::unrounded_amount>(declaration_.location, name());
    }
  }

  Context& context_;
  const Source& source_;
  const ast::Declaration& declaration_;
  bool is_exception_;
  DeductibleVersion version_;
};

}  // namespace

void lower_deductible(Context& context, const Entry& entry) {
  std::vector<DeductibleVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::line);
    versions.push_back(DeductibleLowering(context, source).lower());
  }
  context.program.deductibles[entry.index].versions = std::move(versions);
}

}  // namespace clausule::interpreter::check
