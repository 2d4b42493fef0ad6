#include "interpreter/check/settlements.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/check/amounts.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/tables.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using ast::Head;
using dsl::Kind;

std::optional<SettlementScope> scope_of(ast::Unit unit) {
  switch (unit) {
    case ast::Unit::provider:
      return SettlementScope::provider;
    case ast::Unit::insured:
      return SettlementScope::insured;
    case ast::Unit::file:
      return SettlementScope::file;
    case ast::Unit::item:
    case ast::Unit::day:
    case ast::Unit::week:
    case ast::Unit::month:
    case ast::Unit::quarter:
    case ast::Unit::year:
    case ast::Unit::calendar_year:
      break;
  }
  return std::nullopt;
}

std::string per_text(const SettlementVersion& version) {
  constexpr std::array<std::string_view, 3> scopes{"zorgverlener", "verzekerde", "bestand"};
  constexpr std::array<std::string_view, 5> periods{"dag", "week", "maand", "kwartaal",
                                                    "kalenderjaar"};
  std::string text = "per " + std::string(scopes.at(static_cast<std::size_t>(version.scope)));
  if (version.period) {
    text += " per " + std::string(periods.at(static_cast<std::size_t>(*version.period)));
  }
  return text;
}

/// Lowers one version of a settlement.
class SettlementLowering {
 public:
  SettlementLowering(Context& context, const Source& source)
      : context_(context), source_(source), declaration_(*source.declaration) {}

  SettlementVersion lower() {
    version_.head = lower_head(context_, source_, "");
    AmountClauses clauses = lower_amount_clauses(context_, declaration_);
    for (const ast::Clause& clause : declaration_.clauses) {
      const auto* scope = std::get_if<ast::Scope>(&clause.value);
      if (scope == nullptr) continue;
      if (scope->selection) lower_lines(*scope->selection);
      for (const ast::Unit unit : scope->per) lower_per(unit, clause.location);
    }
    for (const auto& [unit, place] : clauses.per) lower_per(unit, place);
    check_per();
    version_.amount = std::move(clauses.steps);
    version_.split = std::move(clauses.split);
    table_ = table_of(context_, source_);
    if (table_ != nullptr) lower_rows(*table_);
    lower_receivers(clauses);
    check_amounts();
    return std::move(version_);
  }

 private:
  const std::string& name() const { return declaration_.name.text; }
  bool is_exception() const { return clause_of<ast::ExceptionTo>(declaration_) != nullptr; }

  void lower_lines(const ast::Selection& selection) {
    // Each line is looked at by itself, once it is decided.
    context_.reads = Reads::results;
    version_.selection = lower_selection(context_, selection);
    context_.reads = Reads::settlement;
  }

  void lower_per(ast::Unit unit, const dsl::Location& place) {
    const auto scope = scope_of(unit);
    if (scope ? has_scope_ : version_.period.has_value()) {
      context_.diagnostics.report<Kind::repeated_clause>(place, "per", name());
    }
    if (scope) {
      has_scope_ = true;
      version_.scope = *scope;
    } else {
      has_period_ = true;
      version_.period = lower_unit(context_, unit, place, Head::settlement);
    }
  }

  void check_per() {
    if (is_exception() && !has_scope_ && !has_period_) return;
    const auto lacks = [&](const char* clause) {
      context_.diagnostics.report<Kind::missing_clause>(declaration_.location, name(), clause);
    };
    if (!has_scope_) {
      lacks(has_period_ ? "per zorgverlener" : "per zorgverlener per kalenderjaar");
    } else if (!has_period_ && version_.scope != SettlementScope::file) {
      lacks("per kalenderjaar");
    }
  }

