#include "dsl/parse.hpp"

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "dsl/build_ast.hpp"
#include "dsl/grammar.hpp"
#include "dsl/meaning.hpp"
#include "dsl/mended_line.hpp"
#include "dsl/syntax_parser.hpp"
#include "dsl/tree_builder.hpp"

namespace clausule::dsl {

namespace {

namespace pegtl = tao::pegtl;
using pegtl::apply_mode;
using pegtl::rewind_mode;

// clang-format off
/// The node of a rule; a rule without one leaves only what is inside it.
template <typename Rule> constexpr SyntaxKind node = SyntaxKind::none;
template <Keyword Word> constexpr SyntaxKind node<grammar::key<Word>> = SyntaxKind::keyword;
#define CLAUSULE_NODE(rule, kind) template <> constexpr SyntaxKind node<grammar::rule> = SyntaxKind::kind;
CLAUSULE_NODE(unit, keyword)
CLAUSULE_NODE(name, name)
CLAUSULE_NODE(path, path)
CLAUSULE_NODE(library, library)
CLAUSULE_NODE(code, code)
CLAUSULE_NODE(decimal, decimal)
CLAUSULE_NODE(percent, percent)
CLAUSULE_NODE(money, money)
CLAUSULE_NODE(date, date)
CLAUSULE_NODE(duration, duration)
CLAUSULE_NODE(text, text)
CLAUSULE_NODE(compare, compare)
CLAUSULE_NODE(plus_sign, sign)
CLAUSULE_NODE(minus_sign, sign)
CLAUSULE_NODE(times_sign, sign)
CLAUSULE_NODE(divide_sign, sign)
CLAUSULE_NODE(rows_sign, sign)
CLAUSULE_NODE(declaration, declaration)
CLAUSULE_NODE(head, head)
CLAUSULE_NODE(type, type)
CLAUSULE_NODE(about, about)
CLAUSULE_NODE(guard, guard)
CLAUSULE_NODE(scope, scope)
CLAUSULE_NODE(group, group)
CLAUSULE_NODE(figure, figure)
CLAUSULE_NODE(programme, programme)
CLAUSULE_NODE(party, party)
CLAUSULE_NODE(dossier, dossier)
CLAUSULE_NODE(table, table)
CLAUSULE_NODE(verdict, verdict)
CLAUSULE_NODE(manual, manual)
CLAUSULE_NODE(selection, selection)
CLAUSULE_NODE(restriction, restriction)
CLAUSULE_NODE(codes, codes)
CLAUSULE_NODE(range, range)
CLAUSULE_NODE(relation, relation)
CLAUSULE_NODE(stay, stay)
CLAUSULE_NODE(row, row)
CLAUSULE_NODE(amount, amount)
CLAUSULE_NODE(suffix, suffix)
CLAUSULE_NODE(window, window)
CLAUSULE_NODE(share, share)
CLAUSULE_NODE(given, given)
CLAUSULE_NODE(header, header)
CLAUSULE_NODE(column, column)
CLAUSULE_NODE(table_row, table_row)
CLAUSULE_NODE(table_cell, table_cell)
CLAUSULE_NODE(cells, cells)
CLAUSULE_NODE(cell, cell)
CLAUSULE_NODE(any, any)
CLAUSULE_NODE(bullets, bullets)
CLAUSULE_NODE(expression, junction)
CLAUSULE_NODE(negation, negation)
CLAUSULE_NODE(enrolled, enrolled)
CLAUSULE_NODE(during, during)
CLAUSULE_NODE(comparison, comparison)
CLAUSULE_NODE(sum, sum)
CLAUSULE_NODE(product, product)
CLAUSULE_NODE(sum_over, sum_over)
CLAUSULE_NODE(day_of_period, day_of_period)
CLAUSULE_NODE(parentheses, parentheses)
CLAUSULE_NODE(reference, reference)
CLAUSULE_NODE(arguments, arguments)
#undef CLAUSULE_NODE

/// What is told where a rule was needed and did not match; a commit point without a row does not
/// compile.
template <typename Rule> struct Expectation;
template <Keyword Word> struct Expectation<grammar::key<Word>> { static constexpr Kind kind = Kind::expected_keyword; };
template <typename Rule> constexpr std::string_view sign_of = {};
#define CLAUSULE_EXPECT(rule, message) template <> struct Expectation<grammar::rule> { static constexpr Kind kind = Kind::message; };
#define CLAUSULE_EXPECT_SIGN(rule, text) CLAUSULE_EXPECT(rule, expected_sign) template <> constexpr std::string_view sign_of<grammar::rule> = text;
CLAUSULE_EXPECT(name, expected_name)
CLAUSULE_EXPECT(declared, expected_name)
CLAUSULE_EXPECT(names, expected_name)
CLAUSULE_EXPECT(path, expected_name)
CLAUSULE_EXPECT(paths, expected_name)
CLAUSULE_EXPECT(line_ids, expected_line)
CLAUSULE_EXPECT(line_id, expected_line)
CLAUSULE_EXPECT(library, expected_library)
CLAUSULE_EXPECT(text, expected_text)
CLAUSULE_EXPECT(code, expected_code)
CLAUSULE_EXPECT(codes, expected_codes)
CLAUSULE_EXPECT(members, expected_codes)
CLAUSULE_EXPECT(member, expected_codes)
CLAUSULE_EXPECT(selection, expected_codes)
CLAUSULE_EXPECT(row, expected_codes)
CLAUSULE_EXPECT(percent, expected_percent)
CLAUSULE_EXPECT(money, expected_money)
CLAUSULE_EXPECT(date, expected_date)
CLAUSULE_EXPECT(duration, expected_duration)
CLAUSULE_EXPECT(unit, expected_unit)
CLAUSULE_EXPECT(type, expected_type)
CLAUSULE_EXPECT(known_type, expected_type)
CLAUSULE_EXPECT(validity, expected_validity)
CLAUSULE_EXPECT(verdict, expected_verdict)
CLAUSULE_EXPECT(same, expected_same)
CLAUSULE_EXPECT(after_before, expected_direction)
CLAUSULE_EXPECT(stay, expected_stay)
CLAUSULE_EXPECT(period, expected_period)
CLAUSULE_EXPECT(step, expected_step)
CLAUSULE_EXPECT(shares, expected_shares)
CLAUSULE_EXPECT(share, expected_shares)
CLAUSULE_EXPECT(receiver, expected_receiver)
CLAUSULE_EXPECT(enrolment, expected_enrolment)
CLAUSULE_EXPECT(given, expected_name)
CLAUSULE_EXPECT(given_value, expected_given)
CLAUSULE_EXPECT(literal, expected_given)
CLAUSULE_EXPECT(condition, expected_expression)
CLAUSULE_EXPECT(expression, expected_expression)
CLAUSULE_EXPECT(test, expected_expression)
CLAUSULE_EXPECT(amount, expected_expression)
CLAUSULE_EXPECT(sum, expected_expression)
CLAUSULE_EXPECT(product, expected_expression)
CLAUSULE_EXPECT(factor, expected_expression)
CLAUSULE_EXPECT(cells, expected_cell)
CLAUSULE_EXPECT(cell, expected_cell)
CLAUSULE_EXPECT(header, expected_column)
CLAUSULE_EXPECT(column, expected_column)
CLAUSULE_EXPECT(from_or_through, expected_validity)
CLAUSULE_EXPECT(bullet_start, expected_bullet)
CLAUSULE_EXPECT(known_clause, unknown_clause)
CLAUSULE_EXPECT(known_head, outside_declaration)
CLAUSULE_EXPECT(head, outside_declaration)
CLAUSULE_EXPECT(text_end, text_after_clause)
CLAUSULE_EXPECT(line_end, text_after_clause)
CLAUSULE_EXPECT(ends_line, text_after_clause)
CLAUSULE_EXPECT_SIGN(close, ")")
CLAUSULE_EXPECT_SIGN(colon, ":")
CLAUSULE_EXPECT_SIGN(bar, "|")
CLAUSULE_EXPECT_SIGN(is_value, "=")
#undef CLAUSULE_EXPECT
#undef CLAUSULE_EXPECT_SIGN
// clang-format on

template <typename Rule>
constexpr std::optional<Keyword> keyword_of = {};
template <Keyword Word>
constexpr std::optional<Keyword> keyword_of<grammar::key<Word>> = Word;

template <typename Rule>
struct Control : pegtl::normal<Rule> {
  template <typename Input>
  [[noreturn]] static void raise(const Input& in, TreeBuilder& /*builder*/) {
    throw Failure{Expectation<Rule>::kind, in.current(), keyword_of<Rule>, sign_of<Rule>};
  }
};

/// A level of an expression with one operand is that operand.
template <typename Rule>
constexpr bool folds =
    std::is_same_v<Rule, grammar::expression> || std::is_same_v<Rule, grammar::comparison> ||
    std::is_same_v<Rule, grammar::sum> || std::is_same_v<Rule, grammar::product>;

/// Pushes the node of a rule that matched, and takes back those of one that did not.
struct EmitNode : pegtl::maybe_nothing {
  template <typename Rule, apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Ctl, typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    if constexpr (A == apply_mode::nothing) {
      return pegtl::match<Rule, A, M, Action, Ctl>(in, builder);
    } else {
      const char* const begin = in.current();
      builder.drop_beyond(begin);
      const std::size_t mark = builder.mark();
      if (!pegtl::match<Rule, A, M, Action, Ctl>(in, builder)) {
        builder.drop(mark);
        return false;
      }
      builder.drop_beyond(in.current());
      if (folds<Rule> && builder.is_single(mark)) return true;
      Keyword keyword{};
      if constexpr (node<Rule> == SyntaxKind::keyword) {
        keyword = builder.keyword_at(begin)->keyword;
      }
      builder.emit(node<Rule>, mark, begin, in.current(), keyword);
      return true;
    }
  }
};

struct EmitComment : pegtl::maybe_nothing {
  template <typename Rule, apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Ctl, typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    const char* const begin = in.current();
    if (!pegtl::match<Rule, A, M, Action, Ctl>(in, builder)) return false;
    if constexpr (A == apply_mode::action) builder.comment(begin, in.current());
    return true;
  }
};

