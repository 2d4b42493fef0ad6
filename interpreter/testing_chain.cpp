#include "interpreter/testing_chain.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "dsl/spelling.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Kind;
using dsl::ast::Declaration;

const dsl::ast::Like* like_of(const Declaration& test) {
  for (const dsl::ast::Clause& clause : test.clauses) {
    if (const auto* like = std::get_if<dsl::ast::Like>(&clause.value)) return like;
  }
  return nullptr;
}

const Declaration* find_test(const Program& program, const dsl::ast::Text& name,
                             const Declaration& from, dsl::Diagnostics& diagnostics) {
  for (const TestDeclaration& test : program.tests) {
    if (!test.from_library && test.declaration->name.text == name.value) return test.declaration;
  }
  std::vector<std::string> names;
  for (const TestDeclaration& test : program.tests) {
    // Nothing begins with itself.
    if (test.from_library || test.declaration == &from) continue;
    names.push_back(test.declaration->name.text);
  }
  auto& finding = diagnostics.report<Kind::unknown_test>(name.location, name.value);
  if (auto near = dsl::nearest_name(name.value, names)) finding.with_mended(std::move(*near));
  return nullptr;
}

}  // namespace

std::vector<const Declaration*> chain_of(const Program& program, const Declaration& test,
                                         dsl::Diagnostics& diagnostics) {
  std::vector<const Declaration*> chain{&test};
  while (const auto* like = like_of(*chain.back())) {
    const Declaration* next = find_test(program, like->name, *chain.back(), diagnostics);
    if (next == nullptr) break;
    if (std::ranges::find(chain, next) != chain.end()) {
      diagnostics.report<Kind::test_like_itself>(like->name.location, next->name.text);
      break;
    }
    chain.push_back(next);
  }
  std::ranges::reverse(chain);
  return chain;
}

void check_test_names(const Program& program, dsl::Diagnostics& diagnostics) {
  std::map<std::string, dsl::Location> seen;
  for (const TestDeclaration& test : program.tests) {
    if (test.from_library) continue;
    const dsl::ast::Name& name = test.declaration->name;
    const auto [first, is_new] = seen.try_emplace(name.text, name.location);
    if (is_new) continue;
    diagnostics.report<Kind::test_named_twice>(name.location, name.text)
        .with_related(first->second, "the first stands here", "de eerste staat hier");
  }
}

}  // namespace clausule::interpreter
