#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tools/claims/problem.hpp"

namespace clausule::claims {

/// What a run says beside its decisions. Bounded, however much there is to say.
class Notes {
 public:
  /// The problems that are kept; the rest is counted.
  static constexpr std::size_t most_problems = 20;
  static constexpr std::size_t most_names = 100;

  /// Records a row that cannot be read in a file beside the lines.
  void add_problem(const Problem& problem);
  /// Records a programme that the contract does not name.
  void ignore_programme(std::string_view name);
  /// Records columns of a file that nobody declared.
  void ignore_columns(const std::string& file, const std::set<std::string>& names);

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::size_t problem_count() const { return problem_count_; }
  [[nodiscard]] const std::set<std::string>& programmes() const { return programmes_; }
  [[nodiscard]] const std::map<std::string, std::set<std::string>>& columns() const {
    return columns_;
  }

 private:
  std::vector<Problem> problems_;
  std::size_t problem_count_ = 0;
  std::set<std::string> programmes_;
  std::map<std::string, std::set<std::string>> columns_;
};

/// Returns what a run has to say beside its decisions, one line each; empty where there is nothing.
std::string text(const Notes& notes, dsl::Language language);

}  // namespace clausule::claims
