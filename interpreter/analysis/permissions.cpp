#include <algorithm>
#include <string>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/pair_tables.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// Tells whether both say something about two lines of one date, or about one stay.
bool same_window(const ExclusionPair& left, const ExclusionPair& right) {
  const auto* one = std::get_if<StayRelation>(left.relation);
  const auto* other = std::get_if<StayRelation>(right.relation);
  if (one == nullptr && other == nullptr) return true;
  if (one == nullptr || other == nullptr) return false;
  const auto* here = std::get_if<ProgrammeId>(&one->stay.value);
  const auto* there = std::get_if<ProgrammeId>(&other->stay.value);
  return here != nullptr && there != nullptr && *here == *there;
}

/// A range of denied codes, for the sweep that brings permissions and denials of one code together.
struct Stretch {
  AtomRange codes;
  const ExclusionPair* pair = nullptr;
  bool permits = false;
};

class Permissions {
 public:
  Permissions(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program), space_(space), diagnostics_(diagnostics) {}

  void run() {
    collect_permissions();
    if (permitted_.empty()) return;
    winners_ = collect_winners(program_, space_);
    collect_denials();
    std::vector<Stretch> stretches;
    const auto lay_out = [&stretches](const std::vector<ExclusionPair>& pairs, bool permits) {
      for (const ExclusionPair& pair : pairs) {
        for (const AtomRange& codes : pair.denied_codes.ranges()) {
          stretches.push_back({codes, &pair, permits});
        }
      }
    };
    lay_out(permitted_, true);
    lay_out(denied_, false);
    std::ranges::stable_sort(stretches, {},
                             [](const Stretch& stretch) { return stretch.codes.begin; });
    std::vector<Stretch> permits;
    std::vector<Stretch> denials;
    for (const Stretch& stretch : stretches) {
      std::vector<Stretch>& others = stretch.permits ? denials : permits;
      std::erase_if(others, [&stretch](const Stretch& other) {
        return other.codes.end <= stretch.codes.begin;
      });
      for (const Stretch& other : others) {
        if (stretch.permits) {
          compare(*stretch.pair, *other.pair, stretch.codes.begin);
        } else {
          compare(*other.pair, *stretch.pair, stretch.codes.begin);
        }
        if (reports_ >= most_findings) return;
      }
      (stretch.permits ? permits : denials).push_back(stretch);
    }
  }

 private:
  /// No row of a table that is kept as pairs of codes permits anything.
  void collect_permissions() {
    for_each_pair(program_, space_, Reading::certain, [&](const ExclusionPair& pair) {
      if (pair.verdict != dsl::ast::VerdictKind::allow) return;
      if (program_.exclusions[pair.rule.index].excepts.empty()) permitted_.push_back(pair);
    });
  }

  /// Collects the denials that nothing but codes and dates decides, less what is excepted.
  void collect_denials() {
    const ExceptionPairs exceptions = exception_pairs(program_, space_, Reading::possible);
    const auto collect = [&](const ExclusionPair& pair) {
      if (pair.verdict != dsl::ast::VerdictKind::deny || !pair.unconditional()) return;
      if (!program_.exclusions[pair.rule.index].excepts.empty()) return;
      CodeRanges rest = pair.denied_codes;
      for (const ExclusionPair& exception : exceptions[pair.rule.index]) {
        rest = rest - exception.denied_codes;
      }
      if (rest.empty()) return;
      denied_.push_back(pair);
      denied_.back().denied_codes = std::move(rest);
    };
    for_each_pair(program_, space_, Reading::certain, collect);
    for_each_row(program_, space_, collect);
  }

  void compare(const ExclusionPair& permit, const ExclusionPair& denial, std::uint32_t code) {
    if (permit.location == reported_) return;
    if (permit.relation == nullptr || denial.relation == nullptr) return;
    if (!intersect(permit.validity, denial.validity) || !same_window(permit, denial)) return;
    const bool stay = std::holds_alternative<StayRelation>(*denial.relation);
    if (!stay && !denies(permit, denial)) return;
    ++reports_;
    reported_ = permit.location;
    std::string english = "denied here";
    std::string dutch = "hier geweerd";
    if (!stay) {
      const CodeRanges both = permit.denying & denial.denying;
      const std::string beside = space_.name(both.ranges().front().begin);
      english += " beside `" + beside + "`";
      dutch += " naast `" + beside + "`";
    }
    diagnostics_
        .report<dsl::Kind::denied_permission>(
            permit.location, program_.exclusions[permit.rule.index].name, space_.name(code),
            program_.exclusions[denial.rule.index].name)
        .with_related(denial.location, std::move(english), std::move(dutch));
  }

  /// Tells whether a pair of codes is left that no winner takes out.
  [[nodiscard]] bool denies(const ExclusionPair& permit, const ExclusionPair& denial) const {
    if (!permit.denying.meets(denial.denying)) return false;
    std::vector<Rectangle> rest{
        {permit.denying & denial.denying, permit.denied_codes & denial.denied_codes}};
    for (const Winner& winner : winners_) rest = without(rest, winner.dropped);
    return !rest.empty();
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  std::vector<Winner> winners_;
  std::vector<ExclusionPair> permitted_;
  std::vector<ExclusionPair> denied_;
  dsl::Location reported_;
  std::size_t reports_ = 0;
};

}  // namespace

void check_permissions(const Program& program, const CodeSpace& space,
                       dsl::Diagnostics& diagnostics) {
  Permissions(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
