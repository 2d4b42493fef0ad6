#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "interpreter/program.hpp"
#include "tools/analysis/generate/meet.hpp"
#include "tools/analysis/generate/situation.hpp"

namespace clausule::generate {

/// A line on which a part of a contract may have its say, as far as that part names it. Points into
/// the program.
struct Aim {
  /// Another line that has to be there, so many days later.
  struct Beside {
    interpreter::CodeValue code;
    std::vector<Test> tests;
    int days = 0;
  };
  interpreter::CodeValue code;
  std::vector<Test> tests;
  std::vector<const interpreter::Expression*> conditions;
  std::optional<Beside> beside;
  const interpreter::Expression* period = nullptr;  ///< has to run; null for none
  std::optional<interpreter::Date> from;            ///< the first day; empty: any
};

/// The aims of parts of a program, by where they stand: versions of rules, and rows.
class Aims {
 public:
  /// Only what stands at one of the places is looked at.
  Aims(const interpreter::Program& program, const std::set<dsl::Location>& places);

  /// Returns the aims of a part, not more than a few dozen; none where it names no code.
  [[nodiscard]] const std::vector<Aim>& of(const dsl::Location& place) const;

 private:
  std::map<dsl::Location, std::vector<Aim>> aims_;
};

/// A situation, and its line that a part of a contract is to have its say on.
struct Aimed {
  Situation situation;
  std::size_t line = 0;
};

/// Makes the simplest situation for an aim. With `more` the insured is born, 50 years before, and
/// the provider is one of those who have a contract.
Aimed plain(const interpreter::Program& program, const Aim& aim, bool more);

/// Makes a situation for an aim out of another one, of which one line is changed. Without
/// `conditions` it is taken to meet those of the rule.
Aimed changed(const interpreter::Program& program, const Aim& aim, Situation from, std::size_t line,
              bool conditions);

}  // namespace clausule::generate
