#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::interpreter::properties {

/// Something outside the contract on which a value hangs.
using Input = std::variant<LineFact, Derived, Result, FactId, ProgrammeId>;

/// How one input is read.
struct Read {
  std::vector<const CodeSet*> sets;     ///< that it is looked for in
  std::vector<const CellTests*> tests;  ///< that it has to pass
  std::vector<Value> literals;          ///< that it is compared with
  /// More than comparisons with constants: an amount is computed with it, or two inputs meet.
  bool computed = false;
  /// Where a value hangs on it; nothing where it only says about which lines a rule is.
  std::optional<dsl::Location> place;
};

/// A date on which what is read changes.
struct Change {
  Date date;          ///< the first day on which it differs
  bool ends = false;  ///< something stops; else something begins
  dsl::Location place;
  friend auto operator<=>(const Change&, const Change&) = default;
};

/// What a value hangs on, followed through definitions, tables, code lists, tariffs and programmes.
struct Footprint {
  std::map<Input, Read> inputs;
  std::set<Change> changes;  ///< within the term
};

/// Follows what expressions and rules read. Refers to the program.
class Follower {
 public:
  /// Changes count within `term`. `ends` are names of definitions and tables that are not followed:
  /// they count as known.
  Follower(const Program& program, const DateInterval& term,
           std::set<std::string, std::less<>> ends = {})
      : program_(program), term_(term), ends_(std::move(ends)) {}

  /// Follows an expression; `computed` where it makes up an amount or meets another input.
  void follow(const Expression& expression, bool computed = false);

  /// Follows a rule by its name; false where there is no rule of that name. Exceptions to it are
  /// rules of their own and left out, but for definitions and code lists, whose name they change.
  bool follow_rule(std::string_view name);

  /// Follows every rule of the contract: what a decision hangs on.
  void follow_all();

  /// Follows the names in a set, which `input` is looked for in if there is one.
  void follow(const CodeSet& codes, Read* input = nullptr);

  [[nodiscard]] const Footprint& found() const { return found_; }

 private:
  friend struct Following;

  Read& note(const Input& input, const dsl::Location& place, bool computed);
  void note_days(const DateInterval& validity, const dsl::Location& place);
  void follow_head(const RuleHead& head);
  void follow_definition(DefinitionId id, bool own);
  void follow_table(TableId id);
  void follow_list(CodeListId id);
  void follow_tariff(TariffId id, bool own);
  void follow_version(const TariffVersion& version);
  void follow_selection(const Selection& selection);
  void follow_tests(const Expression& subject, const CellTests& tests);
  void follow_tariffs();
  void follow_parties();
  void follow_member(const CodeSet::Member& member);
  void follow_if(const ExpressionPointer& expression, bool computed);
  void follow_look_up(const ReadTable& read);
  void follow_pair(const Expression& one, const Expression& other);
  void follow_sets(const CellTests& tests);
  template <typename Version, typename Id>
  void follow_plainly(const Named<Version, Id>& rule);
  template <typename Rule>
  bool follow_named(const std::vector<Rule>& rules, std::string_view name);

  const Program& program_;
  DateInterval term_;
  std::set<std::string, std::less<>> ends_;
  std::set<DefinitionId> definitions_;
  std::set<TableId> tables_;
  std::set<CodeListId> lists_;
  std::set<TariffId> tariffs_;
  bool everything_ = false;
  Footprint found_;
};

/// Returns the days on which a property must hold.
DateInterval term_of(const Program& program, const Property& property);

/// Returns what a value is of which an expression is nothing but the reading, or nothing.
std::optional<Input> input_of(const Expression& expression);

/// Returns an input as rules name it: `verzekerde.polis`, `datum`, or the name of a programme.
std::string name_of(const Program& program, const Input& input);

}  // namespace clausule::interpreter::properties
