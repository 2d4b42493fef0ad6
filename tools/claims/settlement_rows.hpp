#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "interpreter/settle.hpp"
#include "tools/claims/decision_rows.hpp"
#include "tools/claims/summary.hpp"

namespace clausule::claims {

/// Returns the first line of a settlements file, empty for NDJSON.
std::string settlement_header(const DecisionFormat& format);

/// Returns a settlement as one row of `io.md`, its line end included.
std::string row(const DecisionFormat& format, const interpreter::Settled& settled);

/// What was settled, all together.
class SettlementSummary {
 public:
  void add(const interpreter::Settled& settled);
  void add_lines(std::uint64_t lines, std::uint64_t unread);

  [[nodiscard]] std::uint64_t errors() const { return errors_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

  /// Returns the amounts by settlement and receiver, and what is still open.
  [[nodiscard]] std::string text(dsl::Language language) const;
  /// Returns the same as a JSON object; amounts are texts with two decimals.
  [[nodiscard]] std::string json() const;

 private:
  struct Total {
    std::uint64_t rows = 0;
    std::uint64_t provisional = 0;
    EuroSum amount;
  };

  std::map<std::pair<std::string, std::string>, Total> totals_;  ///< by settlement and receiver
  std::uint64_t questions_ = 0;
  std::uint64_t errors_ = 0;
  std::uint64_t lines_ = 0;
  std::uint64_t unread_ = 0;
};

}  // namespace clausule::claims
