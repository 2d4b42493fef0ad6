#include "interpreter/testing_column.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/named_value.hpp"
#include "interpreter/testing_literal.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::NameRole;

template <typename Meaning>
using Meanings = std::pair<std::string_view, Meaning>;

constexpr std::array<Meanings<LineFact>, 9> line_facts{{{"regel", LineFact::id},
                                                        {"datum", LineFact::date},
                                                        {"code", LineFact::code},
                                                        {"bedrag", LineFact::amount},
                                                        {"aantal", LineFact::quantity},
                                                        {"verwijscode", LineFact::referral},
                                                        {"begindatum", LineFact::begin},
                                                        {"zorgverlener", LineFact::provider},
                                                        {"crediteert", LineFact::credits}}};

constexpr std::array<Meanings<Expects>, 10> expectations{{{"verwacht", Expects::outcome},
                                                          {"vergoed", Expects::paid},
                                                          {"open", Expects::open},
                                                          {"door", Expects::rule},
                                                          {"naast", Expects::beside},
                                                          {"retourcode", Expects::return_code},
                                                          {"artikel", Expects::article},
                                                          {"grond", Expects::ground},
                                                          {"uitleg", Expects::explanation},
                                                          {"terugvordering", Expects::recover}}};

template <typename Meaning, std::size_t size>
std::optional<Meaning> meaning_of(const std::array<Meanings<Meaning>, size>& meanings,
                                  std::optional<std::string_view> name) {
  if (!name) return std::nullopt;
  const auto* const found = std::ranges::find(meanings, *name, &Meanings<Meaning>::first);
  if (found == meanings.end()) return std::nullopt;
  return found->second;
}

std::set<std::string, std::less<>> component_names(const Program& program) {
  std::set<std::string, std::less<>> names;
  for (const Tariff& tariff : program.tariffs) {
    for (const TariffVersion& version : tariff.versions) {
      names.insert(version.split.components.begin(), version.split.components.end());
    }
  }
  return names;
}

template <typename Rule>
bool has_name(const std::vector<Rule>& rules, std::string_view name) {
  return std::ranges::any_of(rules, [&](const Rule& rule) { return rule.name == name; });
}

/// The word that opens the clause in which a fact of another entity is given; empty for a line's.
std::string_view clause_word(Entity entity) {
  switch (entity) {
    case Entity::claim:
      return {};
    case Entity::insured:
      return "verzekerde";
    case Entity::provider:
      return "zorgverlener";
    case Entity::file:
      return "bestand";
  }
  return {};
}

void report_unknown(const Program& program, const std::string& name, const dsl::Location& place,
                    Diagnostics& diagnostics) {
  for (const FactInfo& fact : program.facts) {
    if (fact.entity == Entity::claim || (fact.name != name && fact.path() != name)) continue;
    diagnostics.report<Kind::test_column_of_other_entity>(place, fact.path(),
                                                          std::string(clause_word(fact.entity)));
    return;
  }
  auto& finding = diagnostics.report<Kind::test_column_unknown>(place, name);
  std::vector<std::string> candidates;
  for (const dsl::BuiltInName& known : dsl::built_in_names) {
    if (meaning_of(line_facts, known.dutch) || meaning_of(expectations, known.dutch)) {
      candidates.emplace_back(known.dutch);
      candidates.emplace_back(known.english);
    }
  }
  for (const FactInfo& fact : program.facts) {
    if (fact.entity == Entity::claim) candidates.push_back(fact.name);
  }
  for (const std::string& component : component_names(program)) candidates.push_back(component);
  if (auto near = dsl::nearest_name(name, candidates)) finding.with_mended(std::move(*near));
}

