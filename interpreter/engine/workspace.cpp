#include "interpreter/engine/workspace.hpp"

#include <utility>

#include "interpreter/known_on.hpp"

namespace clausule::interpreter::engine {

Workspace::Workspace(std::shared_ptr<const Program> shared, RunFacts facts)
    : program(facts.known_on ? as_known_on(std::move(shared), *facts.known_on) : std::move(shared)),
      run(std::move(facts)),
      evaluator(*program, run),
      index(evaluator),
      pricer(evaluator) {}

void Workspace::begin(const Dossier* dossier) {
  evaluator.set_dossier(dossier);
  index.begin();
  pricer.forget();
}

}  // namespace clausule::interpreter::engine
