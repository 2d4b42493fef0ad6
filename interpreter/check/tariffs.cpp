#include <algorithm>
#include <memory>

#include "interpreter/check/amounts.hpp"
#include "interpreter/check/codes.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/rules.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

/// Lowers one version of a tariff.
class TariffLowering {
 public:
  TariffLowering(Context& context, const Source& source)
      : context_(context), source_(source), declaration_(*source.declaration) {}

  TariffVersion lower() {
    version_.head = lower_head(context_, source_,
                               clause_of<ast::ExceptionTo>(declaration_) != nullptr ? "" : "0611");
    lower_scopes();
    AmountClauses clauses = lower_amount_clauses(context_, declaration_);
    for (const auto& [unit, place] : clauses.per) lower_per(unit, place);
    version_.amount = std::move(clauses.steps);
    version_.split = std::move(clauses.split);
    version_.over_quarters = clauses.over_quarters;
    version_.rest_to_quarter = clauses.rest_to_quarter;
    version_.without_deductible = clause_of<ast::WithoutDeductible>(declaration_) != nullptr;
    AmountRows rows(context_, ast::Head::tariff, version_.split, columns_name_components_);
    if (const ast::Table* table = table_of(context_, source_, &rows)) {
      version_.has_table = true;
      version_.rows = rows.finish(*table);
    }
    check_amounts();
    check_split(context_, declaration_, version_.split, clauses.rest_place);
    return std::move(version_);
  }

 private:
  const std::string& name() const { return declaration_.name.text; }

  void lower_scopes() {
    for (const ast::Clause& clause : declaration_.clauses) {
      const auto* scope = std::get_if<ast::Scope>(&clause.value);
      if (scope == nullptr) continue;
      if (scope->selection) version_.selection = lower_selection(context_, *scope->selection);
      for (const ast::Unit unit : scope->per) lower_per(unit, clause.location);
    }
  }

  void lower_per(ast::Unit unit, const dsl::Location& place) {
    if (unit == ast::Unit::insured) return;  // a dossier is one person (semantics.md 14)
    if (has_per_ && unit != ast::Unit::item) {
      context_.diagnostics.report<Kind::repeated_clause>(place, "per", name());
    }
    has_per_ = true;
    version_.states_per = true;
    if (unit != ast::Unit::item) {
      version_.per = lower_unit(context_, unit, place, ast::Head::tariff);
    }
  }

  /// An amount that could have a fraction of a cent must be rounded (principle 7).
  void check_amounts() {
    AmountShape shape = shape_of(version_.amount, version_.rows, columns_name_components_);
    if (!shape.has_base && !shape.has_cap && clause_of<ast::AmountsTo>(declaration_) == nullptr &&
        clause_of<ast::Suffixes>(declaration_) == nullptr) {
      context_.diagnostics.report<Kind::no_amount>(declaration_.location, name());
    }
    if ((version_.amount.amounts_to && (shape.in_rows || columns_name_components_)) ||
        (shape.in_rows && columns_name_components_)) {
      context_.diagnostics.report<Kind::two_amounts>(declaration_.location, name());
    }
    const bool rounds = version_.amount.rounding.has_value();
    if (rounds && (version_.over_quarters || !version_.split.shares.empty())) {
      context_.diagnostics.report<Kind::rounding_beside_split>(declaration_.location, name());
    }
    if (version_.over_quarters) {
      if (!shape.base_is_whole) {
        context_.diagnostics.report<Kind::year_amount_with_fraction>(declaration_.location, name());
      }
      shape.base_is_whole = true;
    }
    if (!rounds && !(shape.base_is_whole && shape.bounds_are_whole)) {
      context_.diagnostics.report<Kind::unrounded_amount>(declaration_.location, name());
    }
  }

  Context& context_;
  const Source& source_;
  const ast::Declaration& declaration_;
  TariffVersion version_;
  bool has_per_ = false;
  bool columns_name_components_ = false;
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
