#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "dsl/ast_expression.hpp"

/// The clauses and tables of the typed tree (`ast.hpp`).
namespace clausule::dsl::ast {

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
/// In a test: `zoals "een diabeet"`
struct Like {
  Text name;
};
/// In a test: `zonder K1, 2`
struct Without {
  std::vector<Text> lines;
};
/// In a test: `nog te doen "wacht op de tarieven van 2027"`
struct Todo {
  Text reason;
};
/// In a test: `verwacht melding overlapping_rows in ketens`
struct ExpectedFinding {
  Name kind;
  std::optional<Name> declaration;
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
               After, AsKnownOn, Like, Without, Todo, ExpectedFinding, Enrolment,
               ExpectedSettlement, Given, Table>
      value;
  Location location;
};

}  // namespace clausule::dsl::ast
