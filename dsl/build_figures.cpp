#include <utility>

#include "dsl/ast_builder.hpp"

namespace clausule::dsl {

ast::Amount AstBuilder::amount(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Amount result{pointer(cursor.next()), {}, location(node)};
  check_fraction(*result.base);
  while (cursor.take(Keyword::increased_by)) result.increases.push_back(expression(cursor.next()));
  return result;
}

ast::Window AstBuilder::window(std::size_t node) {
  Cursor cursor(tree_, node);
  const Keyword opener = cursor.keyword();
  if (opener == Keyword::per) return {unit_after_per(cursor.next()), location(node)};
  if (opener == Keyword::within) return {duration(cursor.next()), location(node)};
  return {stay(cursor.next()), location(node)};
}

ast::Rounding AstBuilder::rounding(ast::RoundingMode mode, Cursor& cursor) {
  ast::Rounding result{mode, ast::Rounding::Step::literal, std::nullopt};
  if (cursor.take(Keyword::cents)) {
    result.step = ast::Rounding::Step::cents;
  } else if (cursor.take(Keyword::whole_euros)) {
    result.step = ast::Rounding::Step::euros;
  } else {
    result.literal = literal(cursor.next());
  }
  return result;
}

ast::Suffix AstBuilder::suffix(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Suffix result;
  result.location = location(node);
  if (cursor.take(Keyword::at_most)) {
    ast::AtMost cap{amount(cursor.next()), std::nullopt};
    if (const auto inside = cursor.take(SyntaxKind::window)) cap.window = window(*inside);
    result.value = std::move(cap);
  } else if (cursor.take(Keyword::at_least)) {
    result.value = ast::AtLeast{amount(cursor.next())};
  } else if (cursor.take(Keyword::increased_by)) {
    result.value = ast::IncreasedBy{expression(cursor.next())};
  } else if (cursor.take(Keyword::pro_rata_to_days_in)) {
    const Keyword period = cursor.keyword();
    ast::ProRata share{ast::Period::month, expression(cursor.next())};
    if (period == Keyword::the_quarter) share.period = ast::Period::quarter;
    if (period == Keyword::the_calendar_year) share.period = ast::Period::calendar_year;
    result.value = std::move(share);
  } else if (cursor.take(Keyword::rounded_arithmetically_to)) {
    result.value = rounding(ast::RoundingMode::half_away, cursor);
  } else if (cursor.take(Keyword::rounded_up_to)) {
    result.value = rounding(ast::RoundingMode::up, cursor);
  } else if (cursor.take(Keyword::rounded_down_to)) {
    result.value = rounding(ast::RoundingMode::down, cursor);
  } else if (cursor.take(Keyword::rounded_half_even_to)) {
    result.value = rounding(ast::RoundingMode::half_even, cursor);
  } else if (cursor.take(Keyword::split_over)) {
    if (cursor.take(Keyword::quarters)) {
      result.value = ast::SplitOverQuarters{};
    } else {
      ast::SplitOverShares split;
      while (const auto share = cursor.take(SyntaxKind::share)) {
        const auto parts = tree_.children(*share);
        split.shares.push_back({name(parts.at(0)), literal(parts.at(1))});
      }
      result.value = std::move(split);
    }
  } else if (cursor.take(Keyword::rest_to)) {
    if (cursor.take(Keyword::quarter)) {
      result.value = ast::RestTo{code(cursor.next())};
    } else {
      result.value = ast::RestTo{name(cursor.next())};
    }
  } else if (cursor.take(Keyword::per)) {
    result.value = ast::PerUnit{unit_after_per(cursor.next())};
  }
  return result;
}

std::vector<ast::Suffix> AstBuilder::suffixes(Cursor& cursor) {
  std::vector<ast::Suffix> result;
  while (const auto node = cursor.take(SyntaxKind::suffix)) result.push_back(suffix(*node));
  return result;
}

}  // namespace clausule::dsl
