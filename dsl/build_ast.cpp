#include "dsl/build_ast.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/lexical.hpp"

namespace clausule::dsl {

namespace {

// A keyword that opens no declaration cannot be the first of a head.
ast::Head head_of(Keyword keyword) {
  constexpr std::array<std::pair<Keyword, ast::Head>, 16> heads = {{
      {Keyword::contract, ast::Head::contract},
      {Keyword::use, ast::Head::use},
      {Keyword::fact, ast::Head::fact},
      {Keyword::codelist, ast::Head::codelist},
      {Keyword::table, ast::Head::table},
      {Keyword::definition, ast::Head::definition},
      {Keyword::test, ast::Head::test},
      {Keyword::dossier, ast::Head::dossier},
      {Keyword::tariff, ast::Head::tariff},
      {Keyword::exclusion, ast::Head::exclusion},
      {Keyword::limit, ast::Head::limit},
      {Keyword::condition, ast::Head::condition},
      {Keyword::programme, ast::Head::programme},
      {Keyword::deductible, ast::Head::deductible},
      {Keyword::settlement, ast::Head::settlement},
      {Keyword::property, ast::Head::property},
  }};
  const auto* found = std::ranges::find(heads, keyword, &std::pair<Keyword, ast::Head>::first);
  return found == heads.end() ? ast::Head::contract : found->second;
}

ast::TypeKind type_of(Keyword keyword) {
  constexpr std::array<std::pair<Keyword, ast::TypeKind>, 11> types = {{
      {Keyword::text, ast::TypeKind::text},
      {Keyword::number, ast::TypeKind::number},
      {Keyword::decimal, ast::TypeKind::decimal},
      {Keyword::money, ast::TypeKind::money},
      {Keyword::percentage, ast::TypeKind::percentage},
      {Keyword::date, ast::TypeKind::date},
      {Keyword::period, ast::TypeKind::period},
      {Keyword::codes, ast::TypeKind::codes},
      {Keyword::code, ast::TypeKind::code},
      {Keyword::yes_no, ast::TypeKind::yes_no},
      {Keyword::one_of, ast::TypeKind::one_of},
  }};
  const auto* found = std::ranges::find(types, keyword, &std::pair<Keyword, ast::TypeKind>::first);
  return found == types.end() ? ast::TypeKind::text : found->second;
}

}  // namespace

ast::Type AstBuilder::type(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Type result;
  result.medical = cursor.take(Keyword::medical);
  result.kind = type_of(cursor.keyword());
  result.names = names(cursor);
  return result;
}

void AstBuilder::check_declared(const ast::Name& name) {
  if (opens_line(name.text)) {
    diagnostics_.report<Kind::keyword_as_name>(name.location, name.text);
  }
}

void AstBuilder::head(std::size_t node, ast::Declaration& declaration) {
  Cursor cursor(tree_, node);
  declaration.location = location(node);
  declaration.head = head_of(cursor.keyword());
  if (const auto found = cursor.take(SyntaxKind::name)) {
    declaration.name = name(*found);
    check_declared(declaration.name);
  } else if (const auto library = cursor.take(SyntaxKind::library)) {
    declaration.name = {lexical::normalized(written(*library)), location(*library)};
  } else if (const auto fact = cursor.take(SyntaxKind::path)) {
    declaration.fact = path(*fact);
    declaration.name = {lexical::normalized(written(*fact)), location(*fact)};
    const ast::Name& last = declaration.fact.parts.back();
    if (!canonical_name(last.text)) check_declared(last);
    declaration.type = type(cursor.next());
  } else {
    const ast::Text label = text(cursor.next());
    declaration.name = {label.value, label.location};
    return;
  }
  if (const auto title = cursor.take(SyntaxKind::text)) declaration.title = text(*title);
  if (cursor.take(Keyword::per)) declaration.keys = paths(cursor);
  if (cursor.take(Keyword::read_from)) {
    declaration.table_file = text(cursor.next());
  } else if (declaration.head == ast::Head::codelist && !cursor.done()) {
    declaration.codes = codes(cursor.next());
  } else if (declaration.head == ast::Head::definition && !cursor.done()) {
    declaration.value = pointer(cursor.next());
  }
}

std::optional<ast::Declaration> AstBuilder::declaration(std::size_t node) {
  Cursor cursor(tree_, node);
  if (!cursor.is(SyntaxKind::head)) return std::nullopt;
  ast::Declaration result;
  head(cursor.next(), result);
  while (!cursor.done() && !gave_up()) {
    const std::size_t child = cursor.next();
    if (tree_.nodes[child].kind != SyntaxKind::error) result.clauses.push_back(clause(child));
  }
  // The fences stand in the order of the text.
  const auto behind =
      std::ranges::upper_bound(tree_.fences, result.location.begin, {}, &Fence::begin);
  if (behind != tree_.fences.begin() && result.location.begin < std::prev(behind)->end) {
    result.article = std::prev(behind)->article;
  }
  return result;
}

ast::File build_ast(const SyntaxTree& tree, const Sources& sources, Diagnostics& diagnostics) {
  ast::File file{tree.file, tree.vocabulary, {}};
  if (tree.nodes.empty()) return file;
  const char mark = tree.vocabulary == Vocabulary::dutch ? ',' : '.';
  AstBuilder builder(tree, sources.get(tree.file).text, mark, diagnostics);
  for (const std::size_t node : tree.children(tree.nodes.size() - 1)) {
    if (tree.nodes[node].kind != SyntaxKind::declaration) continue;
    if (auto declaration = builder.declaration(node)) {
      file.declarations.push_back(std::move(*declaration));
    }
    if (builder.gave_up()) break;
  }
  return file;
}

}  // namespace clausule::dsl
