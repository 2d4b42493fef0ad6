#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tools/analysis/coverage/report.hpp"

namespace clausule::coverage {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Tally& tally) {
  return {{"covered", tally.covered}, {"all", tally.all}, {"percent", tally.percent()}};
}

Json json_of(const Item& item, const dsl::Sources& sources, bool has_portfolio) {
  Json out = {{"kind", name_of(item.kind)},
              {"sort", name_of(item.sort)},
              {"rule", item.rule},
              {"what", item.what},
              {"covered", item.covered},
              {"needs", {{"en", item.needs.english}, {"nl", item.needs.dutch}}},
              {"file", sources.get(item.place.file).name},
              {"line", sources.position(item.place).line}};
  if (has_portfolio) {
    out["lines"] = item.flow.lines;
    out["claimed"] = item.flow.claimed;
    out["paid"] = item.flow.paid;
  }
  return out;
}

}  // namespace

std::string json(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio) {
  Json counts;
  for (const Kind kind : kinds) counts[std::string(name_of(kind))] = json_of(coverage.tally(kind));
  counts["together"] = json_of(coverage.together());
  Json items = Json::array();
  for (const Item& item : coverage.items()) {
    items.push_back(json_of(item, sources, has_portfolio));
  }
  const Json out = {{"coverage", coverage.program().contract.name},
                    {"counts", std::move(counts)},
                    {"items", std::move(items)}};
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clausule::coverage
