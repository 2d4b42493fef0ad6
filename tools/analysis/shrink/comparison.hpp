#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"
#include "tools/analysis/shrink/facts.hpp"

namespace clausule::shrink {

/// What was decided on a line, as far as it is compared. An old engine's amounts have no rule, and
/// perhaps no outcome.
struct Found {
  std::optional<interpreter::Outcome> outcome;
  interpreter::Cents paid;
  std::string rule;
  interpreter::Ground ground{};
};

/// Tells whether two sides made something else of a line: another amount or another outcome.
bool differs(const Found& one, const Found& other);

/// What each side made of the lines of a dossier, in their order; nothing where the other side says
/// nothing of a line.
struct Both {
  std::vector<Found> here;
  std::vector<std::optional<Found>> there;

  [[nodiscard]] bool differ_at(std::size_t line) const {
    return there[line] && differs(here[line], *there[line]);
  }
  /// Returns the first line that differs.
  [[nodiscard]] std::optional<std::size_t> first() const;
};

/// Decides dossiers by one contract; those that another program read.
class Judge {
 public:
  Judge(std::shared_ptr<const interpreter::Program> program, const interpreter::Program& reader);

  /// What is known of providers, from now on.
  void use(const interpreter::Providers& providers) { *providers_ = carry_.carried(providers); }
  /// Decides the dossier of a case as if it were the whole claim file. Its providers are not read.
  std::vector<Found> decide(const interpreter::TestCase& test);

 private:
  std::shared_ptr<const interpreter::Program> program_;
  CarryOver carry_;
  std::unique_ptr<interpreter::Providers> providers_;  ///< the engine has its address
  std::optional<interpreter::Engine> engine_;
  std::optional<interpreter::Date> known_on_;  ///< of the engine
};

/// The amounts of an old engine, by the id of a line.
using OldAmounts = std::map<std::string, Found, std::less<>>;

/// The other side: a contract, or amounts that stand.
class Comparison {
 public:
  /// `reader` is the program by which the cases were read.
  Comparison(Judge here, std::optional<Judge> there)
      : here_(std::move(here)), there_(std::move(there)) {}

  /// Decides what stands in a case, its providers too.
  Both decide(const interpreter::TestCase& test);
  /// The same, with the providers handed over last.
  Both decide_with_known_providers(const interpreter::TestCase& test);
  void use(const interpreter::Providers& providers);
  /// The amounts of one insured, where the other side is no contract.
  void use(OldAmounts amounts) { amounts_ = std::move(amounts); }

  /// Whether the other side is a contract, which can be asked again.
  [[nodiscard]] bool is_between_contracts() const { return there_.has_value(); }

 private:
  Judge here_;
  std::optional<Judge> there_;
  OldAmounts amounts_;
};

/// Tells whether a case still shows what it has to.
using Keeps = std::function<bool(const interpreter::TestCase&)>;

/// Returns a test of cases: the line is still there, each side decides it by the same rule with the
/// same outcome, and the sides still differ. Amounts that stand were made of that one line: what is
/// paid for it here is the same too. All that is given outlives what is returned.
Keeps keeps_difference(Comparison& comparison, const interpreter::TestCase& test, std::size_t line);

/// Returns a stricter test: the same is true of every line, those that do not differ too.
Keeps keeps_decisions(Comparison& comparison, const interpreter::TestCase& test);

}  // namespace clausule::shrink
