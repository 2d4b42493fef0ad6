#include "tools/analysis/generate/decider.hpp"

#include <utility>

namespace clausule::generate {

std::span<const interpreter::Decision> Decider::decide(const Situation& situation) {
  // Sums over the file and the day of knowledge stay with an engine.
  if (!engine_ || program_->reads_file || known_on_ != situation.known_on) {
    interpreter::RunFacts facts;
    facts.providers = providers_.get();
    facts.known_on = known_on_ = situation.known_on;
    engine_.emplace(program_, std::move(facts));
  }
  *providers_ = situation.providers;
  if (program_->reads_file) {
    engine_->add_to_file(situation.dossier);
    engine_->set_file(situation.file);
  }
  return engine_->decide(situation.dossier);
}

}  // namespace clausule::generate
