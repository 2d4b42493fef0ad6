#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/engine/evaluate.hpp"

namespace clausule::interpreter::engine {

/// One version of a settlement, and the sums it reads: indices into `Program::settlement_sums`.
struct VersionPlan {
  const SettlementVersion* version = nullptr;
  std::vector<std::uint32_t> sums;
};

/// A settlement with what is worked out once for all lines.
struct SettlementPlan {
  SettlementId id;
  const Settlement* settlement = nullptr;
  std::uint32_t family = 0;  ///< one number for it and all that departs from it
  std::vector<VersionPlan> versions;
};

/// Returns the plans of all settlements, by name.
std::vector<SettlementPlan> settlement_plans(const Program& program);

/// Returns the days of the period of a version that holds a date; without a period there are none.
DateInterval period_of(const SettlementVersion& version, Date date);

/// Whom a settlement is computed over and in which period.
struct Spot {
  std::string scope;    ///< the number of a provider; empty for one insured or the file
  DateInterval period;  ///< none where it is computed over the whole file
  bool operator<(const Spot& other) const {
    return std::tie(scope, period.from) < std::tie(other.scope, other.period.from);
  }
};

/// What the lines at one spot add up to.
struct Tally {
  std::vector<Value> sums;  ///< one for each of `VersionPlan::sums`
  std::uint64_t lines = 0;
  std::uint64_t review = 0;
  std::uint64_t errors = 0;
};

/// Adds decided lines up for the settlements of one scope.
class Ledger {
 public:
  Ledger(const Evaluator& evaluator, const std::vector<SettlementPlan>& plans,
         SettlementScope scope)
      : evaluator_(evaluator), plans_(plans), scope_(scope) {}

  /// Adds a line with its results to the sums of each settlement that is about it. `scope` is the
  /// number of the provider, or empty.
  void add(const Line& line, Outcome outcome, const std::string& scope);

  /// Returns the version of a settlement with this period that holds on the date on which facts
  /// are read, or null.
  [[nodiscard]] static const VersionPlan* version_at(const SettlementPlan& plan,
                                                     const DateInterval& period, Date reference);

  /// Returns where the settlements of a family have lines.
  [[nodiscard]] const std::set<Spot>& spots(std::uint32_t family) const;
  /// Returns what the lines of a version add up to at a spot; zero where there are none.
  [[nodiscard]] Tally tally(const VersionPlan& version, const Spot& spot) const;

  void clear();

 private:
  struct Key {
    const VersionPlan* version = nullptr;
    Spot spot;
    bool operator<(const Key& other) const {
      if (version != other.version) return version < other.version;
      return spot < other.spot;
    }
  };

  void add_to(Tally& tally, const VersionPlan& version, Truth selected, const Line& line);

  const Evaluator& evaluator_;
  const std::vector<SettlementPlan>& plans_;
  SettlementScope scope_;
  std::map<Key, Tally> tallies_;
  std::map<std::uint32_t, std::set<Spot>> spots_;
};

}  // namespace clausule::interpreter::engine
