#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/ast.hpp"
#include "interpreter/code_set.hpp"
#include "interpreter/date.hpp"
#include "interpreter/expression.hpp"

namespace clausule::interpreter {

/// What a rule says of a line; the question where it asks.
struct Verdict {
  dsl::ast::VerdictKind kind{};
  std::string question;
  bool operator==(const Verdict&) const = default;
};

/// `indien c` or, not wanted, `tenzij c`.
struct Guard {
  ExpressionPointer condition;
  bool wanted = true;
};

/// What every version of a rule has.
struct RuleHead {
  std::string name;
  std::string title;
  std::string article;
  dsl::Location location;
  DateInterval validity;
  std::optional<Date> published_on;
  std::vector<Guard> guards;
  ExpressionPointer reference_date;  ///< null: the date of service
  std::string return_code;           ///< with the default of its kind (`semantics.md` 35)
  std::optional<Verdict> if_unknown;
};

/// The versions of one name, and the rules that depart from it by `uitzondering op`. `Id` is the
/// index type of the rule's kind.
template <typename Version, typename Id>
struct Named {
  std::string name;
  std::vector<Version> versions;
  std::vector<Id> exceptions;  ///< that name this one
  std::vector<Id> excepts;     ///< that this one names; empty for a rule of its own
  bool from_library = false;
};

/// A test on a fact of the line: `met verwijscode 0055`, or the cell of a rule's table. Cells of
/// one column that are written alike share their tests.
struct FactTest {
  ExpressionPointer subject;
  std::shared_ptr<const CellTests> tests;  ///< never null
};

/// `6000, 6001 met verwijscode 0055`
struct Selection {
  CodeSet codes;
  std::vector<FactTest> with;
  std::string label;
  dsl::Location location;
};

/// `tijdens inschrijving in SMR`, or while a period runs.
struct Stay {
  std::variant<ProgrammeId, ExpressionPointer> value;
  std::string text;
};
using Window = std::variant<CalendarUnit, Length, Stay>;

struct DefinitionVersion {
  RuleHead head;
  ExpressionPointer value;
};

/// A named set of codes or, with `rows`, a register.
struct CodeListVersion {
  RuleHead head;
  std::optional<CodeSet> codes;
  struct Row {
    std::vector<CodeRange> codes;
    std::string description;
    DateInterval validity;
    dsl::Location location;
  };
  bool is_register = false;
  std::vector<Row> rows;
  std::string list;                       ///< of a register; empty: every list
  std::optional<Verdict> other_services;  ///< of a register
};

/// A look-up by keys.
struct TableVersion {
  RuleHead head;
  struct Row {
    std::vector<CellTests> keys;            ///< one for each of `Table::keys`
    std::vector<ExpressionPointer> values;  ///< one for each column; null where the cell is empty
    DateInterval validity;
    std::optional<Date> published_on;
    dsl::Location location;
  };
  std::vector<Row> rows;
};
struct Table : Named<TableVersion, TableId> {
  struct Key {
    std::string name;
    Type type;
    ExpressionPointer fact;  ///< what the line has by that name; null where it has none
  };
  struct Column {
    std::string name;
    Type type;
  };
  std::vector<Key> keys;
  std::vector<Column> columns;
};

/// A number with fractions of a cent becomes one of whole steps, in euros.
struct RoundingRule {
  Rounding mode{};
  Decimal step;
};

/// One row of the table under a tariff or settlement: where its tests pass, its clauses hold.
struct AmountRow {
  std::vector<FactTest> tests;
  DateInterval validity;
  std::optional<Date> published_on;
  ExpressionPointer amounts_to;
  ExpressionPointer at_most;
  ExpressionPointer at_least;
  std::string return_code;
  std::vector<ExpressionPointer> components;  ///< one for each of `Split::components`; may be null
  dsl::Location location;
};

/// `naar rato van dagen in het kwartaal tijdens …`
struct ProRata {
  CalendarUnit period{};
  ExpressionPointer condition;  ///< a `DuringPeriod` or an enrolment
};

/// The steps from a base to an amount, taken in the fixed order of `semantics.md` 1 however they
/// are written.
struct AmountSteps {
  ExpressionPointer amounts_to;
  std::vector<ExpressionPointer> increases;  ///< percentages
  std::vector<ProRata> pro_rata;
  std::vector<ExpressionPointer> at_least;
  std::vector<ExpressionPointer> at_most;
  std::optional<RoundingRule> rounding;
};

/// Who gets which part of an amount; the parts add up to it exactly.
struct Split {
  std::vector<std::string> components;  ///< of the table, or the shares and the rest
  std::vector<Decimal> shares;          ///< `verdeeld over a 50%`: one for each but the rest
  std::string rest_to;                  ///< a component
};

/// What one line may cost.
struct TariffVersion {
  RuleHead head;
  std::optional<Selection> selection;  ///< taken over by an exception; none: the codes of the table
  std::optional<CalendarUnit> per;     ///< none: `per verrichting`
  bool states_per = false;             ///< else an exception takes it over
  bool without_deductible = false;
  AmountSteps amount;
  std::optional<int> rest_to_quarter;  ///< `verdeeld over kwartalen rest naar kwartaal n`
  bool over_quarters = false;
  Split split;
  bool has_table = false;
  std::vector<AmountRow> rows;
};

/// `naast X in hetzelfde kwartaal`, `binnen 28 dagen na X`, `tijdens …`
struct BesideRelation {
  Selection denying;
  CalendarUnit same{};
};
struct WithinRelation {
  Selection denying;
  Length length;
  bool after = true;
};
struct StayRelation {
  Stay stay;
};

/// One group of an exclusion. In an exception the relation and the rows may be taken over from the
/// rule it names: then they are absent here and the pair of the named rule stands.
struct ExclusionEntry {
  std::optional<std::variant<BesideRelation, WithinRelation, StayRelation>> relation;
  struct Row {
    Selection denied;
    Verdict verdict;
  };
  bool takes_over_rows = false;
  Verdict verdict;  ///< of the group
  std::vector<Row> rows;
  DateInterval validity;    ///< of a row of a table of pairs; else unbounded
  std::string return_code;  ///< of a row of a table of pairs; else empty
  dsl::Location location;
};
struct Precedence {
  CodeSet winner;
  CodeSet loser;
};
struct CodePairs;  ///< `code_pairs.hpp`
struct ExclusionVersion {
  RuleHead head;
  std::vector<ExclusionEntry> entries;
  std::shared_ptr<const CodePairs> pairs;  ///< null: no row of a table names one code and one code
  std::vector<Precedence> precedences;
  ExpressionPointer at_most;  ///< how often an exception may be used; null: without end
  std::optional<Window> window;
};

struct LimitVersion {
  RuleHead head;
  std::optional<Selection> selection;  ///< none only in an exception, until it takes over
  ExpressionPointer counts;            ///< null: one a line
  ExpressionPointer at_most;
  Window window;
  bool has_window = true;                  ///< false only in an exception, until it takes over
  std::vector<Selection> more_selections;  ///< taken over from further rules that it names
};

struct ConditionVersion {
  RuleHead head;
  std::optional<Selection> selection;  ///< none: all lines
  bool per_file = false;
  std::vector<ExpressionPointer> requires_that;
  Verdict otherwise;
  std::vector<Selection> more_selections;  ///< taken over from further rules that it names
};

struct ProgrammeVersion {
  RuleHead head;
  std::optional<CodeSet> bundle;                 ///< the keten-dbc it claims itself
  std::vector<ExpressionPointer> requires_that;  ///< `tenzij c` among them as its negation
  Verdict otherwise;                             ///< where a requirement fails; else it is denied
  std::vector<std::string> end_reasons;
  std::vector<ProgrammeId> combines;
  bool without_deductible = false;
};

using Definition = Named<DefinitionVersion, DefinitionId>;
using CodeList = Named<CodeListVersion, CodeListId>;
using Tariff = Named<TariffVersion, TariffId>;
using Exclusion = Named<ExclusionVersion, ExclusionId>;
using Limit = Named<LimitVersion, LimitId>;
using Condition = Named<ConditionVersion, ConditionId>;
using Programme = Named<ProgrammeVersion, ProgrammeId>;

}  // namespace clausule::interpreter
