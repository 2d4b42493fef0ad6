#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/walk.hpp"

namespace clausule::interpreter::analysis {
namespace {

namespace ast = dsl::ast;

class Unused {
 public:
  Unused(const Program& program, dsl::Diagnostics& diagnostics)
      : program_(program),
        diagnostics_(diagnostics),
        lists_(program.code_lists.size(), false),
        tables_(program.tables.size(), false),
        definitions_(program.definitions.size(), false),
        facts_(program.facts.size(), false) {}

  void run() {
    collect_reads();
    for (const TestDeclaration& test : program_.tests) collect_names(*test.declaration);
    report(program_.code_lists, lists_);
    report(program_.tables, tables_);
    report(program_.definitions, definitions_);
    report_facts();
  }

 private:
  void collect_reads() {
    if (program_.contracted) definitions_[program_.contracted->index] = true;
    for (std::size_t at = 0; at < lists_.size(); ++at) {
      lists_[at] = std::ranges::any_of(program_.code_lists[at].versions,
                                       [](const CodeListVersion& one) { return one.is_register; });
    }
    Walk([this](const Expression& expression) { read(expression); },
         [this](const CodeSet& codes) {
           read(codes.members);
           read(codes.except);
         })
        .visit(program_);
  }

  void read(const Expression& expression) {
    if (const auto* definition = std::get_if<ReadDefinition>(&expression.node)) {
      definitions_[definition->definition.index] = true;
    } else if (const auto* table = std::get_if<ReadTable>(&expression.node)) {
      tables_[table->table.index] = true;
    } else if (const auto* fact = std::get_if<ReadFact>(&expression.node)) {
      facts_[fact->fact.index] = true;
    } else if (const auto* depends = std::get_if<DependsOnly>(&expression.node)) {
      names_.insert(depends->rule);
    }
  }

  void read(const std::vector<CodeSet::Member>& members) {
    for (const CodeSet::Member& member : members) {
      if (const auto* list = std::get_if<CodeListId>(&member)) lists_[list->index] = true;
      if (const auto* table = std::get_if<TableId>(&member)) tables_[table->index] = true;
    }
  }

  /// A test may expect a table or definition by name, or hand over a fact that no rule may read.
  void collect_names(const ast::Declaration& test) {
    for (const ast::Clause& clause : test.clauses) {
      if (const auto* given = std::get_if<ast::Given>(&clause.value)) {
        for (const ast::GivenFact& fact : given->facts) names_.insert(fact.name.text);
      }
      const auto* table = std::get_if<ast::Table>(&clause.value);
      if (table == nullptr) continue;
      for (const ast::Column& column : table->columns) {
        if (!column.condition) continue;
        const auto* reference = std::get_if<ast::Reference>(&column.condition->value);
        if (reference == nullptr) continue;
        for (const ast::Name& part : reference->path.parts) names_.insert(part.text);
      }
    }
  }

  template <typename Rules>
  void report(const Rules& rules, const std::vector<bool>& read) {
    for (std::size_t at = 0; at < rules.size(); ++at) {
      const auto& rule = rules[at];
      if (rule.versions.empty()) continue;
      if (read[at] || rule.from_library || !rule.excepts.empty() || names_.contains(rule.name)) {
        continue;
      }
      diagnostics_.report<dsl::Kind::unused_name>(rule.versions.front().head.location, rule.name);
    }
  }

  void report_facts() {
    for (std::size_t at = 0; at < facts_.size(); ++at) {
      const FactInfo& fact = program_.facts[at];
      if (fact.from_library || facts_[at] || names_.contains(fact.name)) continue;
      diagnostics_.report<dsl::Kind::unused_name>(fact.location, fact.path());
    }
  }

  const Program& program_;
  dsl::Diagnostics& diagnostics_;
  std::vector<bool> lists_;
  std::vector<bool> tables_;
  std::vector<bool> definitions_;
  std::vector<bool> facts_;
  std::set<std::string> names_;
};

}  // namespace

void check_unused(const Program& program, dsl::Diagnostics& diagnostics) {
  if (!program.is_library) Unused(program, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
