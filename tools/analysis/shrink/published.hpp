#pragma once

#include <functional>
#include <set>
#include <string>

#include "interpreter/program.hpp"

namespace clausule::shrink {

/// Codes, texts and words.
using Literals = std::set<std::string, std::less<>>;

/// Adds the codes, texts and words that the rules of a contract name: what is published is nobody's
/// secret. Titles, labels, comments, prose and tests name nothing, nor does a part of a literal.
void add_literals(const interpreter::Program& program, Literals& into);

/// What is known of the contracts beside a case.
struct Published {
  const interpreter::Program& program;  ///< by whose ids the facts of the case are known
  Literals literals;                    ///< of all contracts
  /// Tells whether the amount of a line stands: an amount of an old engine was made of it.
  bool amounts_stand = false;
};

}  // namespace clausule::shrink
