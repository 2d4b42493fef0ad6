#include <fmt/format.h>

#include <utility>

#include "tests/reference/random/maker.hpp"
#include "tests/reference/random/universe.hpp"

namespace clausule::differential {
namespace {

constexpr std::array<std::string_view, 4> roundings{"rekenkundig", "naar boven", "naar beneden",
                                                    "bankiers"};
constexpr std::array<std::string_view, 5> steps{"centen", "centen", "centen", "hele euro's",
                                                "€ 0,05"};
constexpr std::array<std::string_view, 3> periods{"de maand", "het kwartaal", "het kalenderjaar"};

}  // namespace

void ContractMaker::add_steps(Declaration& rule, bool exact, bool for_tariff) {
  bool whole = exact;
  const auto add = [&](std::string text) { rule.clauses.push_back({std::move(text)}); };
  if (random_.chance(18)) {
    add("verhoogd met " + expressions_.percentage());
    whole = false;
  }
  if (random_.chance(10)) {
    add(fmt::format("naar rato van dagen in {} tijdens {}", random_.pick(periods),
                    expressions_.stay()));
    whole = false;
  }
  if (random_.chance(12)) {
    const AmountText floor = expressions_.amount(random_.below(2));
    add("ten minste " + (random_.chance(60) ? "€ 5,00" : floor.text));
    whole = whole && floor.whole;
  }
  if (random_.chance(for_tariff ? 15 : 8)) {
    const AmountText cap = expressions_.amount(random_.below(2));
    add("ten hoogste " + cap.text);
    whole = whole && cap.whole;
  }
  if (!whole || random_.chance(15)) {
    add(fmt::format("{} afgerond op {}", random_.pick(roundings), random_.pick(steps)));
  }
}

void ContractMaker::add_components(Declaration& tariff) {
  constexpr std::array<std::string_view, 3> parts{"huisarts", "keten", "organisatie"};
  if (random_.chance(50)) {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;
    const bool dated = random_.chance(40);
    const bool tested = random_.chance(30);
    std::vector<std::string> cells{"-"};
    if (dated) header.emplace_back("geldig vanaf");
    if (tested) {
      header.push_back(expressions_.subject());
      cells = expressions_.cells(header.back(), true);
    }
    for (const std::string_view part : parts) header.emplace_back(part);
    for (const std::string& cell : cells) {
      for (const std::string_view from : {"2024-01-01", "2025-01-01"}) {
        if (!dated && from == "2025-01-01") continue;
        std::vector<std::string> row;
        if (dated) row.emplace_back(from);
        if (tested) row.push_back(cell);
        for (std::size_t part = 0; part < parts.size(); ++part) {
          row.push_back(random_.chance(95) ? expressions_.money(random_.pick(amounts)) : "");
        }
        rows.push_back(std::move(row));
      }
    }
    add_table(tariff, std::move(header), std::move(rows));
    if (random_.chance(25)) add_steps(tariff, true, true);
    tariff.clauses.push_back({fmt::format("rest naar {}", random_.pick(parts))});
  } else {
    tariff.clauses.push_back({"bedraagt " + expressions_.money(random_.pick(amounts))});
    tariff.clauses.push_back({"verdeeld over huisarts 60%, keten 25%"});
    tariff.clauses.push_back({"rest naar organisatie"});
    for (const std::string_view step :
         {"ten hoogste € 20,00", "ten minste € 5,00", "verhoogd met 100%"}) {
      if (random_.chance(15)) tariff.clauses.push_back({std::string(step)});
    }
    if (random_.chance(15)) add_steps(tariff, true, true);
  }
}

std::string ContractMaker::code_in_cell(ContractFile& file, std::size_t at) {
  const std::string code(codes.at(at).contract);
  if (!random_.chance(20)) return code;
  const std::string name = new_name("cel-");
  Declaration list{fmt::format("codelijst {} = {}", name, code), {}};
  add_validity(list, 60);
  add(file, std::move(list));
  return name;
}

void ContractMaker::add_prices(ContractFile& file, Declaration& tariff) {
  std::vector<std::string> header{"code"};
  std::vector<std::string> cells{"-"};
  const bool tested = random_.chance(50);
  if (tested) {
    header.push_back(expressions_.subject());
    cells = expressions_.cells(header.back(), true);
  }
  const std::size_t dated = random_.below(4);
  if (dated == 1) header.emplace_back("geldig vanaf");
  if (dated == 2) header.emplace_back("gepubliceerd op");
  const bool at_most = random_.chance(30);
  header.emplace_back(at_most ? "ten hoogste" : "bedraagt");
  const bool at_least = random_.chance(15);
  if (at_least) header.emplace_back("ten minste");
  const bool coded = random_.chance(20);
  if (coded) header.emplace_back("retourcode");
  const std::size_t from = random_.below(codes.size() - 3);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = from; at < from + 3; ++at) {
    const std::string code = code_in_cell(file, at);
    for (const std::string& cell : cells) {
      const std::size_t versions = dated == 1 || dated == 2 ? 1 + random_.below(2) : 1;
      for (std::size_t version = 0; version < versions; ++version) {
        std::vector<std::string> row{code};
        if (tested) row.push_back(cell);
        if (dated == 1) row.emplace_back(version == 0 ? "2024-01-01" : "2024-07-01");
        if (dated == 2) row.emplace_back(version == 0 ? "2023-09-15" : "2024-02-01");
        row.push_back(expressions_.money(random_.pick(amounts)));
        if (at_least) row.emplace_back("€ 1,00");
        if (coded) row.emplace_back(random_.chance(50) ? "0640" : "");
        rows.push_back(std::move(row));
      }
    }
  }
  add_table(tariff, std::move(header), std::move(rows));
  if (at_most && random_.chance(40)) tariff.clauses.push_back({"bedraagt € 40,00"});
  if (random_.chance(20)) add_steps(tariff, true, true);
}

