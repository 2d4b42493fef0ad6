#include "tools/benchmark/handwritten/rules.hpp"

namespace clausule::benchmark::handwritten {

namespace {

constexpr std::string_view services = "1 Prestaties";
constexpr std::string_view programme_article = "2 Zorgprogramma's";
constexpr std::string_view tariffs = "3 Tarieven";
constexpr std::string_view conditions = "4 Voorwaarden";
constexpr std::string_view limits = "6 Limieten";

constexpr std::array<RuleInfo, 24> rules{
    {{"", Ground::claim, "", ""},
     {"Astma", Ground::programme, programme_article, ""},
     {"Astma-samenloop", Ground::exclusion, "5 Samenloop > 5.4 Naast Astma", "0613"},
     {"COPD", Ground::programme, programme_article, ""},
     {"COPD-samenloop", Ground::exclusion, "5 Samenloop > 5.3 Naast COPD", "0613"},
     {"DM2", Ground::programme, programme_article, ""},
     {"DM2-samenloop", Ground::exclusion, "5 Samenloop > 5.1 Naast DM2", "0613"},
     {"VRM", Ground::programme, programme_article, ""},
     {"VRM-samenloop", Ground::exclusion, "5 Samenloop > 5.2 Naast VRM", "0613"},
     {"codeparen", Ground::exclusion, "9 Zorgproducten die elkaar op één dag uitsluiten", "0613"},
     {"consultcodes", Ground::codelist, services, "0582"},
     {"consulten", Ground::tariff, tariffs, "0611"},
     {"consulten-per-dag", Ground::limit, limits, "0587"},
     {"contactmomenten-vastgelegd", Ground::condition, conditions, "0613"},
     {"dieet-door-een-dietist", Ground::condition, conditions, "0559"},
     {"dieet-per-jaar", Ground::limit, limits, "0587"},
     {"ketens-gecontracteerd", Ground::tariff, tariffs, "0611"},
     {"ketens-ongecontracteerd", Ground::tariff, tariffs, "0611"},
     {"onderdelen", Ground::tariff, tariffs, "0611"},
     {"spirometrie-per-jaar", Ground::limit, limits, "0587"},
     {"verplicht", Ground::deductible, "7 Eigen risico", ""},
     {"voetzorg-per-jaar", Ground::limit, limits, "0587"},
     {"werklast", Ground::contract, "", ""},
     {"zorgproducten", Ground::tariff, "8 Zorgproducten", "0611"}}};

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::approved:
      return "approved";
    case Outcome::reduced:
      return "reduced";
    case Outcome::rejected:
      return "rejected";
    case Outcome::review:
      return "review";
    case Outcome::error:
      return "error";
  }
  return {};
}

std::string_view name_of(Ground ground) {
  switch (ground) {
    case Ground::none:
      return "none";
    case Ground::tariff:
      return "tariff";
    case Ground::exclusion:
      return "exclusion";
    case Ground::limit:
      return "limit";
    case Ground::condition:
      return "condition";
    case Ground::programme:
      return "programme";
    case Ground::contract:
      return "contract";
    case Ground::codelist:
      return "codelist";
    case Ground::credit:
      return "credit";
    case Ground::claim:
      return "claim";
    case Ground::deductible:
      return "deductible";
  }
  return {};
}

const RuleInfo& info_of(Rule rule) {
  return rules[static_cast<std::size_t>(rule)];
}

Quota quota_of(Limit limit) {
  switch (limit) {
    case Limit::none:
      break;
    case Limit::spirometry:
      return {Rule::spirometry_a_year, 1, false};
    case Limit::foot_care:
      return {Rule::foot_care_a_year, 4, true};
    // Two hours a year, of which an item is a quarter.
    case Limit::diet:
      return {Rule::diet_a_year, 8, true};
    case Limit::consults:
      return {Rule::consults_a_day, 1, false};
  }
  return {Rule::none, 0, false};
}

bool is_listed_end(std::string_view reason) {
  return reason == "tweede-lijn" || reason == "verhuizing" || reason == "overlijden" ||
         reason == "exclusie";
}

}  // namespace clausule::benchmark::handwritten