  void lower_rows(const ast::Table& table) {
    version_.has_table = true;
    const std::size_t shares = version_.split.components.size();
    for (const ast::Column& column : table.columns) {
      if (column.kind == ast::ColumnKind::return_code) report_column(column);
    }
    bool names_components = false;
    Split columns = version_.split;
    version_.rows = AmountRows(context_, Head::settlement, columns, names_components).finish(table);
    for (AmountRow& row : version_.rows) row.components.clear();
    if (!names_components) return;
    for (const ast::Column& column : table.columns) {
      const auto bare = bare_name(column);
      for (std::size_t at = shares; bare && at < columns.components.size(); ++at) {
        if (columns.components[at] == bare->text) report_column(column);
      }
    }
  }

  void report_column(const ast::Column& column) {
    context_.diagnostics.report<Kind::column_not_here>(
        column.location, context_.snippet(column.location), head_word(Head::settlement));
  }

  void lower_receivers(const AmountClauses& clauses) {
    const auto* favour = clause_of<ast::InFavourOf>(declaration_);
    Split& split = version_.split;
    // Over quarters is no way to say who gets which part.
    const bool over_quarters = clauses.over_quarters || clauses.rest_to_quarter;
    const bool shared = !split.components.empty() || !split.rest_to.empty() || over_quarters;
    if (favour != nullptr) version_.in_favour_of = receiver(favour->receiver);
    if (favour != nullptr && shared) {
      context_.diagnostics.report<Kind::receiver_and_shares>(declaration_.location, name());
      return;
    }
    if (over_quarters && is_exception()) {
      context_.diagnostics.report<Kind::no_receiver>(declaration_.location, name());
    }
    const dsl::Location& place = clauses.split_place.value_or(declaration_.location);
    for (std::string& party : split.components) party = receiver({party, place});
    if (!split.rest_to.empty()) split.rest_to = receiver({split.rest_to, clauses.rest_place});
    check_split(context_, declaration_, split, clauses.rest_place);
    std::set<std::string> parties;
    for (const std::string& party : split.components) {
      if (parties.insert(party).second) continue;
      context_.diagnostics.report<Kind::repeated_clause>(place, party, name());
    }
  }

  /// Returns a receiver in Dutch. One that is nearly the insurer is no other party by design.
  std::string receiver(const ast::Name& party) {
    static constexpr std::array<std::string_view, 6> known{
        "verzekeraar", "zorgverlener", "verzekerde", "insurer", "provider", "insured"};
    if (const auto canonical = dsl::canonical_name(party.text)) return std::string(*canonical);
    if (auto near = dsl::nearest_name(party.text, known)) {
      context_.diagnostics.report<Kind::receiver_misspelt>(party.location, party.text, *near)
          .with_mended(*near);
    }
    return party.text;
  }

  void check_amounts() {
    const bool written = clause_of<ast::AmountsTo>(declaration_) != nullptr;
    bool in_column = false;
    if (table_ != nullptr) {
      for (const ast::Column& column : table_->columns) {
        in_column = in_column || column.kind == ast::ColumnKind::amounts_to;
      }
    }
    if (!written && !in_column) {
      context_.diagnostics.report<Kind::missing_clause>(declaration_.location, name(), "bedraagt");
    } else if (written && in_column) {
      context_.diagnostics.report<Kind::two_amounts>(declaration_.location, name());
    }
    for (const AmountRow& row : version_.rows) {
      if (row.amounts_to || !in_column) continue;
      context_.diagnostics.report<Kind::missing_clause>(row.location, name(), "bedraagt");
    }
    const AmountShape shape = shape_of(version_.amount, version_.rows, false);
    const bool rounds = version_.amount.rounding.has_value();
    if (!rounds && !(shape.base_is_whole && shape.bounds_are_whole)) {
      context_.diagnostics.report<Kind::unrounded_amount>(declaration_.location, name());
    }
  }

  Context& context_;
  const Source& source_;
  const ast::Declaration& declaration_;
  const ast::Table* table_ = nullptr;
  SettlementVersion version_;
  bool has_scope_ = false;
  bool has_period_ = false;
};

