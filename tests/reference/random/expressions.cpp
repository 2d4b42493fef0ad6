#include "tests/reference/random/expressions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "tests/reference/random/universe.hpp"

namespace clausule::differential {
namespace {

using interpreter::FactType;

constexpr std::array<std::string_view, 6> comparisons{"=", "≠", "<", ">", "≤", "≥"};
constexpr std::array<std::string_view, 3> periods{"de maand", "het kwartaal", "het kalenderjaar"};
constexpr std::array<std::string_view, 4> lengths{"28 dagen", "2 weken", "1 maand", "1 jaar"};

std::string_view short_name(std::string_view path) {
  return path.substr(path.find('.') + 1);
}

bool is_of_file(const FactForm& form) {
  return form.path.starts_with("bestand.");
}

}  // namespace

std::string Expressions::money(int cents) const {
  return fmt::format("€ {},{:02}", cents / 100, cents % 100);
}

std::string Expressions::question() {
  return fmt::format("handmatig \"Vraag {}?\"", random_.below(9));
}

std::string Expressions::verdict() {
  if (random_.chance(45)) return "vervalt";
  return random_.chance(45) ? "toegestaan" : question();
}

std::string Expressions::fact(FactType kind) {
  std::vector<std::size_t> found;
  for (std::size_t at = 0; at < facts.size(); ++at) {
    if (facts.at(at).kind == kind && !is_of_file(facts.at(at))) found.push_back(at);
  }
  const std::size_t chosen = random_.pick(found);
  names_.facts.insert(chosen);
  const std::string_view path = facts.at(chosen).path;
  // A period is only known as one by its whole path.
  return std::string(kind == FactType::period || random_.chance(30) ? path : short_name(path));
}

std::string Expressions::stay() {
  if (!names_.programmes.empty() && random_.chance(60)) {
    return "inschrijving in " + random_.pick(names_.programmes);
  }
  return random_.chance(30) ? "verzekerde.verzekering" : fact(FactType::period);
}

std::string Expressions::number() {
  switch (random_.below(5)) {
    case 0:
      return "aantal";
    case 1:
      return fact(FactType::number);
    case 2:
      return names_.numbers.empty() ? "2" : random_.pick(names_.numbers);
    case 3:
      return fact(FactType::decimal);
    default:
      return fmt::format("{}", random_.between(1, 4));
  }
}

std::string Expressions::percentage() {
  if (!names_.percentages.empty() && random_.chance(30)) return random_.pick(names_.percentages);
  return random_.chance(15) ? fact(FactType::percentage) : std::string(random_.pick(percentages));
}

std::string Expressions::date() {
  switch (random_.below(7)) {
    case 0:
      return "datum";
    case 1:
      return "begindatum";
    case 2:
      return fact(FactType::date);
    case 3:
      return fmt::format("eerste dag van {}", random_.pick(periods));
    case 4:
      return fmt::format("laatste dag van {}", random_.pick(periods));
    case 5:
      return fmt::format("datum {} {}", random_.chance(50) ? "-" : "+", random_.pick(lengths));
    default:
      return std::string(random_.pick(dates));
  }
}

AmountText Expressions::amount(std::size_t depth) {
  const std::size_t shape = depth == 0 ? random_.below(3) : random_.below(12);
  switch (shape) {
    case 3:
      return {random_.chance(50) ? "bedrag" : fact(FactType::money), true};
    case 4:
      return {fmt::format("{} × {}", percentage(), amount(depth - 1).text), false};
    case 5: {
      const AmountText left = amount(depth - 1);
      const AmountText right = amount(depth - 1);
      return {fmt::format("{} {} {}", left.text, random_.chance(60) ? "+" : "-", right.text),
              left.whole && right.whole};
    }
    case 6: {
      const AmountText base = amount(0);
      return {fmt::format("{} × {}", random_.between(1, 3), base.text), base.whole};
    }
    case 7:
      return {fmt::format("{} × {}", number(), amount(0).text), false};
    case 8:
      return {fmt::format("({}) / {}", amount(depth - 1).text, random_.between(2, 7)), false};
    case 9:
      return {question(), false};
    case 10:
    case 11:
      if (!names_.amounts.empty()) return {random_.pick(names_.amounts), false};
      return {"bedrag", true};
    default:
      return {money(random_.pick(amounts)), true};
  }
}

std::string Expressions::fact_test() {
  const auto compare = [&] { return random_.pick(comparisons); };
  const auto equal = [&] { return random_.chance(70) ? "=" : "≠"; };
  switch (random_.below(13)) {
    case 0:
      return fact(FactType::yes_no);
    case 1:
      return fmt::format(
          "soort in {}",
          (names_.facts.insert(0), random_.pick(std::array{"ggz", "wijk, overig", "ggz, overig"})));
    case 2:
      return fmt::format("polis {} budget", (names_.facts.insert(8), equal()));
    case 3:
      return fmt::format("{} {} {}", fact(FactType::number), compare(), random_.below(4));
    case 4:
      return fmt::format("{} {} {}", fact(FactType::decimal), compare(),
                         random_.chance(50) ? "7,5" : "2");
    case 5:
      return fmt::format("{} {} {}", fact(FactType::money), compare(),
                         money(random_.pick(amounts)));
    case 6:
      return fmt::format("{} {} {}", fact(FactType::percentage), compare(),
                         random_.pick(percentages));
    case 7:
      return fmt::format("{} {} {}", fact(FactType::date), compare(), date());
    case 8:
      return "tijdens " + stay();
    case 9:
      return fmt::format(
          "{} {}in {}", fact(FactType::codes), random_.chance(25) ? "niet " : "",
          random_.chance(60) ? std::string(random_.pick(diagnoses)) : "icpc/R95 t/m icpc/R96");
    case 10:
      return fmt::format("aanleiding in {}", (names_.facts.insert(7), some_codes(0, codes.size())));
    case 11:
      return fmt::format("rol {} hoofd", (names_.facts.insert(17), equal()));
    default: {
      const auto kind =
          static_cast<FactType>(random_.below(static_cast<std::size_t>(FactType::one_of) + 1));
      return fact(kind) + (random_.chance(60) ? " bekend" : " onbekend");
    }
  }
}

std::string Expressions::test() {
  const auto compare = [&] { return random_.pick(comparisons); };
  switch (random_.below(17)) {
    case 0:
      return fmt::format("leeftijd {} {}", compare(), random_.pick(ages));
    case 1:
      return fmt::format("bedrag {} {}", compare(), amount(1).text);
    case 2:
      return fmt::format("aantal {} {}", compare(), random_.between(1, 4));
    case 3:
      return fmt::format("code {}in {}", random_.chance(25) ? "niet " : "",
                         some_codes(0, codes.size()));
    case 4:
      return fmt::format("verwijscode {} {}", random_.chance(70) ? "=" : "≠",
                         random_.pick(referrals));
    case 5:
      return random_.chance(50) ? "verwijscode bekend" : "begindatum onbekend";
    case 6:
      return fmt::format("{} {} {}", date(), compare(), date());
    case 7:
      return "gecontracteerd";
    case 8:
      return fmt::format("zorgverlener {} {}", random_.chance(60) ? "=" : "≠",
                         random_.pick(providers));
    case 9:
      if (names_.programmes.empty()) return "gecontracteerd";
      return "ingeschreven in " + random_.pick(names_.programmes);
    case 10:
      return names_.conditions.empty() ? fact_test() : random_.pick(names_.conditions);
    case 11:
      return random_.chance(30) ? question() : fact_test();
    case 12:
      return fmt::format("{} {} 202{}", random_.chance(50) ? "kalenderjaar" : "aantal", compare(),
                         random_.between(4, 5));
    case 13:
      return random_.chance(50) ? "overleden bekend"
                                : fmt::format("geboren {} {}", compare(), date());
    case 14:
      return fmt::format("leeftijd {}in 18 t/m 64", random_.chance(30) ? "niet " : "");
    default:
      return fact_test();
  }
}

std::string Expressions::condition(std::size_t depth) {
  if (depth == 0 || random_.chance(45)) return test();
  switch (random_.below(4)) {
    case 0:
      return fmt::format("niet ({})", condition(depth - 1));
    case 1:
      return fmt::format("({}) en ({})", condition(depth - 1), condition(depth - 1));
    default:
      return fmt::format("({}) of ({})", condition(depth - 1), condition(depth - 1));
  }
}

std::string Expressions::clause(std::vector<std::string>& rows) {
  if (random_.chance(85)) return condition(2);
  const std::size_t count = 2 + random_.below(2);
  for (std::size_t at = 0; at < count; ++at) rows.push_back("- " + condition(1));
  return random_.chance(50) ? "aan alle voorwaarden is voldaan:"
                            : "aan een van de voorwaarden is voldaan:";
}

std::string Expressions::one_code(std::size_t from, std::size_t end) {
  return std::string(codes.at(from + random_.below(end - from)).contract);
}

std::string Expressions::some_codes(std::size_t from, std::size_t end) {
  std::vector<std::string> named;
  for (const CodeName& name : names_.codes) {
    if (name.first >= from && name.last < end) named.push_back(name.name);
  }
  switch (random_.below(10)) {
    case 0:
    case 1:
      return one_code(from, end) + ", " + one_code(from, end);
    case 2:
      return one_code(from, end) + ", " + one_code(from, end) + ", " + one_code(from, end);
    case 3:
    case 4:
      if (from <= 3 && end > 6) return "01/12000 t/m 01/12003";
      if (from <= 7 && end > 10) return "9200 t/m 9203 behalve " + one_code(from, end);
      return one_code(from, end);
    case 5:
    case 6:
      if (!named.empty()) return random_.pick(named);
      return one_code(from, end);
    case 7:
      if (!named.empty()) return random_.pick(named) + ", " + one_code(from, end);
      return one_code(from, end);
    default:
      return one_code(from, end);
  }
}

std::string Expressions::plain_codes(std::size_t from, std::size_t end) {
  if (from <= 7 && end > 10 && random_.chance(30)) return "9200 t/m 9203";
  return one_code(from, end) + (random_.chance(40) ? ", " + one_code(from, end) : "");
}

std::string Expressions::subject() {
  constexpr std::array<std::string_view, 8> builtin{"leeftijd",       "aantal",      "verwijscode",
                                                    "zorgverlener",   "bedrag",      "datum",
                                                    "gecontracteerd", "kalenderjaar"};
  if (random_.chance(50)) return std::string(random_.pick(builtin));
  constexpr std::array kinds{FactType::one_of, FactType::yes_no,     FactType::number,
                             FactType::money,  FactType::percentage, FactType::codes};
  const FactType kind = random_.pick(kinds);
  const std::string name = fact(kind);
  // What a cell may be depends on the fact, so it is looked up by its path.
  for (const FactForm& form : facts) {
    if (short_name(form.path) == name || form.path == name) return std::string(form.path);
  }
  return name;
}

std::vector<std::string> Expressions::cells(std::string_view subject, bool with_unknown) {
  std::vector<std::string> found;
  if (subject == "leeftijd") found = {"< 18", "18 t/m 64", "≥ 65"};
  if (subject == "aantal" || subject == "kalenderjaar") found = {"1", "2, 3", "> 3"};
  if (subject == "kalenderjaar") found = {"2024", "≥ 2025"};
  if (subject == "verwijscode") found = {"0055", "0032, 0101"};
  if (subject == "zorgverlener") found = {"53010001", "53010002, 53010003", "01012345"};
  if (subject == "bedrag") found = {"< € 10,00", "€ 10,00 t/m € 63,36", "> € 63,36"};
  if (subject == "datum") found = {"2024-01-01 t/m 2024-12-31", "≥ 2025-01-01"};
  if (subject == "gecontracteerd") found = {"ja", "nee"};
  for (const FactForm& form : facts) {
    if (form.path != subject) continue;
    switch (form.kind) {
      case FactType::one_of: {
        if (form.path == "prestatie.soort") found = {"ggz", "wijk, overig"};
        if (form.path == "verzekerde.polis") found = {"budget", "exclusief"};
        if (form.path == "zorgverlener.rol") found = {"hoofd", "≠ hoofd"};
        break;
      }
      case FactType::yes_no:
        found = {"ja", "nee"};
        break;
      case FactType::number:
        found = {"≤ 1", "2 t/m 3", "≥ 4"};
        break;
      case FactType::money:
        found = {"< € 20,00", "≥ € 20,00"};
        break;
      case FactType::percentage:
        found = {"< 10%", "10% t/m 50%", "> 50%"};
        break;
      case FactType::codes:
        found = {"icpc/R95, icpc/R96", "icpc/K75"};
        break;
      case FactType::text:
      case FactType::decimal:
      case FactType::date:
      case FactType::period:
      case FactType::code:
        break;
    }
    if (with_unknown && random_.chance(30)) found.emplace_back("onbekend");
  }
  if (found.empty()) found = {"-"};
  return found;
}

std::string Expressions::restriction() {
  if (!random_.chance(25)) return {};
  const std::string about = subject();
  if (about == "gecontracteerd") return {};
  return fmt::format(" met {} {}", about, random_.pick(cells(about, true)));
}

}  // namespace clausule::differential
