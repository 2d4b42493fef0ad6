#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace clausule::benchmark {

/// A file that is written by appending to its text.
class Output {
 public:
  Output(const std::filesystem::path& folder, std::string_view name, std::string_view header);

  /// What is to be written next. Call `flush` now and then.
  std::string& text() { return text_; }
  /// Hands a full buffer to the system.
  void flush() {
    if (text_.size() >= buffer_size) write();
  }
  /// Writes what is left; returns why the file could not be written.
  std::optional<std::string> finish();

 private:
  static constexpr std::size_t buffer_size = std::size_t{1} << 20U;
  void write();

  std::filesystem::path path_;
  std::ofstream file_;
  std::string text_;
};

/// Appends `2023-01-31`.
void append(std::string& out, std::chrono::sys_days day);
/// Appends `1234.50`, with the given mark.
void append_cents(std::string& out, std::int64_t cents, char mark = '.');

}  // namespace clausule::benchmark
