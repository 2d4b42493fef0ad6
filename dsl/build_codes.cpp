#include <utility>

#include "dsl/ast_builder.hpp"

namespace clausule::dsl {

ast::Codes AstBuilder::codes(std::size_t node) {
  ast::Codes result;
  result.location = location(node);
  std::vector<ast::Member>* members = &result.members;
  for (Cursor cursor(tree_, node); !cursor.done();) {
    if (cursor.take(Keyword::except)) {
      members = &result.except;
      continue;
    }
    const std::size_t child = cursor.next();
    ast::Member member{ast::AllServices{}, location(child)};
    if (tree_.nodes[child].kind == SyntaxKind::range) {
      const auto ends = tree_.children(child);
      ast::CodeRange range{code(ends.front()), std::nullopt};
      if (ends.size() > 1) range.last = code(ends.back());
      member.value = std::move(range);
    } else if (tree_.nodes[child].kind == SyntaxKind::manual) {
      member.value = manual(child);
    } else if (tree_.nodes[child].kind == SyntaxKind::name) {
      member.value = name(child);
    }
    members->push_back(std::move(member));
  }
  return result;
}

ast::Selection AstBuilder::selection(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Selection result{codes(cursor.next()), std::nullopt, {}, location(node)};
  if (const auto label = cursor.take(SyntaxKind::text)) result.label = text(*label);
  while (const auto restriction = cursor.take(SyntaxKind::restriction)) {
    const auto parts = tree_.children(*restriction);
    result.with.push_back({path(parts.at(1)), cells(parts.at(2))});
  }
  return result;
}

ast::Manual AstBuilder::manual(std::size_t node) {
  return {text(tree_.children(node).back())};
}

ast::Verdict AstBuilder::verdict(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Verdict result{ast::VerdictKind::manual, std::nullopt, location(node)};
  if (const auto question = cursor.take(SyntaxKind::manual)) {
    result.question = manual(*question).question;
  } else {
    result.kind = cursor.take(Keyword::deny) ? ast::VerdictKind::deny : ast::VerdictKind::allow;
  }
  return result;
}

ast::Stay AstBuilder::stay(std::size_t node) {
  Cursor cursor(tree_, node);
  if (!cursor.take(Keyword::enrolment_in)) return {false, path(cursor.next())};
  const ast::Name programme = name(cursor.next());
  return {true, {{programme}, programme.location}};
}

ast::Relation AstBuilder::relation(std::size_t node) {
  Cursor cursor(tree_, node);
  const Keyword opener = cursor.keyword();
  if (opener == Keyword::beside) {
    ast::Beside beside{selection(cursor.next()), ast::Same::day};
    const Keyword same = cursor.keyword();
    if (same == Keyword::in_the_same_month) beside.same = ast::Same::month;
    if (same == Keyword::in_the_same_quarter) beside.same = ast::Same::quarter;
    if (same == Keyword::in_the_same_calendar_year) beside.same = ast::Same::calendar_year;
    return {std::move(beside), location(node)};
  }
  if (opener == Keyword::within) {
    ast::Within within{duration(cursor.next()), true, {}};
    within.after = cursor.keyword() == Keyword::after;
    within.selection = selection(cursor.next());
    return {std::move(within), location(node)};
  }
  return {stay(cursor.next()), location(node)};
}

ast::Row AstBuilder::row(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Row result{selection(cursor.next()), std::nullopt, location(node)};
  if (const auto own = cursor.take(SyntaxKind::verdict)) result.verdict = verdict(*own);
  return result;
}

}  // namespace clausule::dsl
