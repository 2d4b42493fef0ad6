#include "interpreter/engine/explain.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "interpreter/engine/decide.hpp"
#include "interpreter/engine/entitlement.hpp"
#include "interpreter/engine/silence.hpp"

namespace clausule::interpreter::engine {

namespace {

using Role = Explanation::Role;

/// Builds the tree of one line, rule by rule in the order of the passes.
class Explainer {
 public:
  Explainer(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
            std::span<const LineState> lines, const Explained& explained)
      : evaluator_(evaluator),
        program_(evaluator.program()),
        pricer_(pricer),
        graph_(graph),
        lines_(lines),
        index_(explained.line),
        decision_(explained.decision),
        state_(lines[explained.line]) {}

  Explanation explain() {
    Explanation root;
    root.role = Role::decision;
    root.rule = decision_.rule;
    root.kind = decision_.ground;
    root.article = decision_.article;
    root.message = message_of(decision_.message);
    if (state_.credits || state_.credited_by) {
      explain_deductibles(root);
      return root;
    }
    decisive_ = state_.decisive();
    explain_contract(root);
    if (!state_.is_gone() || state_.in_graph || state_.pricing.tariff || decisive_ == nullptr ||
        decisive_->pass >= Pass::entitled) {
      explain_programmes(root);
      explain_conditions(root);
      explain_exclusions(root);
      explain_limits(root);
      explain_tariffs(root, decision_);
      explain_deductibles(root);
    }
    for (const Recovery& one : decision_.recover) {
      Explanation node;
      node.role = Role::value;
      node.message = {Says::recovers, {one.id, amount_argument(one.amount.value)}};
      root.because.push_back(std::move(node));
    }
    return root;
  }

 private:
  static void add(Explanation& to, Role role, const RuleHead& head, Ground kind, Message message,
                  std::vector<Explanation> because) {
    Explanation node;
    node.role = role;
    node.rule = head.name;
    node.kind = kind;
    node.article = head.article;
    node.message = std::move(message);
    node.because = std::move(because);
    to.because.push_back(std::move(node));
  }

  const Finding* finding_of_rule(std::string_view rule, Ground ground) const {
    const Finding* found = nullptr;
    for (const Finding& finding : state_.findings) {
      if (finding.rule != rule || finding.ground != ground) continue;
      if (found == nullptr || finding.effect > found->effect) found = &finding;
    }
    return found;
  }

  /// Adds what a rule found; returns whether it found anything.
  bool add_finding(Explanation& to, const RuleHead& head, Ground ground, const Place& place,
                   const std::vector<ExpressionPointer>& required = {}) {
    const Finding* finding = finding_of_rule(head.name, ground);
    if (finding == nullptr) return false;
    const bool decides = finding == decisive_;
    Explanation node;
    node.role = decides ? Role::decided : Role::applied;
    node.rule = head.name;
    node.kind = ground;
    node.article = head.article;
    node.message = message_of(finding->message);
    std::vector<const Expression*> read;
    for (const Guard& guard : head.guards) read.push_back(guard.condition.get());
    for (const ExpressionPointer& one : required) read.push_back(one.get());
    node.because = values_read(evaluator_, read, place);
    if (finding->beside && !lines_[*finding->beside].is_open()) {
      node.because.push_back(decision_beside(lines_[*finding->beside]));
    }
    to.because.push_back(std::move(node));
    return true;
  }

  /// Returns what was paid for a line that another line hangs on. What was decided before is not
  /// decided again.
  Explanation decision_beside(const LineState& line) const {
    const ClaimLine& claim = *line.line.claim;
    Decision decision;
    if (line.before == nullptr) decide_line(lines_, line, decision);
    const Cents paid = line.before != nullptr ? line.before->paid : decision.paid;
    Explanation node;
    node.role = Role::value;
    node.message = {Says::line_decided,
                    {claim.id, amount_argument(paid.value), amount_argument(claim.amount.value)}};
    return node;
  }

  /// Adds the contract, or an amendment of it that holds on a date.
  void add_contract(Explanation& root, const std::string& name, const std::string& article,
                    Date date) const {
    const Finding* finding = finding_of_rule(name, Ground::contract);
    Explanation node;
    node.rule = name;
    node.article = article;
    node.kind = Ground::contract;
    node.role = finding == nullptr ? Role::applied : Role::decided;
    node.message = finding != nullptr ? message_of(finding->message)
                                      : Message{Says::contract_in_force, {to_string(date)}};
    root.because.push_back(std::move(node));
  }

