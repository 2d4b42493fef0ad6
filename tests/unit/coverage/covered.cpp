#include "tests/unit/coverage/covered.hpp"

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>

#include "dsl/render.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/observe.hpp"

namespace clausule::coverage {

namespace {

std::set<std::string> names(const Coverage& coverage, bool covered) {
  std::set<std::string> names;
  for (const Item& item : coverage.items()) {
    if (item.covered != covered) continue;
    names.insert(item.rule + "|" + std::string(name_of(item.kind)) + "|" + item.what);
  }
  return names;
}

}  // namespace

std::set<std::string> Covered::missing() const {
  return names(coverage, false);
}
std::set<std::string> Covered::exercised() const {
  return names(coverage, true);
}

Covered cover(const std::string& contract, const std::string& table, const std::string& file) {
  interpreter::ContractTexts texts;
  texts.files.push_back({file, contract});
  texts.table = [table](std::string_view) { return std::optional<std::string>(table); };
  return cover(texts);
}

Covered cover(const interpreter::ContractTexts& texts) {
  interpreter::Loaded loaded = interpreter::load(texts);
  if (!loaded.program) {
    for (const auto& finding : loaded.diagnostics.sorted()) {
      ADD_FAILURE() << dsl::render(finding, loaded.sources, {});
    }
    throw std::runtime_error("the contract cannot be read");
  }
  Coverage coverage(loaded.program);
  for (const auto& report :
       interpreter::run_tests(loaded.program, loaded.sources, observer_of(coverage))) {
    if (report.passed) continue;
    ADD_FAILURE() << report.name;
    for (const auto& finding : report.findings) {
      ADD_FAILURE() << dsl::render(finding, loaded.sources, {});
    }
  }
  return {std::move(loaded), std::move(coverage)};
}

std::string contract_with(const std::string& text) {
  return "contract proef\n"
         "  verzekeraar \"Voorbeeld\"\n"
         "  geldig 2025-01-01 t/m 2025-12-31\n"
         "  overige prestaties toegestaan\n\n" +
         text;
}

std::string test_of(const std::string& lines, const std::string& known) {
  return "\ntest \"proef\"\n" + known + "  | datum | code | bedrag | verwacht |\n" + lines;
}

}  // namespace clausule::coverage
