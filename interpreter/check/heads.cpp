#include "interpreter/check/heads.hpp"

#include <algorithm>
#include <memory>

#include "interpreter/check/codes.hpp"
#include "interpreter/check/expressions.hpp"
#include "interpreter/check/names.hpp"
#include "interpreter/check/operators.hpp"
#include "interpreter/describe.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::check {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

std::string article_of(const ast::Declaration& declaration) {
  const auto* clause = clause_of<ast::Article>(declaration);
  return clause != nullptr ? clause->text.value : declaration.article;
}

void lower_guards(Context& context, const ast::Declaration& declaration, RuleHead& head) {
  for (const ast::Guard* guard : clauses_of<ast::Guard>(declaration)) {
    const bool wanted = guard->kind == ast::GuardKind::if_;
    // A programme's `tenzij` keeps a person out: it is a requirement, not a guard.
    const bool keeps_out = declaration.head == ast::Head::programme && !wanted;
    if (keeps_out || (!wanted && guard->kind != ast::GuardKind::unless)) continue;
    if (auto condition = lower_condition(context, guard->condition)) {
      head.guards.push_back({std::move(condition), wanted});
    }
  }
}

/// Keeps a rule of an amendment to the days and the publication of that amendment.
void hold_within(const Amendment& amendment, Context& context, RuleHead& head) {
  if (const auto both = intersect(head.validity, amendment.validity)) {
    head.validity = *both;
  } else {
    context.diagnostics.report<Kind::outside_amendment>(head.location, head.name, amendment.name);
  }
  head.published_on = std::max(head.published_on, amendment.published_on);
}

}  // namespace

std::string unit_text(ast::Unit unit) {
  switch (unit) {
    case ast::Unit::item:
      return "verrichting";
    case ast::Unit::day:
      return "dag";
    case ast::Unit::week:
      return "week";
    case ast::Unit::month:
      return "maand";
    case ast::Unit::quarter:
      return "kwartaal";
    case ast::Unit::year:
      return "jaar";
    case ast::Unit::calendar_year:
      return "kalenderjaar";
    case ast::Unit::insured:
      return "verzekerde";
    case ast::Unit::provider:
      return "zorgverlener";
    case ast::Unit::file:
      return "bestand";
  }
  return {};
}

DateInterval lower_validity(Context& context, const ast::Declaration& declaration) {
  DateInterval all;
  const ast::Duration* longest = nullptr;
  bool empty = false;
  for (const ast::Validity* clause : clauses_of<ast::Validity>(declaration)) {
    DateInterval one;
    if (clause->from) one.from = lower_date(context, *clause->from);
    if (clause->through) one.through = lower_date(context, *clause->through);
    if (clause->longest) longest = &*clause->longest;
    if (one.from && one.through && *one.through < *one.from) {
      context.diagnostics.report<Kind::dates_reversed>(
          clause->from->location, to_string(*one.from) + " t/m " + to_string(*one.through));
      continue;
    }
    const auto both = intersect(all, one);
    empty = empty || !both;
    if (both) all = *both;
  }
  if (longest != nullptr) {
    if (!all.from) {
      context.diagnostics.report<Kind::term_without_start>(longest->location,
                                                           declaration.name.text);
    } else if (const auto length = lower_duration(context, *longest)) {
      const Date last = move(*all.from, *length, 1) - one_day;
      if (!all.through || last < *all.through) all.through = last;
    }
  }
  if (empty) {
    context.diagnostics.report<Kind::never_valid>(declaration.location, declaration.name.text);
  }
  return all;
}

Verdict lower_verdict(const ast::Verdict& verdict) {
  return {verdict.kind, verdict.question ? verdict.question->value : std::string()};
}

std::optional<Verdict> fallback_of(const ast::Declaration& declaration, ast::FallbackKind kind) {
  for (const ast::Fallback* fallback : clauses_of<ast::Fallback>(declaration)) {
    if (fallback->kind == kind) return lower_verdict(fallback->verdict);
  }
  return std::nullopt;
}

