#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/engine/exceptions.hpp"
#include "interpreter/engine/state.hpp"

namespace clausule::interpreter::engine {

/// One rule's word on one line because of another, or because of a stay (`by` empty).
struct Edge {
  std::optional<std::size_t> by;
  std::uint32_t rule = 0;  ///< index of the exclusion whose pair it is, exceptions apart
  Said said;
  /// A sentence about the pair, for a denial.
  Statement denied;
  /// Whether the rule's own conditions are known for this pair.
  Truth certain = true;
  /// A group `toegestaan` outside an exception: it asserts (`semantics.md` 20).
  bool is_permission = false;
};

/// One line among those that a limit counts.
struct Counted {
  std::size_t line = 0;
  Decimal amount;
  bool has_amount = true;             ///< what it counts for is known
  Truth applies = true;               ///< or what keeps it from being known
  const RuleHead* doubted = nullptr;  ///< the rule that is not known to apply
};

/// A limit with the lines it counts, in the order of `semantics.md` 3.
struct LimitGroup {
  const LimitVersion* version = nullptr;
  LimitId id;
  std::vector<Counted> members;
  std::size_t before = 0;  ///< how many of them, the first, were decided before
};

/// Lines of which a tariff or programme allows one a period.
struct OnceGroup {
  std::vector<std::size_t> members;
  std::size_t before = 0;  ///< how many of them, the first, were decided before
};

/// Resolves exclusions and limits in one graph (`semantics.md` 3): which lines are gone, open or
/// stay. Lines are visited once all that can deny them are.
class Graph {
 public:
  Graph(const Evaluator& evaluator, const CodeIndex& index, std::vector<LineState>& lines);

  /// Gives each line to decide its findings, and what it recovers of lines decided before. A person
  /// with so many lines that pairs of them cannot be kept has all of them in error: that is a wrong
  /// column in the file, not a person.
  void resolve();

  /// The words of exclusions about each line, for explanations.
  [[nodiscard]] const std::vector<Edge>& edges_of(std::size_t line) const { return edges_[line]; }

 private:
  void sort_lines();
  void refuse_all();
  void add_edges(std::size_t denied);
  void add_edge(std::size_t denied, const DeniedOnDays& known);
  [[nodiscard]] std::span<const std::size_t> denying_lines(const DenyingPlace& place,
                                                           const ExclusionEntry& entry,
                                                           Date denied) const;
  void add_limits();
  void add_once();
  void visit_all();
  void visit(std::size_t line);
  void visit_edges(std::size_t line);
  void visit_edge(std::size_t line, const Edge& edge);
  void note_uses(std::size_t line);
  void add_recoveries();
  void visit_limit(std::size_t line, const LimitGroup& group, std::size_t at);
  void visit_once(std::size_t line);
  [[nodiscard]] bool has_precedence(const LineState& winner, const LineState& loser) const;
  [[nodiscard]] bool in_same_window(const Window& window, std::size_t one, std::size_t other) const;
  /// What is left of a permission that may be used only so often.
  enum class Permission : std::uint8_t { granted, spent, open };
  Permission use_permission(const Said& said, std::size_t line, std::optional<std::size_t>& waits);
  void hang(std::size_t line, std::size_t on, const RuleHead& head, Ground ground);

  const Evaluator& evaluator_;
  const CodeIndex& index_;
  std::vector<LineState>& lines_;
  std::map<DenyingPlace, std::vector<std::size_t>> denying_;  ///< by date and id
  std::vector<std::size_t> order_;                            ///< lines as they count
  std::vector<std::vector<Edge>> edges_;                      ///< by denied line
  std::vector<LimitGroup> limits_;
  std::vector<std::vector<std::pair<std::size_t, std::size_t>>> limits_of_;  ///< group, place in it
  std::vector<OnceGroup> once_;
  std::vector<std::optional<std::pair<std::size_t, std::size_t>>> once_of_;  ///< group, place in it
  std::vector<std::vector<std::size_t>> before_;  ///< lines to visit before each line
  struct Use {
    const ExclusionVersion* permission;
    std::size_t line;
  };
  std::vector<Use> uses_;
  std::size_t pairs_ = 0;
};

}  // namespace clausule::interpreter::engine
