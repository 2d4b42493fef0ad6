#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/lexical.hpp"

namespace clausule::dsl {

ast::Clause AstBuilder::clause(std::size_t node) {
  const SyntaxKind kind = tree_.nodes[node].kind;
  if (kind == SyntaxKind::about) return about(node);
  if (kind == SyntaxKind::guard) return guard(node);
  if (kind == SyntaxKind::scope) return scope(node);
  if (kind == SyntaxKind::group) return group(node);
  if (kind == SyntaxKind::figure) return figure(node);
  if (kind == SyntaxKind::programme) return programme(node);
  if (kind == SyntaxKind::party) return party(node);
  if (kind == SyntaxKind::dossier) return dossier(node);
  return {table(node), location(node)};
}

ast::Validity AstBuilder::validity(Cursor& cursor) {
  ast::Validity result;
  if (const auto from = cursor.take(SyntaxKind::date)) {
    result.from = literal(*from);
    cursor.take(Keyword::through);
    result.through = literal(cursor.next());
  } else if (cursor.take(Keyword::from)) {
    result.from = literal(cursor.next());
  } else if (cursor.take(Keyword::through)) {
    result.through = literal(cursor.next());
  } else if (cursor.take(Keyword::at_most)) {
    result.longest = duration(cursor.next());
  }
  return result;
}

ast::Clause AstBuilder::about(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::valid)) return {validity(cursor), place};
  if (cursor.take(Keyword::published_on)) return {ast::PublishedOn{literal(cursor.next())}, place};
  if (cursor.take(Keyword::exception_to)) return {ast::ExceptionTo{names(cursor)}, place};
  if (cursor.take(Keyword::reference_date)) {
    return {ast::ReferenceDate{expression(cursor.next())}, place};
  }
  if (cursor.take(Keyword::return_code)) return {ast::ReturnCode{code(cursor.next())}, place};
  cursor.take(Keyword::article);
  return {ast::Article{text(cursor.next())}, place};
}

ast::Clause AstBuilder::guard(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  const Keyword opener = cursor.keyword();
  if (const auto own = cursor.take(SyntaxKind::verdict)) {
    ast::Fallback result{ast::FallbackKind::otherwise, verdict(*own)};
    if (opener == Keyword::if_unknown) result.kind = ast::FallbackKind::if_unknown;
    if (opener == Keyword::other_services) result.kind = ast::FallbackKind::other_services;
    return {std::move(result), place};
  }
  ast::Guard result{ast::GuardKind::if_, expression(cursor.next())};
  if (opener == Keyword::unless) result.kind = ast::GuardKind::unless;
  if (opener == Keyword::requires_that) result.kind = ast::GuardKind::requires_;
  if (opener == Keyword::always) result.kind = ast::GuardKind::always;
  return {std::move(result), place};
}

ast::Clause AstBuilder::scope(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Scope result;
  if (cursor.take(Keyword::for_)) result.selection = selection(cursor.next());
  while (cursor.take(Keyword::per)) result.per.push_back(unit_after_per(cursor.next()));
  return {std::move(result), location(node)};
}

ast::Clause AstBuilder::group(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::precedence)) {
    ast::Codes winner = codes(cursor.next());
    cursor.take(Keyword::above);
    return {ast::Precedence{std::move(winner), codes(cursor.next())}, place};
  }
  ast::Group result;
  if (const auto found = cursor.take(SyntaxKind::relation)) result.relation = relation(*found);
  result.verdict = verdict(cursor.next());
  result.has_rows = cursor.take(SyntaxKind::sign).has_value();
  while (!cursor.done()) {
    const std::size_t child = cursor.next();
    if (tree_.nodes[child].kind == SyntaxKind::row) result.rows.push_back(row(child));
  }
  return {std::move(result), place};
}

