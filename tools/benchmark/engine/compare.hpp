#pragma once

#include <cstddef>
#include <string>

#include "interpreter/engine.hpp"
#include "tools/benchmark/engine/text_engine.hpp"
#include "tools/benchmark/handwritten/decider.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark {

/// What a comparison of the engine with the program written by hand found.
struct Comparison {
  std::size_t lines = 0;
  std::size_t differences = 0;
  std::string first;  ///< the first few differences, one line each
};

/// Decides all claims with both and compares each field of each decision but the message.
Comparison compare(const TextClaims& claims, DossierReader& reader, interpreter::Engine& engine,
                   handwritten::Decider& decider);

}  // namespace clausule::benchmark
