#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/engine/ask_rules.hpp"
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
  /// True, or what keeps it from being known whether the rule holds for this pair.
  Truth certain = true;
  const RuleHead* doubted = nullptr;  ///< the rule whose fact that is; null where it is known
  /// A group `toegestaan` outside an exception: it asserts (`semantics.md` 20).
  bool is_permission = false;
};

/// One line among those that a limit counts.
struct Counted {
  std::size_t line = 0;
  Decimal amount;
  bool has_amount = true;  ///< what it counts for is known
  Truth applies = true;    ///< or what keeps it from being known
  const LimitVersion* version = nullptr;
  Date reference{};                   ///< on which the version reads its facts
  const RuleHead* doubted = nullptr;  ///< the rule that is not known to apply
};

/// A limit with the lines it counts, in the order of `semantics.md` 3.
struct LimitGroup {
  LimitId id;
  std::size_t selection = 0;  ///< an exception to several limits is a limit for each of them
  std::vector<Counted> members;
  std::size_t before = 0;  ///< how many of them, the first, were decided before
};

/// Lines of which a tariff or programme allows one a period, for each code: those with the same
/// digits, since a code without a list may be that of any (`semantics.md` 16).
struct OnceGroup {
  std::vector<std::size_t> members;
  std::size_t before = 0;  ///< how many of them, the first, were decided before
};

/// A limit that counts a line, for explanations of what was used.
struct CountedBy {
  LimitId limit;
  const LimitVersion* version = nullptr;
  Date reference{};    ///< on which the version reads its facts
  bool fills = false;  ///< with the line it is full, and not over
};

/// Where a line stands in a group: the group, and the place among its members.
struct Membership {
  std::size_t group = 0;
  std::size_t place = 0;
};

/// Resolves exclusions and limits in one graph (`semantics.md` 3): which lines are gone, open or
/// stay. Lines are visited once all that can deny them are. Keeps its memory from one dossier to
/// the next.
class Graph {
 public:
  Graph(const Evaluator& evaluator, const CodeIndex& index)
      : evaluator_(evaluator),
        index_(index),
        has_rivals_(std::ranges::any_of(evaluator.program().limits, [](const Limit& limit) {
          return limit.exceptions.size() > 1;
        })) {}

  /// Gives each line to decide its findings, and what it recovers of lines decided before. A person
  /// with so many lines that pairs of them cannot be kept has all of them in error: that is a wrong
  /// column in the file, not a person. The lines stay where they are until the next call.
  void resolve(std::span<LineState> lines);

  /// The words of exclusions about each line, for explanations.
  [[nodiscard]] const std::vector<Edge>& edges_of(std::size_t line) const {
    return nodes_[line].edges;
  }
  /// The exclusions that do not apply to a line, as they lack a fact and let that pass.
  [[nodiscard]] const std::vector<const RuleHead*>& waived_of(std::size_t line) const {
    return nodes_[line].waived;
  }
  /// Returns the limits that surely count a line.
  [[nodiscard]] std::vector<CountedBy> limits_of(std::size_t line) const;

 private:
  /// What is known of a line as a part of the graph.
  struct Node {
    std::vector<Edge> edges;  ///< by which it may be denied
    std::vector<const RuleHead*> waived;
    std::vector<Membership> limits;  ///< that count it
    std::optional<Membership> once;
    std::vector<std::size_t> before;  ///< lines to visit before it
    std::vector<std::size_t> after;   ///< lines that wait for it
    std::size_t waiting = 0;
    bool visited = false;

    void clear();
  };
  /// A line that can deny by one group of an exclusion.
  struct DenyingLine {
    DenyingPlace place;
    Date date;
    std::size_t order = 0;  ///< among the lines as they count
    std::size_t line = 0;
  };
  using LimitAnswer = RuleAnswer<LimitId, LimitVersion>;

