#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"

/// A second evaluator of the language, written from `docs/semantics.md` in the plainest way: no
/// index, nothing kept, no code of the engine. What both decide alike is probably what the text
/// says.
namespace clausule::reference {

/// A construct that cannot stand where a line is decided.
class NotCovered : public std::runtime_error {
 public:
  explicit NotCovered(const std::string& construct)
      : std::runtime_error("not covered: " + construct) {}
};

/// Decides all lines of a dossier together: one decision each, in their order, without messages.
/// Views point into the program. By `facts.known_on` the program is read as it was known then.
std::vector<interpreter::Decision> decide(const interpreter::Program& program,
                                          const interpreter::RunFacts& facts,
                                          const interpreter::Dossier& dossier);

/// Adds up what rules `per bestand` read, over all lines of all dossiers of a run.
interpreter::FileFacts file_facts(const interpreter::Program& program,
                                  const interpreter::RunFacts& facts,
                                  std::span<const interpreter::Dossier> dossiers,
                                  std::vector<interpreter::KnownFact> known);

}  // namespace clausule::reference
