#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// Returns what of a line counts for a deductible, in euros, rounded as its rule says; what keeps
/// it from being known. The results of the line are known.
Value counted_amount(const Evaluator& evaluator, const Counting& counting, const Line& line);

/// Fills the accounts of all deductibles of one person. Keeps its memory from one person to the
/// next.
class Accounts {
 public:
  explicit Accounts(const Evaluator& evaluator);

  /// Lays what is paid on the insured, once all lines are decided: history first, then by reference
  /// date and id. `decisions` has one for each line to decide, and gets its parts.
  void lay(std::span<LineState> lines, std::span<Decision> decisions);

 private:
  /// One line that a deductible counts.
  struct Entry {
    std::size_t line = 0;
    const Counting* counting = nullptr;
  };

  void fill(DeductibleId id);
  /// Returns what is used of a year, in cents.
  std::int64_t& used_in(int year);
  [[nodiscard]] bool counts(std::size_t line) const;
  void give_back(DeductibleId id);
  void lay(const Entry& entry);
  [[nodiscard]] Results results_on(std::size_t line) const;
  void add(std::size_t line, const Laid& laid);

  const Evaluator& evaluator_;
  std::vector<DeductibleId> order_;  ///< in which they go
  std::span<LineState> lines_;
  std::span<Decision> decisions_;
  std::vector<Entry> entries_;
  std::vector<std::pair<int, std::int64_t>> used_;  ///< by year
};

}  // namespace clausule::interpreter::engine
