#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "interpreter/testing_case.hpp"

namespace clausule::interpreter {

void check_tests(const Program& program, const dsl::Sources& sources,
                 dsl::Diagnostics& diagnostics) {
  for (const TestDeclaration& test : program.tests) {
    if (!test.from_library) read_test(program, sources, *test.declaration, diagnostics);
  }
}

}  // namespace clausule::interpreter
