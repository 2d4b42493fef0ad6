#pragma once

#include "tests/reference/tariffs.hpp"
#include "tests/reference/world.hpp"

namespace clausule::reference {

/// All that is found of one line while a dossier is decided.
struct Case {
  Line line;
  Price price;
  std::vector<Finding> findings;
  bool in_graph = false;
  bool is_exempt = false;                  ///< a rule says `geen eigen risico`
  std::optional<std::size_t> credits;      ///< the line that this one credits
  std::optional<std::size_t> credited_by;  ///< the line that credits this one
  std::vector<Recovery> recover;

  [[nodiscard]] bool is_pair() const { return credits || credited_by; }
  /// Tells whether a line was paid when it was decided before.
  [[nodiscard]] bool was_paid() const {
    return line.before != nullptr &&
           (line.before->outcome == Outcome::approved || line.before->outcome == Outcome::reduced);
  }
  [[nodiscard]] bool is_gone() const {
    const Finding* finding = decisive(findings);
    return finding != nullptr && finding->effect == Effect::gone;
  }
  [[nodiscard]] bool is_open() const { return !findings.empty() && !is_gone(); }
  [[nodiscard]] bool stays() const { return findings.empty(); }
};

/// Tells whether a line counts before another: decided before, then by date, then by id
/// (`semantics.md` 3, 63).
bool is_earlier(const Line& one, const Line& other);

/// Tells whether an id comes before another: numbers first and as numbers, others byte by byte.
bool is_lower_id(const std::string& one, const std::string& other);

/// Pairs credits with what they credit (`semantics.md` 29); a credit that has no pair is an error.
void pair_credits(std::vector<Case>& cases);

/// Finds what exclusions and limits make of the lines (`semantics.md` 2, 3), and what new lines
/// recover of those decided before.
void resolve_graph(const World& world, std::vector<Case>& cases);

}  // namespace clausule::reference
