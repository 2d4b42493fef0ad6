#include <fmt/format.h>

#include <utility>

#include "tests/reference/random/maker.hpp"
#include "tests/reference/random/universe.hpp"

namespace clausule::differential {

void ContractMaker::add_code_list(ContractFile& file) {
  const std::string name = new_name("lijst-");
  const std::size_t from = random_.below(codes.size() - 1);
  const std::size_t end = from + 1 + random_.below(codes.size() - from);
  const std::string content =
      random_.chance(6) ? expressions_.question() : expressions_.some_codes(from, end);
  Declaration list{fmt::format("codelijst {} = {}", name, content), {}};
  const bool exception = add_exception(list, lists_, 25);
  if (random_.chance(20)) list.clauses.push_back({"artikel \"Lijst\""});
  add_validity(list, exception ? 70 : 10);
  add(file, std::move(list));
  names_.codes.push_back({name, from, end - 1});
  lists_.push_back(name);
}

void ContractMaker::add_register(ContractFile& file) {
  const std::string name = new_name("register-");
  Declaration list{"codelijst " + name, {}};
  const bool general = random_.chance(70);
  add_exception(list, lists_, 15);
  if (random_.chance(70)) list.clauses.push_back({general ? "lijst 008" : "lijst 080"});
  if (random_.chance(35)) list.clauses.push_back({"overige prestaties " + expressions_.verdict()});
  add_return_code(list);
  add_validity(list, 15);
  add_article(list);
  std::vector<std::vector<std::string>> rows;
  for (const std::string_view digits : {"12000", "12001", "12002", "9200", "9201"}) {
    if (!random_.chance(75)) continue;
    rows.push_back({std::string(digits), random_.chance(30) ? std::string(random_.pick(dates)) : "",
                    random_.chance(30) ? std::string(random_.pick(dates)) : ""});
  }
  if (rows.empty()) rows.push_back({"12000", "", ""});
  add_table(list, {"code", "geldig vanaf", "geldig t/m"}, std::move(rows));
  add(file, std::move(list), false);
}

void ContractMaker::add_table(ContractFile& file) {
  const std::string name = new_name("tabel-");
  std::string first = random_.chance(40) ? "code" : expressions_.subject();
  if (first == "gecontracteerd" || first == "bedrag") first = "leeftijd";
  std::vector<std::string> keys{"40001, 40011", "40021",      "01/12000 t/m 01/12002",
                                "9200",         "6000, 6001", "13004"};
  if (first != "code") keys = expressions_.cells(first, false);
  const bool two = random_.chance(30);
  std::string second = two ? expressions_.subject() : "";
  if (second == first || second == "gecontracteerd")
    second = first == "aantal" ? "leeftijd" : "aantal";
  const std::vector<std::string> seconds =
      two ? expressions_.cells(second, false) : std::vector<std::string>{""};
  const std::size_t kind = random_.below(4);
  const auto value = [&]() -> std::string {
    if (random_.chance(5)) return expressions_.question();
    switch (kind) {
      case 0:
      case 1:
        return random_.chance(85) ? expressions_.money(random_.pick(amounts))
                                  : expressions_.amount(1).text;
      case 2:
        return std::string(random_.pick(percentages));
      default:
        return random_.chance(50) ? "ja" : "nee";
    }
  };
  std::vector<std::string> header{first};
  if (two) header.push_back(second);
  const std::size_t dated = random_.below(4);
  if (dated == 1) header.emplace_back("geldig vanaf");
  if (dated == 2) header.emplace_back("gepubliceerd op");
  header.emplace_back("waarde");
  const bool more = random_.chance(15);
  if (more) header.emplace_back("ernaast");
  std::vector<std::vector<std::string>> rows;
  const auto add_row = [&](const std::string& key, const std::string& other, std::string when) {
    rows.push_back({key});
    if (two) rows.back().push_back(other);
    if (!when.empty()) rows.back().push_back(std::move(when));
    rows.back().push_back(value());
    if (more) rows.back().emplace_back("\"tekst\"");
  };
  for (const std::string& key : keys) {
    for (const std::string& other : seconds) {
      if (dated == 1) {
        add_row(key, other, "2024-01-01");
        if (random_.chance(50)) add_row(key, other, "2025-01-01");
      } else if (dated == 2) {
        add_row(key, other, "2023-09-15");
        if (random_.chance(50)) add_row(key, other, "2024-02-01");
      } else {
        add_row(key, other, "");
      }
    }
  }
  Declaration table{fmt::format("tabel {} per {}{}", name, first, two ? ", " + second : ""), {}};
  if (dated == 0 && random_.chance(20)) {
    table.clauses.push_back({fmt::format("gepubliceerd op {}", random_.pick(published))});
  }
  add_validity(table, 8);
  add_article(table);
  add_table(table, std::move(header), std::move(rows));
  add(file, std::move(table), false);
  const std::string read = more ? name + ".waarde" : name;
  if (kind <= 1) names_.amounts.push_back(read);
  if (kind == 2) names_.percentages.push_back(read);
  if (kind == 3) names_.conditions.push_back(read);
  if (first == "code" && !two) names_.codes.push_back({name, 0, 14});
}

void ContractMaker::add_definition(ContractFile& file) {
  const std::string name = new_name("def-");
  const std::size_t kind = random_.below(4);
  std::string value;
  Rules* rules = nullptr;
  std::vector<std::string>* names = nullptr;
  switch (kind) {
    case 0:
      value = expressions_.condition(2);
      rules = &definitions_of_conditions_;
      names = &names_.conditions;
      break;
    case 1:
    case 2:
      value = expressions_.amount(2).text;
      rules = &definitions_of_amounts_;
      names = &names_.amounts;
      break;
    default:
      value = random_.chance(10) ? expressions_.question() : expressions_.percentage();
      rules = &definitions_of_percentages_;
      names = &names_.percentages;
  }
  Declaration definition{fmt::format("definitie {} = {}", name, value), {}};
  const bool exception = add_exception(definition, *rules, 35);
  if (kind == 0 && !exception && random_.chance(15))
    definition.clauses.push_back({"uitzondering op gecontracteerd"});
  add_guards(definition, exception && random_.chance(60));
  add_validity(definition, 15);
  if (random_.chance(15))
    definition.clauses.push_back({fmt::format("gepubliceerd op {}", random_.pick(published))});
  add_article(definition);
  add(file, std::move(definition));
  names->push_back(name);
  rules->push_back(name);
}

void ContractMaker::add_programme(ContractFile& file) {
  const std::string name = new_name("P");
  Declaration programme{"zorgprogramma " + name, {}};
  const std::size_t code = names_.programmes.size() % 3;
  const bool combines = names_.programmes.size() >= 2 && random_.chance(60);
  const bool bundle = random_.chance(combines ? 50 : 85);
  if (bundle) programme.clauses.push_back({fmt::format("keten-dbc {}", codes.at(code).contract)});
  if (combines) {
    programme.clauses.push_back(
        {fmt::format("combineert {}, {}", names_.programmes[0], names_.programmes[1])});
  }
  if (random_.chance(50))
    programme.clauses.push_back({"peildatum eerste dag van het kwartaal"});
  else
    add_reference_date(programme);
  if (random_.chance(30)) programme.clauses.push_back({"eindigt bij verhuizing, overlijden"});
  for (std::size_t left = random_.below(3); left > 0; --left) {
    Clause clause;
    clause.text = "vereist dat " + expressions_.clause(clause.rows);
    programme.clauses.push_back(std::move(clause));
  }
  add_guards(programme, false);
  if (random_.chance(25)) programme.clauses.push_back({"anders " + expressions_.verdict()});
  add_if_unknown(programme);
  if (random_.chance(30)) programme.clauses.push_back({"geen eigen risico"});
  add_return_code(programme);
  add_validity(programme, 8);
  add_article(programme);
  add(file, std::move(programme));
  names_.programmes.push_back(name);
  if (bundle) names_.codes.push_back({name, code, code});
}

}  // namespace clausule::differential
