#include "interpreter/engine/named_codes.hpp"

#include <algorithm>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"

namespace clausule::interpreter::engine {

/// Visits what rules name, and follows the names of what stands in a library.
class NamedCodes::Gathering {
 public:
  Gathering(const Program& program, NamedCodes& into) : program_(program), into_(into) {}

  void gather() {
    for (std::uint32_t at = 0; at < program_.code_lists.size(); ++at) {
      const CodeList& list = program_.code_lists[at];
      const bool is_register = std::ranges::any_of(list.versions, &CodeListVersion::is_register);
      if (!list.from_library || is_register) add(CodeListId{at});
    }
    for (std::uint32_t at = 0; at < program_.tables.size(); ++at) {
      if (!program_.tables[at].from_library) add(TableId{at});
    }
    for (std::uint32_t at = 0; at < program_.definitions.size(); ++at) {
      if (!program_.definitions[at].from_library) add(DefinitionId{at});
    }
    walk_.visit(program_.tariffs);
    walk_.visit(program_.exclusions);
    for (const Exclusion& rule : program_.exclusions) {
      for (const ExclusionVersion& version : rule.versions) {
        if (version.pairs) add(*version.pairs);
      }
    }
    walk_.visit(program_.limits);
    walk_.visit(program_.conditions);
    walk_.visit(program_.programmes);
    walk_.visit(program_.deductibles);
    walk_.visit(program_.settlements);
    walk_.visit(program_.file_sums);
    walk_.visit(program_.settlement_sums);
  }

 private:
  void add(const Expression& expression) {
    if (const auto* table = std::get_if<ReadTable>(&expression.node)) add(table->table);
    if (const auto* one = std::get_if<ReadDefinition>(&expression.node)) add(one->definition);
    if (const auto* constant = std::get_if<Constant>(&expression.node)) {
      const auto* code = std::get_if<CodeValue>(&constant->value);
      if (code != nullptr) into_.add({code->list, code->digits, code->digits});
    }
  }
  void add(const CodeSet& set) {
    for (const auto* members : {&set.members, &set.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* range = std::get_if<CodeRange>(&member)) into_.add(*range);
        if (const auto* list = std::get_if<CodeListId>(&member)) add(*list);
        if (const auto* table = std::get_if<TableId>(&member)) add(*table);
      }
    }
  }
  void add(const CodePairs& pairs) {
    for (const CodeValue& code : pairs.codes) into_.add({code.list, code.digits, code.digits});
  }
  void add(CodeListId id) {
    if (!lists_.insert(id).second) return;
    const CodeList& list = program_.code_lists[id.index];
    for (const CodeListVersion& version : list.versions) {
      walk_.visit(version);
      for (const CodeListVersion::Row& row : version.rows) {
        for (const CodeRange& range : row.codes) into_.add(range);
      }
    }
    for (const CodeListId other : list.exceptions) add(other);
  }
  void add(TableId id) {
    if (tables_.insert(id).second) walk_.visit(program_.tables[id.index]);
  }
  void add(DefinitionId id) {
    if (!definitions_.insert(id).second) return;
    const Definition& definition = program_.definitions[id.index];
    walk_.visit(definition);
    for (const DefinitionId other : definition.exceptions) add(other);
  }

  const Program& program_;
  NamedCodes& into_;
  analysis::Walk walk_{[this](const Expression& expression) { add(expression); },
                       [this](const CodeSet& set) { add(set); }};
  std::set<CodeListId> lists_;
  std::set<TableId> tables_;
  std::set<DefinitionId> definitions_;
};

NamedCodes::NamedCodes(const Program& program) {
  Gathering(program, *this).gather();
}

void NamedCodes::add(const CodeRange& range) {
  if (range.list.empty()) return;
  if (range.first == range.last) {
    single_[range.first].insert(range.list);
  } else {
    ranges_.push_back(range);
  }
}

std::set<std::string_view> NamedCodes::lists_of(const std::string& digits) const {
  std::set<std::string_view> lists;
  if (const auto found = single_.find(digits); found != single_.end()) {
    lists.insert(found->second.begin(), found->second.end());
  }
  for (const CodeRange& range : ranges_) {
    if (range.contains({range.list, digits})) lists.insert(range.list);
  }
  return lists;
}

}  // namespace clausule::interpreter::engine
