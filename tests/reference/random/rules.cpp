#include <fmt/format.h>

#include <utility>

#include "tests/reference/random/maker.hpp"
#include "tests/reference/random/universe.hpp"

namespace clausule::differential {
namespace {

constexpr std::array<std::string_view, 5> lengths{"28 dagen", "3 weken", "1 maand", "3 maanden",
                                                  "1 jaar"};
constexpr std::array<std::string_view, 4> calendars{
    "op dezelfde dag", "in dezelfde maand", "in hetzelfde kwartaal", "in hetzelfde kalenderjaar"};

}  // namespace

void ContractMaker::add_relation(Declaration& exclusion, std::size_t split) {
  std::string relation;
  const std::string denying = expressions_.some_codes(0, split) + expressions_.restriction();
  switch (random_.below(6)) {
    case 0:
      relation = fmt::format("binnen {} {} {}", random_.pick(lengths),
                             random_.chance(50) ? "na" : "voorafgaand aan", denying);
      break;
    case 1:
      relation = "tijdens " + expressions_.stay();
      break;
    default:
      relation = fmt::format("naast {} {}", denying, random_.pick(calendars));
  }
  Clause group{relation + " " + (random_.chance(70) ? "vervalt" : expressions_.verdict()) + ":"};
  for (std::size_t left = 1 + random_.below(3); left > 0; --left) {
    std::string row = expressions_.some_codes(split, codes.size());
    if (random_.chance(15)) row += " \"Omschrijving\"";
    row += expressions_.restriction();
    if (random_.chance(15)) row += " " + expressions_.verdict();
    group.rows.push_back(std::move(row));
  }
  exclusion.clauses.push_back(std::move(group));
}

void ContractMaker::add_exclusion(ContractFile& file) {
  const std::string name = new_name("uit-");
  Declaration exclusion{"uitsluiting " + name, {}};
  const bool exception = add_exception(exclusion, exclusions_, 30);
  // Mostly later codes beside earlier ones.
  const std::size_t split = 1 + random_.below(codes.size() - 2);
  if (exception) {
    Clause group{random_.chance(65) ? "toegestaan" : expressions_.verdict()};
    if (random_.chance(60)) {
      group.text += ":";
      group.rows.push_back(expressions_.some_codes(0, codes.size()) + expressions_.restriction());
    }
    exclusion.clauses.push_back(std::move(group));
    if (random_.chance(20)) add_relation(exclusion, split);
    if (random_.chance(25)) exclusion.clauses.push_back({"voorrang 40001 boven 40011"});
    if (random_.chance(45)) {
      const std::string window = random_.chance(60) ? "per " + per_unit()
                                 : random_.chance(60)
                                     ? fmt::format("binnen {}", random_.pick(lengths))
                                     : "tijdens " + expressions_.stay();
      exclusion.clauses.push_back(
          {fmt::format("ten hoogste {} {}", random_.between(1, 2), window)});
    }
  } else {
    for (std::size_t left = 1 + random_.below(2); left > 0; --left) add_relation(exclusion, split);
    if (random_.chance(15)) {
      // A pair the other way round, with a winner.
      const std::size_t winner = random_.below(split);
      const std::size_t loser = split + random_.below(codes.size() - split);
      exclusion.clauses.push_back(
          {fmt::format("naast {} in hetzelfde kwartaal vervalt:", codes.at(loser).contract),
           {std::string(codes.at(winner).contract)}});
      exclusion.clauses.push_back({fmt::format("voorrang {} boven {}", codes.at(winner).contract,
                                               codes.at(loser).contract)});
    }
  }
  add_guards(exclusion, exception && random_.chance(50));
  add_reference_date(exclusion);
  add_if_unknown(exclusion);
  add_return_code(exclusion);
  add_validity(exclusion, 15);
  add_article(exclusion);
  add(file, std::move(exclusion));
  exclusions_.push_back(name);
}

void ContractMaker::add_pairs(ContractFile& file) {
  const std::string name = new_name("paren-");
  Declaration exclusion{"uitsluiting " + name, {}};
  // An exception to the pairs before it, for some of them and a pair of its own.
  const bool exception = !pairs_.empty() && random_.chance(45);
  std::string relation = fmt::format("naast alle prestaties {}", random_.pick(calendars));
  if (exception) {
    exclusion.clauses.push_back({"uitzondering op " + pairs_name_});
    if (random_.chance(70)) relation = pairs_relation_;
  }
  const std::string verdict = random_.chance(exception ? 20 : 80) ? "vervalt" : "toegestaan";
  exclusion.clauses.push_back(
      {relation + " " + (random_.chance(85) ? verdict : expressions_.verdict())});
  std::vector<std::vector<std::string>> rows;
  std::vector<std::vector<std::string>> written_pairs;
  const bool dated = random_.chance(40);
  for (std::size_t left = 1 + random_.below(4); left > 0; --left) {
    const std::size_t split = 1 + random_.below(codes.size() - 2);
    if (exception && random_.chance(75)) {
      rows.push_back(random_.pick(pairs_));
    } else {
      rows.push_back(
          {expressions_.plain_codes(0, split), expressions_.plain_codes(split, codes.size())});
    }
    written_pairs.push_back(rows.back());
    if (dated) {
      const std::size_t from = random_.below(dates.size());
      const std::size_t through = from + random_.below(dates.size() - from);
      rows.back().emplace_back(random_.chance(50) ? dates.at(from) : "");
      rows.back().emplace_back(random_.chance(50) ? dates.at(through) : "");
    }
    rows.back().push_back(random_.chance(40) ? "0650" : "");
  }
  std::vector<std::string> header{"naast", "code"};
  if (dated) header.insert(header.end(), {"geldig vanaf", "geldig t/m"});
  header.emplace_back("retourcode");
  add_table(exclusion, std::move(header), std::move(rows));
  if (exception && random_.chance(30)) exclusion.clauses.push_back({"ten hoogste 1 per maand"});
  if (random_.chance(10)) exclusion.clauses.push_back({"voorrang 40001 boven 40011"});
  if (random_.chance(20)) add_relation(exclusion, codes.size() / 2);
  add_guards(exclusion, false);
  add_reference_date(exclusion);
  add_if_unknown(exclusion);
  add_return_code(exclusion);
  add_validity(exclusion, 10);
  add_article(exclusion);
  add(file, std::move(exclusion));
  exclusions_.push_back(name);
  pairs_ = std::move(written_pairs);
  pairs_name_ = name;
  pairs_relation_ = std::move(relation);
}

void ContractMaker::add_limit(ContractFile& file) {
  const std::string name = new_name("limiet-");
  Declaration limit{"limiet " + name, {}};
  const bool exception = add_exception(limit, limits_, 30);
  if (!exception || random_.chance(15)) {
    const std::string what =
        random_.chance(8) ? "alle prestaties" : expressions_.some_codes(0, codes.size());
    limit.clauses.push_back({"voor " + what + expressions_.restriction()});
  }
  std::string most = fmt::format("{}", random_.between(1, 2));
  if (random_.chance(35)) {
    switch (random_.below(3)) {
      case 0:
        limit.clauses.push_back({"telt bedrag"});
        most = expressions_.money(random_.pick(amounts));
        break;
      case 1:
        limit.clauses.push_back({"telt aantal × 0,25"});
        break;
      default:
        limit.clauses.push_back({"telt " + expressions_.number()});
        most = fmt::format("{}", random_.between(2, 5));
    }
  } else if (random_.chance(15)) {
    most = expressions_.number();
  }
  std::string window = "per " + per_unit();
  if (random_.chance(40)) window = fmt::format("binnen {}", random_.pick(lengths));
  if (random_.chance(15)) window = "tijdens " + expressions_.stay();
  limit.clauses.push_back({fmt::format("ten hoogste {} {}", most, window)});
  add_guards(limit, exception && random_.chance(60));
  add_reference_date(limit);
  add_if_unknown(limit);
  add_return_code(limit);
  add_validity(limit, 12);
  add_article(limit);
  add(file, std::move(limit));
  limits_.push_back(name);
}

void ContractMaker::add_condition(ContractFile& file) {
  const std::string name = new_name("voorw-");
  Declaration condition{"voorwaarde " + name, {}};
  if (random_.chance(6)) {
    condition.clauses.push_back({"per bestand"});
    names_.facts.insert(22);
    condition.clauses.push_back(
        {random_.chance(50) ? "vereist dat bestand.totaal onbekend of som bedrag ≥ bestand.totaal"
                            : "vereist dat som (bedrag × 10%) < bestand.totaal"});
    if (random_.chance(30)) condition.clauses.push_back({"indien bestand.totaal bekend"});
    if (random_.chance(30)) condition.clauses.push_back({"tenzij bestand.totaal < € 5,00"});
    if (random_.chance(20)) add_reference_date(condition);
    if (random_.chance(20)) condition.clauses.push_back({"voor 40001, 9200"});
    if (!conditions_.empty() && random_.chance(20)) add_exception(condition, conditions_, 100);
  } else {
    const bool exception = add_exception(condition, conditions_, 30);
    if (!exception && random_.chance(80)) {
      condition.clauses.push_back(
          {"voor " + expressions_.some_codes(0, codes.size()) + expressions_.restriction()});
    }
    for (std::size_t left = 1 + random_.below(2); left > 0; --left) {
      Clause clause;
      clause.text = "vereist dat " + expressions_.clause(clause.rows);
      condition.clauses.push_back(std::move(clause));
    }
    add_guards(condition, exception || random_.chance(20));
    add_reference_date(condition);
  }
  condition.clauses.push_back(
      {random_.chance(60) ? "anders vervalt" : "anders " + expressions_.verdict()});
  add_if_unknown(condition);
  add_return_code(condition);
  add_validity(condition, 12);
  add_article(condition);
  add(file, std::move(condition));
  conditions_.push_back(name);
}

void ContractMaker::add_deductible(ContractFile& file) {
  const std::string name = new_name("risico-");
  Declaration deductible{"eigen risico " + name, {}};
  const bool exception = add_exception(deductible, deductibles_, 55);
  if (!exception || random_.chance(15)) {
    const std::string list =
        random_.chance(50) ? "alle prestaties" : expressions_.some_codes(0, codes.size());
    const std::string except =
        random_.chance(40) ? " behalve " + expressions_.some_codes(0, codes.size()) : "";
    deductible.clauses.push_back(
        {"voor " + list + (list.find(" behalve ") == std::string::npos ? except : "")});
  }
  if (!exception || random_.chance(50)) {
    if (!deductibles_.empty() && (!exception || random_.chance(50)))
      deductible.clauses.push_back({"na " + deductibles_.back()});
    const AmountText amount = random_.chance(60)
                                  ? AmountText{expressions_.money(random_.pick(amounts)), true}
                                  : expressions_.amount(1);
    const bool apart = random_.chance(20);
    deductible.clauses.push_back({"bedraagt " + amount.text + (apart ? "" : " per kalenderjaar")});
    if (apart) deductible.clauses.push_back({"per kalenderjaar"});
    add_steps(deductible, amount.whole, false);
  }
  if (random_.chance(exception ? 80 : 20)) {
    deductible.clauses.push_back({random_.chance(60) ? "telt vergoed × 50%" : "telt bedrag"});
    if (exception) deductible.clauses.push_back({"naar beneden afgerond op centen"});
  }
  add_guards(deductible, exception && random_.chance(70));
  add_reference_date(deductible);
  add_if_unknown(deductible);
  add_validity(deductible, 12);
  add_article(deductible);
  add(file, std::move(deductible));
  // Only a deductible of its own can be the one that goes first.
  if (!exception) deductibles_.push_back(name);
}

void ContractMaker::add_settlement(ContractFile& file) {
  const std::string name = new_name("verr-");
  Declaration settlement{"verrekening " + name, {}};
  const bool exception = add_exception(settlement, settlements_, 50);
  constexpr std::array<std::string_view, 3> scopes{"zorgverlener", "zorgverlener", "verzekerde"};
  const auto add_clause = [&](std::string text) {
    settlement.clauses.push_back({std::move(text)});
  };
  const auto maybe = [&](std::size_t percent, std::string_view text) {
    if (random_.chance(percent)) add_clause(std::string(text));
  };
  const std::string_view scope = random_.pick(scopes);
  if (!exception || random_.chance(30)) add_clause(fmt::format("per {} per {}", scope, per_unit()));
  if (random_.chance(60)) add_clause("voor " + expressions_.some_codes(0, codes.size()));
  const bool of_provider = scope == "zorgverlener";
  if (random_.chance(35)) {
    names_.facts.insert(of_provider ? 19 : 8);
    const std::string column = random_.chance(60) ? "bedraagt" : "ten hoogste";
    add_table(settlement, {of_provider ? "zorgverlener.punten" : "verzekerde.polis", column},
              {{of_provider ? "< 2" : "budget", "€ 1,00"},
               {of_provider ? "≥ 2" : "exclusief", "€ 10,00"}});
    maybe(25, "bedraagt 10% × som vergoed");
  } else {
    add_clause("bedraagt 10% × som vergoed");
  }
  maybe(30, "verhoogd met 2,5%");
  maybe(30, "ten minste € 1,00");
  maybe(30, "ten hoogste € 50,00");
  maybe(of_provider ? 0 : 35,
        "naar rato van dagen in het kalenderjaar tijdens verzekerde.verzekering");
  constexpr std::array<std::string_view, 4> modes{"rekenkundig", "naar boven", "naar beneden",
                                                  "bankiers"};
  add_clause(fmt::format("{} afgerond op {}", random_.pick(modes),
                         random_.chance(80) ? "centen" : "hele euro's"));
  maybe(20, "indien som vergoed > € 10,00");
  maybe(20, "tenzij som vergoed > € 100,00");
  if (random_.chance(30)) {
    add_clause("verdeeld over zorgverlener 50%");
    add_clause("rest naar verzekeraar");
  } else if (!exception || random_.chance(40)) {
    add_clause(random_.chance(50) ? "ten gunste van verzekeraar" : "ten gunste van zorgverlener");
  }
  add_validity(settlement, 25);
  add_article(settlement);
  add(file, std::move(settlement));
  settlements_.push_back(name);
}

void ContractMaker::add_property(ContractFile& file) {
  constexpr std::array<std::string_view, 3> claims{"altijd vergoed ≤ bedrag of bedrag < € 0,00",
                                                   "altijd vergoed ≥ € 0,00 of bedrag < € 0,00",
                                                   "altijd aantal ≥ 1 of vergoed ≤ bedrag"};
  Declaration property{"eis " + new_name("eis-"), {{std::string(random_.pick(claims))}}};
  if (!tariffs_.empty() && random_.chance(40)) {
    property.clauses.push_back(
        {fmt::format("altijd {} hangt alleen af van code, datum, bedrag, aantal, leeftijd, "
                     "verwijscode, zorgverlener, gecontracteerd",
                     random_.pick(tariffs_))});
  }
  add(file, std::move(property), false);
}

}  // namespace clausule::differential
