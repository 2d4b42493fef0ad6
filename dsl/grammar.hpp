#pragma once

#include <tao/pegtl.hpp>

#include "dsl/lexical.hpp"
#include "dsl/tree_builder.hpp"

/// The rules of the language, in the order of `docs/grammar.md`; included by `parse.cpp` alone.
/// Rules own the blanks inside them, never those around them.
namespace clausule::dsl::grammar {

// Rules are named as those of the grammar library are: NOLINTBEGIN(readability-identifier-naming)

using namespace tao::pegtl;

/// One keyword in either vocabulary: the longest phrase that stands there.
template <Keyword Word>
struct key {
  using rule_t = key;
  using subs_t = empty_list;

  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class,
            typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    const std::size_t length = builder.match_key(Word, in.current());
    if (length == 0) return false;
    in.bump_in_this_line(length);
    return true;
  }
};

/// A keyword that has one of some properties.
template <bool (*Test)(Keyword)>
struct key_that {
  using rule_t = key_that;
  using subs_t = empty_list;

  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class,
            typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    const auto& found = builder.keyword_at(in.current());
    if (!found || !Test(found->keyword)) return false;
    in.bump_in_this_line(found->length);
    return true;
  }
};

/// A token of `lexical.hpp`.
template <std::size_t (*Length)(std::string_view)>
struct token {
  using rule_t = token;
  using subs_t = empty_list;

  template <apply_mode, rewind_mode, template <typename...> class, template <typename...> class,
            typename Input>
  static bool match(Input& in, TreeBuilder&) {
    const std::size_t length = Length({in.current(), in.size()});
    if (length == 0) return false;
    in.bump_in_this_line(length);
    return true;
  }
};

/// A rule that can stand in itself; too deep is an error.
template <typename Rule>
struct nested {
  using rule_t = nested;
  using subs_t = type_list<Rule>;

  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    struct Level {
      TreeBuilder& builder;
      ~Level() { builder.ascend(); }
    };
    const bool allowed = builder.descend();
    const Level level{builder};
    if (!allowed) throw Failure{Kind::nesting_too_deep, in.current(), {}, {}};
    return Control<Rule>::template match<A, M, Action, Control>(in, builder);
  }
};

/// A rule whose failure costs a line or a clause and no more.
template <typename Rule, Recovery Cost>
struct recovering {
  using rule_t = recovering;
  using subs_t = type_list<Rule>;

  template <apply_mode A, rewind_mode M, template <typename...> class Action,
            template <typename...> class Control, typename Input>
  static bool match(Input& in, TreeBuilder& builder) {
    const std::size_t mark = builder.mark();
    const char* const begin = in.current();
    try {
      return Control<Rule>::template match<A, M, Action, Control>(in, builder);
    } catch (const Failure& failure) {
      builder.drop(mark);
      in.iterator() = builder.recover(failure, begin, Cost);
      builder.emit(SyntaxKind::error, mark, begin, in.current());
      return true;
    }
  }
};

constexpr bool is_head(Keyword keyword) {
  return info(keyword).has(Place::head);
}
constexpr bool is_opener(Keyword keyword) {
  return info(keyword).opens();
}
constexpr bool is_unit(Keyword keyword) {
  return info(keyword).has(Place::unit) || keyword == Keyword::insured ||
         keyword == Keyword::provider || keyword == Keyword::file;
}

// clang-format off
struct blank        : sor< one< ' ', '\t' >, string< '\xC2', '\xA0' > > {};
struct comment      : seq< one< '#' >, until< at< eolf > > > {};
struct _            : star< blank > {};
struct line_break   : star< sor< blank, comment, eol > > {};
struct blank_line   : seq< _, opt< comment >, eol > {};
struct line_end     : seq< _, opt< comment >, sor< eol, eof >, star< blank_line >, _, opt< opt< comment >, eof > > {};
struct ends_line    : seq< _, at< sor< one< '#' >, eolf > > > {};

// After this point nothing else can match, so a failure is the user's error.
template< typename Rule > struct expect : seq< _, must< Rule > > {};
template< typename Rule > struct expect_below : seq< line_break, must< Rule > > {};
template< typename... Rules > struct then : seq< _, Rules... > {};
template< typename Rule > struct listed : seq< Rule, star< _, one< ',' >, expect_below< Rule > > > {};

struct name         : token< lexical::name_length > {};
struct path         : token< lexical::path_length > {};
struct library      : token< lexical::library_length > {};
struct code         : token< lexical::code_length > {};
struct decimal      : token< lexical::decimal_length > {};
struct percent      : token< lexical::percent_length > {};
struct money        : token< lexical::money_length > {};
struct date         : token< lexical::date_length > {};
struct text         : token< lexical::text_length > {};
struct compare      : token< lexical::compare_length > {};
struct digits       : token< lexical::digits_length > {};
struct head_opener  : key_that< is_head > {};
struct opener       : key_that< is_opener > {};
struct unit         : key_that< is_unit > {};
struct duration     : seq< digits, plus< blank >, unit > {};
struct bar          : one< '|' > {};
struct colon        : one< ':' > {};
struct close        : one< ')' > {};

