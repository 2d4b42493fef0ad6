#pragma once

#include <memory>

#include "interpreter/engine.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

/// A program made ready to look at dossiers: what deciding, settling and trying share. Its parts
/// refer to one another, so it stays where it is.
struct Workspace {
  /// Takes the program as it was known on the date of the run.
  Workspace(std::shared_ptr<const Program> shared, RunFacts facts);
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// Turns to another dossier, or to none: nothing that was read for the one before counts.
  void begin(const Dossier* dossier);

  std::shared_ptr<const Program> program;
  RunFacts run;
  Evaluator evaluator;
  CodeIndex index;
  Pricer pricer;
};

}  // namespace clausule::interpreter::engine
