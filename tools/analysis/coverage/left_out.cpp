#include "tools/analysis/coverage/left_out.hpp"

#include <algorithm>
#include <set>
#include <variant>

#include "interpreter/analysis/walk.hpp"

namespace clausule::coverage {

namespace {

using interpreter::CodeListId;
using interpreter::CodeListVersion;
using interpreter::CodeRange;
using interpreter::CodeSet;
using interpreter::Program;

/// Follows the lists that a set leaves out, and those that they name.
class LeftOutLists {
 public:
  explicit LeftOutLists(const Program& program) : program_(program) {}

  std::vector<const CodeListVersion*> all() {
    interpreter::analysis::Walk([](const interpreter::Expression&) {},
                                [&](const CodeSet& codes) { add(codes.except); })
        .visit(program_);
    return std::move(lists_);
  }

 private:
  void add(const std::vector<CodeSet::Member>& members) {
    for (const CodeSet::Member& member : members) {
      const auto* id = std::get_if<CodeListId>(&member);
      if (id == nullptr || !seen_.insert(*id).second) continue;
      for (const CodeListVersion& version : program_.code_lists[id->index].versions) {
        if (!version.codes) continue;
        lists_.push_back(&version);
        add(version.codes->members);
      }
    }
  }

  const Program& program_;
  std::set<CodeListId> seen_;
  std::vector<const CodeListVersion*> lists_;
};

/// A code that a line writes without its list may be that of any.
bool contains(const CodeRange& range, const interpreter::CodeValue& code) {
  return range.contains(code.list.empty() ? interpreter::CodeValue{range.list, code.digits} : code);
}

}  // namespace

std::vector<const CodeListVersion*> lists_left_out(const Program& program) {
  return LeftOutLists(program).all();
}

interpreter::CodeValue code_of(const Program& program, const interpreter::ClaimLine& line) {
  interpreter::CodeValue code = interpreter::parse_code(line.code);
  const auto meant = program.contract.lists.find(code.list);
  if (meant != program.contract.lists.end()) code.list = meant->second;
  return code;
}

bool has(const LeftOut& left_out, const interpreter::CodeValue& code) {
  const bool same = code.list.empty() || left_out.list.empty() || code.list == left_out.list;
  return same && code.digits == left_out.digits;
}

std::vector<interpreter::Use> uses_of(const CodeListVersion& list,
                                      const interpreter::CodeValue& code, interpreter::Date date) {
  using interpreter::Deed;
  if (!list.head.validity.contains(date)) return {};
  const auto has = [&](const std::vector<CodeSet::Member>& members) {
    return std::ranges::any_of(members, [&](const CodeSet::Member& member) {
      const auto* range = std::get_if<CodeRange>(&member);
      return range != nullptr && contains(*range, code);
    });
  };
  if (!has(list.codes->members) || has(list.codes->except)) return {};
  return {{Deed::reads, list.head.location, date, {}, {}, 0},
          {Deed::names, list.codes->location, date, {}, code, 0}};
}

}  // namespace clausule::coverage
