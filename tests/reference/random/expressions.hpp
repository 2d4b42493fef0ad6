#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/fact.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// A name that stands for codes: from which of the universe through which.
struct CodeName {
  std::string name;
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What a contract has declared so far: a declaration names only what stands before it, so that
/// nothing reads itself.
struct Names {
  std::vector<std::string> conditions;   ///< definitions and tables that are true or false
  std::vector<std::string> amounts;      ///< that are amounts
  std::vector<std::string> percentages;  ///< that are percentages
  std::vector<std::string> numbers;      ///< that are numbers
  std::vector<CodeName> codes;           ///< lists, tables and programmes
  std::vector<std::string> programmes;
  std::set<std::size_t> facts;  ///< of the universe, that something reads
};

/// An amount as text, and whether it is whole cents whatever the facts are.
struct AmountText {
  std::string text;
  bool whole = false;
};

/// Writes random expressions over the names and facts there are.
class Expressions {
 public:
  Expressions(Random& random, Names& names) : random_(random), names_(names) {}

  /// Writes a condition with at most `depth` levels of `en`, `of` and `niet`.
  std::string condition(std::size_t depth);
  /// Writes a condition as a clause has it: an expression, or bullets; those are `rows`.
  std::string clause(std::vector<std::string>& rows);
  AmountText amount(std::size_t depth);
  std::string number();
  std::string percentage();
  std::string date();
  /// Writes codes from number `from` of the universe up to `end`.
  std::string some_codes(std::size_t from, std::size_t end);
  /// The same without names, as the cell of a table has them.
  std::string plain_codes(std::size_t from, std::size_t end);
  std::string verdict();
  std::string question();
  /// Writes `met F cell`, or nothing.
  std::string restriction();
  /// Writes `inschrijving in P` or a period.
  std::string stay();
  std::string money(int cents) const;
  /// Returns cells for a fact no two of which pass for one value.
  std::vector<std::string> cells(std::string_view subject, bool with_unknown);

  /// Returns a subject of tests: a fact that the language brings along or that is declared.
  std::string subject();

 private:
  std::string test();
  std::string fact_test();
  std::string fact(interpreter::FactType kind);
  std::string one_code(std::size_t from, std::size_t end);

  Random& random_;
  Names& names_;
};

}  // namespace clausule::differential
