#include "interpreter/check/rules.hpp"

#include <memory>
#include <set>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/tables.hpp"
#include "interpreter/code_list.hpp"
#include "interpreter/describe.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

bool is_exception(const ast::Declaration& declaration) {
  return clause_of<ast::ExceptionTo>(declaration) != nullptr;
}

std::optional<Selection> selection_of(Context& context, const ast::Declaration& declaration) {
  for (const ast::Scope* scope : clauses_of<ast::Scope>(declaration)) {
    if (scope->selection) return lower_selection(context, *scope->selection);
  }
  return std::nullopt;
}

std::vector<ExpressionPointer> requirements_of(Context& context,
                                               const ast::Declaration& declaration) {
  std::vector<ExpressionPointer> requirements;
  for (const ast::Guard* guard : clauses_of<ast::Guard>(declaration)) {
    const bool keeps_out =
        guard->kind == ast::GuardKind::unless && declaration.head == ast::Head::programme;
    if (guard->kind != ast::GuardKind::requires_ && !keeps_out) continue;
    auto condition = lower_condition(context, guard->condition);
    if (!condition) continue;
    if (keeps_out) {
      auto negation = std::make_shared<Expression>();
      negation->location = condition->location;
      negation->type = yes_no_type();
      negation->node = Not{std::move(condition)};
      condition = std::move(negation);
    }
    // A decision says which requirement failed, and says it alike however it was written.
    auto described = std::make_shared<Expression>(*condition);
    described->text = describe(context.program, *condition);
    requirements.push_back(std::move(described));
  }
  return requirements;
}

bool holds_per_file(Context& context, const ast::Declaration& declaration) {
  bool per_file = false;
  for (const ast::Scope* scope : clauses_of<ast::Scope>(declaration)) {
    for (const ast::Unit unit : scope->per) {
      if (unit == ast::Unit::file) {
        per_file = true;
      } else {
        context.diagnostics.report<Kind::unit_not_here>(declaration.location, unit_text(unit),
                                                        "voorwaarde");
      }
    }
  }
  return per_file;
}

LimitVersion lower_limit_version(Context& context, const Source& source) {
  const ast::Declaration& declaration = *source.declaration;
  LimitVersion version;
  version.head = lower_head(context, source, is_exception(declaration) ? "" : "0587");
  version.selection = selection_of(context, declaration);
  if (const auto* counts = clause_of<ast::Counts>(declaration)) {
    version.counts = lower_expression(context, *counts->amount.base);
    if (version.counts && version.counts->type.kind == TypeKind::digits) {
      version.counts = coerce(context, version.counts, number_type());
    }
    if (version.counts && version.counts->type.kind != TypeKind::money) {
      version.counts = coerce(context, version.counts, number_type());
    }
  }
  const bool money = version.counts && version.counts->type.kind == TypeKind::money;
  bool has_window = false;
  for (const ast::Suffixes* line : clauses_of<ast::Suffixes>(declaration)) {
    for (const ast::Suffix& suffix : line->suffixes) {
      if (const auto* most = std::get_if<ast::AtMost>(&suffix.value)) {
        version.at_most =
            lower_as(context, *most->amount.base, money ? money_type() : number_type());
        if (most->window) {
          has_window = true;
          if (const auto window = lower_window(context, *most->window, ast::Head::limit)) {
            version.window = *window;
          }
        }
      } else {
        context.diagnostics.report<Kind::misplaced_clause>(
            suffix.location, context.snippet(suffix.location), "limiet",
            "tarief, eigen risico, verrekening");
      }
    }
  }
  if (!has_window && !is_exception(declaration)) {
    context.diagnostics.report<Kind::limit_without_window>(declaration.location,
                                                           declaration.name.text);
  }
  version.has_window = has_window;
  return version;
}

