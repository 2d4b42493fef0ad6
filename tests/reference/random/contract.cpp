#include "tests/reference/random/contract.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "tests/reference/random/maker.hpp"
#include "tests/reference/random/universe.hpp"

namespace clausule::differential {

std::string ContractMaker::new_name(std::string_view prefix) {
  return fmt::format("{}{}", prefix, ++count_);
}

void ContractMaker::add_validity(Declaration& rule, std::size_t percent) {
  if (!random_.chance(percent)) return;
  switch (random_.below(3)) {
    case 0:
      rule.clauses.push_back({fmt::format("geldig vanaf {}", random_.pick(dates))});
      break;
    case 1:
      rule.clauses.push_back({fmt::format("geldig t/m {}", random_.pick(dates))});
      break;
    default: {
      const std::size_t from = random_.below(dates.size() - 1);
      const std::size_t through = from + random_.below(dates.size() - from);
      rule.clauses.push_back({fmt::format("geldig {} t/m {}", dates.at(from), dates.at(through))});
      if (random_.chance(20)) rule.clauses.push_back({"geldig ten hoogste 1 jaar"});
    }
  }
}

void ContractMaker::add_guards(Declaration& rule, bool needed) {
  const auto add = [&](std::string_view word) {
    Clause clause;
    clause.text = fmt::format("{} {}", word, expressions_.clause(clause.rows));
    rule.clauses.push_back(std::move(clause));
  };
  if (needed || random_.chance(30)) add("indien");
  if (random_.chance(10)) add("indien");
  if (random_.chance(20)) add("tenzij");
}

void ContractMaker::add_reference_date(Declaration& rule) {
  if (!random_.chance(25)) return;
  rule.clauses.push_back({"peildatum " + expressions_.date()});
}

void ContractMaker::add_return_code(Declaration& rule) {
  if (random_.chance(20))
    rule.clauses.push_back({fmt::format("retourcode 06{}", random_.between(20, 30))});
}

void ContractMaker::add_if_unknown(Declaration& rule) {
  if (random_.chance(55)) rule.clauses.push_back({"indien onbekend " + expressions_.verdict()});
}

void ContractMaker::add_article(Declaration& rule) {
  if (random_.chance(18)) rule.clauses.push_back({fmt::format("artikel \"Artikel {}\"", count_)});
}

bool ContractMaker::add_exception(Declaration& rule, const Rules& rules, std::size_t percent) {
  if (rules.empty() || !random_.chance(amending_ ? 85 : percent)) return false;
  const std::string& first = random_.pick(rules);
  const std::string& second = random_.pick(rules);
  const bool two = first != second && random_.chance(20);
  rule.clauses.push_back({"uitzondering op " + first + (two ? ", " + second : "")});
  return true;
}

std::string ContractMaker::per_unit() {
  constexpr std::array<std::string_view, 6> units{"kwartaal", "kwartaal", "maand",
                                                  "week",     "dag",      "kalenderjaar"};
  return std::string(random_.pick(units));
}

void ContractMaker::add_table(Declaration& rule, std::vector<std::string> header,
                              std::vector<std::vector<std::string>> rows) {
  if (rows.size() > 1 && random_.chance(15)) {
    rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(random_.below(rows.size())));
  }
  if (random_.chance(20)) {
    CsvTable table{fmt::format("tabel{}.csv", ++count_), {}};
    table.lines.push_back(fmt::format("{}", fmt::join(header, ";")));
    for (const auto& row : rows) table.lines.push_back(fmt::format("{}", fmt::join(row, ";")));
    rule.head += fmt::format(" uit \"{}\"", table.name);
    contract_.tables.push_back(std::move(table));
    return;
  }
  Clause clause{fmt::format("| {} |", fmt::join(header, " | "))};
  for (const auto& row : rows) clause.rows.push_back(fmt::format("| {} |", fmt::join(row, " | ")));
  rule.clauses.push_back(std::move(clause));
}

void ContractMaker::add(ContractFile& file, Declaration declaration, bool may_have_versions) {
  const auto says_when = [](const Clause& clause) { return clause.text.starts_with("geldig"); };
  const bool dated = std::any_of(declaration.clauses.begin(), declaration.clauses.end(), says_when);
  random_.shuffle(declaration.clauses);
  if (!may_have_versions || dated || !random_.chance(12)) {
    file.declarations.push_back(std::move(declaration));
    return;
  }
  // Two versions, alike but for the amounts in one of them and the day on which they change.
  const std::size_t change = 1 + random_.below(dates.size() - 2);
  const bool gap = random_.chance(20);
  Declaration later = declaration;
  const std::size_t change_after = gap ? change - 1 : change;
  const std::string until = interpreter::to_string(
      *interpreter::parse_date(dates.at(change_after)) - std::chrono::days(1));
  declaration.clauses.push_back({"geldig t/m " + until});
  later.clauses.push_back({fmt::format("geldig vanaf {}", dates.at(change))});
  for (Clause& clause : later.clauses) {
    if (const std::size_t at = clause.text.find("€ 10,00"); at != std::string::npos) {
      clause.text.replace(at, std::string("€ 10,00").size(), "€ 12,50");
    } else if (clause.text.starts_with("ten hoogste 1 ")) {
      clause.text.replace(0, std::string("ten hoogste 1 ").size(), "ten hoogste 2 ");
    } else if (clause.text == "anders vervalt") {
      clause.text = "anders " + expressions_.question();
    }
  }
  file.declarations.push_back(std::move(declaration));
  file.declarations.push_back(std::move(later));
}

