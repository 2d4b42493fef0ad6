#include "tests/reference/programmes.hpp"

#include <algorithm>

#include "tests/reference/codes.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/facts.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

constexpr Finder by_programme{Pass::entitled, Ground::programme};

/// Why one programme does not claim a line.
struct Reason {
  Finding finding;
  bool is_not_enrolled = false;
};

/// The answer of a programme, or of one that combines it: claimed, or why not.
struct Answer {
  bool is_claimed = false;
  std::vector<Reason> reasons;
};

/// Returns what keeps a person in a programme from meeting what it and its parts require; true
/// where nothing does.
Answer requirements(const World& world, ProgrammeId id, const Line& line) {
  Answer answer;
  const auto chosen = version_for(world, world.program.programmes[id.index], line);
  if (chosen.version == nullptr) return {true, {}};
  const ProgrammeVersion& version = *chosen.version;
  const Place place{&line, chosen.reference};
  Value all = both(chosen.open, guards_hold(world, version.head, place));
  if (!is_open(chosen.open)) {
    for (const ExpressionPointer& one : version.requires_that) {
      all = both(all, evaluate(world, *one, place));
    }
  }
  const auto finding = is_true(all)   ? std::nullopt
                       : is_open(all) ? finding_of_unknown(by_programme, all, version.head)
                                      : finding_of(by_programme, version.otherwise, version.head);
  if (finding) answer.reasons.push_back({*finding, false});
  for (const ProgrammeId part : version.combines) {
    const Answer of_part = requirements(world, part, line);
    answer.reasons.insert(answer.reasons.end(), of_part.reasons.begin(), of_part.reasons.end());
  }
  // All of it must hold: what is denied is denied, whatever else is not known.
  const auto denies = [](const Reason& reason) { return reason.finding.effect == Effect::gone; };
  if (std::any_of(answer.reasons.begin(), answer.reasons.end(), denies)) {
    std::erase_if(answer.reasons, [&](const Reason& reason) { return !denies(reason); });
  }
  answer.is_claimed = answer.reasons.empty();
  return answer;
}

/// Returns whether a person is in a programme by its own name, and meets what it requires. One that
/// does not apply where its day is not known gives no reason.
Answer answer_of_one(const World& world, ProgrammeId id, const Line& line) {
  const Programme& programme = world.program.programmes[id.index];
  const auto chosen = version_for(world, programme, line);
  if (chosen.version == nullptr) return {};
  const Value enrolled = is_open(chosen.open)
                             ? chosen.open
                             : enrolled_by_name(world, programme.name, chosen.reference);
  if (is_true(enrolled)) return requirements(world, id, line);
  Answer answer;
  const RuleHead& head = chosen.version->head;
  if (is_false(enrolled)) {
    answer.reasons.push_back({make_finding(by_programme, Effect::gone, head), true});
  } else if (const auto finding = finding_of_unknown(by_programme, enrolled, head)) {
    answer.reasons.push_back({*finding, false});
  }
  return answer;
}

/// Keeps the reasons of which others are less: who is in one programme need not be told that he is
/// not in another, and a question of one leaves open what others deny.
void weigh(std::vector<Reason>& reasons) {
  const auto keep = [&](auto weighs_more) {
    if (std::none_of(reasons.begin(), reasons.end(), weighs_more)) return;
    std::erase_if(reasons, [&](const Reason& reason) { return !weighs_more(reason); });
  };
  keep([](const Reason& reason) { return !reason.is_not_enrolled; });
  keep([](const Reason& reason) { return reason.finding.effect != Effect::gone; });
}

/// Returns the programmes that combine a programme, each on its own reference date; one whose date
/// is not known may.
std::vector<ProgrammeId> combinations_for(const World& world, ProgrammeId id, const Line& line) {
  std::vector<ProgrammeId> combinations;
  for (std::uint32_t index = 0; index < world.program.programmes.size(); ++index) {
    const auto chosen = version_for(world, world.program.programmes[index], line);
    if (chosen.version == nullptr) continue;
    const auto& parts = chosen.version->combines;
    if (std::find(parts.begin(), parts.end(), id) != parts.end()) combinations.push_back({index});
  }
  return combinations;
}

Answer answer_of(const World& world, ProgrammeId id, const Line& line) {
  Answer answer = answer_of_one(world, id, line);
  if (answer.is_claimed) return answer;
  for (const ProgrammeId combination : combinations_for(world, id, line)) {
    Answer other = answer_of_one(world, combination, line);
    if (other.is_claimed) return other;
    // Who is in neither is told of the programme itself.
    std::erase_if(other.reasons, [](const Reason& reason) { return reason.is_not_enrolled; });
    answer.reasons.insert(answer.reasons.end(), other.reasons.begin(), other.reasons.end());
  }
  weigh(answer.reasons);
  return answer;
}

}  // namespace

std::vector<ProgrammeId> claiming_programmes(const World& world, const Line& line) {
  std::vector<ProgrammeId> claiming;
  const auto& programmes = world.program.programmes;
  for (std::uint32_t index = 0; index < programmes.size(); ++index) {
    const auto chosen = version_for(world, programmes[index], line);
    if (chosen.version == nullptr || is_waived(chosen.open, chosen.version->head)) continue;
    const auto claimed = claimed_by(world, {index}, chosen.reference);
    const bool holds = std::any_of(claimed.begin(), claimed.end(), [&](const CodeSet* codes) {
      return is_true(contains(world, *codes, line.code, chosen.reference));
    });
    if (holds) claiming.push_back({index});
  }
  std::sort(claiming.begin(), claiming.end(), [&](ProgrammeId one, ProgrammeId other) {
    return programmes[one.index].name < programmes[other.index].name;
  });
  return claiming;
}

bool claims(const World& world, ProgrammeId programme, const Line& line) {
  return answer_of(world, programme, line).is_claimed;
}

std::vector<Finding> findings_of_programmes(const World& world, const Line& line) {
  std::vector<Reason> reasons;
  for (const ProgrammeId id : claiming_programmes(world, line)) {
    const Answer answer = answer_of(world, id, line);
    if (answer.is_claimed) return {};
    reasons.insert(reasons.end(), answer.reasons.begin(), answer.reasons.end());
  }
  weigh(reasons);
  std::vector<Finding> findings;
  for (const Reason& reason : reasons) findings.push_back(reason.finding);
  return findings;
}

}  // namespace clausule::reference
