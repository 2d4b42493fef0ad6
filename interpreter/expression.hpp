#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/ast.hpp"
#include "interpreter/code_set.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/fact.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// What kind of value an expression has. `digits` is a literal such as `18` that the place where
/// it stands has not made a number or a code; `any` is `handmatig "…"`.
enum class TypeKind : std::uint8_t {
  yes_no,
  number,
  percentage,
  money,
  date,
  duration,
  text,
  word,
  code,
  codes,
  period,
  digits,
  any
};

/// A checked type.
struct Type {
  TypeKind kind{};
  /// Of a number: it is whole. Of money: it is whole cents. Never needs rounding if so.
  bool whole = false;
  /// Of a word: the closed list, empty where any word passes.
  std::vector<std::string> words;
};

/// What the language knows of a line itself.
enum class LineFact : std::uint8_t {
  id,
  provider,
  date,
  code,
  amount,
  quantity,
  referral,
  begin,
  credits
};
/// What follows from the dossier, the contract and the reference date.
enum class Derived : std::uint8_t {
  born,
  deceased,
  age,
  calendar_year,
  reference_date,
  contracted,
  insurer
};
/// What is known after a line is decided.
enum class Result : std::uint8_t { paid, tariff_amount, ground, outcome };

struct Expression;
using ExpressionPointer = std::shared_ptr<const Expression>;

/// One test on a value.
struct CellTest {
  struct Unknown {};
  struct Compared {
    dsl::ast::Compare compare{};
    ExpressionPointer value;
  };
  struct Between {
    ExpressionPointer low;
    ExpressionPointer high;
  };
  struct Among {
    CodeSet codes;
  };
  std::variant<Unknown, Compared, Between, Among> value;
};
/// Passes where one of the tests passes; no tests at all is `-`, any value, a missing one too.
struct CellTests {
  std::vector<CellTest> tests;
  std::string text;  ///< as written
};

struct Constant {
  Value value;
  /// The amount in whole cents of which a fourth was written: `€ 253,45 / 4`.
  std::optional<Decimal> year{};
};
struct ReadFact {
  FactId fact;
};
struct ReadLine {
  LineFact fact{};
};
struct ReadDerived {
  Derived what{};
};
struct ReadResult {
  Result what{};
};
/// `own`: without its exceptions, as an exception to it reads it.
struct ReadDefinition {
  DefinitionId definition;
  bool own = false;
};
/// One argument for each key of the table.
struct ReadTable {
  TableId table;
  std::vector<ExpressionPointer> arguments;
  std::uint32_t column{};
};
/// The amount of a tariff for this line, rounded as that tariff says.
struct ReadTariff {
  TariffId tariff;
  bool own = false;
};
/// A component of a tariff; in properties only.
struct ReadComponent {
  std::string name;
};
/// A sum over all lines of the claim file: index into `Program::file_sums`.
struct ReadFileSum {
  std::uint32_t sum{};
};
/// A sum over the lines in scope of a settlement: index into `Program::settlement_sums`.
struct ReadSettlementSum {
  std::uint32_t sum{};
};
struct Junction {
  bool conjunction = true;
  std::vector<ExpressionPointer> operands;
};
struct Not {
  ExpressionPointer operand;
};
/// Whether the person is in the programme, or in one that combines it, on the reference date.
struct EnrolledIn {
  ProgrammeId programme;
};
/// Whether a period runs on the reference date.
struct DuringPeriod {
  ExpressionPointer period;
};
struct Comparison {
  dsl::ast::Compare compare{};
  ExpressionPointer left;
  ExpressionPointer right;
};
struct Passes {
  ExpressionPointer subject;
  bool negated = false;
  CellTests tests;
};
/// The set of codes itself; in properties only.
struct CodesOf {
  CodeSet codes;
};
struct Includes {
  ExpressionPointer left;
  CodeSet codes;
};
struct DependsOnly {
  std::string rule;
  std::vector<std::string> facts;
};
struct IsKnown {
  ExpressionPointer operand;
  bool known = true;
};
struct Arithmetic {
  dsl::ast::Operator op{};
  ExpressionPointer left;
  ExpressionPointer right;
};
/// A date a length before or after another.
struct MovedDate {
  ExpressionPointer date;
  Length length;
  int sign = 1;
};
struct DayOfPeriod {
  bool first = true;
  CalendarUnit unit{};
};

/// A checked expression.
struct Expression {
  std::variant<Constant, ReadFact, ReadLine, ReadDerived, ReadResult, ReadDefinition, ReadTable,
               ReadTariff, ReadComponent, ReadFileSum, ReadSettlementSum, Junction, Not, EnrolledIn,
               DuringPeriod, Comparison, Passes, CodesOf, Includes, DependsOnly, IsKnown,
               Arithmetic, MovedDate, DayOfPeriod>
      node;
  Type type;
  dsl::Location location;
  std::string text;  ///< as written, for explanations
};

}  // namespace clausule::interpreter
