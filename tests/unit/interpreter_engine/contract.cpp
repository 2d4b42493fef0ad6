#include "tests/unit/interpreter_engine/contract.hpp"

#include <gtest/gtest.h>

#include <utility>

#include "interpreter/load.hpp"

namespace clausule::interpreter {

std::shared_ptr<const Program> program_of(const std::string& rules) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule",
                         "contract c\n  verzekeraar \"X\"\n  geldig 2023-01-01 t/m 2026-12-31\n"
                         "  partijen 53010001\n  overige prestaties toegestaan\n\n" +
                             rules});
  Loaded loaded = load(texts);
  for (const dsl::Diagnostic& finding : loaded.diagnostics.all()) {
    if (dsl::info(finding.kind).severity != dsl::Severity::error) continue;
    ADD_FAILURE() << loaded.sources.position(finding.location).line << ": "
                  << dsl::message(finding, dsl::Language::english);
  }
  return loaded.program;
}

Date day(const char* text) {
  const auto date = parse_date(text);
  if (!date) ADD_FAILURE() << text << " is no day";
  return date.value_or(Date{});
}

ClaimLine claim_of(const std::string& code, const char* date) {
  ClaimLine claim;
  claim.id = code;
  claim.date = day(date);
  claim.code = code;
  claim.amount = {500};
  return claim;
}

}  // namespace clausule::interpreter
