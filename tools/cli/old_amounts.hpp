#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "tools/analysis/shrink/comparison.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/claims/rows.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// Why amounts and lines do not belong together, with its place and remedy.
struct Mismatch {
  std::string english;
  std::string dutch;
};

/// The amounts of an old engine: a file with `line` and `paid`, and perhaps `insured` and
/// `outcome`. All of it stays in memory.
class OldAmountsFile {
 public:
  using Failure = std::variant<claims::Problem, Mismatch>;

  static std::variant<OldAmountsFile, Failure> read(const std::string& path);

  /// Returns the amounts of the lines of one insured, by their ids, and remembers that these lines
  /// are there. A line without an amount is not among them, nor is one whose id another line of
  /// this insured has: no run decides those.
  std::variant<shrink::OldAmounts, Mismatch> take(const claims::Group& group);

  /// Returns the first amount of which no line was taken, after all of them were.
  [[nodiscard]] std::optional<Mismatch> left(const std::string& lines_file) const;

 private:
  struct Amount {
    shrink::Found found;
    std::size_t row = 0;
    std::size_t again = 0;  ///< the first other row of the same line; 0 for none
    bool taken = false;
    bool of_another = false;  ///< there is such a line, of another insured
  };
  /// The line, and the insured, empty where the file does not say.
  using Key = std::pair<std::string, std::string>;
  using Entry = std::pair<const Key, Amount>;

  explicit OldAmountsFile(std::string name) : name_(std::move(name)) {}
  Entry* find(const std::string& insured, const std::string& line);
  std::optional<Failure> add(const claims::Row& row, const claims::RowReader& reader);
  [[nodiscard]] Mismatch twice(const Key& key, const Amount& amount) const;
  [[nodiscard]] Mismatch at_line(std::size_t row, const std::string& english,
                                 const std::string& dutch) const;

  std::string name_;
  std::map<Key, Amount> amounts_;
};

}  // namespace clausule::cli
