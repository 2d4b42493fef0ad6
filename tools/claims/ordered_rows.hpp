#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tools/claims/problem.hpp"

namespace clausule::claims {

/// Brings rows that come by insured back into the order of the input. Rows that wait for others
/// stand in memory up to `most_in_memory` bytes, and then in a file without a name: 8 bytes a row
/// stay in memory.
class OrderedRows {
 public:
  static constexpr std::size_t most_in_memory = std::size_t{1} << 23U;

  static constexpr std::size_t piece = std::size_t{1} << 20U;

  explicit OrderedRows(std::size_t in_memory = most_in_memory) : in_memory_(in_memory) {}

  void put(std::uint64_t position, std::string_view row);

  /// Returns the rows that follow on those taken before, as far as they are there, about `piece`
  /// bytes at a time; empty where there are none. Valid until the next call.
  std::string_view take();

  /// Why rows that waited were lost.
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  void wait(std::uint64_t position, std::string_view row);
  void write_out();
  void append_waiting(std::uint64_t place);
  bool read(std::uint64_t place, char* out, std::size_t size);
  void fail();

  std::size_t in_memory_;
  std::uint64_t next_ = 0;
  std::string ready_;  ///< what comes before `next_` and was not taken
  std::string taken_;
  /// From 1, the places of the rows from `next_` on; 0 where a row is not there yet.
  std::deque<std::uint64_t> waiting_;
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t written_ = 0;  ///< bytes in the file
  std::string unwritten_;      ///< what comes after those
  std::optional<Problem> failure_;
};

}  // namespace clausule::claims
