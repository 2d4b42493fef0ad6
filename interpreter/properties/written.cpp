#include "interpreter/properties/written.hpp"

#include <utility>

#include "interpreter/engine.hpp"
#include "interpreter/test_text.hpp"

namespace clausule::interpreter::properties {

std::string written_test(const std::shared_ptr<const Program>& program, const std::string& title,
                         const MadeCase& made, dsl::ast::Vocabulary words) {
  RunFacts facts;
  facts.providers = &made.test.providers;
  Engine engine(program, std::move(facts));
  if (program->reads_file) {
    engine.add_to_file(made.test.dossier);
    engine.set_file(made.test.file);
  }
  return test_text(*program, title, made.test, engine.decide(made.test.dossier), words);
}

}  // namespace clausule::interpreter::properties
