#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::coverage {

/// Of which register a set of codes cannot go beyond what it has.
enum class Registers {
  none,      ///< the set is about another fact than the code of the line
  own_list,  ///< it may be: a register of just the list that a code is written with
  any        ///< it is about the code of the line: a register without a list as well
};

/// The codes that registers let no rule speak of: those that they do not have, or on no day of the
/// contract.
class RefusedCodes {
 public:
  explicit RefusedCodes(const interpreter::Program& program);

  [[nodiscard]] bool has(Registers of, const std::string& list, const std::string& digits) const;

 private:
  /// The registers of one list together.
  struct Known {
    std::vector<interpreter::CodeRange> known;
    std::vector<interpreter::CodeRange> valid;  ///< on a day of the contract
    bool closed = true;                         ///< what they do not know is denied
  };

  std::map<std::string, Known> by_list_;
};

}  // namespace clausule::coverage
