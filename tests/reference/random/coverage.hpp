#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "interpreter/decision.hpp"
#include "tests/reference/random/pieces.hpp"

namespace clausule::differential {

/// A row of the table in the guide: clauses that mean the same in another way, and the heads of the
/// declarations in which they may stand.
struct GuideRow {
  std::vector<std::string> clauses;
  std::set<std::string> heads;
};

/// Reads the table of `docs/language/clauses.md`.
std::vector<GuideRow> guide_rows(std::string_view page);

/// What decisions were made of: how often each outcome, each ground, each clause and each pair of
/// clauses in one declaration took part.
class Coverage {
 public:
  explicit Coverage(std::vector<GuideRow> guide) : guide_(std::move(guide)) {}

  void add(const interpreter::Decision& decision);

  /// Adds a contract by which lines were decided. A rule took part as often as `taking_part` says;
  /// what is no rule took part in each of the `lines`.
  void add(const Contract& contract, const std::map<std::string, std::uint64_t>& taking_part,
           std::uint64_t lines);

  /// Returns what never took part: `outcome reduced`, `tarief: bedraagt`,
  /// `tarief: bedraagt + per`.
  [[nodiscard]] std::vector<std::string> never() const;

  /// Writes the counts as a table: outcomes, grounds, clauses; pairs only where there are few.
  [[nodiscard]] std::string text() const;

 private:
  /// Returns the rows of the guide that a declaration has clauses of.
  [[nodiscard]] std::set<std::size_t> rows_of(const Declaration& declaration) const;
  [[nodiscard]] std::string name_of(std::string_view head, std::size_t row) const;
  [[nodiscard]] std::string name_of(std::string_view head, std::size_t row,
                                    std::size_t other) const;

  std::vector<GuideRow> guide_;
  std::array<std::uint64_t, interpreter::outcomes.size()> outcomes_{};
  std::array<std::uint64_t, interpreter::grounds.size()> grounds_{};
  std::map<std::pair<std::string, std::size_t>, std::uint64_t> clauses_;
  std::map<std::pair<std::string, std::pair<std::size_t, std::size_t>>, std::uint64_t> pairs_;
};

/// Counts which rules a decision names.
void add_rules(const interpreter::Decision& decision,
               std::map<std::string, std::uint64_t>& taking_part);
/// Counts which rules an explanation says took part.
void add_rules(const interpreter::Explanation& explanation,
               std::map<std::string, std::uint64_t>& taking_part);

}  // namespace clausule::differential
