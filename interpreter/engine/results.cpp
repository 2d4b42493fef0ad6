#include "interpreter/engine/results.hpp"

namespace clausule::interpreter::engine {

Results results_of(const Decision& decision, Cents claimed, const Pricing* pricing) {
  const bool is_priced = pricing != nullptr && pricing->has_amounts;
  return {decision.paid, is_priced ? Cents{pricing->amounts.tariff} : claimed,
          dutch_name_of(decision.ground), dutch_name_of(decision.outcome)};
}

}  // namespace clausule::interpreter::engine
