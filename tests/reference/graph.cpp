#include <algorithm>
#include <map>
#include <set>

#include "tests/reference/cases.hpp"
#include "tests/reference/exclusions.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/limits.hpp"
#include "tests/reference/once.hpp"
#include "tests/reference/permissions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

using dsl::ast::VerdictKind;

constexpr Finder by_exclusion{Pass::graph, Ground::exclusion};

/// Resolves one line after all that point to it, by asking for these first.
class Graph {
 public:
  Graph(const World& world, std::vector<Case>& cases)
      : world_(world),
        cases_(cases),
        words_(cases.size()),
        is_done_(cases.size()),
        waits_(cases.size()),
        reaches_(cases.size()),
        permissions_(world, cases) {}

  void run() {
    for (std::size_t line = 0; line < cases_.size(); ++line) {
      lines_.push_back(&cases_[line].line);
      if (cases_[line].in_graph) order_.push_back(line);
    }
    std::sort(order_.begin(), order_.end(), [&](std::size_t one, std::size_t other) {
      return is_earlier(cases_[one].line, cases_[other].line);
    });
    for (const std::size_t line : order_) {
      words_[line] = words_about(world_, lines_, line, order_);
      // A rule that does not apply where it is not known says nothing.
      std::erase_if(words_[line], [](const Word& word) {
        return is_open(word.applies) && is_true(word.said.certain) &&
               !finding_of_doubt(word, word.said);
      });
    }
    groups_ = limit_groups(world_, cases_, order_);
    for (const std::size_t line : order_) {
      if (is_before(line)) permissions_.note_use_before(line, words_[line]);
    }
    find_circles();
    for (const std::size_t line : order_) resolve(line);
    for (const std::size_t line : order_) recover(line);
  }

 private:
  [[nodiscard]] bool is_before(std::size_t line) const {
    return cases_[line].line.before != nullptr;
  }

  /// Resolves a line, those it waits for first. A line that waits for itself is a question: only a
  /// rule that the checker cannot see through can close a circle.
  void resolve(std::size_t line) {
    if (is_before(line) || is_done_[line]) return;
    is_done_[line] = true;
    if (is_on_circle(line, line)) {
      cases_[line].findings.push_back(finding_of_circle(line));
      return;
    }
    for (const std::size_t other : waits_[line]) resolve(other);
    decide(line);
  }

  /// Finds for which lines each line waits, also by others that it waits for.
  void find_circles() {
    for (const std::size_t line : order_) {
      if (!is_before(line)) waits_[line] = waits_for(line);
    }
    reaches_ = waits_;
    for (const std::size_t by : order_) {
      for (const std::size_t from : order_) {
        if (!reaches_[from].contains(by)) continue;
        reaches_[from].insert(reaches_[by].begin(), reaches_[by].end());
      }
    }
  }

  /// Tells whether two lines wait for each other.
  [[nodiscard]] bool is_on_circle(std::size_t line, std::size_t other) const {
    return reaches_[line].contains(other) && reaches_[other].contains(line);
  }

  /// Returns a question under the first rule, by name, that takes part in a circle.
  Finding finding_of_circle(std::size_t line) const {
    std::map<std::string_view, Finding> by_name;
    for (const Word& word : words_[line]) {
      if (!word.by || !is_on_circle(line, *word.by)) continue;
      by_name.emplace(word.said.head->name,
                      make_finding(by_exclusion, Effect::open, *word.said.head));
    }
    for (const LimitGroup& group : groups_) {
      const auto at = member_of(group, line);
      if (!at) continue;
      const Counted& own = group.members[*at];
      bool waits = false;
      for (std::size_t earlier = 0; earlier < *at; ++earlier) {
        const std::size_t other = group.members[earlier].line;
        waits = waits || (is_on_circle(line, other) &&
                          is_true(in_window(world_, own.version->window, cases_[other].line,
                                            {&cases_[line].line, own.reference})));
      }
      if (!waits) continue;
      const RuleHead& head = own.version->head;
      by_name.emplace(head.name, make_finding({Pass::graph, Ground::limit}, Effect::open, head));
    }
    for (const auto& [finder, head, period] : owners_of_once(world_, cases_[line])) {
      const auto before = once_before(world_, cases_, order_, line);
      const bool waits = std::any_of(before.begin(), before.end(),
                                     [&](std::size_t other) { return is_on_circle(line, other); });
      if (!waits) continue;
      by_name.emplace(head->name, make_finding(finder, Effect::open, *head));
    }
    if (by_name.empty()) {
      // Then it waits its turn for what may be used only so often.
      for (const Word& word : words_[line]) {
        if (word.said.limited == nullptr) continue;
        by_name.emplace(word.said.head->name,
                        make_finding(by_exclusion, Effect::open, *word.said.head));
      }
    }
    return by_name.empty() ? Finding{Pass::graph, Effect::open, Ground::exclusion, {}, {}, {}, {}}
                           : by_name.begin()->second;
  }

