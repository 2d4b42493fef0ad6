#pragma once

#include <string>
#include <vector>

#include "interpreter/fact.hpp"
#include "interpreter/testing_case.hpp"
#include "tools/analysis/shrink/comparison.hpp"
#include "tools/analysis/shrink/published.hpp"

namespace clausule::shrink {

/// A number, an amount or a code of a fact. The fact is that of the program.
struct LeftFact {
  const interpreter::FactInfo* fact = nullptr;
  interpreter::Value value;
};

/// What could not be made anonymous: the case would not keep what it has to.
struct Left {
  std::vector<std::string> providers;
  std::vector<interpreter::Date> dates;
  std::vector<interpreter::Cents> amounts;
  std::vector<std::string> texts;      ///< values of facts, and why enrolments ended
  std::vector<std::string> referrals;  ///< codes
  std::vector<LeftFact> facts;         ///< that are not medical
  /// Facts, `prestatie.diagnose`: their values are those of a person.
  std::vector<const interpreter::FactInfo*> medical;
};

/// Makes a case anonymous as far as it keeps what it has to: providers get other numbers, dates
/// move by years and quarters and then to the first day of a quarter or month, amounts are rounded,
/// and texts, numbers and codes become others. Ids of lines stay as they are.
interpreter::TestCase anonymous(interpreter::TestCase test, const Keeps& keeps,
                                const Published& published);

/// Puts the lines in order and gives them the numbers 1, 2, … as ids, those decided before first;
/// the insured gets no name. Returns the ids that they had; the case may be tested with the new
/// ones.
struct Numbered {
  interpreter::TestCase test;
  std::vector<std::string> ids;  ///< of the lines to decide
};
Numbered numbered(interpreter::TestCase test);

/// Returns what of a case is as it was before, and no literal of a contract. Amounts in whole euros
/// and first or last days of months say nothing of a person, nor does the number 1.
Left left_of(interpreter::TestCase before, interpreter::TestCase test, const Published& published);

}  // namespace clausule::shrink
