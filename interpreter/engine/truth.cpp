#include "interpreter/engine/truth.hpp"

#include <tuple>

namespace clausule::interpreter::engine {

const Value& heavier(const Value& one, const Value& other) {
  const auto* fact = std::get_if<Missing>(&one);
  const auto* next_fact = std::get_if<Missing>(&other);
  if (fact != nullptr && next_fact != nullptr) {
    if (is_final(*fact) != is_final(*next_fact)) return is_final(*fact) ? one : other;
    const auto key = [](const Missing& missing) {
      return std::tie(missing.what, missing.end_reason);
    };
    return key(*fact) <= key(*next_fact) ? one : other;
  }
  if (fact != nullptr || next_fact != nullptr) return fact != nullptr ? one : other;
  return std::get<Asked>(one).question <= std::get<Asked>(other).question ? one : other;
}

}  // namespace clausule::interpreter::engine
