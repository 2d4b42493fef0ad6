#pragma once

#include <memory>
#include <optional>
#include <span>
#include <utility>

#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tools/analysis/generate/situation.hpp"

namespace clausule::generate {

/// Decides situations one after the other by one engine: to make one takes as long as the contract
/// is large.
class Decider {
 public:
  explicit Decider(std::shared_ptr<const interpreter::Program> program)
      : program_(std::move(program)) {}

  /// Returns the decisions on the lines of a situation as if it were the whole claim file. They
  /// hold until the next call.
  std::span<const interpreter::Decision> decide(const Situation& situation);

  /// The engine that decided last.
  [[nodiscard]] interpreter::Engine& engine() { return *engine_; }

 private:
  std::shared_ptr<const interpreter::Program> program_;
  /// What is known of providers; the engine has its address.
  std::unique_ptr<interpreter::Providers> providers_ = std::make_unique<interpreter::Providers>();
  std::optional<interpreter::Engine> engine_;
  std::optional<interpreter::Date> known_on_;  ///< of the engine
};

}  // namespace clausule::generate
