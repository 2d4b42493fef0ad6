#include "tests/reference/deductibles.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "tests/reference/deductible_rules.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/programmes.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Tells whether the tariff or the programme of a line says `geen eigen risico`.
bool is_exempt(const World& world, const Case& line) {
  if (line.price.is_priced && line.price.how.version->without_deductible) return true;
  for (const ProgrammeId id : claiming_programmes(world, line.line)) {
    const auto chosen = version_for(world, world.program.programmes[id.index], line.line);
    if (chosen.version->without_deductible && claims(world, id, line.line)) return true;
  }
  return false;
}

/// Returns what would be paid for a line if nothing else kept it from that, or was paid.
Results provisional(const Case& line) {
  Decision decision;
  decision.outcome = Outcome::approved;
  decision.paid = line.line.claim->amount;
  if (line.line.before != nullptr) {
    decision.paid = line.line.before->paid;
  } else if (line.price.amount) {
    decision.paid = std::min(decision.paid, Cents{line.price.amount->cents});
  }
  return results_of(decision, line);
}

/// Returns what deductibles say of a line with the results that it has or would have.
CountedBy counted_with(const World& world, const Case& line, const Results& results) {
  Line with_results = line.line;
  with_results.results = &results;
  return countings_of(world, with_results);
}

CountedBy counted_for(const World& world, const Case& line) {
  const Results results = provisional(line);
  // Where nothing can be paid nothing is laid on the insured, whatever the facts are.
  if (results.paid.value == 0 || is_exempt(world, line)) return {};
  return counted_with(world, line, results);
}

}  // namespace

Results results_of(const Decision& decision, const Case& line) {
  const Cents tariff =
      line.price.amount ? Cents{line.price.amount->cents} : line.line.claim->amount;
  return {decision.paid, tariff, std::string(dutch_name_of(decision.ground)),
          std::string(dutch_name_of(decision.outcome))};
}

std::vector<Finding> findings_of_deductibles(const World& world, const std::vector<Case>& cases,
                                             Case& line) {
  if (world.program.deductibles.empty()) return {};
  line.is_exempt = is_exempt(world, line);
  const CountedBy own = counted_for(world, line);
  constexpr Finder finder{Pass::deductible, Ground::deductible};
  std::vector<Finding> findings = own.findings;
  for (const Unknown& unknown : own.unknowns) {
    findings.push_back(*finding_of_unknown(finder, unknown.open, *unknown.head));
  }
  // A fact that a line decided before misses leaves open what is left of its year.
  for (const Counting& counting : own.countings) {
    for (const Case& before : cases) {
      if (before.line.before == nullptr || !before.was_paid() || before.is_pair()) continue;
      if (!before.line.has_clear_code) continue;
      for (const Unknown& unknown : counted_for(world, before).unknowns) {
        const bool bears = unknown.id == counting.id &&
                           (!unknown.year || *unknown.year == year_of(counting.reference));
        if (bears) findings.push_back(*finding_of_unknown(finder, unknown.open, *unknown.head));
      }
    }
  }
  return findings;
}

namespace {

/// What one deductible laid on the insured for one line.
struct Laid {
  DeductibleId id;
  std::int64_t part = 0;
  int year = 0;
};

/// Fills the accounts of one person.
class Accounts {
 public:
  Accounts(const World& world, std::vector<Case>& cases, std::span<Decision> decisions)
      : world_(world), cases_(cases), decisions_(decisions), laid_(cases.size()) {}

  void run() {
    std::set<std::pair<std::size_t, DeductibleId>> deductibles;
    for (std::size_t line = 0; line < cases_.size(); ++line) {
      countings_.push_back(counts(line) ? counted_for(world_, cases_[line]).countings
                                        : std::vector<Counting>{});
      for (const Counting& counting : countings_.back()) {
        deductibles.emplace(rank_of(world_, counting.id), counting.id);
      }
    }
    // What one deductible lays, those after it no longer count.
    for (const auto& [rank, id] : deductibles) fill(id);
  }

 private:
  struct Entry {
    std::size_t line = 0;
    const Counting* counting = nullptr;
  };

