#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::shrink {

/// A fact that two contracts declare with different types, so that no value suits both.
struct TypesDiffer {
  std::string fact;  ///< `verzekerde.polis`
};

/// Returns a program by which claim files are read for two contracts at once: it knows the facts
/// and programmes of both. Those of `contract` keep their ids; it decides nothing.
std::variant<std::shared_ptr<const interpreter::Program>, TypesDiffer> reader_of_both(
    const interpreter::Program& contract, const interpreter::Program& other);

/// Hands cases that were read by one program to another, which knows some of their facts by other
/// ids and leaves out the rest.
class CarryOver {
 public:
  CarryOver(const interpreter::Program& from, const interpreter::Program& to);

  [[nodiscard]] interpreter::Dossier carried(interpreter::Dossier dossier) const;
  [[nodiscard]] interpreter::Providers carried(interpreter::Providers providers) const;
  [[nodiscard]] std::vector<interpreter::KnownFact> carried(
      const std::vector<interpreter::KnownFact>& facts) const;

  /// Tells whether the other program knows a fact.
  [[nodiscard]] bool knows(interpreter::FactId fact) const { return ids_[fact.index].has_value(); }

 private:
  std::vector<std::optional<interpreter::FactId>> ids_;  ///< by the ids of the first
  bool same_ = true;
};

}  // namespace clausule::shrink
