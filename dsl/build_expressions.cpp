#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/mended_line.hpp"

namespace clausule::dsl {

namespace {

ast::Compare compare_of(std::string_view sign) {
  if (sign == "≠" || sign == "<>") return ast::Compare::not_equal;
  if (sign == "≤" || sign == "<=") return ast::Compare::less_equal;
  if (sign == "≥" || sign == ">=") return ast::Compare::greater_equal;
  if (sign == "<") return ast::Compare::less;
  if (sign == ">") return ast::Compare::greater;
  return ast::Compare::equal;
}

ast::Operator operator_of(std::string_view sign) {
  if (sign == "+") return ast::Operator::add;
  if (sign == "-") return ast::Operator::subtract;
  return sign == "/" ? ast::Operator::divide : ast::Operator::multiply;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Returns `1/2` as the decimal number it is, or as a division.
std::string as_number(std::string_view above, std::string_view below, char mark) {
  std::string division = std::string(above) + " / " + std::string(below);
  if (above.size() > 6 || below.size() > 6) return division;
  const long numerator = std::stol(std::string(above));
  const long denominator = std::stol(std::string(below));
  if (denominator == 0) return division;
  long rest = numerator % denominator;
  std::string result = std::to_string(numerator / denominator);
  if (rest != 0) result += mark;
  for (int digits = 0; rest != 0; ++digits) {
    if (digits == 4) return division;
    rest *= 10;
    result += std::to_string(rest / denominator);
    rest %= denominator;
  }
  return result;
}

}  // namespace

ast::ExpressionPointer AstBuilder::pointer(std::size_t node) {
  return std::make_unique<ast::Expression>(expression(node));
}

void AstBuilder::grow(std::size_t levels, const Location& place) {
  const bool fits = height_ <= highest;
  height_ += levels;
  if (fits && height_ > highest) diagnostics_.report<Kind::expression_too_long>(place);
}

ast::Expression AstBuilder::expression(std::size_t node) {
  height_ = 1;
  const Location place = location(node);
  const SyntaxKind kind = tree_.nodes[node].kind;
  if (kind == SyntaxKind::junction) return junction(node);
  if (kind == SyntaxKind::bullets) return bullets(node);
  if (kind == SyntaxKind::comparison) return comparison(node);
  if (kind == SyntaxKind::sum || kind == SyntaxKind::product) return arithmetic(node);
  if (kind == SyntaxKind::reference) return reference(node);
  if (kind == SyntaxKind::manual) return {manual(node), place};
  if (kind == SyntaxKind::enrolled) {
    return {ast::EnrolledIn{name(tree_.children(node).back())}, place};
  }
  if (kind == SyntaxKind::during) return {ast::During{stay(tree_.children(node).back())}, place};
  if (kind == SyntaxKind::day_of_period) return day_of_period(node);
  if (kind == SyntaxKind::parentheses) {
    ast::Expression inside = expression(tree_.children(node).front());
    inside.location = place;
    return inside;
  }
  if (kind == SyntaxKind::negation || kind == SyntaxKind::sum_over) {
    ast::ExpressionPointer operand = pointer(tree_.children(node).back());
    grow(1, place);
    if (kind == SyntaxKind::negation) return {ast::Not{std::move(operand)}, place};
    return {ast::Sum{std::move(operand)}, place};
  }
  return {literal(node), place};
}

ast::Expression AstBuilder::day_of_period(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::DayOfPeriod result{cursor.keyword() == Keyword::first_day_of, ast::Period::month};
  const Keyword period = cursor.keyword();
  if (period == Keyword::the_quarter) result.period = ast::Period::quarter;
  if (period == Keyword::the_calendar_year) result.period = ast::Period::calendar_year;
  return {result, location(node)};
}

ast::Expression AstBuilder::junction(std::size_t node) {
  check_mixed(node);
  ast::Junction result;
  std::size_t highest_operand = 0;
  std::optional<std::size_t> keyword;
  for (Cursor cursor(tree_, node); !cursor.done();) {
    if (cursor.is(Keyword::and_) || cursor.is(Keyword::or_)) {
      keyword = cursor.next();
      result.conjunction = tree_.nodes[*keyword].keyword == Keyword::and_;
      continue;
    }
    const std::size_t operand = cursor.next();
    ast::Expression built = expression(operand);
    if (keyword) check_list(result.operands.back(), *keyword, operand);
    highest_operand = std::max(highest_operand, height_);
    result.operands.push_back(std::move(built));
  }
  height_ = highest_operand;
  grow(1, location(node));
  return {std::move(result), location(node)};
}

ast::Expression AstBuilder::bullets(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Junction result;
  result.bullets = true;
  result.conjunction = cursor.keyword() == Keyword::all_conditions_hold;
  std::size_t highest_operand = 0;
  while (!cursor.done()) {
    const std::size_t operand = cursor.next();
    if (tree_.nodes[operand].kind == SyntaxKind::error) continue;
    result.operands.push_back(expression(operand));
    highest_operand = std::max(highest_operand, height_);
  }
  height_ = highest_operand;
  grow(1, location(node));
  return {std::move(result), location(node)};
}

void AstBuilder::check_mixed(std::size_t node) {
  std::vector<std::size_t> parts = tree_.children(node);
  std::optional<std::size_t> first;
  std::optional<std::size_t> other;
  for (std::size_t at = 1; at < parts.size(); at += 2) {
    const Keyword keyword = tree_.nodes[parts[at]].keyword;
    if (!first) first = parts[at];
    if (!other && keyword != tree_.nodes[*first].keyword) other = parts[at];
  }
  if (!other) return;
  // One reading binds each run of `en` first, the other each run of `of`.
  const auto reading = [&](Keyword binding) {
    std::string result;
    for (std::size_t at = 0; at < parts.size(); at += 2) {
      const bool before = at > 0 && tree_.nodes[parts[at - 1]].keyword == binding;
      const bool after = at + 1 < parts.size() && tree_.nodes[parts[at + 1]].keyword == binding;
      if (after && !before) result += '(';
      result += written(parts[at]);
      if (before && !after) result += ')';
      if (at + 1 < parts.size()) result += ' ' + std::string(written(parts[at + 1])) + ' ';
    }
    return result;
  };
  diagnostics_.report<Kind::mixed_junction>(
      location(node), std::string(written(*first)), std::string(written(*other)),
      quoted(reading(Keyword::and_)), quoted(reading(Keyword::or_)));
}

void AstBuilder::check_list(const ast::Expression& before, std::size_t keyword,
                            std::size_t operand) {
  const SyntaxKind kind = tree_.nodes[operand].kind;
  const bool item = kind == SyntaxKind::code || kind == SyntaxKind::decimal ||
                    kind == SyntaxKind::text || kind == SyntaxKind::money ||
                    kind == SyntaxKind::percent || kind == SyntaxKind::date;
  if (!item || !std::holds_alternative<ast::InCells>(before.value)) return;
  Location place = location(keyword);
  const std::string joined(written(keyword));
  Location with_blanks = place;
  while (with_blanks.begin > 0 && text_[with_blanks.begin - 1] == ' ') --with_blanks.begin;
  diagnostics_.report<Kind::list_conjunction>(place, joined)
      .with_mended(line_with(with_blanks, ","));
}

ast::Expression AstBuilder::comparison(std::size_t node) {
  Cursor cursor(tree_, node);
  const Location place = location(node);
  ast::ExpressionPointer left = pointer(cursor.next());
  const std::size_t left_height = height_;
  ast::Expression result;
  result.location = place;
  if (const auto sign = cursor.take(SyntaxKind::compare)) {
    const ast::Compare compare = compare_of(written(*sign));
    result.value = ast::Comparison{compare, std::move(left), pointer(cursor.next())};
  } else if (cursor.take(Keyword::includes)) {
    result.value = ast::Includes{std::move(left), codes(cursor.next())};
  } else if (cursor.take(Keyword::depends_only_on)) {
    result.value = ast::DependsOnly{std::move(left), paths(cursor)};
  } else if (cursor.is(Keyword::known) || cursor.is(Keyword::unknown)) {
    result.value = ast::Known{std::move(left), cursor.keyword() == Keyword::known};
  } else {
    const bool negated = cursor.take(Keyword::not_);
    cursor.take(Keyword::in);
    result.value = ast::InCells{std::move(left), negated, cells(cursor.next())};
  }
  height_ = std::max(left_height, height_);
  grow(1, place);
  return result;
}

void AstBuilder::check_fraction(const ast::Expression& operand) {
  const auto* literal = std::get_if<ast::Literal>(&operand.value);
  if (literal == nullptr || literal->kind != ast::LiteralKind::code) return;
  const std::size_t slash = literal->text.find('/');
  if (slash == std::string::npos) return;
  const std::string_view above = std::string_view(literal->text).substr(0, slash);
  const std::string_view below = std::string_view(literal->text).substr(slash + 1);
  if (!all_digits(above) || !all_digits(below)) return;
  diagnostics_.report<Kind::fraction>(literal->location, quoted(literal->text))
      .with_mended(line_with(literal->location, as_number(above, below, mark_)));
}

ast::Expression AstBuilder::arithmetic(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Expression result = expression(cursor.next());
  check_fraction(result);
  std::size_t height = height_;
  while (!cursor.done()) {
    const std::size_t sign = cursor.next();
    ast::Expression right = expression(cursor.next());
    check_fraction(right);
    height_ = std::max(height, height_);
    const Location place{tree_.file, result.location.begin, right.location.end};
    grow(1, place);
    height = height_;
    if (height > highest) break;
    result = {ast::Arithmetic{operator_of(written(sign)),
                              std::make_unique<ast::Expression>(std::move(result)),
                              std::make_unique<ast::Expression>(std::move(right))},
              place};
  }
  return result;
}

ast::Expression AstBuilder::reference(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Reference result{path(cursor.next()), false, {}, std::nullopt};
  std::size_t highest_argument = 0;
  if (const auto arguments = cursor.take(SyntaxKind::arguments)) {
    result.has_arguments = true;
    for (const std::size_t argument : tree_.children(*arguments)) {
      result.arguments.push_back(expression(argument));
      highest_argument = std::max(highest_argument, height_);
    }
  }
  if (const auto member = cursor.take(SyntaxKind::name)) result.member = name(*member);
  height_ = highest_argument;
  grow(1, location(node));
  return {std::move(result), location(node)};
}

ast::Cell AstBuilder::cell(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Cell result;
  result.location = location(node);
  if (cursor.take(Keyword::unknown)) {
    result.unknown = true;
    return result;
  }
  if (const auto sign = cursor.take(SyntaxKind::compare)) {
    result.compare = compare_of(written(*sign));
  }
  result.low = pointer(cursor.next());
  const std::size_t low_height = height_;
  if (cursor.take(Keyword::through)) result.high = pointer(cursor.next());
  height_ = std::max(low_height, height_);
  return result;
}

ast::Cells AstBuilder::cells(std::size_t node) {
  ast::Cells result{{}, location(node)};
  std::size_t highest_cell = 0;
  for (const std::size_t child : tree_.children(node)) {
    result.cells.push_back(cell(child));
    highest_cell = std::max(highest_cell, height_);
  }
  height_ = highest_cell;
  return result;
}

}  // namespace clausule::dsl