/// Tells whether a version of a settlement states its own `per`.
bool states_per(const ast::Declaration& declaration) {
  for (const ast::Scope* scope : clauses_of<ast::Scope>(declaration)) {
    if (!scope->per.empty()) return true;
  }
  const auto has_per = [](const std::vector<ast::Suffix>& suffixes) {
    return std::ranges::any_of(suffixes, [](const ast::Suffix& suffix) {
      return std::holds_alternative<ast::PerUnit>(suffix.value);
    });
  };
  for (const ast::AmountsTo* amount : clauses_of<ast::AmountsTo>(declaration)) {
    if (has_per(amount->suffixes)) return true;
  }
  return std::ranges::any_of(clauses_of<ast::Suffixes>(declaration),
                             [&](const ast::Suffixes* line) { return has_per(line->suffixes); });
}

bool has_receiver(const SettlementVersion& version) {
  return !version.in_favour_of.empty() || !version.split.rest_to.empty();
}

void take(SettlementVersion& version, const SettlementVersion& from, bool states_lines,
          bool first) {
  if (!states_lines) {
    if (first) {
      version.selection = from.selection;
      version.more_selections = from.more_selections;
    } else if (version.selection && from.selection) {
      version.more_selections.push_back(*from.selection);
      version.more_selections.insert(version.more_selections.end(), from.more_selections.begin(),
                                     from.more_selections.end());
    } else {
      version.selection.reset();
      version.more_selections.clear();
    }
  }
  if (!has_receiver(version)) {
    version.in_favour_of = from.in_favour_of;
    version.split = from.split;
  }
}

/// Completes a settlement after those it names; `running` keeps a circle from running on.
void complete(Context& context, const Entry& entry, std::set<std::uint32_t>& running) {
  auto& settlements = context.program.settlements;
  if (!running.insert(entry.index).second) return;
  Settlement& settlement = settlements[entry.index];
  bool first = true;
  for (const SettlementId named : settlement.excepts) {
    const auto found = context.names.find(settlements[named.index].name);
    if (found != context.names.end()) complete(context, found->second, running);
    if (settlements[named.index].versions.empty()) continue;
    const SettlementVersion& from = settlements[named.index].versions.front();
    for (std::size_t at = 0; at < settlement.versions.size(); ++at) {
      SettlementVersion& version = settlement.versions[at];
      const ast::Declaration& declaration = *entry.versions[at].declaration;
      bool states_lines = false;
      for (const ast::Scope* scope : clauses_of<ast::Scope>(declaration)) {
        states_lines = states_lines || scope->selection.has_value();
      }
      take(version, from, states_lines, first);
      if (first && !states_per(declaration)) {
        version.scope = from.scope;
        version.period = from.period;
      } else if (version.scope != from.scope || version.period != from.period) {
        context.diagnostics.report<Kind::exception_of_other_scope>(
            declaration.location, settlement.name, per_text(version), settlements[named.index].name,
            per_text(from));
      }
    }
    first = false;
  }
}

}  // namespace

void lower_settlement(Context& context, const Entry& entry) {
  std::vector<SettlementVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::settlement);
    versions.push_back(SettlementLowering(context, source).lower());
  }
  context.program.settlements[entry.index].versions = std::move(versions);
}

void take_over_settlements(Context& context) {
  std::set<std::uint32_t> running;
  for (const auto& [name, entry] : context.names) {
    if (entry.head == Head::settlement) complete(context, entry, running);
  }
  for (const auto& [name, entry] : context.names) {
    if (entry.head != Head::settlement) continue;
    const Settlement& settlement = context.program.settlements[entry.index];
    for (const SettlementVersion& version : settlement.versions) {
      if (has_receiver(version) || !version.split.components.empty()) continue;
      context.diagnostics.report<Kind::no_receiver>(version.head.location, name);
    }
  }
}

}  // namespace clausule::interpreter::check
