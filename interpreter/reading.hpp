#pragma once

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// A fact that deciding looks at: one that a contract declares, one of the line, or one of the
/// insured that the language brings along (`born` and `deceased` only).
using ReadableFact = std::variant<FactId, LineFact, Derived>;

/// A rule that reads something.
struct ReadingRule {
  std::string name;
  /// Whether a line ends in error where it is not known: the rule does not say what follows then
  /// (`indien onbekend`), nor asks first whether it is known.
  bool needs = false;
};

/// Which rules look at which lines beside the one they decide.
struct LookBack {
  std::string rule;
  Window window;
};

/// What of a claim, its provider and the insured a contract looks at when it decides: more than
/// this a host need not hand over (`semantics.md` 13). Rules are in the order of their names.
struct Reading {
  std::map<ReadableFact, std::vector<ReadingRule>> facts;
  std::map<ProgrammeId, std::vector<std::string>> enrolments;
  /// Other lines of the insured, those decided before among them.
  std::vector<LookBack> look_backs;
};

/// Returns what deciding and settling by a program reads, directly or through definitions, tables
/// and other rules. What only tests, properties or names that no rule uses read is not in it.
Reading reading_of(const Program& program);

}  // namespace clausule::interpreter