ast::Clause AstBuilder::figure(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::counts)) return {ast::Counts{amount(cursor.next())}, place};
  if (!cursor.take(Keyword::amounts_to)) return {ast::Suffixes{suffixes(cursor)}, place};
  ast::Amount base = amount(cursor.next());
  return {ast::AmountsTo{std::move(base), suffixes(cursor)}, place};
}

ast::Clause AstBuilder::programme(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::bundle)) return {ast::Bundle{codes(cursor.next())}, place};
  if (cursor.take(Keyword::ends_on)) return {ast::EndsOn{names(cursor)}, place};
  if (cursor.take(Keyword::combines)) return {ast::Combines{names(cursor)}, place};
  return {ast::WithoutDeductible{}, place};
}

ast::Clause AstBuilder::party(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::insurer)) return {ast::Insurer{text(cursor.next())}, place};
  if (cursor.take(Keyword::parties)) return {ast::Parties{codes(cursor.next())}, place};
  if (cursor.take(Keyword::amends)) return {ast::Amends{name(cursor.next())}, place};
  if (cursor.take(Keyword::in_favour_of)) return {ast::InFavourOf{name(cursor.next())}, place};
  if (cursor.take(Keyword::after)) return {ast::After{name(cursor.next())}, place};
  cursor.take(Keyword::list);
  ast::ListMeaning result{code(cursor.next()), std::nullopt};
  if (!cursor.done()) result.meant = code(cursor.next());
  return {std::move(result), place};
}

ast::Enrolment AstBuilder::enrolment(Cursor& cursor) {
  ast::Enrolment result{name(cursor.next()), {}, std::nullopt, std::nullopt};
  const ast::Validity span = validity(cursor);
  if (span.from) result.from = *span.from;
  result.through = span.through;
  if (cursor.take(Keyword::due_to)) result.reason = name(cursor.next());
  return result;
}

ast::GivenFact AstBuilder::given(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::GivenFact result{name(cursor.next()), ast::Name{}, std::nullopt};
  if (const auto word = cursor.take(SyntaxKind::name)) {
    result.value = name(*word);
  } else {
    result.value = literal(cursor.next());
  }
  if (cursor.take(Keyword::through)) result.through = literal(cursor.next());
  return result;
}

ast::Without AstBuilder::without(Cursor& cursor) {
  ast::Without result;
  while (!cursor.done()) {
    const std::size_t id = cursor.next();
    result.lines.push_back(tree_.nodes[id].kind == SyntaxKind::text
                               ? text(id)
                               : ast::Text{lexical::normalized(written(id)), location(id)});
  }
  return result;
}

ast::Clause AstBuilder::dossier(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  if (cursor.take(Keyword::as_known_on)) return {ast::AsKnownOn{literal(cursor.next())}, place};
  if (cursor.take(Keyword::like)) return {ast::Like{text(cursor.next())}, place};
  if (cursor.take(Keyword::todo)) return {ast::Todo{text(cursor.next())}, place};
  if (cursor.take(Keyword::without)) return {without(cursor), place};
  if (cursor.take(Keyword::expected_finding)) {
    ast::ExpectedFinding expected{name(cursor.next()), std::nullopt};
    if (cursor.take(Keyword::in)) expected.declaration = name(cursor.next());
    return {std::move(expected), place};
  }
  if (cursor.take(Keyword::enrolled_in)) return {enrolment(cursor), place};
  if (cursor.take(Keyword::expected)) {
    ast::Path of = path(cursor.next());
    return {ast::ExpectedSettlement{std::move(of), literal(cursor.next())}, place};
  }
  const Keyword opener = cursor.keyword();
  ast::Given result;
  if (opener == Keyword::provider) result.entity = ast::Entity::provider;
  if (opener == Keyword::file) result.entity = ast::Entity::file;
  if (const auto number = cursor.take(SyntaxKind::code)) result.number = code(*number);
  while (const auto fact = cursor.take(SyntaxKind::given)) result.facts.push_back(given(*fact));
  return {std::move(result), place};
}

}  // namespace clausule::dsl
