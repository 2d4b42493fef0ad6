#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "tools/claims/problem.hpp"

namespace clausule::claims {

/// A file that appears whole or not at all: what is written stands in a file beside it until
/// `finish`. `-` is standard output; devices and pipes are written as they are.
class OutputFile {
 public:
  static std::variant<OutputFile, Problem> create(const std::string& path);
  ~OutputFile();
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  /// Writes a text; a failure shows in `finish`, and after one nothing is written.
  void write(std::string_view text);
  /// Tells whether something could not be written already.
  [[nodiscard]] bool failed() const { return failure_.has_value(); }

  /// Makes the file appear, or says why it cannot.
  std::optional<Problem> finish();

 private:
  struct Close {
    void operator()(std::FILE* file) const;
  };

  explicit OutputFile(std::string path);
  void fail();

  std::string path_;
  std::string temporary_;  ///< empty where the file itself is written
  std::unique_ptr<std::FILE, Close> file_;
  std::optional<Problem> failure_;
};

}  // namespace clausule::claims