template <typename Rule>
struct Action : std::conditional_t<node<Rule> != SyntaxKind::none, EmitNode, pegtl::nothing<Rule>> {
};
template <>
struct Action<grammar::comment> : EmitComment {};

using Input = pegtl::memory_input<pegtl::tracking_mode::lazy, pegtl::eol::lf_crlf, const char*>;

/// Reads a stretch of text that is one thing as a whole or not at all.
template <typename Rule>
bool parse_alone(SyntaxTree& tree, std::string_view text, Span part, Diagnostics& diagnostics) {
  tree.nodes.clear();
  TreeBuilder builder(tree, text, diagnostics);
  builder.enter({part.begin, part.end, {}});
  Input in(text.data() + part.begin, text.data() + part.end, "");
  try {
    return pegtl::parse<Rule, Action, Control>(in, builder);
  } catch (const Failure&) {
    return false;
  }
}

/// Reports the keywords that are not of the vocabulary of the file.
void check_vocabulary(const SyntaxTree& tree, std::string_view text, Diagnostics& diagnostics) {
  std::size_t reported = 0;
  for (const SyntaxNode& one : tree.nodes) {
    if (one.kind != SyntaxKind::keyword) continue;
    const std::string_view written = text.substr(one.begin, one.end - one.begin);
    const auto match = match_keyword(written);
    if (!match || !match->vocabulary || *match->vocabulary == tree.vocabulary) continue;
    const std::string meant(translated(one.keyword, written, tree.vocabulary));
    diagnostics
        .report<Kind::other_vocabulary>({tree.file, one.begin, one.end}, std::string(written),
                                        meant)
        .with_mended(mended_line(text, one.begin, one.end, meant));
    if (++reported == TreeBuilder::most_errors) return;
  }
}

}  // namespace

