#include <memory>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/heads.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/pair_rows.hpp"
#include "interpreter/check/rules.hpp"
#include "interpreter/check/tables.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

CalendarUnit unit_of(ast::Same same) {
  switch (same) {
    case ast::Same::day:
      return CalendarUnit::day;
    case ast::Same::month:
      return CalendarUnit::month;
    case ast::Same::quarter:
      return CalendarUnit::quarter;
    case ast::Same::calendar_year:
      return CalendarUnit::calendar_year;
  }
  return CalendarUnit::quarter;
}

using LoweredRelation = decltype(ExclusionEntry::relation);

LoweredRelation lower_relation(Context& context, const ast::Relation& relation) {
  return std::visit(
      Overloaded{
          [&](const ast::Beside& beside) -> LoweredRelation {
            return BesideRelation{lower_selection(context, beside.selection), unit_of(beside.same)};
          },
          [&](const ast::Within& within) -> LoweredRelation {
            const auto length = lower_duration(context, within.duration);
            if (!length) return std::nullopt;
            return WithinRelation{lower_selection(context, within.selection), *length,
                                  within.after};
          },
          [&](const ast::Stay& stay) -> LoweredRelation {
            auto lowered = lower_stay(context, stay);
            if (!lowered) return std::nullopt;
            return StayRelation{*std::move(lowered)};
          },
      },
      relation.value);
}

/// Returns the set of codes in a cell of a table of pairs.
CodeSet lower_pair_codes(Context& context, const ast::TableCell& cell) {
  CodeSet set;
  set.location = cell.location;
  set.text = context.snippet(cell.location);
  if (cell.form == ast::TableCell::Form::any) set.members.emplace_back(AllCodes{});
  for (const ast::Cell& one : cell.cells.cells) {
    const auto* low = one.low ? std::get_if<ast::Literal>(&one.low->value) : nullptr;
    const auto* high = one.high ? std::get_if<ast::Literal>(&one.high->value) : nullptr;
    if (low == nullptr || low->kind != ast::LiteralKind::code || one.compare) {
      context.diagnostics.report<Kind::type_mismatch>(
          one.location, "`" + context.snippet(one.location) + "`", "`code`");
      continue;
    }
    std::optional<ast::Code> last;
    if (high != nullptr) last = ast::Code{high->text, high->location};
    const auto range = lower_range(context, {low->text, low->location}, last, CodesFor::services);
    if (range) set.members.emplace_back(*range);
  }
  return set;
}

/// Each row of a table of pairs is an entry of its own (`semantics.md` 60); in a rule that does not
/// depart from another those of one code and one code are gathered.
void lower_pairs(Context& context, const ast::Declaration& declaration, const ast::Table& table,
                 PairRows* plain_rows, ExclusionVersion& version) {
  const PairColumns columns = pair_columns(context, table);
  for (const std::size_t at : columns.wrong) {
    const dsl::Location& place = table.columns[at].location;
    context.diagnostics.report<Kind::column_not_here>(place, context.snippet(place), "uitsluiting");
  }
  if (!columns.denying || !columns.denied) {
    context.diagnostics.report<Kind::missing_column>(declaration.location, declaration.name.text,
                                                     columns.denying ? "code" : "naast");
    return;
  }
  if (version.entries.size() != 1 || !version.entries.front().relation ||
      std::holds_alternative<StayRelation>(*version.entries.front().relation)) {
    context.diagnostics.report<Kind::no_relation>(declaration.location, declaration.name.text);
    return;
  }
  const ExclusionEntry form = std::move(version.entries.front());
  version.entries.clear();
  for (const ast::TableRow& row : table.rows) {
    if (!row_fits(table, row)) continue;
    ExclusionEntry entry = form;
    entry.location = row.location;
    entry.takes_over_rows = false;
    entry.validity = lower_row_dates(context, table, row).validity;
    entry.return_code = lower_row_return_code(context, table, row);
    std::visit(
        Overloaded{
            [&](BesideRelation& relation) {
              relation.denying.codes = lower_pair_codes(context, row.cells[*columns.denying]);
            },
            [&](WithinRelation& relation) {
              relation.denying.codes = lower_pair_codes(context, row.cells[*columns.denying]);
            },
            [](StayRelation&) {},
        },
        *entry.relation);
    Selection selection;
    selection.codes = lower_pair_codes(context, row.cells[*columns.denied]);
    selection.location = row.location;
    entry.rows.push_back({std::move(selection), entry.verdict});
    if (plain_rows != nullptr && plain_rows->take(entry)) continue;
    version.entries.push_back(std::move(entry));
  }
  if (plain_rows != nullptr) version.pairs = plain_rows->finish(form);
}

