#include "tools/analysis/mutation/trial.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "interpreter/hash.hpp"
#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/mutation/inert.hpp"
#include "tools/analysis/mutation/reachable.hpp"
#include "tools/analysis/mutation/share_out.hpp"

namespace clausule::mutation {

namespace {

using interpreter::Loaded;
using interpreter::Program;
using interpreter::Reload;

void leave_out_all(Program& program) {
  leave_out_unreachable_days(program);
  leave_out_inert(program);
}

/// Returns the canonical text of what is left of a contract.
std::string text_without(const Program& program, void (*leave_out)(Program&)) {
  Program left = program;
  leave_out(left);
  return interpreter::canonical_text(left);
}

/// Tries changes one after another. It remembers which test noticed one in a rule: that test runs
/// first for the next.
class Trial {
 public:
  explicit Trial(const Reload& contract) : contract_(contract) {}

  Fate fate_of(const Change& change) {
    const std::string& text = contract_.written().sources.get(change.place.file).text;
    const Loaded changed = contract_.with_text(change.place.file, changed_text(text, change));
    if (!changed.program) return Fate::refused;
    if (a_test_fails(changed, change.rule)) return Fate::failed;
    if (interpreter::semantic_hash(*changed.program) == contract_.written().program->hash) {
      return Fate::same_rules;
    }
    for (const auto& report : interpreter::try_properties(changed.program)) {
      if (!report.holds()) return Fate::refuted;
    }
    return proof_of(*changed.program).value_or(Fate::survived);
  }

 private:
  /// Returns by which proof a contract decides as the written one does, or nothing.
  std::optional<Fate> proof_of(const Program& changed) {
    if (!within_) {
      within_ = text_without(*contract_.written().program, leave_out_unreachable_days);
      effective_ = text_without(*contract_.written().program, leave_out_all);
    }
    if (text_without(changed, leave_out_unreachable_days) == *within_)
      return Fate::outside_contract;
    if (text_without(changed, leave_out_all) == effective_) return Fate::without_effect;
    return std::nullopt;
  }

  bool a_test_fails(const Loaded& changed, const std::string& rule) {
    const std::size_t count = changed.program->tests.size();
    const std::size_t first = likely_.contains(rule) ? likely_[rule] : 0;
    for (std::size_t step = 0; step < count; ++step) {
      // The likely one, then the others in their order.
      std::size_t test = step == 0 ? first : step - 1;
      if (step > 0 && test >= first) ++test;
      if (test >= count || !decides_lines(changed.program->tests[test])) continue;
      if (!interpreter::run_test(changed.program, changed.sources, test).fails()) continue;
      likely_[rule] = test;
      return true;
    }
    return false;
  }

  const Reload& contract_;
  std::map<std::string, std::size_t> likely_;
  /// What the written contract says that can be reached, and that has an effect, once it was asked.
  std::optional<std::string> within_;
  std::string effective_;
};

}  // namespace

std::vector<Fate> try_changes(const Reload& contract, std::span<const Change> changes,
                              std::size_t threads, const std::function<void(std::size_t)>& done) {
  std::vector<Fate> fates(changes.size());
  const auto make = [&]() -> Worker {
    return [&, trial = Trial(contract)](std::size_t at) mutable {
      fates[at] = trial.fate_of(changes[at]);
    };
  };
  share_out(changes.size(), threads, make, done);
  return fates;
}

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::refused:
      return "refused";
    case Fate::failed:
      return "failed";
    case Fate::refuted:
      return "refuted";
    case Fate::same_rules:
      return "same_rules";
    case Fate::outside_contract:
      return "outside_contract";
    case Fate::without_effect:
      return "without_effect";
    case Fate::survived:
      return "survived";
  }
  return {};
}

}  // namespace clausule::mutation
