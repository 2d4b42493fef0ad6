#include "tests/reference/random/pieces.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace clausule::differential {
namespace {

constexpr std::size_t most_mendings = 12;

constexpr std::array<std::string_view, 13> heads{
    "contract",     "gegeven",     "codelijst", "tabel",      "definitie",
    "tarief",       "uitsluiting", "limiet",    "voorwaarde", "zorgprogramma",
    "eigen risico", "verrekening", "eis"};

/// A piece to leave out; those further back come first.
using Cut = std::tuple<std::size_t, Place>;

bool comes_later(const Cut& left, const Cut& right) {
  const auto rank = [](const Cut& cut) {
    const auto& [file, place] = cut;
    return std::tuple(file, place.declaration, place.clause.value_or(0) + (place.clause ? 1 : 0),
                      place.row.value_or(0) + (place.row ? 1 : 0));
  };
  return rank(left) > rank(right);
}

/// Tells whether a piece is part of another, and goes with it.
bool is_part_of(const Cut& one, const Cut& other) {
  const auto& [file, place] = one;
  const auto& [other_file, whole] = other;
  if (file != other_file || place.declaration != whole.declaration) return false;
  if (!whole.clause) return place.clause.has_value();
  return place.clause == whole.clause && !whole.row && place.row;
}

/// Leaves a piece out; returns false where it is the contract itself.
bool leave_out(ContractFile& file, const Place& place) {
  const auto at = [](auto& values, std::size_t index) {
    return values.begin() + static_cast<std::ptrdiff_t>(index);
  };
  Declaration& declaration = file.declarations[place.declaration];
  if (!place.clause) {
    if (head_word(declaration) == "contract" && &declaration == &file.declarations.front()) {
      return false;
    }
    file.declarations.erase(at(file.declarations, place.declaration));
  } else if (!place.row) {
    declaration.clauses.erase(at(declaration.clauses, *place.clause));
  } else {
    std::vector<std::string>& rows = declaration.clauses[*place.clause].rows;
    rows.erase(at(rows, *place.row));
    // Without rows neither a table nor a group says anything.
    if (rows.empty()) declaration.clauses.erase(at(declaration.clauses, *place.clause));
  }
  return true;
}

/// Leaves out the pieces in which there is an error; returns false where that helps nothing.
bool mend(Contract& contract, const interpreter::Loaded& loaded) {
  std::vector<Cut> cuts;
  for (const dsl::Diagnostic& finding : loaded.diagnostics.all()) {
    if (dsl::info(finding.kind).severity != dsl::Severity::error) continue;
    const std::string& name = loaded.sources.get(finding.location.file).name;
    const std::size_t line = loaded.sources.position(finding.location).line - 1;
    for (std::size_t file = 0; file < contract.files.size(); ++file) {
      if (contract.files[file].name != name) continue;
      std::vector<Place> places;
      written(contract.files[file], &places);
      if (line < places.size()) cuts.emplace_back(file, places[line]);
    }
    for (CsvTable& table : contract.tables) {
      if (table.name == name && line > 0 && line < table.lines.size()) {
        table.lines.erase(table.lines.begin() + static_cast<std::ptrdiff_t>(line));
        return true;
      }
    }
  }
  std::sort(cuts.begin(), cuts.end(), comes_later);
  const auto same = [](const Cut& left, const Cut& right) {
    return !comes_later(left, right) && !comes_later(right, left);
  };
  cuts.erase(std::unique(cuts.begin(), cuts.end(), same), cuts.end());
  const std::vector<Cut> all = cuts;
  cuts.erase(std::remove_if(cuts.begin(), cuts.end(),
                            [&](const Cut& cut) {
                              return std::any_of(all.begin(), all.end(), [&](const Cut& whole) {
                                return is_part_of(cut, whole);
                              });
                            }),
             cuts.end());
  return !cuts.empty() && std::all_of(cuts.begin(), cuts.end(), [&](const Cut& cut) {
    return leave_out(contract.files[std::get<0>(cut)], std::get<1>(cut));
  });
}

}  // namespace

std::string written(const ContractFile& file, std::vector<Place>* places) {
  std::string text;
  const auto add = [&](std::string_view indent, const std::string& line, const Place& place) {
    text.append(indent).append(line).append("\n");
    if (places != nullptr) places->push_back(place);
  };
  for (std::size_t at = 0; at < file.declarations.size(); ++at) {
    const Declaration& declaration = file.declarations[at];
    if (at > 0) add("", "", {at});
    add("", declaration.head, {at});
    for (std::size_t clause = 0; clause < declaration.clauses.size(); ++clause) {
      const auto& [first, rows] = declaration.clauses[clause];
      add("  ", first, {at, clause});
      for (std::size_t row = 0; row < rows.size(); ++row) {
        add(first.starts_with('|') ? "  " : "    ", rows[row], {at, clause, row});
      }
    }
  }
  return text;
}

std::string_view head_word(const Declaration& declaration) {
  for (const std::string_view head : heads) {
    if (declaration.head.starts_with(head)) return head;
  }
  return {};
}

std::string_view name_of(const Declaration& declaration) {
  const std::string_view word = head_word(declaration);
  if (word.empty() || word == "gegeven") return {};
  std::string_view name = std::string_view(declaration.head).substr(word.size() + 1);
  return name.substr(0, name.find(' '));
}

bool mentions(const Contract& contract, std::string_view words) {
  const auto has = [&](const std::string& text) { return text.find(words) != std::string::npos; };
  return std::any_of(contract.files.begin(), contract.files.end(),
                     [&](const ContractFile& file) { return has(written(file)); }) ||
         std::any_of(contract.tables.begin(), contract.tables.end(), [&](const CsvTable& table) {
           return std::any_of(table.lines.begin(), table.lines.end(), has);
         });
}

interpreter::Loaded load(const Contract& contract, bool reversed) {
  interpreter::ContractTexts texts;
  for (const ContractFile& file : contract.files) texts.files.push_back({file.name, written(file)});
  if (reversed) std::reverse(texts.files.begin(), texts.files.end());
  texts.table = [&contract](std::string_view name) -> std::optional<std::string> {
    for (const CsvTable& table : contract.tables) {
      if (table.name != name) continue;
      std::string text;
      for (const std::string& line : table.lines) text += line + "\n";
      return text;
    }
    return std::nullopt;
  };
  texts.library = [](std::string_view) { return std::vector<interpreter::NamedText>{}; };
  return interpreter::load(texts);
}

interpreter::Loaded load_mended(Contract& contract) {
  interpreter::Loaded loaded = load(contract);
  for (std::size_t mendings = 0; !loaded.program && mendings < most_mendings; ++mendings) {
    if (!mend(contract, loaded)) break;
    loaded = load(contract);
  }
  return loaded;
}

}  // namespace clausule::differential
