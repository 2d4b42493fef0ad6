#include "tools/cli/moved.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "interpreter/settle.hpp"
#include "tools/analysis/mutation/share_out.hpp"

namespace clausule::cli {

using interpreter::Decision;
using interpreter::Dossier;
using interpreter::Engine;
using interpreter::Program;

namespace {

/// Returns a text for what a settlement is about; no two are alike.
std::string key_of(const interpreter::Settled& settled) {
  std::string key;
  for (const std::string_view part :
       {settled.settlement, std::string_view(settled.provider), std::string_view(settled.insured),
        std::string_view(settled.period), settled.party}) {
    key += part;
    key += '\n';
  }
  return key;
}

std::int64_t difference(std::int64_t left, std::int64_t right) {
  return left < right ? right - left : left - right;
}

}  // namespace

bool moves(const Moved& moved) {
  return moved.lines > 0 || moved.settlements > 0;
}

bool is_dearer(const Moved& one, const Moved& other) {
  const auto here = one.euros.euros();
  const auto there = other.euros.euros();
  return here == there ? one.lines > other.lines : here > there;
}

HeldPortfolio::HeldPortfolio(std::shared_ptr<const Program> program, const ClaimOptions& options)
    : program_(std::move(program)), run_(program_, options) {}

template <typename Take>
HeldPortfolio::Settled HeldPortfolio::decide(const std::shared_ptr<const Program>& program,
                                             const Take& take) const {
  Engine engine(program, facts_);
  if (program->reads_file) {
    for (const Dossier& dossier : dossiers_) engine.add_to_file(dossier);
    engine.set_file(facts_.file ? facts_.file->facts : std::vector<interpreter::KnownFact>());
  }
  std::optional<interpreter::Settling> settling;
  if (!program->settlements.empty()) settling.emplace(program, facts_);
  Settled settled;
  const auto add = [&](const std::vector<interpreter::Settled>& amounts) {
    for (const interpreter::Settled& one : amounts) {
      if (one.amount) settled[key_of(one)] += one.amount->value;
    }
  };
  std::size_t line = 0;
  for (const Dossier& dossier : dossiers_) {
    const auto decisions = engine.decide(dossier);
    for (const Decision& decision : decisions) {
      take(line++, Result{decision.outcome, decision.paid.value, decision.open.value,
                          decision.deductible().value});
    }
    if (settling) add(settling->add(dossier, decisions));
  }
  if (settling) add(settling->finish());
  return settled;
}

std::optional<claims::Problem> HeldPortfolio::read() {
  auto problem = run_.read([&](interpreter::RunFacts facts) { facts_ = std::move(facts); },
                           [&](const claims::Group& group) -> std::optional<claims::Problem> {
                             dossiers_.push_back(group.dossier);
                             return std::nullopt;
                           });
  if (problem) return problem;
  settled_ =
      decide(program_, [&](std::size_t, const Result& result) { results_.push_back(result); });
  return std::nullopt;
}

Moved HeldPortfolio::moved_by(const std::shared_ptr<const Program>& other) const {
  Moved moved;
  Settled settled = decide(other, [&](std::size_t line, const Result& now) {
    const Result& before = results_[line];
    const std::int64_t most =
        std::max({difference(before.paid, now.paid), difference(before.open, now.open),
                  difference(before.deductible, now.deductible)});
    if (most == 0 && before.outcome == now.outcome) return;
    moved.euros.add(interpreter::Cents{most});
    ++moved.lines;
  });
  for (const auto& [key, amount] : settled_) settled[key] -= amount;
  for (const auto& [key, amount] : settled) {
    if (amount == 0) continue;
    moved.euros.add(interpreter::Cents{difference(amount, 0)});
    ++moved.settlements;
  }
  return moved;
}

std::vector<Moved> HeldPortfolio::moved_by(std::size_t count, const MakeProgram& other,
                                           std::size_t threads,
                                           const std::function<void(std::size_t)>& done) const {
  std::vector<Moved> all(count);
  const auto make = [&]() -> mutation::Worker {
    return [&](std::size_t at) { all[at] = moved_by(other(at)); };
  };
  mutation::share_out(count, threads, make, done);
  return all;
}

}  // namespace clausule::cli