struct expression;
struct test;
struct sum;
struct factor;
struct codes;
struct cells;
struct suffix;
struct clause;

struct names        : listed< name > {};
struct paths        : listed< path > {};
struct declared     : seq< name > {};

struct one_of       : seq< key< Keyword::one_of >, expect< names > > {};
struct known_type   : sor< key< Keyword::text >, key< Keyword::number >, key< Keyword::decimal >, key< Keyword::money >, key< Keyword::percentage >, key< Keyword::date >,
                           key< Keyword::period >, key< Keyword::codes >, key< Keyword::code >, key< Keyword::yes_no >, one_of > {};
struct type         : sor< seq< key< Keyword::medical >, expect< known_type > >, known_type > {};
struct title        : opt< _, text > {};
struct read_from    : opt< _, key< Keyword::read_from >, expect< text > > {};
struct is_codes     : seq< _, one< '=' >, expect< codes > > {};
struct is_value     : seq< one< '=' >, expect< expression > > {};
struct rule_word    : sor< key< Keyword::tariff >, key< Keyword::exclusion >, key< Keyword::limit >, key< Keyword::condition >, key< Keyword::programme >,
                           key< Keyword::deductible >, key< Keyword::settlement >, key< Keyword::property > > {};
struct head         : sor< seq< key< Keyword::contract >, expect< declared >, title >,
                           seq< key< Keyword::use >, expect< library > >,
                           seq< key< Keyword::fact >, expect< path >, expect< colon >, expect< type >, title >,
                           seq< key< Keyword::codelist >, expect< declared >, title, sor< is_codes, read_from > >,
                           seq< key< Keyword::table >, expect< declared >, title, opt< _, key< Keyword::per >, expect< paths > >, read_from >,
                           seq< key< Keyword::definition >, expect< declared >, title, expect< is_value > >,
                           seq< sor< key< Keyword::test >, key< Keyword::dossier > >, expect< text > >,
                           seq< rule_word, expect< declared >, title, read_from > > {};

struct validity_from    : seq< key< Keyword::from >, expect< date > > {};
struct validity_through : seq< key< Keyword::through >, expect< date > > {};
struct validity_longest : seq< key< Keyword::at_most >, expect< duration > > {};
struct span             : seq< date, expect< key< Keyword::through > >, expect< date > > {};
struct validity         : sor< validity_from, validity_through, validity_longest, span > {};
struct about        : sor< seq< key< Keyword::valid >, expect< validity > >,
                           seq< key< Keyword::published_on >, expect< date > >,
                           seq< key< Keyword::exception_to >, expect< names > >,
                           seq< key< Keyword::reference_date >, expect< sum > >,
                           seq< key< Keyword::return_code >, expect< code > >,
                           seq< key< Keyword::article >, expect< text > > > {};

struct manual       : seq< key< Keyword::manual >, expect< text > > {};
struct verdict      : sor< key< Keyword::deny >, key< Keyword::allow >, manual > {};

struct bullet_start : at< one< '-' > > {};
struct bullet       : seq< one< '-' >, expect< expression >, must< ends_line > > {};
struct bullets      : seq< sor< key< Keyword::all_conditions_hold >, key< Keyword::any_condition_holds > >, expect< colon >, must< line_end >,
                           must< bullet_start >, list< recovering< bullet, Recovery::line >, seq< line_end, at< one< '-' > > > > > {};
struct condition    : sor< bullets, expression > {};
struct guard        : sor< seq< sor< key< Keyword::if_ >, key< Keyword::unless >, key< Keyword::requires_that >, key< Keyword::always > >, expect< condition > >,
                           seq< sor< key< Keyword::otherwise >, key< Keyword::if_unknown >, key< Keyword::other_services > >, expect< verdict > > > {};

struct per          : seq< key< Keyword::per >, expect< unit > > {};
struct restriction  : seq< key< Keyword::with >, expect< path >, expect< cells > > {};
struct range_sign   : sor< then< key< Keyword::through > >, then< string< '\xE2', '\x80', '\x93' > >, seq< plus< blank >, one< '-' >, at< blank > > > {};
struct range        : seq< code, opt< range_sign, expect< code > > > {};
struct member       : sor< range, key< Keyword::all_services >, manual, name > {};
struct members      : listed< member > {};
struct codes        : seq< members, opt< line_break, key< Keyword::except >, expect< members > > > {};
struct selection    : seq< codes, title, star< _, restriction > > {};
struct scope        : sor< seq< key< Keyword::for_ >, expect< selection >, star< _, per > >, seq< per, star< _, per > > > {};