  void explain_contract(Explanation& root) {
    const Place place{&state_.line, state_.line.claim->date};
    add_contract(root, program_.contract.name, program_.contract.article, place.reference);
    for (const Amendment& amendment : program_.amendments) {
      if (!amendment.validity.contains(place.reference)) continue;
      add_contract(root, amendment.name, amendment.article, place.reference);
    }
    for (const CodeListId id : state_.info->registers) {
      for (const CodeListVersion& version : program_.code_lists[id.index].versions) {
        add_finding(root, version.head, Ground::codelist, place);
      }
    }
  }

  void explain_programmes(Explanation& root) {
    for (const ProgrammeId id : state_.info->programmes) explain_programme(root, id);
    // What is required of who is in a combination may stand in a part that claims nothing.
    const auto& explained = state_.info->programmes;
    for (std::uint32_t at = 0; at < program_.programmes.size(); ++at) {
      if (std::ranges::find(explained, ProgrammeId{at}) != explained.end()) continue;
      const auto on = programme_on(ProgrammeId{at});
      add_finding(root, on.version->head, Ground::programme, on.place, on.version->requires_that);
    }
  }

  /// The version of a programme that bears on the line, or the first; and whether it is in force.
  struct ProgrammeOn {
    const ProgrammeVersion* version = nullptr;
    Place place;
    bool in_force = true;
  };

  ProgrammeOn programme_on(ProgrammeId id) const {
    const auto& versions = program_.programmes[id.index].versions;
    Date reference = state_.line.claim->date;
    Truth open = false;
    const auto* version = evaluator_.version_for(versions, state_.line, reference, open);
    if (version != nullptr) return {version, {&state_.line, reference}, true};
    return {&versions.front(), {&state_.line, state_.line.claim->date}, is_open(open)};
  }

  void explain_programme(Explanation& root, ProgrammeId id) {
    const auto [version, place, in_force] = programme_on(id);
    if (add_finding(root, version->head, Ground::programme, place, version->requires_that)) return;
    if (!in_force) {
      add(root, Role::silent, version->head, Ground::programme,
          {Says::not_in_force, {to_string(place.reference)}}, {});
      return;
    }
    std::vector<Finding> reasons;
    const bool claimed = claims(evaluator_, id, state_.line, reasons);
    Message message = claimed || reasons.empty() ? Message{Says::programme_claims, {}}
                                                 : message_of(reasons.front().message);
    std::vector<const Expression*> read;
    for (const ExpressionPointer& one : version->requires_that) read.push_back(one.get());
    add(root, claimed ? Role::applied : Role::silent, version->head, Ground::programme,
        std::move(message), values_read(evaluator_, read, place));
  }

  void explain_conditions(Explanation& root) {
    for (const ConditionId id : state_.info->conditions) {
      const Condition& condition = program_.conditions[id.index];
      const RuleHead& first = condition.versions.front().head;
      const Place day{&state_.line, state_.line.claim->date};
      Date reference{};
      Truth open = false;
      const auto* version =
          evaluator_.version_for(condition.versions, state_.line, reference, open);
      const bool found = version == nullptr
                             ? add_finding(root, first, Ground::condition, day)
                             : add_finding(root, version->head, Ground::condition,
                                           {&state_.line, reference}, version->requires_that);
      if (found) continue;
      if (version == nullptr) {
        add(root, Role::silent, first, Ground::condition,
            {Says::not_in_force, {to_string(day.reference)}}, {});
        continue;
      }
      const Place place{&state_.line, reference};
      if (auto silence = why_silent(evaluator_, version->head, version->selection, place)) {
        add(root, Role::silent, version->head, Ground::condition, std::move(silence->message),
            std::move(silence->values));
        continue;
      }
      std::vector<const Expression*> read;
      std::string text;
      for (const ExpressionPointer& one : version->requires_that) {
        read.push_back(one.get());
        text += (text.empty() ? "" : " en ") + one->text;
      }
      add(root, Role::applied, version->head, Ground::condition,
          {Says::condition_holds, {contract_argument(text)}}, values_read(evaluator_, read, place));
    }
  }

  void explain_exclusions(Explanation& root) {
    std::set<std::uint32_t> seen;
    for (const DeniedPlace& place : state_.info->denied) {
      if (!seen.insert(place.exclusion).second) continue;
      const ExclusionVersion& first = program_.exclusions[place.exclusion].versions.front();
      const Place day{&state_.line, state_.line.claim->date};
      if (add_finding(root, first.head, Ground::exclusion, day)) continue;
      auto silence = why_no_exclusion(evaluator_, graph_, lines_, index_, place.exclusion);
      const bool permits = silence.message.says == Says::permits;
      add(root, permits ? Role::applied : Role::silent, first.head, Ground::exclusion,
          std::move(silence.message), std::move(silence.values));
    }
  }