/// The names of the rules that can stand in `door`.
std::vector<std::string> rule_names(const Program& program) {
  std::vector<std::string> names{program.contract.name};
  const auto add = [&](const auto& rules) {
    for (const auto& rule : rules) names.push_back(rule.name);
  };
  for (const Amendment& amendment : program.amendments) names.push_back(amendment.name);
  add(program.tariffs);
  add(program.exclusions);
  add(program.limits);
  add(program.conditions);
  add(program.programmes);
  add(program.deductibles);
  for (const CodeList& list : program.code_lists) {
    if (std::ranges::any_of(list.versions, &CodeListVersion::is_register)) {
      names.push_back(list.name);
    }
  }
  return names;
}

std::optional<Expected> read_rule(const Program& program, const Written& written,
                                  Diagnostics& diagnostics) {
  const std::vector<std::string> names = rule_names(program);
  if (std::ranges::find(names, written.text) != names.end()) return Expected(written.text);
  auto& finding = diagnostics.report<Kind::test_rule_unknown>(written.location, written.text);
  if (auto near = dsl::nearest_name(written.text, names)) finding.with_mended(std::move(*near));
  return std::nullopt;
}

/// Returns a fact of the type that a named value has: its cells are read like those of a fact.
FactInfo fact_like(const Program& program, const std::string& name) {
  const Type type = find_value(program, name)->type;
  FactInfo fact;
  fact.entity = Entity::claim;
  fact.name = name;
  switch (type.kind) {
    case TypeKind::yes_no:
      fact.type = FactType::yes_no;
      break;
    case TypeKind::number:
      fact.type = FactType::decimal;
      break;
    case TypeKind::percentage:
      fact.type = FactType::percentage;
      break;
    case TypeKind::money:
    case TypeKind::any:
      fact.type = FactType::money;
      break;
    case TypeKind::date:
      fact.type = FactType::date;
      break;
    case TypeKind::word:
      fact.type = FactType::one_of;
      fact.words = type.words;
      break;
    case TypeKind::code:
    case TypeKind::codes:
    case TypeKind::digits:
      fact.type = FactType::code;
      break;
    case TypeKind::text:
    case TypeKind::duration:
    case TypeKind::period:
      fact.type = FactType::text;
      break;
  }
  return fact;
}

/// Reads a word of a closed list in either vocabulary.
template <typename Words>
std::optional<Expected> read_word(const Written& written, const Words& known, NameRole role,
                                  Diagnostics& diagnostics) {
  const auto canonical = dsl::canonical_name(written.text, role);
  std::vector<std::string> words;
  for (const auto word : known) {
    if (!written.kind && (written.text == name_of(word) || written.text == dutch_name_of(word) ||
                          canonical == dutch_name_of(word))) {
      return Expected(word);
    }
    words.emplace_back(dutch_name_of(word));
  }
  auto& finding =
      diagnostics.report<Kind::unknown_word>(written.location, written.text, listed(words));
  if (auto near = dsl::nearest_name(written.text, words)) finding.with_mended(std::move(*near));
  return std::nullopt;
}

}  // namespace

bool means_the_same(const TestColumn& one, const TestColumn& other) {
  const auto has_own_name = [](const TestColumn& column) {
    const auto* expects = std::get_if<Expects>(&column.meaning);
    return expects != nullptr && (*expects == Expects::component ||
                                  *expects == Expects::deductible || *expects == Expects::value);
  };
  return one.meaning == other.meaning && (!has_own_name(one) || one.name == other.name);
}