void lower_register_rows(Context& context, const ast::Table& table, CodeListVersion& version) {
  std::optional<std::size_t> code;
  std::optional<std::size_t> description;
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    const std::string text = context.snippet(table.columns[at].location);
    if (text == "code") code = at;
    if (text == "omschrijving" || text == "description") description = at;
    const ast::ColumnKind kind = table.columns[at].kind;
    const bool dates =
        kind == ast::ColumnKind::valid_from || kind == ast::ColumnKind::valid_through;
    if (kind != ast::ColumnKind::condition && !dates) {
      context.diagnostics.report<Kind::column_not_here>(table.columns[at].location, text,
                                                        "codelijst");
    }
  }
  if (table.columns.empty()) return;
  if (!code) {
    context.diagnostics.report<Kind::missing_column>(version.head.location, version.head.name,
                                                     "code");
    return;
  }
  for (const ast::TableRow& row : table.rows) {
    if (!row_fits(table, row)) continue;
    CodeListVersion::Row lowered;
    lowered.location = row.location;
    lowered.validity = lower_row_dates(context, table, row).validity;
    if (description) {
      const auto value = lower_cell_value(context, row.cells[*description], nullptr);
      const auto* constant = value ? std::get_if<Constant>(&value->node) : nullptr;
      const auto* words = constant == nullptr ? nullptr : std::get_if<Text>(&constant->value);
      if (words != nullptr) lowered.description = words->value;
    }
    for (const ast::Cell& cell : row.cells[*code].cells.cells) {
      const auto* low = cell.low ? std::get_if<ast::Literal>(&cell.low->value) : nullptr;
      const auto* high = cell.high ? std::get_if<ast::Literal>(&cell.high->value) : nullptr;
      if (low == nullptr || low->kind != ast::LiteralKind::code || cell.compare) {
        context.diagnostics.report<Kind::type_mismatch>(
            cell.location, "`" + context.snippet(cell.location) + "`", "`code`");
        continue;
      }
      std::optional<ast::Code> last;
      if (high != nullptr) last = ast::Code{high->text, high->location};
      const auto range = lower_range(context, {low->text, low->location}, last, CodesFor::services);
      if (range) lowered.codes.push_back(*range);
    }
    version.rows.push_back(std::move(lowered));
  }
}

CodeListVersion lower_code_list_version(Context& context, const Source& source) {
  const ast::Declaration& declaration = *source.declaration;
  CodeListVersion version;
  version.head = lower_head(context, source, "0582");
  if (const auto* list = clause_of<ast::ListMeaning>(declaration)) {
    const auto code = lower_code(context, {list->written.text + "/0", list->written.location},
                                 CodesFor::services);
    if (code) {
      version.list = code->list;
      context.local_list = code->list;
    }
  }
  version.other_services = fallback_of(declaration, ast::FallbackKind::other_services);
  if (declaration.codes) {
    version.codes = lower_codes(context, *declaration.codes, CodesFor::services);
  }
  if (const ast::Table* table = table_of(context, source)) {
    version.is_register = true;
    lower_register_rows(context, *table, version);
  } else if (!declaration.codes && !declaration.table_file) {
    context.diagnostics.report<Kind::missing_table>(declaration.location, declaration.name.text);
  }
  return version;
}

template <typename Version, typename Lower>
std::vector<Version> lower_versions(Context& context, const Entry& entry, Lower lower) {
  std::vector<Version> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::line);
    versions.push_back(lower(source));
  }
  return versions;
}

}  // namespace

void lower_contract_lists(Context& context, const Source& source) {
  ContractHead& contract = context.program.contract;
  for (const ast::ListMeaning* list : clauses_of<ast::ListMeaning>(*source.declaration)) {
    const ast::Code& meant = list->meant ? *list->meant : list->written;
    if (!is_code_list(meant.text)) {
      context.diagnostics.report<Kind::unknown_list>(meant.location, meant.text);
    } else if (list->meant) {
      contract.lists[list->written.text] = meant.text;
    } else {
      contract.default_list = meant.text;
    }
  }
}

