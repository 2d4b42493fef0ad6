#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Shows on a terminal, twice a second at most, how far long work is; nothing elsewhere.
class Progress {
 public:
  explicit Progress(const Terminal& terminal);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::uint64_t lines);
  /// Shows how many of something are done.
  void show(std::uint64_t done, std::string_view what);
  /// Takes the progress off the terminal.
  void clear();
  /// Returns the milliseconds since the work began.
  [[nodiscard]] std::int64_t elapsed() const;

 private:
  const Terminal& terminal_;
  bool shown_ = false;
  bool wanted_;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace clausule::cli
