#pragma once

#include <span>

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/uses.hpp"

namespace clausule::interpreter::engine {

/// Gathers which exclusions had their say on a line, by which of their rows.
class PairUses {
 public:
  PairUses(const Evaluator& evaluator, const Graph& graph, std::span<const LineState> lines,
           UseReader& reader)
      : evaluator_(evaluator),
        program_(evaluator.program()),
        graph_(graph),
        lines_(lines),
        reader_(reader) {}

  /// Adds the exclusion that decided a line, those that let it stay, and those by which it
  /// recovers lines decided before. `decisive` is what decided it, or null.
  void add(std::size_t line, const Finding* decisive);

 private:
  void add_decisive(std::size_t line, const Finding& decisive);
  void add_permissions(std::size_t line);
  void add_recoveries(std::size_t line);
  void add_edge(std::size_t line, const Edge& edge, const Said& said, Deed deed);
  void add_row(const ExclusionVersion& version, const Said& said, std::size_t line,
               const Edge& edge, Date reference);
  void add_pair_row(const ExclusionVersion& version, std::size_t line, const Edge& edge,
                    Date reference);
  void add_relation(const ExclusionEntry& entry, const Edge& edge, std::size_t line,
                    Date reference);

  const Evaluator& evaluator_;
  const Program& program_;
  const Graph& graph_;
  std::span<const LineState> lines_;
  UseReader& reader_;
};

}  // namespace clausule::interpreter::engine