SyntaxTree parse_syntax(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  SyntaxTree tree{file, Vocabulary::dutch, {}, {}, {}};
  const std::string_view text = sources.get(file).text;
  if (const auto invalid = lexical::find_invalid_utf8(text)) {
    const auto at = static_cast<std::uint32_t>(*invalid);
    diagnostics.report<Kind::not_utf8>({file, at, at + 1});
    return tree;
  }
  tree.fences = find_fences(file, sources, diagnostics);
  TreeBuilder builder(tree, text, diagnostics);
  for (const Fence& fence : tree.fences) {
    builder.enter(fence);
    Input in(text.data() + fence.begin, text.data() + fence.end, "");
    pegtl::parse<grammar::fence, Action, Control>(in, builder);
  }
  builder.emit(SyntaxKind::file, 0, text.data(), text.data() + text.size());
  tree.vocabulary = builder.vocabulary() ? *builder.vocabulary() : vocabulary_of_names(tree, text);
  check_vocabulary(tree, text, diagnostics);
  return tree;
}

bool parse_column(SyntaxTree& tree, std::string_view text, Span part, Diagnostics& diagnostics) {
  return parse_alone<grammar::lone_column>(tree, text, part, diagnostics);
}

bool parse_cells(SyntaxTree& tree, std::string_view text, Span part, Diagnostics& diagnostics) {
  return parse_alone<grammar::lone_cells>(tree, text, part, diagnostics);
}

ast::File parse_file(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  return build_ast(parse_syntax(file, sources, diagnostics), sources, diagnostics);
}

}  // namespace clausule::dsl