/// Tells whether rows of one code and one code may be gathered: what an exception says, or a
/// permission, is looked at row by row.
bool gathers_pairs(const ast::Declaration& declaration) {
  const auto groups = clauses_of<ast::Group>(declaration);
  return clause_of<ast::ExceptionTo>(declaration) == nullptr && groups.size() == 1 &&
         groups.front()->verdict.kind != ast::VerdictKind::allow &&
         groups.front()->relation.has_value();
}

void lower_limited_use(Context& context, const ast::Declaration& declaration,
                       ExclusionVersion& version) {
  for (const ast::Suffixes* line : clauses_of<ast::Suffixes>(declaration)) {
    for (const ast::Suffix& suffix : line->suffixes) {
      const auto* limit = std::get_if<ast::AtMost>(&suffix.value);
      if (limit == nullptr) {
        context.diagnostics.report<Kind::misplaced_clause>(
            suffix.location, context.snippet(suffix.location), "uitsluiting",
            "tarief, eigen risico, verrekening");
        continue;
      }
      if (!limit->window) {
        context.diagnostics.report<Kind::limit_without_window>(suffix.location,
                                                               declaration.name.text);
        continue;
      }
      version.at_most = lower_as(context, *limit->amount.base, number_type());
      version.window = lower_window(context, *limit->window, ast::Head::exclusion);
    }
  }
}

ExclusionVersion lower_version(Context& context, const Source& source) {
  const ast::Declaration& declaration = *source.declaration;
  const bool exception = clause_of<ast::ExceptionTo>(declaration) != nullptr;
  PairRows plain_rows(context);
  const bool gathers = gathers_pairs(declaration);
  const ast::Table* table = table_of(context, source, gathers ? &plain_rows : nullptr);
  ExclusionVersion version;
  version.head = lower_head(context, source, exception ? "" : "0613");
  for (const ast::Clause& clause : declaration.clauses) {
    const auto* group = std::get_if<ast::Group>(&clause.value);
    if (group == nullptr) continue;
    ExclusionEntry entry;
    entry.location = clause.location;
    entry.verdict = lower_verdict(group->verdict);
    if (group->relation) {
      entry.relation = lower_relation(context, *group->relation);
    } else if (!exception) {
      context.diagnostics.report<Kind::no_relation>(clause.location, declaration.name.text);
    }
    entry.takes_over_rows = !group->has_rows;
    const bool nothing = group->has_rows ? group->rows.empty() : !exception;
    if (nothing && table == nullptr) {
      context.diagnostics.report<Kind::no_rows>(clause.location, declaration.name.text);
    }
    for (const ast::Row& row : group->rows) {
      entry.rows.push_back({lower_selection(context, row.selection),
                            row.verdict ? lower_verdict(*row.verdict) : entry.verdict});
    }
    version.entries.push_back(std::move(entry));
  }
  for (const ast::Precedence* precedence : clauses_of<ast::Precedence>(declaration)) {
    version.precedences.push_back({lower_codes(context, precedence->winner, CodesFor::services),
                                   lower_codes(context, precedence->loser, CodesFor::services)});
  }
  if (table != nullptr) {
    lower_pairs(context, declaration, *table, gathers ? &plain_rows : nullptr, version);
  }
  lower_limited_use(context, declaration, version);
  return version;
}

}  // namespace

void lower_exclusion(Context& context, const Entry& entry) {
  std::vector<ExclusionVersion> versions;
  for (const Source& source : entry.versions) {
    const Inside inside(context, source, Reads::line);
    versions.push_back(lower_version(context, source));
  }
  context.program.exclusions[entry.index].versions = std::move(versions);
}

}  // namespace clausule::interpreter::check
