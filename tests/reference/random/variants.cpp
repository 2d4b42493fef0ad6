#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "dsl/format.hpp"
#include "tests/reference/random/laws.hpp"

namespace clausule::differential {
namespace {

/// What cannot apply to any line of the universe. The last two name codes of it, which would give
/// those codes a list where the contract says what a code without one means.
constexpr std::array<std::string_view, 6> idle_rules{
    "uitsluiting rustig-1\n  naast 77777 op dezelfde dag vervalt:\n    77778",
    "limiet rustig-2\n  voor 77777\n  ten hoogste 0 per dag",
    "voorwaarde rustig-3\n  voor 77777\n  vereist dat aantal < 0\n  anders vervalt",
    "voorwaarde rustig-6\n  vereist dat aantal = aantal\n  anders vervalt",
    "uitsluiting rustig-4\n  indien aantal ≠ aantal\n  naast 40001 in hetzelfde kwartaal "
    "vervalt:\n    13005",
    "limiet rustig-5\n  voor 40001\n  tenzij bedrag = bedrag\n  ten hoogste 0 per dag"};
constexpr std::size_t without_codes = 4;

/// Splits a text into the pieces of one declaration.
Declaration pieces_of(std::string_view text) {
  Declaration declaration;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const std::size_t content = line.find_first_not_of(' ');
    std::string words(line.substr(content));
    if (content == 0)
      declaration.head = std::move(words);
    else if (content == 2)
      declaration.clauses.push_back({std::move(words), {}});
    else
      declaration.clauses.back().rows.push_back(std::move(words));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return declaration;
}

/// Tells whether a rule may be written as two: one group that only denies, and no rule names it.
std::optional<std::size_t> group_to_split(const Contract& contract, const Declaration& rule) {
  if (head_word(rule) != "uitsluiting") return std::nullopt;
  std::optional<std::size_t> group;
  for (std::size_t at = 0; at < rule.clauses.size(); ++at) {
    const Clause& clause = rule.clauses[at];
    if (clause.text.starts_with("uitzondering op") || clause.text.starts_with("voorrang"))
      return std::nullopt;
    if (clause.rows.empty() || clause.text.starts_with("indien") ||
        clause.text.starts_with("tenzij"))
      continue;
    if (group || clause.rows.size() < 2 || !clause.text.ends_with(" vervalt:")) return std::nullopt;
    group = at;
  }
  if (!group) return std::nullopt;
  for (const std::string& row : rule.clauses[*group].rows) {
    for (const std::string_view word : {"vervalt", "toegestaan", "handmatig"}) {
      if (row.find(word) != std::string::npos) return std::nullopt;
    }
  }
  const std::string name(name_of(rule));
  std::size_t versions = 0;
  for (const ContractFile& file : contract.files) {
    for (const Declaration& other : file.declarations) {
      if (name_of(other) == name) ++versions;
      for (const Clause& clause : other.clauses) {
        if (clause.text.starts_with("uitzondering op") &&
            clause.text.find(name) != std::string::npos)
          return std::nullopt;
      }
    }
  }
  return versions == 1 ? group : std::nullopt;
}

std::optional<Contract> with_union_split(const Contract& contract) {
  Contract split = contract;
  for (ContractFile& file : split.files) {
    for (Declaration& rule : file.declarations) {
      const auto group = group_to_split(contract, rule);
      if (!group) continue;
      Declaration second = rule;
      second.head += "-ook";
      std::vector<std::string>& rows = rule.clauses[*group].rows;
      second.clauses[*group].rows = {rows.back()};
      rows.pop_back();
      file.declarations.push_back(std::move(second));
      return split;
    }
  }
  return std::nullopt;
}

/// The other way round: so what comes before another comes after it, and that stays so in whatever
/// part of the contract is left.
Contract reversed(Contract contract) {
  std::reverse(contract.files.begin(), contract.files.end());
  for (ContractFile& file : contract.files) {
    std::reverse(file.declarations.begin(), file.declarations.end());
    for (Declaration& declaration : file.declarations) {
      std::reverse(declaration.clauses.begin(), declaration.clauses.end());
      for (Clause& clause : declaration.clauses) {
        std::reverse(clause.rows.begin(), clause.rows.end());
      }
    }
  }
  for (CsvTable& table : contract.tables) {
    std::reverse(table.lines.begin() + 1, table.lines.end());
  }
  return contract;
}

/// Lays a contract out in a vocabulary; each file becomes one piece.
std::optional<Contract> formatted(const Contract& contract, dsl::Vocabulary vocabulary) {
  Contract other{{}, contract.tables};
  for (const ContractFile& file : contract.files) {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    const dsl::FileId id = sources.add(file.name, written(file));
    const dsl::Formatted result = dsl::format(id, sources, vocabulary, diagnostics);
    if (result.status != dsl::FormatStatus::done) return std::nullopt;
    other.files.push_back({file.name, {{result.text, {}}}});
  }
  return other;
}

}  // namespace

std::vector<Variant> variants_of(const Contract& contract, Random& random) {
  std::vector<Variant> variants;
  variants.push_back(
      {"in another order of rules and files", reversed(contract), Extent::all, true});
  if (auto dutch = formatted(contract, dsl::Vocabulary::dutch)) {
    variants.push_back({"formatted", std::move(*dutch), Extent::all, true});
  } else {
    variants.push_back({"it cannot be formatted", {}, Extent::all, false});
  }
  if (auto english = formatted(contract, dsl::Vocabulary::english)) {
    variants.push_back({"in English", std::move(*english), Extent::all, true});
  }
  Contract idle = contract;
  const std::vector<Clause>& head = contract.files.front().declarations.front().clauses;
  const bool all = std::none_of(head.begin(), head.end(),
                                [](const Clause& clause) { return clause.text == "lijst 080"; });
  for (std::size_t at = 0; at < (all ? idle_rules.size() : without_codes); ++at) {
    if (random.chance(50)) idle.files.front().declarations.push_back(pieces_of(idle_rules.at(at)));
  }
  variants.push_back({"with rules that cannot apply", std::move(idle), Extent::all, false});
  if (auto split = with_union_split(contract)) {
    variants.push_back(
        {"with an exclusion written as two", std::move(*split), Extent::amounts_only, false});
  }
  return variants;
}

}  // namespace clausule::differential