void lower_contract(Context& context, const Source& source) {
  const Inside inside(context, source, Reads::line);
  const ast::Declaration& declaration = *source.declaration;
  ContractHead& contract = context.program.contract;
  const RuleHead head = lower_head(context, source, "");
  contract.name = head.name;
  contract.title = head.title;
  contract.article = head.article;
  contract.return_code = head.return_code;
  contract.location = head.location;
  contract.validity = head.validity;
  if (const auto* insurer = clause_of<ast::Insurer>(declaration)) {
    contract.insurer = insurer->name.value;
  }
  if (const auto* parties = clause_of<ast::Parties>(declaration)) {
    contract.parties = lower_codes(context, parties->codes, CodesFor::values);
  }
  contract.other_services = fallback_of(declaration, ast::FallbackKind::other_services)
                                .value_or(Verdict{ast::VerdictKind::manual, {}});
}

void lower_code_list(Context& context, const Entry& entry) {
  context.program.code_lists[entry.index].versions = lower_versions<CodeListVersion>(
      context, entry,
      [&](const Source& source) { return lower_code_list_version(context, source); });
}

void lower_limit(Context& context, const Entry& entry) {
  context.program.limits[entry.index].versions = lower_versions<LimitVersion>(
      context, entry, [&](const Source& source) { return lower_limit_version(context, source); });
}

void lower_condition_rule(Context& context, const Entry& entry) {
  context.program.conditions[entry.index].versions =
      lower_versions<ConditionVersion>(context, entry, [&](const Source& source) {
        const ast::Declaration& declaration = *source.declaration;
        ConditionVersion version;
        version.per_file = holds_per_file(context, declaration);
        if (version.per_file) {
          context.reads = Reads::file;
          context.program.reads_file = true;
        }
        version.head = lower_head(context, source, "");
        version.selection = selection_of(context, declaration);
        version.requires_that = requirements_of(context, declaration);
        version.otherwise = fallback_of(declaration, ast::FallbackKind::otherwise)
                                .value_or(Verdict{ast::VerdictKind::deny, {}});
        return version;
      });
}

void lower_programme(Context& context, const Entry& entry) {
  context.program.programmes[entry.index].versions =
      lower_versions<ProgrammeVersion>(context, entry, [&](const Source& source) {
        const ast::Declaration& declaration = *source.declaration;
        ProgrammeVersion version;
        version.head = lower_head(context, source, "");
        if (const auto* bundle = clause_of<ast::Bundle>(declaration)) {
          version.bundle = lower_codes(context, bundle->codes, CodesFor::services);
          context.program.reads_enrolments = true;
        }
        version.requires_that = requirements_of(context, declaration);
        version.otherwise = fallback_of(declaration, ast::FallbackKind::otherwise)
                                .value_or(Verdict{ast::VerdictKind::deny, {}});
        std::set<std::string> reasons;
        if (const auto* ends = clause_of<ast::EndsOn>(declaration)) {
          for (const ast::Name& reason : ends->reasons) {
            if (!reasons.insert(reason.text).second) {
              context.diagnostics.report<Kind::reserved_end_reason>(reason.location, reason.text);
            }
            version.end_reasons.push_back(reason.text);
          }
        }
        if (const auto* combines = clause_of<ast::Combines>(declaration)) {
          for (const ast::Name& part : combines->programmes) {
            const Entry* found = need_name(context, part, ast::Head::programme);
            if (found != nullptr) version.combines.push_back(ProgrammeId{found->index});
          }
        }
        version.without_deductible = clause_of<ast::WithoutDeductible>(declaration) != nullptr;
        return version;
      });
}

void lower_property(Context& context, const Entry& entry) {
  const Source& source = entry.versions.front();
  const Inside inside(context, source, Reads::results);
  Property property;
  property.name = source.declaration->name.text;
  property.location = source.declaration->location;
  property.from_library = source.from_library;
  if (source.amendment) property.validity = context.program.amendments[*source.amendment].validity;
  for (const ast::Guard* guard : clauses_of<ast::Guard>(*source.declaration)) {
    if (auto condition = lower_condition(context, guard->condition)) {
      property.always.push_back(std::move(condition));
    }
  }
  context.program.properties.push_back(std::move(property));
}

}  // namespace clausule::interpreter::check
