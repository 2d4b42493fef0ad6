#pragma once

#include "interpreter/engine/graph.hpp"
#include "interpreter/engine/uses.hpp"

namespace clausule::interpreter::engine {

/// Gathers which rules had their say on a line by not applying to it, since they lack a fact and
/// say `indien onbekend toegestaan`.
class UnknownUses {
 public:
  UnknownUses(const Evaluator& evaluator, const Pricer& pricer, const LineState& state,
              UseReader& reader)
      : evaluator_(evaluator), pricer_(pricer), state_(state), reader_(reader) {}

  /// Adds the rules that a line would have met; `graph` knows the exclusions. Only for a line that
  /// is not denied.
  void add(const Graph& graph, std::size_t line);

 private:
  void add_tariffs();
  void add_programmes();
  template <typename Rules>
  void add_selecting(const Rules& rules);
  void note(const RuleHead& head, Date date);

  const Evaluator& evaluator_;
  const Pricer& pricer_;
  const LineState& state_;
  UseReader& reader_;
};

}  // namespace clausule::interpreter::engine
