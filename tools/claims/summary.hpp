#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "interpreter/decimal.hpp"
#include "interpreter/decision.hpp"

namespace clausule::claims {

/// A sum of amounts of any size.
class EuroSum {
 public:
  void add(interpreter::Cents amount);
  void add(const EuroSum& other);

  [[nodiscard]] interpreter::Decimal euros() const;
  /// Writes `€ 1234,50` in the marks of a language.
  [[nodiscard]] std::string to_string(dsl::Language language) const;

 private:
  std::int64_t cents_ = 0;
  interpreter::Decimal rest_;
};

/// Lines and amounts of one outcome or one rule.
struct Totals {
  std::uint64_t lines = 0;
  EuroSum claimed;
  EuroSum paid;
  EuroSum open;

  void add(const Totals& other);
};

/// What a run decided, all together.
class Summary {
 public:
  /// Counts one line that was read. `has_amount` tells whether what was claimed could be read.
  void add_line(interpreter::Cents claimed, bool has_amount);
  /// Counts one decision that was written.
  void add(const interpreter::Decision& decision);
  /// Adds what another part of the run decided.
  void add(const Summary& other);

  [[nodiscard]] std::uint64_t lines(interpreter::Outcome outcome) const;
  /// Tells whether lines in are lines out and euros in are paid, cut, rejected, open and error.
  [[nodiscard]] bool balances() const;

  /// Returns the tables by outcome and by rule, the review share and the control totals.
  [[nodiscard]] std::string text(dsl::Language language) const;
  /// Returns the same as a JSON object; amounts are texts with two decimals.
  [[nodiscard]] std::string json() const;

 private:
  [[nodiscard]] const Totals& of(interpreter::Outcome outcome) const;
  [[nodiscard]] interpreter::Decimal cut() const;
  [[nodiscard]] std::string review_text(dsl::Language language) const;
  [[nodiscard]] std::string control_text(dsl::Language language) const;

  std::uint64_t lines_in_ = 0;
  std::uint64_t lines_without_amount_ = 0;
  EuroSum claimed_in_;
  Totals all_;
  std::array<Totals, 5> by_outcome_;
  EuroSum deductible_;
  EuroSum recover_;
  std::map<std::string, Totals, std::less<>> by_rule_;
};

}  // namespace clausule::claims
