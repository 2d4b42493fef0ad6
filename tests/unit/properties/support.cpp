#include "tests/unit/properties/support.hpp"

#include <gtest/gtest.h>

#include "interpreter/program.hpp"

namespace clausule::interpreter {

std::string contract_with(const std::string& rules) {
  return R"(contract voorbeeld
  verzekeraar "Voorbeeld"
  geldig 2022-01-01 t/m 2026-12-31
  partijen 53010001, 53010002
  overige prestaties toegestaan

)" + rules;
}

Loaded load_text(const std::string& text) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule", text});
  return load(texts);
}

bool Verdicts::refuted() const {
  for (const dsl::Diagnostic& finding : findings) {
    if (dsl::info(finding.kind).severity == dsl::Severity::error) return true;
  }
  return false;
}

std::set<std::string> Verdicts::kinds() const {
  std::set<std::string> kinds;
  for (const dsl::Diagnostic& finding : findings) kinds.emplace(dsl::info(finding.kind).name);
  return kinds;
}

std::string Verdicts::example() const {
  return findings.empty() ? std::string() : findings.front().example;
}

Verdicts verdicts_on(const std::string& text) {
  const Loaded loaded = load_text(text);
  Verdicts verdicts;
  for (const dsl::Diagnostic& finding : loaded.diagnostics.sorted()) {
    const std::string_view name = dsl::info(finding.kind).name;
    const bool error = dsl::info(finding.kind).severity == dsl::Severity::error;
    if (name.starts_with("property_")) {
      verdicts.findings.push_back(finding);
    } else if (error) {
      ADD_FAILURE() << dsl::message(finding, dsl::Language::english);
    }
  }
  if (!loaded.program) return verdicts;
  verdicts.reports = try_properties(loaded.program);
  for (const PropertyReport& report : verdicts.reports) {
    if (report.state != PropertyState::refuted) continue;
    verdicts.findings.insert(verdicts.findings.end(), report.findings.begin(),
                             report.findings.end());
  }
  return verdicts;
}

}  // namespace clausule::interpreter
