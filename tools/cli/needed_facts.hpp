#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"
#include "interpreter/reading.hpp"

namespace clausule::cli {

/// A column of a claim file that a contract reads.
struct NeededFact {
  std::string file;  ///< the option without its dashes: `lines`
  std::string column;
  std::string fact;  ///< `prestatie.verwijscode`; empty for a column that is no fact
  std::string type;
  std::string description;
  bool required = false;  ///< every file has it, or a line without it ends in error
  bool medical = false;
  std::vector<std::string> rules;
};

/// Stays in a programme, or in a period, that a contract reads.
struct NeededEnrolment {
  std::string programme;
  std::vector<std::string> end_reasons;
  std::vector<std::string> rules;
};

/// Lines decided before that a contract looks at, and by which rules.
struct NeededHistory {
  std::string window;
  std::vector<std::string> rules;
};

/// What a host hands over for a contract (`io.md`), and no more.
struct NeededFacts {
  std::vector<NeededFact> facts;  ///< file by file, in the order of `io.md`
  std::vector<NeededEnrolment> enrolments;
  std::vector<NeededHistory> history;
  bool two_readings = false;  ///< a rule reads the claim file as a whole
};

/// Returns what a contract reads, described in a language.
NeededFacts needed_facts(const interpreter::Program& program, dsl::Language language);

}  // namespace clausule::cli
