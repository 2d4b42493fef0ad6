#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/engine/results.hpp"
#include "interpreter/engine/settle.hpp"
#include "interpreter/engine/workspace.hpp"
#include "interpreter/settle.hpp"

namespace clausule::interpreter {

namespace {

using engine::Spot;

bool reads_tariff_amount(const Program& program) {
  bool found = false;
  analysis::Walk([&](const Expression& expression) {
    const auto* read = std::get_if<ReadResult>(&expression.node);
    found = found || (read != nullptr && read->what == Result::tariff_amount);
  }).visit(program);
  return found;
}

/// Returns the numbers that stand in a set of providers: single codes and keys of tables.
void add_named(const Program& program, const std::vector<CodeSet::Member>& members,
               std::set<std::string>& into) {
  const auto add_range = [&](const CodeRange& range) {
    if (range.first == range.last) into.insert(range.first);
  };
  for (const CodeSet::Member& member : members) {
    if (const auto* range = std::get_if<CodeRange>(&member)) {
      add_range(*range);
    } else if (const auto* list = std::get_if<CodeListId>(&member)) {
      for (const CodeListVersion& version : program.code_lists[list->index].versions) {
        if (version.codes) add_named(program, version.codes->members, into);
        for (const CodeListVersion::Row& row : version.rows) {
          for (const CodeRange& code : row.codes) add_range(code);
        }
      }
    } else if (const auto* table = std::get_if<TableId>(&member)) {
      for (const TableVersion& version : program.tables[table->index].versions) {
        for (const TableVersion::Row& row : version.rows) {
          for (const CellTest& test : row.keys.front().tests) {
            const auto* among = std::get_if<CellTest::Among>(&test.value);
            if (among != nullptr) add_named(program, among->codes.members, into);
          }
        }
      }
    }
  }
}

/// The families of settlements of one scope, and with which periods, or none, they are computed.
using Families = std::map<std::uint32_t, std::set<std::optional<CalendarUnit>>>;

}  // namespace

/// All that is kept between dossiers.
struct Settling::State : engine::Workspace {
  State(std::shared_ptr<const Program> shared, RunFacts facts)
      : Workspace(std::move(shared), std::move(facts)),
        plans(engine::settlement_plans(*program)),
        needs_tariff(!plans.empty() && reads_tariff_amount(*program)),
        providers(evaluator, plans, SettlementScope::provider),
        insured(evaluator, plans, SettlementScope::insured),
        file(evaluator, plans, SettlementScope::file) {
    for (const engine::SettlementPlan& plan : plans) {
      for (const engine::VersionPlan& one : plan.versions) {
        const SettlementVersion& version = *one.version;
        families.at(static_cast<std::size_t>(version.scope))[plan.family].insert(version.period);
        if (version.period) periods[*version.period];
      }
    }
  }

  [[nodiscard]] const Families& of(SettlementScope scope) const {
    return families.at(static_cast<std::size_t>(scope));
  }

  void add_line(const ClaimLine& claim, const Decision& decision) {
    const engine::CodeInfo& info = index.find(claim.code);
    engine::Line line{&claim, &info.value};
    std::optional<engine::Pricing> pricing;
    if (needs_tariff) pricing = pricer.price(line, info, index.on(info, claim.date));
    const engine::Results results =
        engine::results_of(decision, claim.amount, pricing ? &*pricing : nullptr);
    line.results = &results;
    evaluator.forget();
    providers.add(line, decision.outcome, claim.provider.value_or(""));
    insured.add(line, decision.outcome, {});
    file.add(line, decision.outcome, {});
    for (auto& [unit, days] : periods) days.insert(first_day(unit, claim.date));
    last = std::max(last.value_or(claim.date), claim.date);
  }

  /// Returns the parties on a day that are known by number: named singly in the contract or its
  /// tables, or with facts.
  const std::vector<std::string>& parties_at(Date day) {
    const auto [found, is_new] = parties.try_emplace(day);
    const CodeSet* set = program->parties_on(day);
    if (!is_new || set == nullptr) return found->second;
    std::set<std::string> numbers;
    add_named(*program, set->members, numbers);
    if (run.providers != nullptr) {
      for (const auto& [number, facts] : *run.providers) numbers.insert(number);
    }
    for (const std::string& number : numbers) {
      if (engine::is_true(evaluator.contains(*set, {"", number}, day))) {
        found->second.push_back(number);
      }
    }
    return found->second;
  }

