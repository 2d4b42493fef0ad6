#include <fmt/format.h>

#include <algorithm>

#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "tools/claims/json.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using interpreter::Program;

/// Returns `3 tariffs, 1 limit` for what the contract declares itself and for what it takes in.
std::string rules_of(const Program& program, const Terminal& terminal) {
  std::string out;
  const auto add = [&](std::size_t count, std::string_view english, std::string_view english_many,
                       std::string_view dutch, std::string_view dutch_many) {
    if (count == 0) return;
    if (!out.empty()) out += ", ";
    out += fmt::format(
        "{} {}", count,
        count == 1 ? terminal.pick(english, dutch) : terminal.pick(english_many, dutch_many));
  };
  add(program.tariffs.size(), "tariff", "tariffs", "tarief", "tarieven");
  add(program.exclusions.size(), "exclusion", "exclusions", "uitsluiting", "uitsluitingen");
  add(program.limits.size(), "limit", "limits", "limiet", "limieten");
  add(program.conditions.size(), "condition", "conditions", "voorwaarde", "voorwaarden");
  add(program.programmes.size(), "programme", "programmes", "zorgprogramma", "zorgprogramma's");
  add(program.deductibles.size(), "deductible", "deductibles", "eigen risico", "eigen risico's");
  add(program.settlements.size(), "settlement", "settlements", "verrekening", "verrekeningen");
  add(program.code_lists.size(), "code list", "code lists", "codelijst", "codelijsten");
  add(program.tables.size(), "table", "tables", "tabel", "tabellen");
  add(program.amendments.size(), "amendment", "amendments", "wijziging", "wijzigingen");
  const auto own = [](const interpreter::Property& one) { return !one.from_library; };
  add(static_cast<std::size_t>(std::ranges::count_if(program.properties, own)), "property",
      "properties", "eis", "eisen");
  const auto own_tests = std::ranges::count_if(
      program.tests, [](const interpreter::TestDeclaration& test) { return !test.from_library; });
  add(static_cast<std::size_t>(own_tests), "test", "tests", "test", "tests");
  return out;
}

std::string period_of(const Program& program, const Terminal& terminal) {
  const interpreter::DateInterval& term = program.contract.validity;
  std::string out;
  if (term.from) out += interpreter::to_string(*term.from);
  if (term.through) {
    out += fmt::format(" {} {}", terminal.pick("through", "t/m"),
                       interpreter::to_string(*term.through));
  }
  return out;
}

std::string_view state_of(const interpreter::PropertyReport& report, const Terminal& terminal) {
  if (report.state != interpreter::PropertyState::not_tried) {
    return terminal.pick(interpreter::name_of(report.state),
                         interpreter::dutch_name_of(report.state));
  }
  return terminal.pick("not proved; `clausule test` tries it",
                       "niet bewezen; `clausule test` beproeft hem");
}

/// Returns a line for each property of the contract.
std::string properties_of(const std::shared_ptr<const Program>& program, const Terminal& terminal) {
  std::string out;
  for (const auto& report : interpreter::prove_properties(program)) {
    out += fmt::format("  {} {}: {}\n", terminal.pick("property", "eis"), report.name,
                       state_of(report, terminal));
  }
  return out;
}

/// Returns the properties of a contract as a list of JSON objects.
std::string json_of_properties(const std::shared_ptr<const Program>& program) {
  std::string out;
  for (const auto& report : interpreter::prove_properties(program)) {
    out += out.empty() ? "{\"name\":" : ",{\"name\":";
    claims::append_json(out, report.name);
    out += fmt::format(",\"state\":\"{}\"}}", interpreter::name_of(report.state));
  }
  return out;
}

void summarise(const std::string& path, const interpreter::Loaded& loaded,
               const Terminal& terminal) {
  const std::size_t errors = loaded.diagnostics.error_count();
  const std::size_t warnings =
      loaded.diagnostics.sorted().size() - std::min(errors, loaded.diagnostics.sorted().size());
  if (terminal.is_json()) {
    std::string out = "{\"path\":";
    claims::append_json(out, path);
    out += fmt::format(",\"errors\":{},\"warnings\":{},\"contract\":", errors, warnings);
    claims::append_json(out, loaded.program ? loaded.program->contract.name : std::string());
    out += ",\"hash\":";
    claims::append_json(out, loaded.program ? loaded.program->hash : std::string());
    out += fmt::format(",\"properties\":[{}]",
                       loaded.program ? json_of_properties(loaded.program) : std::string());
    return terminal.say(Stream::output, out + "}\n");
  }
  std::string out = path + ": ";
  if (!loaded.program) {
    out += fmt::format(
        "{} {}\n", errors,
        errors == 1 ? terminal.pick("error", "fout") : terminal.pick("errors", "fouten"));
    return terminal.say(Stream::output, out);
  }
  const Program& program = *loaded.program;
  out += program.is_library
             ? std::string(terminal.pick("library", "bibliotheek"))
             : fmt::format("{} {}@{} {}", terminal.pick("contract", "contract"),
                           program.contract.name, program.hash, period_of(program, terminal));
  out += "\n  " + rules_of(program, terminal) + "\n" + properties_of(loaded.program, terminal);
  if (warnings > 0) {
    out += fmt::format("  {} {}\n", warnings,
                       warnings == 1 ? terminal.pick("warning", "waarschuwing")
                                     : terminal.pick("warnings", "waarschuwingen"));
  }
  terminal.say(Stream::output, out);
}

}  // namespace

int check(const std::vector<std::string>& contracts, const Terminal& terminal) {
  int status = status_fine;
  for (const std::string& path : contracts) {
    for (const auto& contract : contract_folder::contracts_below(path)) {
      const OpenedContract opened =
          open_contract(contract.string(), Stream::output, Warnings::in_full, terminal);
      if (opened.status != status_stopped) summarise(contract.string(), opened.loaded, terminal);
      status = std::max(status, opened.status);
    }
  }
  return status;
}

}  // namespace clausule::cli
