#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "interpreter/decision.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// Reads back the decisions that a run wrote, one for each line in the order of the input.
class DecisionReader {
 public:
  /// `contract` is the `name@hash` that reads them.
  static std::variant<DecisionReader, Problem> open(const Input& input, std::string contract);

  /// Returns the decision on the line at a place in the input, counted from 0; or why there is
  /// none. Each is taken once. Memory holds what was read and not yet taken.
  std::variant<interpreter::Decision, Problem> take(std::uint64_t position, const std::string& id);

  /// Reads to the end, after the last line; returns why that had to stop.
  std::optional<Problem> finish();

  /// The contracts of the same name under which decisions were made that hash differently; at most
  /// 20.
  [[nodiscard]] const std::set<std::string>& other_hashes() const { return other_hashes_; }
  [[nodiscard]] const std::string& file() const { return rows_.file(); }

 private:
  struct Kept {
    std::string line;
    std::size_t row = 0;
    interpreter::Outcome outcome{};
    interpreter::Ground ground{};
    interpreter::Cents paid;
  };

  DecisionReader(RowReader rows, std::string contract)
      : rows_(std::move(rows)), contract_(std::move(contract)) {}
  bool read_next();
  void read_row(Kept& kept);
  void check_contract(std::string_view written);
  void fail(const std::string& column, interpreter::Message message);

  RowReader rows_;
  std::string contract_;
  Row row_;
  std::uint64_t first_ = 0;  ///< the place of the first of `waiting_`
  std::deque<std::optional<Kept>> waiting_;
  std::set<std::string> other_hashes_;
  std::optional<Problem> failure_;
};

}  // namespace clausule::claims