void ContractMaker::add_head(ContractFile& file) {
  Declaration head{"contract willekeurig \"Willekeurig\"", {{"verzekeraar \"Voorbeeld\""}}};
  head.clauses.push_back({"geldig 2024-01-01 t/m 2025-12-31"});
  if (random_.chance(15)) head.clauses.push_back({"geldig ten hoogste 18 maanden"});
  head.clauses.push_back(
      {random_.chance(85) ? "partijen 53010001, 53010002" : "partijen 53010001"});
  head.clauses.push_back({"lijst 01 = 008"});
  if (random_.chance(8)) head.clauses.push_back({"lijst 080"});
  head.clauses.push_back({random_.chance(70) ? "overige prestaties toegestaan"
                                             : "overige prestaties " + expressions_.verdict()});
  add_return_code(head);
  add_article(head);
  if (random_.chance(5)) head.clauses.push_back({"gepubliceerd op 2023-09-15"});
  file.declarations.push_back(std::move(head));
}

void ContractMaker::add_amendment(ContractFile& file) {
  Declaration head{"contract wijziging \"Wijziging\"", {{"wijzigt willekeurig"}}};
  constexpr std::array<std::string_view, 4> spans{
      "geldig 2024-07-01 t/m 2024-12-31", "geldig vanaf 2025-01-01",
      "geldig 2024-04-01 t/m 2025-03-31", "geldig t/m 2024-06-30"};
  head.clauses.push_back({std::string(random_.pick(spans))});
  if (random_.chance(70))
    head.clauses.push_back({fmt::format("gepubliceerd op {}", random_.pick(published))});
  if (random_.chance(40)) head.clauses.push_back({"partijen 53010001, 53010003"});
  if (random_.chance(30)) head.clauses.push_back({"overige prestaties " + expressions_.verdict()});
  add_article(head);
  file.declarations.push_back(std::move(head));
  amending_ = true;
  add_rules(file, 1 + random_.below(4));
  if (random_.chance(30)) add_code_list(file);
  if (random_.chance(40)) add_definition(file);
  if (random_.chance(15)) add_table(file);
}

void ContractMaker::add_facts(ContractFile& file) {
  for (const std::size_t at : names_.facts) {
    const FactForm& form = facts.at(at);
    file.declarations.push_back({fmt::format("gegeven {}: {}", form.path, form.type), {}});
  }
}

void ContractMaker::add_rules(ContractFile& file, std::size_t count) {
  for (std::size_t at = 0; at < count; ++at) {
    switch (random_.below(16)) {
      case 0:
      case 1:
      case 2:
      case 3:
        add_tariff(file);
        break;
      case 4:
      case 5:
      case 6:
        add_exclusion(file);
        break;
      case 7:
        add_pairs(file);
        break;
      case 8:
      case 9:
        add_limit(file);
        break;
      case 10:
      case 11:
        add_condition(file);
        break;
      case 12:
      case 13:
        add_deductible(file);
        break;
      case 14:
        add_settlement(file);
        break;
      default:
        if (random_.chance(50))
          add_settlement(file);
        else
          add_property(file);
    }
  }
}

Contract ContractMaker::make() {
  ContractFile main{"contract.clausule"};
  add_head(main);
  const auto some = [&](std::size_t most) { return random_.below(most + 1); };
  for (std::size_t left = some(2); left > 0; --left) add_code_list(main);
  if (random_.chance(20)) add_register(main);
  for (std::size_t left = some(3); left > 0; --left) add_programme(main);
  for (std::size_t left = some(3); left > 0; --left) {
    if (random_.chance(50))
      add_table(main);
    else
      add_definition(main);
  }
  if (random_.chance(85)) add_tariff(main);
  if (random_.chance(60)) add_exclusion(main);
  add_rules(main, 1 + some(7));
  ContractFile amendment{"wijziging.clausule"};
  if (random_.chance(25)) add_amendment(amendment);
  add_facts(main);
  contract_.files.push_back(std::move(main));
  if (!amendment.declarations.empty()) contract_.files.push_back(std::move(amendment));
  return std::move(contract_);
}

std::vector<std::string> named_codes(const Contract& contract) {
  std::vector<std::string> found;
  for (const CodePair& code : codes) {
    if (mentions(contract, code.contract)) found.emplace_back(code.claim);
  }
  return found;
}

Contract random_contract(Random& random) {
  return ContractMaker(random).make();
}

}  // namespace clausule::differential
