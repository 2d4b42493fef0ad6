#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// The lists under which a contract names codes, wherever it does: in selections, named lists,
/// columns, keys of tables and conditions. What a library declares counts where a rule reads it,
/// and its rules and registers always do. The program outlives this.
class NamedCodes {
 public:
  explicit NamedCodes(const Program& program);

  /// Returns the lists under which these digits are named.
  [[nodiscard]] std::set<std::string_view> lists_of(const std::string& digits) const;

 private:
  class Gathering;

  void add(const CodeRange& range);

  std::unordered_map<std::string, std::set<std::string, std::less<>>> single_;  ///< by digits
  std::vector<CodeRange> ranges_;  ///< of more than one code
};

}  // namespace clausule::interpreter::engine