  void begin(std::span<LineState> lines);
  void sort_lines();
  void refuse_all();
  void add_edges(std::size_t denied);
  void add_edge(std::size_t denied, const DeniedOnDays& known);
  [[nodiscard]] std::span<const DenyingLine> denying_lines(const DenyingPlace& place,
                                                           const ExclusionEntry& entry,
                                                           Date denied) const;
  void add_limits();
  void count(std::size_t line, const LimitAnswer& answer);
  LimitGroup& group_of(const LimitAnswer& answer, std::size_t& index);
  void add_once();
  void wait_for_once(std::size_t line, const OnceGroup& group);
  /// Tells whether a tariff or programme lets a line be claimed once a period.
  [[nodiscard]] bool is_once(std::size_t line) const;
  void order_permissions();
  void visit_all();
  void visit(std::size_t line);
  /// Visits what waits for a circle, and says of the lines of one that they are in it.
  void visit_circles();
  Finding finding_of_circle(std::size_t line, const std::vector<std::size_t>& circle) const;
  void visit_edges(std::size_t line);
  void visit_edge(std::size_t line, const Edge& edge);
  /// `said` is what the rule and its exceptions say, or what holds where a permission is used up.
  [[nodiscard]] std::optional<Finding> finding_of_edge(std::size_t line, const Edge& edge,
                                                       const Said& said) const;
  /// Adds what an exclusion finds. Of one rule only one finding of a kind counts: that beside the
  /// line that is earlier, any line before none (`semantics.md` 3).
  void add_finding(std::size_t line, const Finding& finding);
  [[nodiscard]] bool is_cited_before(const Finding& one, const Finding& other) const;
  void note_uses(std::size_t line);
  void add_recoveries();
  void visit_limits(std::size_t line);
  void settle_rivals(std::size_t line, std::vector<std::optional<Finding>>& found);
  std::optional<Finding> finding_of_limit(std::size_t line, const LimitGroup& group,
                                          std::size_t at) const;
  void visit_once(std::size_t line);
  [[nodiscard]] bool has_precedence(const LineState& winner, const LineState& loser) const;
  /// Tells whether a line lies in the window of a later one.
  [[nodiscard]] Truth in_same_window(const Window& window, std::size_t one,
                                     std::size_t other) const;
  /// What is left of a permission that may be used only so often.
  enum class Permission : std::uint8_t { granted, spent, open };
  Permission use_permission(const Said& said, std::size_t line, bool certain,
                            std::optional<std::size_t>& waits);
  /// Returns that a line hangs on another.
  [[nodiscard]] Finding hanging(std::size_t on, const RuleHead& head, Ground ground) const;

  const Evaluator& evaluator_;
  const CodeIndex& index_;
  std::span<LineState> lines_;
  std::vector<Node> nodes_;           ///< by line; more than there are lines after a longer dossier
  std::vector<DenyingLine> denying_;  ///< by place, date and order
  std::uint64_t denying_bits_ = 0;    ///< has the bit of each of their places
  std::vector<std::size_t> order_;    ///< lines as they count
  std::vector<std::size_t> ready_;
  std::vector<LimitAnswer> answers_;
  std::vector<LimitGroup> limits_;  ///< of which the first `limit_count_` are this dossier's
  std::size_t limit_count_ = 0;
  std::vector<OnceGroup> once_;  ///< of which the first `once_count_` are this dossier's
  std::size_t once_count_ = 0;
  std::vector<std::size_t> by_code_;  ///< lines that may be claimed once a period
  struct Use {
    const ExclusionVersion* permission = nullptr;
    std::size_t line = 0;
    bool certain = true;  ///< what it is used beside stays
    bool granted = true;  ///< else it may be spent
  };
  std::vector<Use> uses_;
  bool has_permissions_ = false;  ///< some that may be used only so often
  bool has_rivals_ = false;       ///< limits with two exceptions, in the contract
  std::size_t pairs_ = 0;
};

}  // namespace clausule::interpreter::engine
