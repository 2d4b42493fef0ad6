#include "tools/analysis/coverage/reached.hpp"

#include <variant>

#include "interpreter/analysis/walk.hpp"

namespace clausule::coverage {

namespace {

using interpreter::CodeListId;
using interpreter::CodeSet;
using interpreter::DefinitionId;
using interpreter::Expression;
using interpreter::Program;
using interpreter::TableId;

/// Follows names from the rules that decide, each once.
class Follow {
 public:
  explicit Follow(const Program& program)
      : program_(program),
        walk_([this](const Expression& expression) { see(expression); },
              [this](const CodeSet& codes) { see(codes); }) {}

  Reached all() {
    walk_.visit(program_.contract.parties);
    for (const auto& amendment : program_.amendments) walk_.visit(amendment.parties);
    visit_all(program_.tariffs);
    visit_all(program_.exclusions);
    visit_all(program_.limits);
    visit_all(program_.conditions);
    visit_all(program_.programmes);
    visit_all(program_.deductibles);
    visit_all(program_.settlements);
    for (const auto& limit : program_.limits) {
      for (const auto& version : limit.versions) see(version.window);
    }
    for (const auto& exclusion : program_.exclusions) {
      for (const auto& version : exclusion.versions) {
        for (const auto& entry : version.entries) see(entry);
      }
    }
    for (std::uint32_t at = 0; at < program_.code_lists.size(); ++at) {
      const auto& versions = program_.code_lists[at].versions;
      if (!versions.empty() && versions.front().is_register) reach(CodeListId{at});
    }
    reach_names_of_results();
    return std::move(reached_);
  }

 private:
  template <typename Rules>
  void visit_all(const Rules& rules) {
    for (const auto& rule : rules) walk_.visit(rule);
  }

  /// A table by what was decided is no rule, and still says something of the decision.
  void reach_names_of_results() {
    for (std::uint32_t at = 0; at < program_.tables.size(); ++at) {
      bool reads_result = false;
      interpreter::analysis::Walk([&](const Expression& expression) {
        reads_result =
            reads_result || std::holds_alternative<interpreter::ReadResult>(expression.node);
      }).visit(program_.tables[at]);
      if (reads_result) reach(TableId{at});
    }
  }

  void see(const interpreter::Window& window) {
    const auto* stay = std::get_if<interpreter::Stay>(&window);
    if (stay != nullptr) see(*stay);
  }
  void see(const interpreter::ExclusionEntry& entry) {
    if (!entry.relation) return;
    const auto* during = std::get_if<interpreter::StayRelation>(&*entry.relation);
    if (during != nullptr) see(during->stay);
  }
  void see(const interpreter::Stay& stay) {
    const auto* id = std::get_if<interpreter::ProgrammeId>(&stay.value);
    if (id != nullptr) reached_.programmes.insert(*id);
  }

  void see(const Expression& expression) {
    if (const auto* derived = std::get_if<interpreter::ReadDerived>(&expression.node)) {
      reached_.parties = reached_.parties || derived->what == interpreter::Derived::contracted;
    } else if (const auto* definition =
                   std::get_if<interpreter::ReadDefinition>(&expression.node)) {
      reach(definition->definition);
    } else if (const auto* table = std::get_if<interpreter::ReadTable>(&expression.node)) {
      reach(table->table);
    } else if (const auto* enrolled = std::get_if<interpreter::EnrolledIn>(&expression.node)) {
      reached_.programmes.insert(enrolled->programme);
    } else if (const auto* of_file = std::get_if<interpreter::ReadFileSum>(&expression.node)) {
      walk_.visit(program_.file_sums[of_file->sum]);
    } else if (const auto* sum = std::get_if<interpreter::ReadSettlementSum>(&expression.node)) {
      walk_.visit(program_.settlement_sums[sum->sum]);
    }
  }

  void see(const CodeSet& codes) {
    for (const auto* members : {&codes.members, &codes.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* list = std::get_if<CodeListId>(&member)) reach(*list);
        if (const auto* table = std::get_if<TableId>(&member)) reach(*table);
        const auto* programme = std::get_if<interpreter::ProgrammeId>(&member);
        if (programme != nullptr) reached_.programmes.insert(*programme);
      }
    }
  }

  void reach(DefinitionId id) {
    if (!reached_.definitions.insert(id).second) return;
    const auto& definition = program_.definitions[id.index];
    walk_.visit(definition);
    for (const DefinitionId exception : definition.exceptions) reach(exception);
  }
  void reach(CodeListId id) {
    if (!reached_.code_lists.insert(id).second) return;
    const auto& list = program_.code_lists[id.index];
    walk_.visit(list);
    for (const CodeListId exception : list.exceptions) reach(exception);
  }
  void reach(TableId id) {
    if (reached_.tables.insert(id).second) walk_.visit(program_.tables[id.index]);
  }

  const Program& program_;
  interpreter::analysis::Walk walk_;
  Reached reached_;
};

}  // namespace

Reached reached(const Program& program) {
  return Follow(program).all();
}

}  // namespace clausule::coverage
