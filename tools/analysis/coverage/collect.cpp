#include "tools/analysis/coverage/collect.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <type_traits>
#include <utility>

#include "tools/analysis/coverage/collect_rules.hpp"
#include "tools/analysis/coverage/collector.hpp"
#include "tools/analysis/coverage/reached.hpp"
#include "tools/analysis/coverage/yields.hpp"

namespace clausule::coverage {

namespace {

using interpreter::Program;
using interpreter::RuleHead;

ReferenceDay reference_of(const RuleHead& head) {
  if (!head.reference_date) return {};
  const auto* day = std::get_if<interpreter::DayOfPeriod>(&head.reference_date->node);
  return day == nullptr ? ReferenceDay{} : ReferenceDay{day->unit, day->first};
}

/// A settlement reads its facts on the last day of its period.
ReferenceDay reference_of(const interpreter::SettlementVersion& version) {
  return {version.period, false};
}
template <typename Version>
ReferenceDay reference_of(const Version& version) {
  return reference_of(version.head);
}

/// Gathers the items of a whole program.
class Everything {
 public:
  explicit Everything(const Program& program)
      : program_(program), reached_(reached(program)), collector_(program, items_) {}

  std::vector<Item> all() {
    add_contract();
    add_rules(Sort::tariff, program_.tariffs);
    add_rules(Sort::exclusion, program_.exclusions);
    add_rules(Sort::limit, program_.limits);
    add_rules(Sort::condition, program_.conditions);
    add_programmes();
    add_rules(Sort::deductible, program_.deductibles);
    add_rules(Sort::settlement, program_.settlements);
    add_reached(Sort::definition, program_.definitions, reached_.definitions);
    add_reached(Sort::code_list, program_.code_lists, reached_.code_lists);
    add_reached(Sort::table, program_.tables, reached_.tables);
    return in_order();
  }

 private:
  void add_contract() {
    const auto& contract = program_.contract;
    // Rules without a contract have a stand-in that nobody wrote.
    if (program_.is_library) return;
    collector_.begin({Sort::contract, contract.name, contract.location, contract.validity, {}}, {});
    collector_.add_outcome(deed_of(contract.other_services));
    if (contract.parties && reached_.parties)
      collector_.add_codes(*contract.parties, Registers::none);
    for (const interpreter::Amendment& amendment : program_.amendments) {
      collector_.begin(
          {Sort::amendment, amendment.name, amendment.location, amendment.validity, {}}, {});
      if (amendment.other_services) collector_.add_outcome(deed_of(*amendment.other_services));
      if (amendment.parties && reached_.parties)
        collector_.add_codes(*amendment.parties, Registers::none);
    }
  }

  /// A programme that claims nothing and of which no rule asks who is in it, decides nothing.
  void add_programmes() {
    for (std::uint32_t at = 0; at < program_.programmes.size(); ++at) {
      const auto& programme = program_.programmes[at];
      const bool claims = std::ranges::any_of(programme.versions, [](const auto& version) {
        return version.bundle || !version.combines.empty();
      });
      if (!claims && !reached_.programmes.contains(interpreter::ProgrammeId{at})) continue;
      add_rule(Sort::programme, programme, program_.programmes);
    }
  }

  template <typename Rules, typename Ids>
  void add_reached(Sort sort, const Rules& rules, const Ids& ids) {
    for (const auto id : ids) add_rule(sort, rules[id.index], rules);
  }
  template <typename Rules>
  void add_rules(Sort sort, const Rules& rules) {
    for (const auto& rule : rules) add_rule(sort, rule, rules);
  }

  template <typename Rule, typename Rules>
  void add_rule(Sort sort, const Rule& rule, const Rules& rules) {
    if (rule.from_library) return;
    std::vector<std::string> departs_from;
    for (const auto& version : rule.versions) {
      departs_from.clear();
      for (const auto named : rule.excepts) {
        if (departs(version, rules[named.index])) departs_from.push_back(rules[named.index].name);
      }
      // Nobody wrote the stock definitions.
      if (version.head.location == dsl::Location{}) continue;
      std::string name = rule.name;
      if (rule.versions.size() > 1) name += " " + days_text(version.head.validity);
      collector_.begin({sort, std::move(name), version.head.location, version.head.validity,
                        reference_of(version)},
                       departs_from);
      add_parts(program_, version, collector_);
    }
  }

  template <typename Version, typename Rule>
  bool departs(const Version& version, const Rule& from) const {
    if constexpr (std::is_same_v<Version, interpreter::ExclusionVersion>) {
      return can_depart(program_, version, from);
    } else {
      return true;
    }
  }

  /// Sorts the items by their names, so that the order of the text never matters.
  std::vector<Item> in_order() {
    std::vector<std::size_t> order(items_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t at) {
      const Item& item = items_[at];
      return std::tie(item.sort, item.rule, item.kind, item.what);
    });
    std::vector<std::size_t> place(items_.size());
    for (std::size_t at = 0; at < order.size(); ++at) place[order[at]] = at;
    std::vector<Item> sorted;
    sorted.reserve(items_.size());
    for (const std::size_t at : order) {
      sorted.push_back(std::move(items_[at]));
      sorted.back().part_of = place[sorted.back().part_of];
    }
    return sorted;
  }

  const Program& program_;
  Reached reached_;
  std::vector<Item> items_;
  Collector collector_;
};

}  // namespace

std::vector<Item> collect(const Program& program) {
  return Everything(program).all();
}

}  // namespace clausule::coverage
