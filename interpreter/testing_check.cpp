#include "interpreter/finding_tests.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "interpreter/testing_case.hpp"
#include "interpreter/testing_chain.hpp"

namespace clausule::interpreter {

namespace {

/// Tells whether anything in a test can fail. Dossiers expect nothing of themselves.
bool expects_something(const dsl::ast::Declaration& test, const TestCase& read) {
  return test.head == dsl::ast::Head::dossier || !read.expectations.empty() ||
         !read.settlements.empty();
}

}  // namespace

void check_tests(const Program& program, const dsl::Sources& sources,
                 dsl::Diagnostics& diagnostics) {
  check_test_names(program, diagnostics);
  for (const TestDeclaration& test : program.tests) {
    const dsl::ast::Declaration& declaration = *test.declaration;
    // What a test that is still to be done speaks of may not be there yet.
    if (test.from_library || todo_of(declaration) || expects_findings(declaration)) continue;
    const std::size_t errors = diagnostics.error_count();
    const TestCase read = read_test(program, sources, declaration, diagnostics);
    if (diagnostics.error_count() > errors) continue;
    const bool is_test = declaration.head == dsl::ast::Head::test;
    if (is_test && read.rows.empty()) {
      diagnostics.report<dsl::Kind::test_without_lines>(declaration.location,
                                                        declaration.name.text);
    } else if (!expects_something(declaration, read)) {
      diagnostics.report<dsl::Kind::test_expects_nothing>(declaration.name.location,
                                                          declaration.name.text);
    }
  }
}

}  // namespace clausule::interpreter
