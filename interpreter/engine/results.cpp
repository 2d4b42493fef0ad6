#include "interpreter/engine/results.hpp"

namespace clausule::interpreter::engine {

Results results_of(const Decision& decision, Cents claimed, const Pricing* pricing) {
  return results_of(decision.outcome, decision.ground, decision.paid, claimed, pricing);
}

Results results_of(Outcome outcome, Ground ground, Cents paid, Cents claimed,
                   const Pricing* pricing) {
  const bool is_priced = pricing != nullptr && pricing->has_amounts;
  return {paid, is_priced ? Cents{pricing->amounts.tariff} : claimed, dutch_name_of(ground),
          dutch_name_of(outcome)};
}

}  // namespace clausule::interpreter::engine