std::optional<TestColumn> read_column(const Program& program, const dsl::Sources& sources,
                                      const dsl::ast::Column& column, Diagnostics& diagnostics) {
  using dsl::ast::ColumnKind;
  if (column.kind == ColumnKind::return_code) {
    return TestColumn{Expects::return_code, "retourcode", column.location};
  }
  if (column.kind == ColumnKind::deductible) {
    return TestColumn{Expects::deductibles, "eigen risico", column.location};
  }
  const auto* reference =
      column.condition ? std::get_if<dsl::ast::Reference>(&column.condition->value) : nullptr;
  if (reference == nullptr || reference->has_arguments || reference->member ||
      reference->path.parts.empty()) {
    diagnostics.report<Kind::column_not_here>(column.location,
                                              std::string(sources.text(column.location)), "test");
    return std::nullopt;
  }
  std::string name;
  for (const dsl::ast::Name& part : reference->path.parts) {
    if (!name.empty()) name += '.';
    name += part.text;
  }
  const std::string& last = reference->path.parts.back().text;
  const bool alone = reference->path.parts.size() == 1;
  const bool of_claim =
      reference->path.parts.size() == 2 &&
      dsl::canonical_name(reference->path.parts.front().text, NameRole::entity) == "prestatie";

  if (alone) {
    const auto expected = dsl::canonical_name(name, NameRole::column);
    if (const auto what = meaning_of(expectations, expected)) {
      return TestColumn{*what, name, column.location};
    }
    if (expected == "eerder") return TestColumn{DecidedBefore{}, name, column.location};
  }
  if (alone || of_claim) {
    const auto line_fact = meaning_of(line_facts, dsl::canonical_name(last, NameRole::fact));
    if (line_fact) return TestColumn{*line_fact, name, column.location};
    if (const auto fact = program.find_fact(Entity::claim, last)) {
      return TestColumn{*fact, name, column.location};
    }
  }
  if (alone && component_names(program).contains(name)) {
    return TestColumn{Expects::component, name, column.location};
  }
  if (alone && has_name(program.deductibles, name)) {
    return TestColumn{Expects::deductible, name, column.location};
  }
  if (find_value(program, name)) return TestColumn{Expects::value, name, column.location};
  report_unknown(program, name, column.location, diagnostics);
  return std::nullopt;
}

std::optional<Expected> read_expected(const Program& program, const TestColumn& column,
                                      const dsl::ast::TableCell& cell, Diagnostics& diagnostics) {
  const Expects what = std::get<Expects>(column.meaning);
  if (cell.form == dsl::ast::TableCell::Form::any) return std::nullopt;
  if (cell.form == dsl::ast::TableCell::Form::empty) {
    const bool is_amount = what == Expects::paid || what == Expects::open ||
                           what == Expects::recover || what == Expects::deductible ||
                           what == Expects::deductibles;
    if (is_amount) return Expected(Cents{0});
    if (what == Expects::ground) return Expected(Ground::none);
    if (what == Expects::explanation) return std::nullopt;
    return Expected(std::monostate{});
  }
  const auto written = written_value(cell, diagnostics);
  if (!written) return std::nullopt;
  const auto as_expected = [](auto read) -> std::optional<Expected> {
    if (!read) return std::nullopt;
    return Expected(std::move(*read));
  };
  switch (what) {
    case Expects::outcome:
      return read_word(*written, outcomes, NameRole::outcome, diagnostics);
    case Expects::ground:
      return read_word(*written, grounds, NameRole::ground, diagnostics);
    case Expects::paid:
    case Expects::open:
    case Expects::component:
    case Expects::recover:
    case Expects::deductible:
    case Expects::deductibles:
      return as_expected(read_cents(column.name, *written, diagnostics));
    case Expects::rule:
      return read_rule(program, *written, diagnostics);
    case Expects::return_code:
      return as_expected(read_code(column.name, *written, diagnostics));
    case Expects::beside:
    case Expects::article:
    case Expects::explanation:
      return as_expected(read_id(column.name, *written, diagnostics));
    case Expects::value: {
      const FactInfo like = fact_like(program, column.name);
      if (like.type == FactType::money) {
        return as_expected(read_cents(column.name, *written, diagnostics));
      }
      return as_expected(read_value(like, *written, diagnostics));
    }
  }
  return std::nullopt;
}

std::optional<Outcome> read_outcome(const dsl::ast::TableCell& cell, Diagnostics& diagnostics) {
  const auto written = written_value(cell, diagnostics);
  if (!written) return std::nullopt;
  const auto outcome = read_word(*written, outcomes, NameRole::outcome, diagnostics);
  if (!outcome) return std::nullopt;
  return std::get<Outcome>(*outcome);
}

}  // namespace clausule::interpreter
