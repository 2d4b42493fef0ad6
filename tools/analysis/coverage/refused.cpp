#include "tools/analysis/coverage/refused.hpp"

#include <algorithm>

namespace clausule::coverage {

using interpreter::CodeList;
using interpreter::CodeListVersion;
using interpreter::CodeRange;
using interpreter::Program;

RefusedCodes::RefusedCodes(const Program& program) {
  for (const CodeList& list : program.code_lists) {
    for (const CodeListVersion& version : list.versions) {
      if (!version.is_register) continue;
      Known& registers = by_list_[version.list];
      registers.closed =
          registers.closed &&
          (!version.other_services || version.other_services->kind == dsl::ast::VerdictKind::deny);
      const auto days = intersect(version.head.validity, program.contract.validity);
      for (const CodeListVersion::Row& row : version.rows) {
        registers.known.insert(registers.known.end(), row.codes.begin(), row.codes.end());
        if (!days || !intersect(row.validity, *days)) continue;
        registers.valid.insert(registers.valid.end(), row.codes.begin(), row.codes.end());
      }
    }
  }
}

bool RefusedCodes::has(Registers of, const std::string& list, const std::string& digits) const {
  if (of == Registers::none || (of == Registers::own_list && list.empty())) return false;
  auto found = by_list_.find(list);
  if (found == by_list_.end() && of == Registers::any) found = by_list_.find({});
  if (found == by_list_.end()) return false;
  const Known& registers = found->second;
  const auto have = [&](const std::vector<CodeRange>& ranges) {
    return std::ranges::any_of(ranges, [&](const CodeRange& range) {
      return range.contains({range.list, digits});
    });
  };
  return have(registers.known) ? !have(registers.valid) : registers.closed;
}

}  // namespace clausule::coverage