  /// Returns the lines that have to be resolved before a line.
  std::set<std::size_t> waits_for(std::size_t line) const {
    std::set<std::size_t> others;
    for (const Word& word : words_[line]) {
      const bool is_allowed = word.said.verdict.kind == VerdictKind::allow &&
                              word.said.limited == nullptr && is_true(word.said.certain);
      if (word.by && !is_allowed) others.insert(*word.by);
      for (const auto* permission : permissions_in(word.said)) {
        add_earlier_users(line, permission, others);
      }
    }
    for (const LimitGroup& group : groups_) {
      const auto own = member_of(group, line);
      for (std::size_t at = 0; own && at < *own; ++at) {
        const Counted& counted = group.members[*own];
        const Value in =
            in_window(world_, counted.version->window, cases_[group.members[at].line].line,
                      {&cases_[line].line, counted.reference});
        if (is_true(in)) others.insert(group.members[at].line);
      }
    }
    for (const std::size_t other : once_before(world_, cases_, order_, line)) others.insert(other);
    return others;
  }

  /// Returns the permissions that a word may use, one after another.
  static std::vector<const ExclusionVersion*> permissions_in(const Said& said) {
    if (said.limited == nullptr) return {};
    std::vector<const ExclusionVersion*> permissions = permissions_in(said.instead.front());
    permissions.push_back(said.limited);
    return permissions;
  }

  void add_earlier_users(std::size_t line, const ExclusionVersion* permission,
                         std::set<std::size_t>& others) const {
    for (const std::size_t other : order_) {
      if (other == line) return;
      for (const Word& word : words_[other]) {
        const auto used = permissions_in(word.said);
        if (std::find(used.begin(), used.end(), permission) != used.end()) others.insert(other);
      }
    }
  }

  static std::optional<std::size_t> member_of(const LimitGroup& group, std::size_t line) {
    for (std::size_t at = 0; at < group.members.size(); ++at) {
      if (group.members[at].line == line) return at;
    }
    return std::nullopt;
  }

  void decide(std::size_t line) {
    for (const Word& word : words_[line]) {
      if (auto finding = finding_of_word(line, word)) add(line, *finding);
    }
    add_limits(line);
    const auto found = findings_of_once(world_, cases_, order_, line);
    cases_[line].findings.insert(cases_[line].findings.end(), found.begin(), found.end());
  }

  /// Adds what limits find. Two exceptions to one limit that hold at once and differ are a question
  /// (`semantics.md` 12).
  void add_limits(std::size_t line) {
    std::map<LimitId, std::optional<Finding>> found;
    std::map<LimitId, const Counted*> counted;
    for (const LimitGroup& group : groups_) {
      const auto at = member_of(group, line);
      if (!at) continue;
      found[group.id] = finding_of_limit(world_, cases_, group, *at);
      counted[group.id] = &group.members[*at];
    }
    for (const Limit& limit : world_.program.limits) {
      const RuleHead* first = nullptr;
      std::vector<LimitId> holding;
      bool differ = false;
      for (const LimitId id : limit.exceptions) {
        if (!found.contains(id) || !is_true(counted[id]->applies)) continue;
        if (!holding.empty())
          differ = differ || effect_of(found[id]) != effect_of(found[holding.front()]);
        holding.push_back(id);
        const RuleHead& head = counted[id]->version->head;
        if (first == nullptr || head.name < first->name) first = &head;
      }
      if (!differ) continue;
      for (const LimitId id : holding) found[id].reset();
      cases_[line].findings.push_back(
          make_finding({Pass::graph, Ground::limit}, Effect::open, *first));
    }
    for (const auto& [id, finding] : found) {
      if (finding) cases_[line].findings.push_back(*finding);
    }
  }

  static std::optional<Effect> effect_of(const std::optional<Finding>& finding) {
    return finding ? std::optional(finding->effect) : std::nullopt;
  }

  /// Adds what an exclusion finds. Of one rule only one finding of a kind counts: that of the line
  /// that is earlier (`semantics.md` 3); any line before none.
  void add(std::size_t line, const Finding& finding) {
    for (Finding& other : cases_[line].findings) {
      if (other.pass != finding.pass || other.rule != finding.rule) continue;
      if (other.ground != finding.ground || other.effect != finding.effect) continue;
      if (is_cited_before(finding, other)) other = finding;
      return;
    }
    cases_[line].findings.push_back(finding);
  }

  [[nodiscard]] bool is_cited_before(const Finding& one, const Finding& other) const {
    if (one.beside == other.beside) return one.return_code < other.return_code;
    if (!one.beside || !other.beside) return one.beside.has_value();
    return is_earlier(cases_[*one.beside].line, cases_[*other.beside].line);
  }

