#include <algorithm>
#include <set>
#include <string>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/deductibles_before.hpp"

namespace clausule::interpreter::analysis {

namespace {

/// Finds which deductibles go before which.
class DeductibleOrder {
 public:
  DeductibleOrder(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program), space_(space), diagnostics_(diagnostics) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(program_.deductibles.size());
    for (std::uint32_t one = 0; one < count; ++one) report_circle({one});
    if (circle_) return;
    for (std::uint32_t one = 0; one < count; ++one) {
      for (std::uint32_t other = one + 1; other < count; ++other) report_pair({one}, {other});
    }
  }

 private:
  [[nodiscard]] const Deductible& rule(DeductibleId id) const {
    return program_.deductibles[id.index];
  }

  /// Reports a deductible that comes back to itself; each circle once, at its first name.
  void report_circle(DeductibleId start) {
    std::string path = rule(start).name;
    std::set<DeductibleId> seen{start};
    DeductibleId at = start;
    while (true) {
      const auto& versions = rule(at).versions;
      const auto found = std::ranges::find_if(
          versions, [](const DeductibleVersion& version) { return version.after.has_value(); });
      if (found == versions.end()) return;
      at = *found->after;
      path += " → " + rule(at).name;
      if (at == start) break;
      if (!seen.insert(at).second) return;
    }
    circle_ = true;
    const bool is_first = std::ranges::all_of(
        seen, [&](DeductibleId id) { return rule(start).name <= rule(id).name; });
    if (!is_first) return;
    diagnostics_.report<dsl::Kind::deductible_after_itself>(
        rule(start).versions.front().head.location, rule(start).name, path);
  }

  [[nodiscard]] bool goes_after(DeductibleId one, DeductibleId other) const {
    return deductibles_before(program_, one).contains(other);
  }

  void report_pair(DeductibleId one, DeductibleId other) {
    if (!rule(one).excepts.empty() || !rule(other).excepts.empty()) return;
    if (goes_after(one, other) || goes_after(other, one)) return;
    for (const DeductibleVersion& left : rule(one).versions) {
      for (const DeductibleVersion& right : rule(other).versions) {
        // Conditions may keep the two apart; then a line that both count says so.
        if (!left.head.guards.empty() || !right.head.guards.empty()) continue;
        if (!left.selection || !right.selection) continue;
        if (!left.selection->with.empty() || !right.selection->with.empty()) continue;
        if (!intersect(left.head.validity, right.head.validity)) continue;
        const CodeRanges codes = space_.resolve(left.selection->codes, Reading::certain) &
                                 space_.resolve(right.selection->codes, Reading::certain);
        if (codes.empty()) continue;
        diagnostics_
            .report<dsl::Kind::deductibles_unordered>(right.head.location, rule(one).name,
                                                      rule(other).name, space_.text(codes))
            .with_related(left.head.location, "the other one", "het andere");
        return;
      }
    }
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  bool circle_ = false;
};

}  // namespace

void check_deductible_order(const Program& program, const CodeSpace& space,
                            dsl::Diagnostics& diagnostics) {
  DeductibleOrder(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