  /// Parties are settled with whether they have lines or not (`semantics.md` 32).
  void add_parties(std::optional<CalendarUnit> unit, std::set<Spot>& spots) {
    if (!unit) return;
    for (const Date first : periods[*unit]) {
      const Date day = last_day(*unit, first);
      for (const std::string& number : parties_at(day)) spots.insert({number, {first, day}});
    }
  }

  void add_file(std::optional<CalendarUnit> unit, std::set<Spot>& spots) {
    if (!unit) {
      if (last) spots.insert({{}, {}});
      return;
    }
    for (const Date first : periods[*unit]) {
      spots.insert({{}, {first, last_day(*unit, first)}});
    }
  }

  [[nodiscard]] engine::SettleContext context(SettlementScope scope) const {
    const Date day = last.value_or(Date{});
    return {scope, {}, last_day(CalendarUnit::calendar_year, day), unread, gathers_uses};
  }

  std::vector<engine::SettlementPlan> plans;
  bool needs_tariff;
  engine::Ledger providers;
  engine::Ledger insured;
  engine::Ledger file;
  /// The first days of the periods in which any line lies.
  std::map<CalendarUnit, std::set<Date>> periods;
  std::optional<Date> last;
  std::uint64_t unread = 0;
  bool gathers_uses = false;
  std::map<Date, std::vector<std::string>> parties;
  std::array<Families, 3> families;  ///< by scope
};

Settling::Settling(std::shared_ptr<const Program> program, RunFacts facts)
    : state_(std::make_unique<State>(std::move(program), std::move(facts))) {}
Settling::~Settling() = default;
Settling::Settling(Settling&&) noexcept = default;
Settling& Settling::operator=(Settling&&) noexcept = default;

void Settling::gather_uses() {
  state_->gathers_uses = true;
}

std::vector<Settled> Settling::add(const Dossier& dossier, std::span<const Decision> decisions,
                                   std::size_t unread) {
  State& state = *state_;
  state.unread += unread;
  state.begin(&dossier);
  state.insured.clear();
  const std::size_t lines = std::min(dossier.lines.size(), decisions.size());
  for (std::size_t at = 0; at < lines; ++at) state.add_line(dossier.lines[at], decisions[at]);
  engine::SettleContext context = state.context(SettlementScope::insured);
  context.insured = dossier.insured;
  context.unread = unread;
  std::vector<Settled> settled;
  const engine::Settler settler(state.evaluator, state.plans, state.insured, context);
  for (const auto& [family, units] : state.of(SettlementScope::insured)) {
    for (const Spot& spot : state.insured.spots(family)) settler.settle(family, spot, settled);
  }
  std::ranges::stable_sort(settled, {},
                           [](const Settled& one) { return std::tie(one.settlement, one.period); });
  return settled;
}

std::vector<Settled> Settling::finish() {
  State& state = *state_;
  const Dossier nobody;
  std::vector<Settled> settled;
  for (const SettlementScope scope : {SettlementScope::provider, SettlementScope::file}) {
    const engine::SettleContext context = state.context(scope);
    const bool of_providers = scope == SettlementScope::provider;
    engine::Ledger& ledger = of_providers ? state.providers : state.file;
    const engine::Settler settler(state.evaluator, state.plans, ledger, context);
    for (const auto& [family, units] : state.of(scope)) {
      std::set<Spot> spots = ledger.spots(family);
      for (const std::optional<CalendarUnit> unit : units) {
        of_providers ? state.add_parties(unit, spots) : state.add_file(unit, spots);
      }
      for (const Spot& spot : spots) {
        // What was read for another provider does not count.
        state.begin(&nobody);
        settler.settle(family, spot, settled);
      }
    }
  }
  state.begin(nullptr);
  std::ranges::stable_sort(settled, {}, [](const Settled& one) {
    return std::tie(one.settlement, one.provider, one.period);
  });
  return settled;
}

std::string sentence(const Settled& settled, dsl::Language language) {
  std::string text;
  for (const Message& part : settled.because) {
    if (!text.empty()) text += ", ";
    text += interpreter::text(part, language);
  }
  return text;
}

std::string_view name_of(Settled::State state) {
  switch (state) {
    case Settled::State::amount:
      return "settled";
    case Settled::State::review:
      return "review";
    case Settled::State::error:
      return "error";
  }
  return {};
}

}  // namespace clausule::interpreter
