#include <algorithm>
#include <array>
#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/lexical.hpp"
#include "dsl/mended_line.hpp"

namespace clausule::dsl {

namespace {

ast::Unit unit_of(Keyword keyword) {
  constexpr std::array<std::pair<Keyword, ast::Unit>, 10> units = {{
      {Keyword::item, ast::Unit::item},
      {Keyword::day, ast::Unit::day},
      {Keyword::week, ast::Unit::week},
      {Keyword::month, ast::Unit::month},
      {Keyword::quarter, ast::Unit::quarter},
      {Keyword::year, ast::Unit::year},
      {Keyword::calendar_year, ast::Unit::calendar_year},
      {Keyword::insured, ast::Unit::insured},
      {Keyword::provider, ast::Unit::provider},
      {Keyword::file, ast::Unit::file},
  }};
  const auto* found = std::ranges::find(units, keyword, &std::pair<Keyword, ast::Unit>::first);
  return found == units.end() ? ast::Unit::item : found->second;
}

}  // namespace

Location AstBuilder::location(std::size_t node) const {
  return {tree_.file, tree_.nodes[node].begin, tree_.nodes[node].end};
}

std::string_view AstBuilder::written(std::size_t node) const {
  return text_.substr(tree_.nodes[node].begin, tree_.nodes[node].end - tree_.nodes[node].begin);
}

std::string AstBuilder::line_with(const Location& part, std::string_view text) const {
  return mended_line(text_, part.begin, part.end, text);
}

ast::Name AstBuilder::name(std::size_t node) const {
  return {lexical::normalized(written(node)), location(node)};
}

ast::Text AstBuilder::text(std::size_t node) const {
  const std::string_view quoted = written(node);
  return {std::string(quoted.substr(1, quoted.size() - 2)), location(node)};
}

ast::Path AstBuilder::path(std::size_t node) const {
  ast::Path result{{}, location(node)};
  std::string_view rest = written(node);
  std::uint32_t begin = result.location.begin;
  while (true) {
    const std::string_view part = rest.substr(0, rest.find('.'));
    const auto end = begin + static_cast<std::uint32_t>(part.size());
    result.parts.push_back({lexical::normalized(part), {tree_.file, begin, end}});
    if (part.size() == rest.size()) return result;
    rest.remove_prefix(part.size() + 1);
    begin = end + 1;
  }
}

ast::Code AstBuilder::code(std::size_t node) const {
  return {std::string(written(node)), location(node)};
}

ast::Duration AstBuilder::duration(std::size_t node) {
  const std::string_view all = written(node);
  const std::size_t digits = lexical::digits_length(all);
  const Keyword unit = tree_.nodes[tree_.children(node).back()].keyword;
  return {std::string(all.substr(0, digits)), unit_of(unit), location(node)};
}

std::vector<ast::Name> AstBuilder::names(Cursor& cursor) const {
  std::vector<ast::Name> result;
  while (const auto node = cursor.take(SyntaxKind::name)) result.push_back(name(*node));
  return result;
}

std::vector<ast::Path> AstBuilder::paths(Cursor& cursor) const {
  std::vector<ast::Path> result;
  while (const auto node = cursor.take(SyntaxKind::path)) result.push_back(path(*node));
  return result;
}

ast::Unit AstBuilder::unit_after_per(std::size_t node) {
  const ast::Unit unit = unit_of(tree_.nodes[node].keyword);
  if (unit == ast::Unit::year) {
    const std::string meant(spelling(Keyword::calendar_year, tree_.vocabulary));
    diagnostics_.report<Kind::year_after_per>(location(node), std::string(written(node)), meant)
        .with_mended(line_with(location(node), meant));
  }
  return unit;
}

void AstBuilder::check_marks(const Location& place, std::string_view number, bool money) {
  const std::size_t mark = number.find_first_of(",.");
  if (mark == std::string_view::npos) return;
  const std::string euro = money ? "€ " : "";
  const std::string all = quoted(text_.substr(place.begin, place.end - place.begin));
  const std::string whole(number.substr(0, mark));
  const std::string behind(number.substr(mark + 1));
  const std::string thousands = euro + whole + (money ? " " : "") + behind;
  if (const std::size_t second = behind.find_first_of(",."); second != std::string::npos) {
    std::string mended;
    for (const char sign : number) {
      const bool last =
          sign == behind[second] && behind.find_first_of(",.", second + 1) == std::string::npos;
      if (sign != ',' && sign != '.') {
        mended += sign;
      } else if (last && sign != number[mark]) {
        mended += mark_;
      } else if (money) {
        mended += ' ';
      }
    }
    diagnostics_.report<Kind::two_marks>(place, all).with_mended(line_with(place, euro + mended));
  } else if (number[mark] != mark_ && behind.size() == 3) {
    diagnostics_.report<Kind::ambiguous_mark>(place, all, quoted(thousands),
                                              quoted(euro + whole + mark_ + behind));
  }
}

ast::Literal AstBuilder::literal(SyntaxKind kind, const Location& place) {
  const std::string_view all = text_.substr(place.begin, place.end - place.begin);
  ast::Literal result{ast::LiteralKind::code, std::string(all), {}, place};
  if (kind == SyntaxKind::text) {
    result.kind = ast::LiteralKind::text;
    result.text = std::string(all.substr(1, all.size() - 2));
  } else if (kind == SyntaxKind::date) {
    result.kind = ast::LiteralKind::date;
  } else if (kind == SyntaxKind::money) {
    result.kind = ast::LiteralKind::money;
    result.text.clear();
    for (const char sign : all) {
      if ((sign >= '0' && sign <= '9') || sign == ',' || sign == '.' || sign == '-') {
        result.text += sign;
      }
    }
    check_marks(place, result.text, true);
  } else if (kind == SyntaxKind::percent) {
    result.kind = ast::LiteralKind::percent;
    result.text.pop_back();
    check_marks(place, result.text, false);
  } else if (kind == SyntaxKind::decimal) {
    result.kind = ast::LiteralKind::decimal;
    check_marks(place, result.text, false);
  }
  return result;
}

ast::Literal AstBuilder::literal(std::size_t node) {
  const SyntaxKind kind = tree_.nodes[node].kind;
  ast::Literal result = literal(kind, location(node));
  if (kind == SyntaxKind::keyword) {
    const bool yes = tree_.nodes[node].keyword == Keyword::yes;
    result.kind = yes ? ast::LiteralKind::yes : ast::LiteralKind::no;
  } else if (kind == SyntaxKind::duration) {
    const ast::Duration length = duration(node);
    result.kind = ast::LiteralKind::duration;
    result.text = length.count;
    result.unit = length.unit;
  }
  return result;
}

}  // namespace clausule::dsl
