#pragma once

#include <cstddef>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"

namespace clausule::testing {

/// What a contract decided about one line, kept for assertions (`matchers.hpp`): a failure prints
/// it with its explanation.
struct DecidedLine {
  std::string line;
  interpreter::Outcome outcome{};
  interpreter::Cents paid;
  interpreter::Cents open;
  interpreter::Cents deductible;  ///< all deductibles together
  std::string rule;
  interpreter::Ground ground{};
  std::string article;
  std::string return_code;
  std::string beside;
  std::map<std::string, interpreter::Cents> components;
  std::map<std::string, interpreter::Cents> recover;  ///< by the id of the line decided before
  std::string explanation;                            ///< in English, a reason on each line
};
// GoogleTest calls it by this name: NOLINTNEXTLINE(readability-identifier-naming)
void PrintTo(const DecidedLine& line, std::ostream* out);

/// The lines of a dossier as they were decided, by their ids.
class Decided {
 public:
  explicit Decided(std::vector<DecidedLine> lines) : lines_(std::move(lines)) {}

  /// Returns the line of an id; where there is none, one without an outcome of its own, `error`,
  /// whose explanation says so: an assertion about it fails and a test goes on.
  const DecidedLine& operator[](std::string_view id) const;
  [[nodiscard]] const std::vector<DecidedLine>& lines() const { return lines_; }

 private:
  std::vector<DecidedLine> lines_;
};

/// Decides a dossier by a program, with the facts of a run: everything that an assertion may want
/// is copied, so that engine and dossier may go.
Decided decide(const std::shared_ptr<const interpreter::Program>& program,
               const interpreter::Dossier& dossier, interpreter::RunFacts facts = {});

}  // namespace clausule::testing
