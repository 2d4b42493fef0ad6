#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/reference/random/coverage.hpp"
#include "tests/reference/random/laws.hpp"
#include "tests/reference/random/shrink.hpp"

namespace clausule::differential {

/// A second evaluator.
using Evaluator = std::function<std::vector<interpreter::Decision>(
    const interpreter::Program&, const interpreter::RunFacts&, const interpreter::Dossier&)>;

/// What is looked at, and how much of it.
struct Plan {
  std::uint64_t seed = 1;
  std::size_t dossiers = 20;   ///< for each contract
  std::size_t laws_every = 1;  ///< one in so many contracts is held against the laws; 0: none
  Evaluator second{};          ///< none: only the laws
};

/// Something that went wrong.
struct Problem {
  std::string law;  ///< what it breaks
  std::string what;
  std::uint64_t contract = 0;  ///< its number in the run
  Example example;
};

/// Draws contracts and dossiers, and looks for what goes wrong in deciding them.
class Search {
 public:
  Search(Plan plan, std::vector<GuideRow> guide)
      : plan_(std::move(plan)), coverage_(std::move(guide)) {}

  /// Draws contract `number` and decides dossiers by it.
  void contract(std::uint64_t number);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] const Coverage& coverage() const { return coverage_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }
  [[nodiscard]] std::uint64_t refused() const { return refused_; }
  [[nodiscard]] std::uint64_t contracts() const { return contracts_; }

  /// Makes the example of a problem as small as it can be.
  [[nodiscard]] Example smallest(const Problem& problem) const;

  /// Returns what is wrong with an example by itself; empty where all is well.
  [[nodiscard]] std::string wrong(const std::string& law, const Example& example) const;

 private:
  /// One contract with the dossiers that are decided by it.
  struct Decided;

  void decide_all(Decided& decided, Random& random);
  [[nodiscard]] static bool totals_balance(const Decided& decided);
  /// Brings some amounts of a dossier near to prices.
  void aim(Decided& decided, interpreter::Dossier& dossier, std::size_t at);
  void hold_against_second(Decided& decided, std::size_t at);
  void hold_against_variants(Decided& decided);
  void report(const Decided& decided, std::size_t at, std::string law, std::string what);
  [[nodiscard]] std::string wrong_in_variant(const std::string& law, const Example& example) const;

  Plan plan_;
  std::vector<Problem> problems_;
  Coverage coverage_;
  std::uint64_t lines_ = 0;
  std::uint64_t contracts_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace clausule::differential