struct same         : sor< key< Keyword::on_the_same_day >, key< Keyword::in_the_same_month >, key< Keyword::in_the_same_quarter >, key< Keyword::in_the_same_calendar_year > > {};
struct stay         : sor< seq< key< Keyword::enrolment_in >, expect< name > >, path > {};
struct after_before : sor< key< Keyword::after >, key< Keyword::before > > {};
struct relation     : sor< seq< key< Keyword::beside >, expect< selection >, expect< same > >,
                           seq< key< Keyword::within >, expect< duration >, expect< after_before >, expect< selection > >,
                           seq< key< Keyword::during >, expect< stay > > > {};
struct row          : seq< selection, opt< _, verdict > > {};
struct row_line     : seq< must< row >, must< ends_line > > {};
struct row_start    : seq< line_end, not_at< sor< opener, bar, eof > > > {};
struct rows_sign    : one< ':' > {};
struct rows         : seq< rows_sign, star< row_start, recovering< row_line, Recovery::line > > > {};
struct group        : sor< seq< key< Keyword::precedence >, expect< codes >, expect< key< Keyword::above > >, expect< codes > >,
                           seq< sor< seq< relation, expect< verdict > >, verdict >, opt< _, rows > > > {};

struct amount       : seq< sum, star< _, key< Keyword::increased_by >, expect< sum > > > {};
struct window       : sor< per, seq< key< Keyword::within >, expect< duration > >, seq< key< Keyword::during >, expect< stay > > > {};
struct period       : sor< key< Keyword::the_month >, key< Keyword::the_quarter >, key< Keyword::the_calendar_year > > {};
struct rounding     : sor< key< Keyword::rounded_arithmetically_to >, key< Keyword::rounded_up_to >, key< Keyword::rounded_down_to >, key< Keyword::rounded_half_even_to > > {};
struct step         : sor< key< Keyword::cents >, key< Keyword::whole_euros >, money, decimal > {};
struct share        : seq< name, expect< percent > > {};
struct shares       : sor< key< Keyword::quarters >, seq< share, star< _, one< ',' >, expect< share > > > > {};
struct receiver     : sor< seq< key< Keyword::quarter >, plus< blank >, code >, name > {};
struct suffix       : sor< seq< key< Keyword::at_most >, expect< amount >, opt< _, window > >,
                           seq< key< Keyword::at_least >, expect< amount > >,
                           seq< key< Keyword::increased_by >, expect< sum > >,
                           seq< key< Keyword::pro_rata_to_days_in >, expect< period >, expect< condition > >,
                           seq< rounding, expect< step > >,
                           seq< key< Keyword::split_over >, expect< shares > >,
                           seq< key< Keyword::rest_to >, expect< receiver > >,
                           per > {};
struct figure       : sor< seq< key< Keyword::amounts_to >, expect< amount >, star< _, suffix > >,
                           seq< key< Keyword::counts >, expect< amount > >,
                           seq< suffix, star< _, suffix > > > {};

struct programme    : sor< seq< key< Keyword::bundle >, expect< codes > >,
                           seq< sor< key< Keyword::ends_on >, key< Keyword::combines > >, expect< names > >,
                           key< Keyword::without_deductible > > {};
struct party        : sor< seq< key< Keyword::insurer >, expect< text > >,
                           seq< key< Keyword::parties >, expect< codes > >,
                           seq< key< Keyword::list >, expect< code >, opt< _, one< '=' >, expect< code > > >,
                           seq< sor< key< Keyword::amends >, key< Keyword::in_favour_of >, key< Keyword::after > >, expect< name > > > {};

struct literal      : sor< key< Keyword::yes >, key< Keyword::no >, text, date, money, percent, duration, decimal, code > {};
struct end_reason   : opt< _, key< Keyword::due_to >, expect< name > > {};
struct enrolment    : sor< validity_from, seq< span, end_reason > > {};
struct given_value  : sor< seq< literal, opt< _, key< Keyword::through >, expect< literal > > >, name > {};
struct given        : seq< name, expect< given_value > > {};
struct line_id      : sor< text, code, name > {};
struct line_ids     : listed< line_id > {};
struct dossier      : sor< seq< key< Keyword::as_known_on >, expect< date > >,
                           seq< sor< key< Keyword::like >, key< Keyword::todo > >, expect< text > >,
                           seq< key< Keyword::without >, expect< line_ids > >,
                           seq< key< Keyword::expected_finding >, expect< name >, opt< _, key< Keyword::in >, expect< name > > >,
                           seq< key< Keyword::enrolled_in >, expect< name >, expect< enrolment > >,
                           seq< key< Keyword::expected >, expect< path >, expect< money > >,
                           seq< sor< key< Keyword::insured >, key< Keyword::provider >, key< Keyword::file > >, opt< _, code >,
                                opt< _, given, star< _, one< ',' >, expect< given > > > > > {};

