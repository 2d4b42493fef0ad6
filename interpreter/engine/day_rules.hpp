#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/flat_amounts.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// In place of the number of a group: all rows of a version that are kept as `CodePairs`.
constexpr std::uint32_t all_pairs = 0xffffffff;

/// One row of one group of one version of an exclusion.
struct DeniedPlace {
  std::uint32_t exclusion = 0;
  std::uint32_t version = 0;
  std::uint32_t entry = 0;
  std::uint32_t row = 0;  ///< of `all_pairs`: the denied code in `CodePairs::codes`
};

/// A rule that can bear on a code on some days.
template <typename Id, typename Version>
struct RuleOnDays {
  Id id;
  const Version* version = nullptr;  ///< in force on these days; null: that depends on the line
  bool selected = false;             ///< it is about every line with the code, guards apart
};

/// A row of an exclusion that can deny a code on some days.
struct DeniedOnDays {
  DeniedPlace place;
  const ExclusionVersion* version = nullptr;  ///< as in `RuleOnDays`
  bool selected = false;                      ///< the row is about every line with the code
  bool is_stay = false;                       ///< it denies during a stay, beside no other line
};

/// What of a contract can bear on a code, on days between which none of that changes: worked out
/// once, so that a line only asks what differs from line to line.
struct DayRules {
  bool in_contract = false;
  const CodeListVersion* refused_by = nullptr;  ///< the register that does not have the code
  std::vector<ProgrammeId> programmes;          ///< that may claim it, by name
  bool surely_claimed = false;                  ///< each of these has the code on these days
  std::vector<RuleOnDays<ConditionId, ConditionVersion>> conditions;
  std::vector<RuleOnDays<LimitId, LimitVersion>> limits;
  struct TariffOnDays : RuleOnDays<TariffId, TariffVersion> {
    const AmountRow* row = nullptr;    ///< that holds for the code; null where that depends
    std::optional<FlatAmount> flat{};  ///< what it comes to, where no line changes that
    bool by_provider = false;          ///< its rows ask for the code and the provider only
    std::uint64_t ordinal = 0;         ///< above 0, and never that of another
  };
  std::vector<TariffOnDays> tariffs;
  std::vector<DeniedOnDays> denied;
  /// One for each deductible of the program; `counts` where it can count the code.
  struct DeductibleOnDays : RuleOnDays<DeductibleId, DeductibleVersion> {
    bool counts = false;
    std::optional<std::int64_t> amount{};  ///< of the year, in cents, where no line changes it
  };
  std::vector<DeductibleOnDays> deductibles;
};

struct CodeInfo;

/// Returns the days, in order, on which something changes of what bears on a code: each is the
/// first on which it is otherwise.
std::vector<Date> changes_for(const Evaluator& evaluator, const CodeInfo& info);

/// Returns the days, in order, on which what a set says of a code changes. Only for a set that
/// `is_fixed_with_tables`.
std::vector<Date> changes_of(const Evaluator& evaluator, const CodeSet& set, const CodeValue& code);

/// Returns what bears on a code on a day.
DayRules rules_on(const Evaluator& evaluator, const CodeInfo& info, Date day);

}  // namespace clausule::interpreter::engine