  Finding hang(const RuleHead& head, std::optional<std::size_t> on) const {
    Finding finding = make_finding(by_exclusion, Effect::open, head);
    finding.beside = on;
    return finding;
  }

  /// Returns what a word makes of a line, once the denying line is resolved.
  std::optional<Finding> finding_of_word(std::size_t line, const Word& word) {
    if (word.by && cases_[*word.by].is_gone()) return std::nullopt;
    const bool by_open_line = word.by && cases_[*word.by].is_open();
    Said said = word.said;
    while (said.limited != nullptr && said.verdict.kind == VerdictKind::allow &&
           is_true(word.applies) && is_true(said.certain)) {
      const Permissions::Left left = permissions_.use(said, line, !by_open_line);
      if (left.kind == Permissions::Left::Kind::granted) break;
      const Said instead = said.instead.front();
      if (left.kind == Permissions::Left::Kind::open) {
        return hang(*instead.head, by_open_line ? word.by : left.waits);
      }
      said = instead;
    }
    std::optional<Finding> finding = finding_of_said(line, word, said);
    if (!finding) return std::nullopt;
    if (by_open_line && finding->effect != Effect::open) finding = hang(*said.head, word.by);
    finding->beside = word.by;
    return finding;
  }

  std::optional<Finding> finding_of_said(std::size_t line, const Word& word, const Said& said) {
    const bool allows = said.verdict.kind == VerdictKind::allow;
    if (allows && is_true(said.certain) && !said.is_conflict) return std::nullopt;
    if (is_open(word.applies) || is_open(said.certain)) return finding_of_doubt(word, said);
    if (said.is_conflict || is_permitted(line, word)) {
      return make_finding(by_exclusion, Effect::open, *said.head);
    }
    auto finding = finding_of(by_exclusion, said.verdict, *said.head);
    if (finding && finding->effect == Effect::gone) finding->return_code = said.return_code;
    return finding;
  }

  /// Returns what follows where it is not known whether a word holds. The rule says so whose fact
  /// it is: an exception that may hold, one that took over what is not known, or the rule itself.
  static std::optional<Finding> finding_of_doubt(const Word& word, const Said& said) {
    Value open = said.certain;
    const RuleHead* head = said.head;
    const auto weigh = [&](const Value& part, bool is_taken) {
      if (!is_open(part) || is_open(said.certain)) return;
      if (is_open(open) && &heavier(open, part) == &open) return;
      open = part;
      head = is_taken ? said.head : word.head;
    };
    weigh(word.guards, false);
    weigh(word.row, said.takes_rows);
    weigh(word.relation, said.takes_relation);
    auto finding = finding_of_unknown(by_exclusion, open, *head);
    if (finding && finding->effect == Effect::gone && head == said.head) {
      finding->return_code = said.return_code;
    }
    return finding;
  }

  /// Tells whether another rule permits the same pair (`semantics.md` 20).
  [[nodiscard]] bool is_permitted(std::size_t line, const Word& word) const {
    if (!word.by) return false;
    return std::any_of(words_[line].begin(), words_[line].end(), [&](const Word& other) {
      return other.is_permission && other.by == word.by && is_true(other.applies) &&
             other.said.verdict.kind == VerdictKind::allow && is_true(other.said.certain) &&
             other.said.limited == nullptr;
    });
  }

  /// Tells the new lines that stay which lines decided before they would have denied.
  void recover(std::size_t line) {
    if (!is_before(line)) return;
    for (const Word& word : words_[line]) {
      if (!word.by || is_before(*word.by) || !cases_[*word.by].stays()) continue;
      const auto finding = finding_of_word(line, word);
      if (!finding || finding->effect != Effect::gone) continue;
      auto& into = cases_[*word.by].recover;
      const std::string& id = cases_[line].line.claim->id;
      const bool is_there =
          std::any_of(into.begin(), into.end(), [&](const Recovery& one) { return one.id == id; });
      if (!is_there) into.push_back({id, cases_[line].line.before->paid});
    }
  }

  const World& world_;
  std::vector<Case>& cases_;
  std::vector<const Line*> lines_;
  std::vector<std::size_t> order_;
  std::vector<std::vector<Word>> words_;
  std::vector<LimitGroup> groups_;
  std::vector<bool> is_done_;
  std::vector<std::set<std::size_t>> waits_;    ///< by line
  std::vector<std::set<std::size_t>> reaches_;  ///< also by way of others
  Permissions permissions_;
};

}  // namespace

void resolve_graph(const World& world, std::vector<Case>& cases) {
  Graph(world, cases).run();
}

}  // namespace clausule::reference
