#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tools/claims/problem.hpp"

namespace clausule::claims {

/// A file to read; `-` is standard input.
struct Input {
  std::string path;

  /// Returns the name that problems cite: without folders, so that no machine's folders stand in a
  /// decision.
  [[nodiscard]] std::string name() const;
};

/// Reads a file line by line in bounded memory. Line ends are LF or CR/LF; a byte order mark is
/// left out.
class TextLines {
 public:
  /// Opens a file. Lines longer than `longest` bytes are cut to that length.
  static std::variant<TextLines, Problem> open(const Input& input, std::size_t longest);

  /// Moves to the next line; false at the end or where reading fails.
  bool next();

  /// The current line; valid until the next call.
  [[nodiscard]] std::string_view line() const { return line_; }
  [[nodiscard]] bool is_cut() const { return cut_; }
  /// Counted from 1.
  [[nodiscard]] std::size_t number() const { return number_; }
  /// Why reading ended before the end of the file.
  [[nodiscard]] const std::optional<Problem>& failure() const { return failure_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };

  TextLines(std::string name, std::FILE* file, std::size_t longest);
  bool fill();
  void finish_line();

  std::string name_;
  std::unique_ptr<std::FILE, Close> file_;
  std::size_t longest_;
  std::vector<char> buffer_;
  std::string_view unread_;
  /// No string: the bytes of a short one move with it, and `line_` would stay where they were.
  std::vector<char> spilled_;
  std::string_view line_;
  bool cut_ = false;
  std::size_t number_ = 0;
  std::optional<Problem> failure_;
};

/// Returns that the last call of the system failed on a file, with the reason as the system says
/// it.
Problem system_problem(std::string file, interpreter::Says says);

}  // namespace clausule::claims
