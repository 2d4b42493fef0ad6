#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/date.hpp"
#include "interpreter/program.hpp"
#include "interpreter/value.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// Reads the cells of one row and keeps the first problem in it.
class Cells {
 public:
  Cells(const Row& row, const Columns& columns, const std::string& file)
      : row_(row), columns_(columns), file_(file), problem_(row.problem) {}

  /// Each returns nothing where the cell is empty or no such thing; the latter is a problem, and so
  /// is an empty cell of a required column. Texts last as long as the row.
  std::optional<std::string_view> id(std::size_t column);
  std::optional<std::string_view> code(std::size_t column);
  std::optional<std::string_view> provider(std::size_t column);
  std::optional<interpreter::Date> date(std::size_t column);
  std::optional<interpreter::Cents> amount(std::size_t column);
  std::optional<interpreter::Outcome> outcome(std::size_t column);
  std::optional<std::int64_t> quantity(std::size_t column);
  /// Returns the facts that are known.
  std::vector<interpreter::KnownFact> facts(const interpreter::Program& program);

  /// Records a problem of this row unless there is one already.
  void refuse(std::string column, interpreter::Message message);

  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

 private:
  bool is_filled(std::size_t column);

  const Row& row_;
  const Columns& columns_;
  const std::string& file_;
  std::optional<Problem> problem_;
};

/// Fills in what a row says of a claim line, its id apart: the columns of `service_column`, of
/// which the first stands at `service`, and the facts that a contract declares. Returns whether it
/// has an amount.
bool read_claim(Cells& cells, std::size_t service, const interpreter::Program& program,
                interpreter::ClaimLine& claim);

}  // namespace clausule::claims
