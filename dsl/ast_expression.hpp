#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/source.hpp"

/// The words, literals and expressions of the typed tree (`ast.hpp`).
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

}  // namespace clausule::dsl::ast
