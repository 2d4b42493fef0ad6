#pragma once

#include <memory>
#include <optional>
#include <string>

#include "interpreter/engine.hpp"
#include "interpreter/engine/workspace.hpp"
#include "interpreter/properties/cases.hpp"

namespace clausule::interpreter::properties {

/// Evaluates conditions on generated dossiers.
class Trial {
 public:
  /// `results` are the results of the decision that the conditions read.
  Trial(std::shared_ptr<const Program> program, std::set<Result> results);

  /// Turns to a dossier: claims the price of its first line, and decides it where a result is read.
  void begin(MadeCase& made);
  /// Evaluates on the first line of the dossier that `begin` was called with last.
  [[nodiscard]] Value evaluate(const Expression& condition) const;

 private:
  void price_parts();
  void decide(const MadeCase& made);

  std::set<Result> results_read_;
  Providers providers_;
  engine::Workspace work_;        ///< reads `providers_`
  std::optional<Engine> engine_;  ///< where results are read
  Dossier dossier_;
  engine::Line line_;
  std::optional<engine::Pricing> pricing_;
  engine::ComponentValues parts_;
  std::optional<engine::Results> results_;
};

/// Returns what the parts of a condition that is false come to: `` `organisatie` = € 7,75 ``.
std::string values_in(const Trial& trial, const Expression& condition, dsl::ast::Vocabulary words);

}  // namespace clausule::interpreter::properties
