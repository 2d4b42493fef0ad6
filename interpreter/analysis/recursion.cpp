#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/graph.hpp"
#include "interpreter/analysis/walk.hpp"

namespace clausule::interpreter::analysis {
namespace {

struct Name {
  std::string text;
  dsl::Location location;
};

template <typename Rule>
Name name_of(const Rule& rule) {
  return {rule.name, rule.versions.empty() ? dsl::Location() : rule.versions.front().head.location};
}

/// Calls `report` once for each circle of a graph with the nodes on it, the first also last.
template <typename Report>
void for_each_circle(const Graph& graph, Report report) {
  const Components components = strong_components(graph);
  std::vector<bool> seen(components.sizes.size(), false);
  std::size_t reports = 0;
  for (std::uint32_t node = 0; node < graph.size() && reports < most_findings; ++node) {
    if (seen[components.of[node]]) continue;
    const std::vector<std::uint32_t> circle = shortest_cycle(graph, components, node);
    if (circle.empty()) continue;
    seen[components.of[node]] = true;
    ++reports;
    report(circle);
  }
}

template <dsl::Kind kind>
void report_circle(const std::vector<Name>& names, const std::vector<std::uint32_t>& circle,
                   dsl::Diagnostics& diagnostics) {
  std::string text = names[circle.front()].text;
  for (std::size_t at = 1; at < circle.size(); ++at) text += " → " + names[circle[at]].text;
  const Name& first = names[circle.front()];
  dsl::Diagnostic& finding = diagnostics.report<kind>(first.location, first.text, std::move(text));
  for (std::size_t at = 1; at + 1 < circle.size(); ++at) {
    const Name& name = names[circle[at]];
    finding.with_related(name.location, "`" + name.text + "`", "`" + name.text + "`");
  }
}

/// Reports `uitzondering op` that leads back to itself.
template <typename Rules>
void check_exceptions(const Rules& rules, dsl::Diagnostics& diagnostics) {
  Graph graph(rules.size());
  std::vector<Name> names;
  for (std::uint32_t index = 0; index < rules.size(); ++index) {
    names.push_back(name_of(rules[index]));
    for (const auto named : rules[index].excepts) graph.add(index, named.index);
  }
  graph.close();
  for_each_circle(graph, [&](const std::vector<std::uint32_t>& circle) {
    report_circle<dsl::Kind::exception_to_itself>(names, circle, diagnostics);
  });
}

/// Who reads whom among definitions, tables, tariffs, code lists and programmes.
class Reads {
 public:
  explicit Reads(const Program& program)
      : program_(program),
        first_table_(program.definitions.size()),
        first_tariff_(first_table_ + program.tables.size()),
        first_list_(first_tariff_ + program.tariffs.size()),
        first_programme_(first_list_ + program.code_lists.size()),
        graph_(first_programme_ + program.programmes.size()) {}

  void check(dsl::Diagnostics& diagnostics) {
    add_all(program_.definitions, 0);
    add_all(program_.tables, first_table_);
    add_all(program_.tariffs, first_tariff_);
    add_all(program_.code_lists, first_list_);
    add_all(program_.programmes, first_programme_);
    graph_.close();
    for_each_circle(graph_, [&](const std::vector<std::uint32_t>& circle) {
      report_circle<dsl::Kind::reads_itself>(names_, circle, diagnostics);
    });
  }

 private:
  template <typename Rules>
  void add_all(const Rules& rules, std::size_t first) {
    for (std::uint32_t index = 0; index < rules.size(); ++index) {
      names_.push_back(name_of(rules[index]));
      add(rules[index], first, static_cast<std::uint32_t>(first) + index);
    }
  }

  template <typename Rule>
  void add(const Rule& rule, std::size_t first, std::uint32_t node) {
    // Who reads a name may get the value of an exception to it.
    for (const auto exception : rule.exceptions) graph_.add(node, at(first, exception.index));
    const auto read = [&](std::uint32_t target) { graph_.add(node, target); };
    const auto read_members = [&](const std::vector<CodeSet::Member>& members) {
      for (const CodeSet::Member& member : members) {
        if (const auto* list = std::get_if<CodeListId>(&member)) {
          read(at(first_list_, list->index));
        } else if (const auto* table = std::get_if<TableId>(&member)) {
          read(at(first_table_, table->index));
        } else if (const auto* programme = std::get_if<ProgrammeId>(&member)) {
          read(at(first_programme_, programme->index));
        }
      }
    };
    Walk(
        [&](const Expression& expression) {
          if (const auto* definition = std::get_if<ReadDefinition>(&expression.node)) {
            // In an exception the name of the rule it departs from means that rule's own value.
            if (!definition->own) read(at(0, definition->definition.index));
          } else if (const auto* table = std::get_if<ReadTable>(&expression.node)) {
            read(at(first_table_, table->table.index));
          } else if (const auto* tariff = std::get_if<ReadTariff>(&expression.node)) {
            if (!tariff->own) read(at(first_tariff_, tariff->tariff.index));
          }
        },
        [&](const CodeSet& codes) {
          read_members(codes.members);
          read_members(codes.except);
        })
        .visit(rule);
    add_parts(rule, node);
  }

  template <typename Rule>
  void add_parts(const Rule&, std::uint32_t) {}
  void add_parts(const Programme& programme, std::uint32_t node) {
    for (const ProgrammeVersion& version : programme.versions) {
      for (const ProgrammeId part : version.combines) {
        graph_.add(node, at(first_programme_, part.index));
      }
    }
  }

  static std::uint32_t at(std::size_t first, std::uint32_t index) {
    return static_cast<std::uint32_t>(first) + index;
  }

  const Program& program_;
  std::size_t first_table_;
  std::size_t first_tariff_;
  std::size_t first_list_;
  std::size_t first_programme_;
  Graph graph_;
  std::vector<Name> names_;
};

}  // namespace

void check_recursion(const Program& program, dsl::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  check_exceptions(program.definitions, diagnostics);
  check_exceptions(program.code_lists, diagnostics);
  check_exceptions(program.tables, diagnostics);
  check_exceptions(program.tariffs, diagnostics);
  check_exceptions(program.exclusions, diagnostics);
  check_exceptions(program.limits, diagnostics);
  check_exceptions(program.conditions, diagnostics);
  check_exceptions(program.programmes, diagnostics);
  check_exceptions(program.settlements, diagnostics);
  // A circle of exceptions is one of reading too: it is reported once.
  if (diagnostics.error_count() == errors) Reads(program).check(diagnostics);
}

}  // namespace clausule::interpreter::analysis
