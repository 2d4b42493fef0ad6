#include "tests/unit/shrink/contract.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "dsl/render.hpp"
#include "interpreter/load.hpp"

namespace clausule::shrink {

std::shared_ptr<const interpreter::Program> program_of(const std::string& text) {
  interpreter::ContractTexts texts;
  texts.files.push_back({"proef.clausule",
                         "contract proef\n  verzekeraar \"Voorbeeld\"\n"
                         "  geldig 2024-01-01 t/m 2025-12-31\n"
                         "  overige prestaties toegestaan\n\n" +
                             text});
  interpreter::Loaded loaded = interpreter::load(texts);
  if (loaded.program) return loaded.program;
  for (const auto& finding : loaded.diagnostics.sorted()) {
    ADD_FAILURE() << dsl::render(finding, loaded.sources, {});
  }
  throw std::runtime_error("the contract cannot be read");
}

interpreter::KnownFact known(const interpreter::Program& program, const std::string& path,
                             interpreter::Value value) {
  const auto found = std::ranges::find(program.facts, path, &interpreter::FactInfo::path);
  if (found == program.facts.end()) throw std::runtime_error(path + " is not declared");
  return {{static_cast<std::uint32_t>(found - program.facts.begin())}, std::move(value)};
}

interpreter::Date day(const char* text) {
  return interpreter::parse_date(text).value();
}

interpreter::ClaimLine line(const std::string& id, const char* date) {
  interpreter::ClaimLine claim;
  claim.id = id;
  claim.date = day(date);
  claim.code = "40001";
  claim.amount = {6336};
  return claim;
}

}  // namespace clausule::shrink
