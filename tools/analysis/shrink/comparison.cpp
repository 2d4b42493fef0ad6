#include "tools/analysis/shrink/comparison.hpp"

#include <algorithm>
#include <utility>

namespace clausule::shrink {

using interpreter::TestCase;

namespace {

bool same_reading(const Found& one, const Found& other) {
  return one.outcome == other.outcome && one.rule == other.rule && one.ground == other.ground;
}

/// Tells whether both sides decide a line of one case as they decide a line of another.
bool same_decisions(const Both& one, std::size_t line, const Both& other, std::size_t at,
                    bool between_contracts) {
  if (!same_reading(one.here[line], other.here[at])) return false;
  if (one.differ_at(line) != other.differ_at(at)) return false;
  if (!one.there[line]) return !other.there[at];
  if (!other.there[at] || !same_reading(*one.there[line], *other.there[at])) return false;
  return between_contracts || one.here[line].paid == other.here[at].paid;
}

}  // namespace

bool differs(const Found& one, const Found& other) {
  if (one.paid != other.paid) return true;
  return one.outcome && other.outcome && one.outcome != other.outcome;
}

std::optional<std::size_t> Both::first() const {
  for (std::size_t line = 0; line < here.size(); ++line) {
    if (differ_at(line)) return line;
  }
  return std::nullopt;
}

Judge::Judge(std::shared_ptr<const interpreter::Program> program,
             const interpreter::Program& reader)
    : program_(std::move(program)),
      carry_(reader, *program_),
      providers_(std::make_unique<interpreter::Providers>()) {}

std::vector<Found> Judge::decide(const TestCase& test) {
  // Sums over the file and the day of knowledge stay with an engine.
  if (!engine_ || program_->reads_file || known_on_ != test.known_on) {
    interpreter::RunFacts facts;
    facts.providers = providers_.get();
    facts.known_on = known_on_ = test.known_on;
    engine_.emplace(program_, std::move(facts));
  }
  const interpreter::Dossier dossier = carry_.carried(test.dossier);
  if (program_->reads_file) {
    engine_->add_to_file(dossier);
    engine_->set_file(carry_.carried(test.file));
  }
  std::vector<Found> found;
  for (const interpreter::Decision& decision : engine_->decide(dossier)) {
    found.push_back({decision.outcome, decision.paid, std::string(decision.rule), decision.ground});
  }
  return found;
}

void Comparison::use(const interpreter::Providers& providers) {
  here_.use(providers);
  if (there_) there_->use(providers);
}

Both Comparison::decide(const TestCase& test) {
  use(test.providers);
  return decide_with_known_providers(test);
}

Both Comparison::decide_with_known_providers(const TestCase& test) {
  Both both{here_.decide(test), {}};
  if (there_) {
    for (Found& found : there_->decide(test)) both.there.emplace_back(std::move(found));
    return both;
  }
  for (const auto& line : test.dossier.lines) {
    const auto amount = amounts_.find(line.id);
    both.there.push_back(amount == amounts_.end() ? std::nullopt : std::optional(amount->second));
  }
  return both;
}

Keeps keeps_difference(Comparison& comparison, const TestCase& test, std::size_t line) {
  const std::string id = test.dossier.lines[line].id;
  return [&comparison, before = comparison.decide(test), id, line](const TestCase& smaller) {
    const auto& lines = smaller.dossier.lines;
    const auto found = std::ranges::find(lines, id, &interpreter::ClaimLine::id);
    if (found == lines.end()) return false;
    const auto at = static_cast<std::size_t>(found - lines.begin());
    return same_decisions(before, line, comparison.decide(smaller), at,
                          comparison.is_between_contracts());
  };
}

Keeps keeps_decisions(Comparison& comparison, const TestCase& test) {
  return [&comparison, before = comparison.decide(test)](const TestCase& other) {
    if (other.dossier.lines.size() != before.here.size()) return false;
    const Both after = comparison.decide(other);
    for (std::size_t line = 0; line < before.here.size(); ++line) {
      if (!same_decisions(before, line, after, line, comparison.is_between_contracts())) {
        return false;
      }
    }
    return true;
  };
}

}  // namespace clausule::shrink
