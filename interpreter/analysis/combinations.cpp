#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/pair_tables.hpp"
#include "interpreter/analysis/walk.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// A programme that takes over the rules of others, and the codes that are claimed for it.
struct Combination {
  ProgrammeId id;
  const ProgrammeVersion* version = nullptr;
  CodeRanges codes;
};

std::vector<Combination> collect(const Program& program, const CodeSpace& space) {
  std::vector<Combination> found;
  for (std::uint32_t index = 0; index < program.programmes.size(); ++index) {
    for (const ProgrammeVersion& version : program.programmes[index].versions) {
      if (version.combines.empty()) continue;
      CodeRanges codes;
      if (version.bundle) {
        codes = space.resolve(*version.bundle, Reading::possible);
      } else {
        for (const ProgrammeId part : version.combines) codes = codes | space.programme(part);
      }
      found.push_back({{index}, &version, std::move(codes)});
    }
  }
  return found;
}

bool reads_enrolment(const RuleHead& head, ProgrammeId programme) {
  bool reads = false;
  Walk([&](const Expression& expression) {
    const auto* enrolled = std::get_if<EnrolledIn>(&expression.node);
    reads = reads || (enrolled != nullptr && enrolled->programme == programme);
  }).visit(head);
  return reads;
}

/// Tells whether an exception holds for everybody who is in the combination.
bool holds_in(const ExclusionPair& exception, ProgrammeId programme) {
  const Selection* denying = exception.denying_selection();
  return !exception.version->at_most &&
         (exception.denied == nullptr || exception.denied->with.empty()) &&
         (denying == nullptr || denying->with.empty()) &&
         std::ranges::all_of(exception.version->head.guards, [&](const Guard& guard) {
           const auto* enrolled = std::get_if<EnrolledIn>(&guard.condition->node);
           return guard.wanted && enrolled != nullptr && enrolled->programme == programme;
         });
}

class Combinations {
 public:
  Combinations(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program),
        space_(space),
        diagnostics_(diagnostics),
        combinations_(collect(program, space)) {}

  void run() {
    if (combinations_.empty()) return;
    exceptions_ = exception_pairs(program_, space_, Reading::possible);
    winners_ = collect_winners(program_, space_);
    const auto check_pair = [&](const ExclusionPair& pair) {
      if (pair.verdict != dsl::ast::VerdictKind::deny) return;
      if (pair.denied == nullptr || !pair.denied->with.empty()) return;
      for (const Combination& combination : combinations_) check(combination, pair);
    };
    for_each_pair(program_, space_, Reading::possible, check_pair);
    for_each_row(program_, space_, check_pair);
  }

 private:
  void check(const Combination& combination, const ExclusionPair& pair) {
    if (reports_ >= most_findings) return;
    const auto days = intersect(pair.validity, combination.version->head.validity);
    if (!days || reads_enrolment(pair.version->head, combination.id)) return;
    CodeRanges denying = pair.denying & combination.codes;
    if (stays_in(pair, combination)) denying = combination.codes;
    CodeRanges denied = pair.denied_codes & combination.codes;
    if (denying.empty() || denied.empty()) return;
    std::vector<Rectangle> rest{{std::move(denying), std::move(denied)}};
    for (const Winner& winner : winners_) {
      if (holds(winner.validity, *days)) rest = without(rest, winner.dropped);
    }
    for (const ExclusionPair& exception : exceptions_[pair.rule.index]) {
      if (!holds_in(exception, combination.id) || !holds(exception.validity, *days)) continue;
      const bool any_line = exception.denying_selection() == nullptr;
      rest = without(rest, {any_line ? space_.all() : exception.denying, exception.denied_codes});
    }
    for (const Rectangle& rectangle : rest) {
      if (!beside_another(rectangle) && !stays_in(pair, combination)) continue;
      report(combination, pair, space_.name(rectangle.denied.ranges().front().begin));
      return;
    }
  }

  /// A line never denies itself: a rectangle of one code on both sides denies nothing here.
  static bool beside_another(const Rectangle& rectangle) {
    return !(rectangle.denying == rectangle.denied && rectangle.denied.size() == 1);
  }

  /// Whoever is in the combination is in each of its parts.
  static bool stays_in(const ExclusionPair& pair, const Combination& combination) {
    const auto* relation = pair.relation ? std::get_if<StayRelation>(pair.relation) : nullptr;
    if (relation == nullptr) return false;
    const auto* programme = std::get_if<ProgrammeId>(&relation->stay.value);
    return programme != nullptr && (*programme == combination.id ||
                                    std::ranges::count(combination.version->combines, *programme));
  }

  void report(const Combination& combination, const ExclusionPair& pair, const std::string& code) {
    ++reports_;
    diagnostics_
        .report<dsl::Kind::combination_denies_itself>(
            combination.version->head.location, program_.programmes[combination.id.index].name,
            program_.exclusions[pair.rule.index].name, code)
        .with_related(pair.location, "denied here", "hier geweerd");
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  std::vector<Combination> combinations_;
  std::vector<Winner> winners_;
  ExceptionPairs exceptions_;
  std::size_t reports_ = 0;
};

}  // namespace

void check_combinations(const Program& program, const CodeSpace& space,
                        dsl::Diagnostics& diagnostics) {
  Combinations(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
