#include "tests/unit/mutation/support.hpp"

#include <gtest/gtest.h>

#include "dsl/render.hpp"

namespace clausule::mutation {

std::string contract_with(const std::string& rules) {
  return "contract keten\n"
         "  verzekeraar \"Voorbeeld\"\n"
         "  geldig 2024-01-01 t/m 2024-12-31\n"
         "  overige prestaties toegestaan\n\n" +
         rules;
}

std::vector<Outcome> outcomes(const std::string& text, const std::string& table,
                              std::size_t threads) {
  interpreter::ContractTexts texts;
  texts.files = {{"c.clausule", text}};
  texts.table = [table](std::string_view name) {
    return name == "t.csv" ? std::optional(table) : std::nullopt;
  };
  const interpreter::Reload contract(std::move(texts));
  const interpreter::Loaded& written = contract.written();
  if (!written.program) {
    ADD_FAILURE() << dsl::render(written.diagnostics, written.sources, {});
    return {};
  }
  const std::vector<Change> changes = changes_of(contract).changes;
  const std::vector<Fate> fates = try_changes(contract, changes, threads);
  std::vector<Outcome> all;
  for (std::size_t at = 0; at < changes.size(); ++at) {
    const Change& change = changes[at];
    all.push_back({change.kind, std::string(written.sources.text(change.shown)), change.instead,
                   change.rule, fates[at]});
  }
  return all;
}

namespace {

template <typename Test>
std::vector<std::string> those(const std::vector<Outcome>& all, Test test) {
  std::vector<std::string> found;
  for (const Outcome& one : all) {
    if (test(one)) found.push_back(one.from + " > " + one.to);
  }
  return found;
}

}  // namespace

std::vector<std::string> of_kind(ChangeKind kind, const std::vector<Outcome>& all) {
  return those(all, [&](const Outcome& one) { return one.kind == kind; });
}

std::vector<std::string> with_fate(Fate fate, const std::vector<Outcome>& all) {
  return those(all, [&](const Outcome& one) { return one.fate == fate; });
}

}  // namespace clausule::mutation
