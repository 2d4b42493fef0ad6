#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/source.hpp"

/// The typed tree of one contract file: what was written, in the order it was written, with every
/// keyword replaced by its meaning and every literal still text. Names are in NFC.
namespace clausule::dsl::ast {

/// `zorggroepen`
struct Name {
  std::string text;
  Location location;
};

/// `"Voetzorg"`, without its quotes.
struct Text {
  std::string value;
  Location location;
};

/// `verzekerde.geboren`; a name alone is a path of one part.
struct Path {
  std::vector<Name> parts;
  Location location;
};

/// `40001`, `01/12000`, `icpc/T90.02`, as written.
struct Code {
  std::string text;
  Location location;
};

enum class Unit : std::uint8_t {
  item,
  day,
  week,
  month,
  quarter,
  year,
  calendar_year,
  insured,
  provider,
  file
};

/// `28 dagen`
struct Duration {
  std::string count;
  Unit unit{};
  Location location;
};

enum class LiteralKind : std::uint8_t {
  yes,
  no,
  text,
  date,
  money,
  percent,
  duration,
  decimal,
  code
};

/// A literal as written: the digits of money without `€` and blanks, with its decimal mark as it
/// stood (`-70,00`); a percentage without its sign; a text without quotes; a whole number, a code
/// and a composite code are all `code`.
struct Literal {
  LiteralKind kind{};
  std::string text;
  Unit unit{};  ///< of a duration only
  Location location;
};

/// `handmatig "vraag"`
struct Manual {
  Text question;
};

enum class Compare : std::uint8_t { equal, not_equal, less, greater, less_equal, greater_equal };
enum class Period : std::uint8_t { month, quarter, calendar_year };

struct Expression;
using ExpressionPointer = std::unique_ptr<Expression>;

/// `40001`, `31020 t/m 31023`
struct CodeRange {
  Code first;
  std::optional<Code> last;
};
struct AllServices {};
/// One member of a set of codes.
struct Member {
  std::variant<CodeRange, AllServices, Manual, Name> value;
  Location location;
};
/// `A, B t/m C behalve D`
struct Codes {
  std::vector<Member> members;
  std::vector<Member> except;
  Location location;
};

/// `≥ 18`, `18 t/m 25`, `A`, `onbekend`: one test on a value.
struct Cell {
  bool unknown = false;
  std::optional<Compare> compare;
  ExpressionPointer low;   ///< the value; null where `unknown`
  ExpressionPointer high;  ///< null where there is no `t/m`
  Location location;
};
/// A value passes if it passes one of them.
struct Cells {
  std::vector<Cell> cells;
  Location location;
};

/// `inschrijving in SMR` or the path of a fact of type period.
struct Stay {
  bool enrolment = false;
  Path path;
};

/// `a en b en c`; mixing the two without parentheses is a syntax error.
struct Junction {
  bool conjunction = true;
  std::vector<Expression> operands;
  bool bullets = false;  ///< written with `aan alle voorwaarden is voldaan:`
};
struct Not {
  ExpressionPointer operand;
};
struct EnrolledIn {
  Name programme;
};
struct During {
  Stay stay;
};
struct Comparison {
  Compare compare{};
  ExpressionPointer left;
  ExpressionPointer right;
};
/// `x in A, B`, `x niet in A`
struct InCells {
  ExpressionPointer left;
  bool negated = false;
  Cells cells;
};
struct Includes {
  ExpressionPointer left;
  Codes codes;
};
struct DependsOnly {
  ExpressionPointer left;
  std::vector<Path> paths;
};
/// `x bekend`, `x onbekend`
struct Known {
  ExpressionPointer operand;
  bool known = true;
};
enum class Operator : std::uint8_t { add, subtract, multiply, divide };
struct Arithmetic {
  Operator op{};
  ExpressionPointer left;
  ExpressionPointer right;
};
struct Sum {
  ExpressionPointer operand;
};
struct DayOfPeriod {
  bool first = true;
  Period period{};
};
/// `leeftijd`, `nza-maximum(code).maximum`
struct Reference {
  Path path;
  bool has_arguments = false;
  std::vector<Expression> arguments;
  std::optional<Name> member;
};

/// Any expression; typed by the checker.
struct Expression {
  std::variant<Literal, Manual, Reference, Junction, Not, EnrolledIn, During, Comparison, InCells,
               Includes, DependsOnly, Known, Arithmetic, Sum, DayOfPeriod>
      value;
  Location location;
};

enum class VerdictKind : std::uint8_t { deny, allow, manual };
/// `vervalt`, `toegestaan`, `handmatig "vraag"`
struct Verdict {
  VerdictKind kind{};
  std::optional<Text> question;
  Location location;
};

/// `met verwijscode 0055, 0025`
struct With {
  Path path;
  Cells cells;
};
/// `6000, 6001 "Dieetadvisering" met verwijscode 0055`
struct Selection {
  Codes codes;
  std::optional<Text> label;
  std::vector<With> with;
  Location location;
};

/// `x verhoogd met 2,5%`
struct Amount {
  ExpressionPointer base;
  std::vector<Expression> increases;
  Location location;
};

/// `per kwartaal`, `binnen 2 jaar`, `tijdens inschrijving in SMR`
struct Window {
  std::variant<Unit, Duration, Stay> value;
  Location location;
};

// --- suffixes of an amount ---
struct AtMost {
  Amount amount;
  std::optional<Window> window;
};
struct AtLeast {
  Amount amount;
};
struct IncreasedBy {
  Expression percentage;
};
struct ProRata {
  Period period{};
  Expression condition;
};
enum class RoundingMode : std::uint8_t { half_away, up, down, half_even };
/// `rekenkundig afgerond op centen`; the step is a literal of money or decimal where it is neither
/// cents nor whole euros.
struct Rounding {
  RoundingMode mode{};
  enum class Step : std::uint8_t { cents, euros, literal } step{};
  std::optional<Literal> literal;
};
struct SplitOverQuarters {};
struct Share {
  Name name;
  Literal percent;
};
struct SplitOverShares {
  std::vector<Share> shares;
};
/// `rest naar kwartaal 4`, `rest naar organisatie`
struct RestTo {
  std::variant<Code, Name> receiver;
};
struct PerUnit {
  Unit unit{};
};
struct Suffix {
  std::variant<AtMost, AtLeast, IncreasedBy, ProRata, Rounding, SplitOverQuarters, SplitOverShares,
               RestTo, PerUnit>
      value;
  Location location;
};

// --- what a rule of an exclusion says ---
enum class Same : std::uint8_t { day, month, quarter, calendar_year };
/// `naast 40001 in hetzelfde kwartaal`
struct Beside {
  Selection selection;
  Same same{};
};
/// `binnen 28 dagen na 13098`, `binnen 28 dagen voorafgaand aan 13098`
struct Within {
  Duration duration;
  bool after = true;
  Selection selection;
};
struct Relation {
  std::variant<Beside, Within, Stay> value;
  Location location;
};
struct Row {
  Selection selection;
  std::optional<Verdict> verdict;
  Location location;
};

// --- clauses ---
/// Each `geldig` clause gives one or both ends, or a longest term.
struct Validity {
  std::optional<Literal> from, through;
  std::optional<Duration> longest;
};
struct PublishedOn {
  Literal date;
};
struct ExceptionTo {
  std::vector<Name> names;
};
struct ReferenceDate {
  Expression date;
};
struct ReturnCode {
  Code code;
};
struct Article {
  Text text;
};
enum class GuardKind : std::uint8_t { if_, unless, requires_, always };
struct Guard {
  GuardKind kind{};
  Expression condition;
};
enum class FallbackKind : std::uint8_t { otherwise, if_unknown, other_services };
struct Fallback {
  FallbackKind kind{};
  Verdict verdict;
};
/// `voor 40001 per kwartaal`; `per` clauses without `voor` are suffixes or this with no selection.
struct Scope {
  std::optional<Selection> selection;
  std::vector<Unit> per;
};
/// `has_rows` tells `toegestaan:` from `toegestaan`.
struct Group {
  std::optional<Relation> relation;
  Verdict verdict;
  bool has_rows = false;
  std::vector<Row> rows;
};
struct Precedence {
  Codes winner;
  Codes loser;
};
struct AmountsTo {
  Amount amount;
  std::vector<Suffix> suffixes;
};
struct Counts {
  Amount amount;
};
struct Suffixes {
  std::vector<Suffix> suffixes;
};
struct Bundle {
  Codes codes;
};
struct EndsOn {
  std::vector<Name> reasons;
};
struct Combines {
  std::vector<Name> programmes;
};
struct WithoutDeductible {};
struct Insurer {
  Text name;
};
struct Parties {
  Codes codes;
};
struct ListMeaning {
  Code written;
  std::optional<Code> meant;
};
struct Amends {
  Name contract;
};
struct InFavourOf {
  Name receiver;
};
struct After {
  Name deductible;
};
struct AsKnownOn {
  Literal date;
};
/// In a test: `ingeschreven in DM2 2024-01-01 t/m 2025-02-10 wegens verhuizing`
struct Enrolment {
  Name programme;
  Literal from;
  std::optional<Literal> through;
  std::optional<Name> reason;
};
struct ExpectedSettlement {
  Path path;
  Literal amount;
};
/// `polis budget`, `tweede-lijn 2025-03-20 t/m 2025-05-01`
struct GivenFact {
  Name name;
  std::variant<Literal, Name> value;
  std::optional<Literal> through;
};
enum class Entity : std::uint8_t { insured, provider, file };
struct Given {
  Entity entity{};
  std::optional<Code> number;
  std::vector<GivenFact> facts;
};

// --- tables ---
enum class ColumnKind : std::uint8_t {
  valid_from,
  valid_through,
  published_on,
  amounts_to,
  at_most,
  at_least,
  return_code,
  deductible,
  condition
};
struct Column {
  ColumnKind kind{};
  ExpressionPointer condition;  ///< null unless `kind` is `condition`
  Location location;
};
/// An empty cell, `-` (any), or tests; a single value is one cell without comparison.
struct TableCell {
  enum class Form : std::uint8_t { empty, any, cells } form{};
  Cells cells;
  Location location;
};
struct TableRow {
  std::vector<TableCell> cells;
  Location location;
};
struct Table {
  std::vector<Column> columns;
  std::vector<TableRow> rows;
};

struct Clause {
  std::variant<Validity, PublishedOn, ExceptionTo, ReferenceDate, ReturnCode, Article, Guard,
               Fallback, Scope, Group, Precedence, AmountsTo, Counts, Suffixes, Bundle, EndsOn,
               Combines, WithoutDeductible, Insurer, Parties, ListMeaning, Amends, InFavourOf,
               After, AsKnownOn, Enrolment, ExpectedSettlement, Given, Table>
      value;
  Location location;
};

// --- declarations ---
enum class Head : std::uint8_t {
  contract,
  use,
  fact,
  codelist,
  table,
  definition,
  test,
  tariff,
  exclusion,
  limit,
  condition,
  programme,
  deductible,
  settlement,
  property
};
enum class TypeKind : std::uint8_t {
  text,
  number,
  decimal,
  money,
  percentage,
  date,
  period,
  codes,
  code,
  yes_no,
  one_of
};
struct Type {
  bool medical = false;
  TypeKind kind{};
  std::vector<Name> names;  ///< of `een van`
};

/// One declaration. What only some heads have is empty in the others.
struct Declaration {
  Head head{};
  Name name;  ///< of a test: its text; of `gebruik`: the library
  std::optional<Text> title;
  Path fact;                       ///< of `gegeven`
  std::optional<Type> type;        ///< of `gegeven`
  std::optional<Codes> codes;      ///< of `codelijst x = …`
  std::vector<Path> keys;          ///< of `tabel x per …`
  ExpressionPointer value;         ///< of `definitie x = …`
  std::optional<Text> table_file;  ///< of `uit "f.csv"`
  std::vector<Clause> clauses;
  std::string article;  ///< the headings above its fence, joined by ` > `
  Location location;    ///< of the head line
};

enum class Vocabulary : std::uint8_t { dutch, english };

/// One contract file.
struct File {
  FileId id;
  Vocabulary vocabulary{};
  std::vector<Declaration> declarations;
};

}  // namespace clausule::dsl::ast