void ContractMaker::add_tariff(ContractFile& file) {
  const std::string name = new_name("tarief-");
  Declaration tariff{"tarief " + name, {}};
  const bool exception = add_exception(tariff, tariffs_, 30);
  const std::size_t shape = random_.below(10);
  const bool quarters = shape == 9;
  if (!exception || random_.chance(15)) {
    if (quarters)
      tariff.clauses.push_back({"per kwartaal"});
    else
      tariff.clauses.push_back({"per " + (random_.chance(40) ? "verrichting" : per_unit())});
  }
  const bool has_table = shape == 5 || shape == 6;
  if ((!exception && !has_table) || random_.chance(10)) {
    tariff.clauses.push_back(
        {"voor " + expressions_.some_codes(0, codes.size()) + expressions_.restriction()});
  }
  if (has_table) {
    add_prices(file, tariff);
  } else if (shape == 7 || shape == 8) {
    add_components(tariff);
  } else if (quarters) {
    tariff.clauses.push_back({"bedraagt " + expressions_.money(random_.pick(amounts))});
    tariff.clauses.push_back({"verdeeld over kwartalen"});
    tariff.clauses.push_back({fmt::format("rest naar kwartaal {}", random_.between(1, 4))});
    for (const std::string_view step :
         {"ten hoogste € 20,00", "ten minste € 5,00", "verhoogd met 100%"}) {
      if (random_.chance(15)) tariff.clauses.push_back({std::string(step)});
    }
  } else {
    AmountText amount = expressions_.amount(random_.below(3));
    if (exception && random_.chance(40)) {
      const std::string& named = tariff.clauses.front().text;
      const std::size_t from = std::string("uitzondering op ").size();
      amount = {fmt::format("{} × {}", named.substr(from, named.find(',') - from),
                            expressions_.percentage()),
                false};
    }
    tariff.clauses.push_back({(shape < 4 ? "bedraagt " : "ten hoogste ") + amount.text});
    add_steps(tariff, amount.whole, shape < 4);
  }
  if (random_.chance(15)) tariff.clauses.push_back({"geen eigen risico"});
  add_guards(tariff, exception && random_.chance(70));
  add_reference_date(tariff);
  add_if_unknown(tariff);
  add_return_code(tariff);
  add_validity(tariff, 15);
  if (random_.chance(10))
    tariff.clauses.push_back({fmt::format("gepubliceerd op {}", random_.pick(published))});
  add_article(tariff);
  add(file, std::move(tariff));
  tariffs_.push_back(name);
}

}  // namespace clausule::differential
