#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"
#include "tools/analysis/shrink/comparison.hpp"

namespace clausule::shrink {

/// What could not be made anonymous: the case would not keep what it has to.
struct Left {
  std::vector<std::string> providers;
  std::vector<interpreter::Date> dates;
  std::vector<interpreter::Cents> amounts;
  std::vector<std::string> texts;    ///< values of facts
  std::vector<std::string> medical;  ///< facts, `prestatie.diagnose`: they are values of a person
};

/// What is known of the contracts beside the case.
struct Published {
  const interpreter::Program& program;  ///< by whose ids the facts of the case are known
  /// Tells whether one of the contracts has a text in it: what is published is nobody's secret.
  std::function<bool(std::string_view)> names;
  /// Tells whether the amount of a line stands: an amount of an old engine was made of it.
  bool amounts_stand = false;
};

/// Makes a case anonymous as far as it keeps what it has to: providers that no contract names get
/// other numbers, dates move by years and quarters and then to the first day of a quarter or month,
/// amounts are rounded and texts become others. Ids of lines stay as they are.
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

/// Returns what of a case is as it was before.
Left left_of(interpreter::TestCase before, interpreter::TestCase test, const Published& published);

}  // namespace clausule::shrink