struct from_or_through : sor< key< Keyword::from >, key< Keyword::through > > {};
struct column_word  : sor< seq< key< Keyword::valid >, expect< from_or_through > >,
                           key< Keyword::published_on >, key< Keyword::amounts_to >, key< Keyword::at_most >, key< Keyword::at_least >,
                           key< Keyword::return_code >, key< Keyword::deductible > > {};
struct column       : sor< column_word, expression > {};
struct header       : seq< bar, plus< _, not_at< sor< one< '#' >, eolf > >, must< column >, expect< bar > > > {};
struct any          : seq< one< '-' >, at< _, bar > > {};
struct empty_cell   : at< bar > {};
struct table_cell   : sor< empty_cell, any, must< cells > > {};
struct table_row    : seq< bar, star< _, not_at< sor< one< '#' >, eolf > >, table_cell, expect< bar > >, must< ends_line > > {};
struct table        : seq< at< bar >, must< header >, must< ends_line >, star< line_end, at< bar >, recovering< table_row, Recovery::line > > > {};
struct cell         : sor< key< Keyword::unknown >, seq< sor< seq< compare, expect< sum > >, sum >, opt< _, key< Keyword::through >, expect< sum > > > > {};
struct cells        : listed< cell > {};

struct conjunction  : sor< key< Keyword::and_ >, key< Keyword::or_ > > {};
struct expression   : seq< test, star< line_break, conjunction, expect_below< test > > > {};
struct negation     : nested< seq< key< Keyword::not_ >, expect< test > > > {};
struct enrolled     : seq< key< Keyword::enrolled_in >, expect< name > > {};
struct during       : seq< key< Keyword::during >, expect< stay > > {};
struct in_cells     : seq< opt< key< Keyword::not_ >, plus< blank > >, key< Keyword::in >, expect< cells > > {};
struct comparison   : seq< sum, opt< _, sor< seq< compare, expect< sum > >, in_cells, seq< key< Keyword::includes >, expect< codes > >,
                                             seq< key< Keyword::depends_only_on >, expect< paths > >, key< Keyword::known >, key< Keyword::unknown > > > > {};
struct test         : sor< negation, enrolled, during, comparison > {};
struct plus_sign    : one< '+' > {};
struct minus_sign   : seq< one< '-' >, at< sor< blank, eol > > > {};
struct times_sign   : sor< one< '*' >, string< '\xC3', '\x97' > > {};
struct divide_sign  : seq< one< '/' >, at< sor< blank, eol > > > {};
struct additive     : sor< seq< plus< blank >, minus_sign >, seq< _, plus_sign > > {};
struct product_sign : sor< seq< plus< blank >, divide_sign >, seq< _, times_sign > > {};
struct product      : seq< factor, star< product_sign, expect_below< factor > > > {};
struct sum          : seq< product, star< additive, expect_below< product > > > {};
struct parentheses  : nested< seq< one< '(' >, expect_below< expression >, line_break, must< close > > > {};
struct sum_over     : nested< seq< key< Keyword::sum >, expect< factor > > > {};
struct day_of_period: seq< sor< key< Keyword::first_day_of >, key< Keyword::last_day_of > >, expect< period > > {};
struct arguments    : nested< seq< one< '(' >, expect_below< expression >, star< line_break, one< ',' >, expect_below< expression > >, line_break, must< close > > > {};
struct reference    : seq< path, opt< _, arguments, opt< one< '.' >, must< name > > > > {};
struct factor       : sor< parentheses, sum_over, day_of_period, manual, literal, reference > {};

struct clause       : sor< about, guard, scope, group, figure, programme, party, dossier, table > {};
struct known_clause : seq< clause > {};
struct known_head   : seq< head > {};
struct text_end     : seq< line_end > {};
struct head_line    : seq< must< known_head >, must< text_end > > {};
struct clause_line  : seq< must< known_clause >, must< text_end > > {};
struct stray_line   : seq< must< head > > {};
struct clauses      : star< not_at< sor< head_opener, eof > >, recovering< clause_line, Recovery::clause > > {};
struct declaration  : seq< at< head_opener >, recovering< head_line, Recovery::clause >, clauses > {};
struct stray        : seq< not_at< eof >, recovering< stray_line, Recovery::clause >, clauses > {};
struct fence        : seq< line_break, star< sor< declaration, stray > >, eof > {};

// What a file in CSV holds between its separators.
struct lone_column  : seq< column, eof > {};
struct lone_cells   : seq< cells, eof > {};
// clang-format on

// NOLINTEND(readability-identifier-naming)

}  // namespace clausule::dsl::grammar