RuleHead lower_head(Context& context, const Source& source, std::string_view default_code) {
  const ast::Declaration& declaration = *source.declaration;
  RuleHead head;
  head.name = declaration.name.text;
  if (declaration.title) head.title = declaration.title->value;
  head.article = article_of(declaration);
  head.location = declaration.location;
  head.validity = lower_validity(context, declaration);
  if (const auto* published = clause_of<ast::PublishedOn>(declaration)) {
    head.published_on = lower_date(context, published->date);
  }
  if (source.amendment) hold_within(context.program.amendments[*source.amendment], context, head);
  lower_guards(context, declaration, head);
  if (const auto* reference = clause_of<ast::ReferenceDate>(declaration)) {
    head.reference_date = lower_as(context, reference->date, date_type());
  }
  const auto* code = clause_of<ast::ReturnCode>(declaration);
  head.return_code = code != nullptr ? code->code.text : std::string(default_code);
  head.if_unknown = fallback_of(declaration, ast::FallbackKind::if_unknown);
  return head;
}

Selection lower_selection(Context& context, const ast::Selection& selection) {
  Selection lowered;
  lowered.location = selection.location;
  lowered.codes = lower_codes(context, selection.codes, CodesFor::services);
  if (selection.label) lowered.label = selection.label->value;
  for (const ast::With& with : selection.with) {
    ast::Expression path;
    path.value = ast::Reference{with.path, false, {}, {}};
    path.location = with.path.location;
    auto subject = lower_expression(context, path);
    if (!subject) continue;
    CellTests tests = lower_cells(context, with.cells, *subject);
    lowered.with.push_back(
        {std::move(subject), std::make_shared<const CellTests>(std::move(tests))});
  }
  return lowered;
}

std::optional<CalendarUnit> lower_unit(Context& context, ast::Unit unit, const dsl::Location& place,
                                       ast::Head head) {
  switch (unit) {
    case ast::Unit::day:
      return CalendarUnit::day;
    case ast::Unit::week:
      return CalendarUnit::week;
    case ast::Unit::month:
      return CalendarUnit::month;
    case ast::Unit::quarter:
      return CalendarUnit::quarter;
    case ast::Unit::calendar_year:
      return CalendarUnit::calendar_year;
    case ast::Unit::item:
    case ast::Unit::year:
    case ast::Unit::insured:
    case ast::Unit::provider:
    case ast::Unit::file:
      break;
  }
  context.diagnostics.report<Kind::unit_not_here>(place, unit_text(unit), head_word(head));
  return std::nullopt;
}

std::optional<Stay> lower_stay(Context& context, const ast::Stay& stay) {
  Stay lowered;
  context.program.reads_enrolments = true;
  if (stay.enrolment) {
    const Entry* entry = need_name(context, stay.path.parts.front(), ast::Head::programme);
    if (entry == nullptr) return std::nullopt;
    lowered.value = ProgrammeId{entry->index};
    lowered.text = "tijdens inschrijving in " + context.program.programmes[entry->index].name;
    return lowered;
  }
  auto period = lower_period(context, stay.path);
  if (!period) return std::nullopt;
  lowered.text = "tijdens " + describe(context.program, *period);
  lowered.value = std::move(period);
  return lowered;
}

std::optional<Window> lower_window(Context& context, const ast::Window& window, ast::Head head) {
  return std::visit(
      Overloaded{
          [&](ast::Unit unit) -> std::optional<Window> {
            return lower_unit(context, unit, window.location, head);
          },
          [&](const ast::Duration& duration) -> std::optional<Window> {
            return lower_duration(context, duration);
          },
          [&](const ast::Stay& stay) -> std::optional<Window> { return lower_stay(context, stay); },
      },
      window.value);
}

}  // namespace clausule::interpreter::check
