#pragma once

#include <map>
#include <string>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::coverage {

/// The codes that registers let no rule speak of: those that they do not have, or on no day of the
/// contract.
class RefusedCodes {
 public:
  explicit RefusedCodes(const interpreter::Program& program);

  [[nodiscard]] bool has(const std::string& list, const std::string& digits) const;

 private:
  /// The registers of one list together.
  struct Registers {
    std::vector<interpreter::CodeRange> known;
    std::vector<interpreter::CodeRange> valid;  ///< on a day of the contract
    bool closed = true;                         ///< what they do not know is denied
  };

  std::map<std::string, Registers> by_list_;
};

}  // namespace clausule::coverage
