#include "tests/unit/interpreter_testing/contract.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <ostream>
#include <utility>

#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"

namespace clausule::interpreter {

std::string contract_with(std::string_view text) {
  return R"(contract voorbeeld "Voorbeeldcontract"
  verzekeraar "Voorbeeld"
  geldig 2022-01-01 t/m 2026-12-31
  partijen 53010001
  lijst 01 = 008
  overige prestaties toegestaan

gegeven verzekerde.polis: een van budget, exclusief
gegeven verzekerde.risico: percentage
gegeven verzekerde.bezoeken: getal
gegeven verzekerde.diagnose: codes
gegeven verzekerde.tweede-lijn: periode
gegeven verzekerde.kenmerk: tekst
gegeven zorgverlener.voldoet: ja/nee
gegeven bestand.totaalbedrag: geld
gegeven prestatie.soort: code
gegeven prestatie.uren: decimaal

zorgprogramma DM2
  keten-dbc 40001

tarief DM2-tarief
  voor 40001 per kwartaal
  rest naar organisatie
  | huisarts | organisatie |
  | € 40,00  | € 23,36     |

definitie factor = 2

)" + std::string(text);
}

Loaded load_text(std::string text) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule", std::move(text)});
  Loaded loaded = load(texts);
  for (const dsl::Diagnostic& finding : loaded.diagnostics.all()) {
    if (dsl::info(finding.kind).severity != dsl::Severity::error) continue;
    ADD_FAILURE() << loaded.sources.position(finding.location).line << ": "
                  << dsl::message(finding, dsl::Language::english);
  }
  return loaded;
}

void PrintTo(const Found& found, std::ostream* out) {
  *out << found.kind << " `" << found.underlined << "`";
}

std::vector<Found> findings(std::string_view test) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule", contract_with(test)});
  const Loaded loaded = load(texts);
  const std::size_t begin = contract_with({}).size();
  std::vector<Found> found;
  for (const dsl::Diagnostic& finding : loaded.diagnostics.sorted()) {
    if (finding.location.begin < begin) continue;
    // What is looked at here is how a test is read; most of them expect nothing.
    if (finding.kind == dsl::Kind::test_expects_nothing) continue;
    EXPECT_FALSE(dsl::message(finding, dsl::Language::dutch).empty());
    found.push_back({std::string(dsl::info(finding.kind).name),
                     std::string(loaded.sources.text(finding.location))});
  }
  return found;
}

TestCase read_only_test(const Loaded& loaded) {
  dsl::Diagnostics diagnostics;
  if (!loaded.program || loaded.program->tests.empty()) {
    ADD_FAILURE() << "no test to read";
    return {};
  }
  TestCase test = read_test(*loaded.program, loaded.sources,
                            *loaded.program->tests.front().declaration, diagnostics);
  for (const dsl::Diagnostic& finding : diagnostics.sorted()) {
    ADD_FAILURE() << dsl::message(finding, dsl::Language::english);
  }
  return test;
}

}  // namespace clausule::interpreter
