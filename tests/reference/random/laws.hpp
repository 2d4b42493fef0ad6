#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/reference/random/compare.hpp"
#include "tests/reference/random/dossier.hpp"
#include "tests/reference/random/pieces.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// The decisions on a case, with the engine that made them: they point into what it knows.
struct Answer {
  interpreter::Engine engine;
  std::vector<interpreter::Decision> decisions;
};

/// Decides a case by the engine.
Answer answer_of(const std::shared_ptr<const interpreter::Program>& program, const Case& data);

/// Returns what a decision says that no decision may say, whatever the contract; empty where
/// nothing is wrong.
std::string broken_sums(const interpreter::Dossier& dossier,
                        std::span<const interpreter::Decision> answer);

/// Returns how the answer changes when the lines, and those decided before, come in another order.
std::string broken_by_order(interpreter::Engine& engine, const interpreter::Dossier& dossier,
                            std::span<const interpreter::Decision> answer);

/// A contract that has to decide as another does, and how far.
struct Variant {
  std::string law;
  Contract contract;
  Extent extent = Extent::all;
  bool same_hash = false;  ///< it also means the same as text
};

/// Returns variants of a contract: in another order, in English, with rules that cannot apply, with
/// an exclusion written as two.
std::vector<Variant> variants_of(const Contract& contract, Random& random);

}  // namespace clausule::differential