  void explain_limits(Explanation& root) {
    for (const LimitId id : state_.info->limits) {
      const Limit& limit = program_.limits[id.index];
      const RuleHead& first = limit.versions.front().head;
      const Place day{&state_.line, state_.line.claim->date};
      if (add_finding(root, first, Ground::limit, day)) continue;
      Date reference{};
      Truth open = false;
      const auto* version = evaluator_.version_for(limit.versions, state_.line, reference, open);
      if (version == nullptr) {
        add(root, Role::silent, first, Ground::limit,
            {Says::not_in_force, {to_string(day.reference)}}, {});
      } else if (auto silence = why_silent(evaluator_, version->head, version->selection,
                                           {&state_.line, reference})) {
        add(root, Role::silent, version->head, Ground::limit, std::move(silence->message),
            std::move(silence->values));
      } else {
        add(root, Role::applied, version->head, Ground::limit, {Says::within_limit, {}}, {});
      }
    }
  }

  void explain_tariffs(Explanation& root, const Decision& decision) {
    for (const TariffId id : state_.info->tariffs) {
      const Tariff& tariff = program_.tariffs[id.index];
      const Applicability how = pricer_.applies(id, state_.line);
      const RuleHead& head = (how.version != nullptr ? *how.version : tariff.versions.front()).head;
      const Place place{&state_.line,
                        how.version != nullptr ? how.reference : state_.line.claim->date};
      const bool prices =
          state_.pricing.tariff == id && state_.pricing.state == Pricing::State::priced;
      const bool found = add_finding(root, head, Ground::tariff, place);
      if (prices) {
        Explanation node;
        node.role = decisive_ == nullptr ? Role::decided : Role::applied;
        node.rule = head.name;
        node.kind = Ground::tariff;
        node.article = head.article;
        node.message = {Says::tariff_prices, {amount_argument(state_.pricing.amounts.tariff)}};
        node.because = values_read(evaluator_, expressions_of(how), place);
        for (const Component& component : decision.components) {
          Explanation part;
          part.role = Role::value;
          part.message = {Says::value_of_component,
                          {std::string(component.name), amount_argument(component.amount.value)}};
          node.because.push_back(std::move(part));
        }
        root.because.push_back(std::move(node));
        continue;
      }
      if (found) continue;
      auto silence = why_no_tariff(evaluator_, pricer_, tariff, how, state_.line);
      add(root, Role::silent, head, Ground::tariff, std::move(silence.message),
          std::move(silence.values));
    }
  }

  void explain_deductibles(Explanation& root) {
    if (!state_.exempted_by.empty()) {
      Explanation node;
      node.role = Role::value;
      node.message = {Says::deductible_exempt, {std::string(state_.exempted_by)}};
      root.because.push_back(std::move(node));
      return;
    }
    for (const Laid& laid : state_.laid) {
      add(root, Role::applied, *laid.head, Ground::deductible,
          {Says::deductible_lays,
           {amount_argument(laid.part), amount_argument(laid.counted),
            amount_argument(laid.used_before), amount_argument(laid.amount),
            std::to_string(laid.year)}},
          {});
    }
    for (const Counting& counting : state_.counting) {
      const RuleHead& head = counting.version->head;
      const Place place{&state_.line, counting.reference};
      if (add_finding(root, head, Ground::deductible, place) || !state_.laid.empty()) continue;
      const bool waits = decision_.outcome == Outcome::review;
      add(root, Role::silent, head, Ground::deductible,
          {waits ? Says::deductible_waits : Says::deductible_counts_nothing, {}}, {});
    }
  }

  static std::vector<const Expression*> expressions_of(const Applicability& how) {
    std::vector<const Expression*> read;
    for (const Guard& guard : how.version->head.guards) read.push_back(guard.condition.get());
    if (how.version->amount.amounts_to) read.push_back(how.version->amount.amounts_to.get());
    for (const ExpressionPointer& cap : how.version->amount.at_most) read.push_back(cap.get());
    if (how.row == nullptr) return read;
    for (const FactTest& test : how.row->tests) read.push_back(test.subject.get());
    if (how.row->amounts_to) read.push_back(how.row->amounts_to.get());
    if (how.row->at_most) read.push_back(how.row->at_most.get());
    return read;
  }

  const Evaluator& evaluator_;
  const Program& program_;
  const Pricer& pricer_;
  const Graph& graph_;
  std::span<const LineState> lines_;
  std::size_t index_;
  const Decision& decision_;
  const LineState& state_;
  const Finding* decisive_ = nullptr;
};

}  // namespace

Explanation explain(const Evaluator& evaluator, const Pricer& pricer, const Graph& graph,
                    std::span<const LineState> lines, const Explained& explained) {
  return Explainer(evaluator, pricer, graph, lines, explained).explain();
}

}  // namespace clausule::interpreter::engine