  /// Tells whether a line was or is paid; a pair decided before counts as if it never was there.
  [[nodiscard]] bool counts(std::size_t line) const {
    const Case& one = cases_[line];
    if (one.line.before == nullptr) {
      const Outcome outcome = decisions_[line].outcome;
      return !one.is_pair() && (outcome == Outcome::approved || outcome == Outcome::reduced);
    }
    if (!one.was_paid() || !one.line.has_clear_code || one.credits) return false;
    return !one.credited_by || cases_[*one.credited_by].line.before == nullptr;
  }

  void fill(DeductibleId id) {
    std::vector<Entry> entries;
    for (std::size_t line = 0; line < cases_.size(); ++line) {
      for (const Counting& counting : countings_[line]) {
        if (counting.id == id) entries.push_back({line, &counting});
      }
    }
    std::sort(entries.begin(), entries.end(), [&](const Entry& one, const Entry& other) {
      const Line& first = cases_[one.line].line;
      const Line& second = cases_[other.line].line;
      if ((first.before != nullptr) != (second.before != nullptr)) return first.before != nullptr;
      if (one.counting->reference != other.counting->reference) {
        return one.counting->reference < other.counting->reference;
      }
      return is_lower_id(first.claim->id, second.claim->id);
    });
    std::map<int, std::int64_t> used;
    for (const Entry& entry : entries) {
      if (cases_[entry.line].line.before != nullptr) lay(entry, used);
    }
    give_back(id, used);
    for (const Entry& entry : entries) {
      if (cases_[entry.line].line.before == nullptr) lay(entry, used);
    }
  }

  void lay(const Entry& entry, std::map<int, std::int64_t>& used) {
    const Case& one = cases_[entry.line];
    const Counting& counting = *entry.counting;
    const Results results = results_on(entry.line);
    Line line = one.line;
    line.results = &results;
    const Value value = counted_amount(world_, counting, line);
    std::int64_t counted = 0;
    if (const auto* euros = std::get_if<Decimal>(&value)) {
      counted = euros->to_hundredths().value_or(0);
    }
    const std::int64_t paid = results.paid.value;
    counted = paid < 0 ? std::max(counted, paid) : std::min(counted, paid);
    for (const Laid& earlier : laid_[entry.line]) counted -= earlier.part;
    // Nothing is left to count where those before it laid more than it counts.
    counted = paid < 0 ? std::min<std::int64_t>(counted, 0) : std::max<std::int64_t>(counted, 0);
    const int year = year_of(counting.reference);
    const std::int64_t left = std::max<std::int64_t>(0, counting.amount - used[year]);
    const std::int64_t back = std::max<std::int64_t>(0, used[year]);
    const std::int64_t part = std::clamp(counted, -back, left);
    used[year] += part;
    add(entry.line, {counting.id, part, year}, counting.version->head.name);
  }

  /// A credit gives back what was laid for the line that it credits.
  void give_back(DeductibleId id, std::map<int, std::int64_t>& used) {
    for (std::size_t line = 0; line < decisions_.size(); ++line) {
      if (!cases_[line].credits || cases_[*cases_[line].credits].line.before == nullptr) continue;
      for (const Laid& laid : laid_[*cases_[line].credits]) {
        if (laid.id != id) continue;
        used[laid.year] -= laid.part;
        add(line, {id, -laid.part, laid.year}, world_.program.deductibles[id.index].name);
      }
    }
  }

  void add(std::size_t line, const Laid& laid, std::string_view name) {
    laid_[line].push_back(laid);
    if (line < decisions_.size()) decisions_[line].deductibles.push_back({name, {laid.part}});
  }

  [[nodiscard]] Results results_on(std::size_t line) const {
    const DecidedLine* before = cases_[line].line.before;
    if (before == nullptr) return results_of(decisions_[line], cases_[line]);
    Decision decision;
    decision.outcome = before->outcome;
    decision.paid = before->paid;
    return results_of(decision, cases_[line]);
  }

  const World& world_;
  std::vector<Case>& cases_;
  std::span<Decision> decisions_;
  std::vector<std::vector<Laid>> laid_;
  std::vector<std::vector<Counting>> countings_;
};

}  // namespace

void lay_deductibles(const World& world, std::vector<Case>& cases, std::span<Decision> decisions) {
  if (world.program.deductibles.empty()) return;
  for (std::size_t line = 0; line < decisions.size(); ++line) {
    decisions[line].exempt = cases[line].is_exempt;
  }
  Accounts(world, cases, decisions).run();
}

}  // namespace clausule::reference
