#include "tools/cli/moved.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

namespace clausule::cli {

using interpreter::Decision;
using interpreter::Dossier;
using interpreter::Engine;
using interpreter::Program;

namespace {

std::int64_t difference(std::int64_t left, std::int64_t right) {
  return left < right ? right - left : left - right;
}

}  // namespace

bool is_dearer(const Moved& one, const Moved& other) {
  const auto here = one.euros.euros();
  const auto there = other.euros.euros();
  return here == there ? one.lines > other.lines : here > there;
}

HeldPortfolio::HeldPortfolio(std::shared_ptr<const Program> program, const ClaimOptions& options)
    : program_(std::move(program)), run_(program_, options) {}

template <typename Take>
void HeldPortfolio::decide(const std::shared_ptr<const Program>& program, const Take& take) const {
  Engine engine(program, facts_);
  if (program->reads_file) {
    for (const Dossier& dossier : dossiers_) engine.add_to_file(dossier);
    engine.set_file(facts_.file ? facts_.file->facts : std::vector<interpreter::KnownFact>());
  }
  std::size_t line = 0;
  for (const Dossier& dossier : dossiers_) {
    for (const Decision& decision : engine.decide(dossier)) {
      take(line++, Result{decision.outcome, decision.paid.value, decision.open.value});
    }
  }
}

std::optional<claims::Problem> HeldPortfolio::read() {
  auto problem = run_.read([&](interpreter::RunFacts facts) { facts_ = std::move(facts); },
                           [&](const claims::Group& group) -> std::optional<claims::Problem> {
                             dossiers_.push_back(group.dossier);
                             return std::nullopt;
                           });
  if (problem) return problem;
  decide(program_, [&](std::size_t, const Result& result) { results_.push_back(result); });
  return std::nullopt;
}

std::vector<Moved> HeldPortfolio::moved_by(std::span<const std::shared_ptr<const Program>> others,
                                           std::size_t threads) const {
  std::vector<Moved> all(others.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t at = next++; at < others.size(); at = next++) {
      Moved& moved = all[at];
      decide(others[at], [&](std::size_t line, const Result& now) {
        const Result& before = results_[line];
        const std::int64_t most =
            std::max(difference(before.paid, now.paid), difference(before.open, now.open));
        if (most == 0 && before.outcome == now.outcome) return;
        moved.euros.add(interpreter::Cents{most});
        ++moved.lines;
      });
    }
  };
  std::vector<std::thread> more;
  for (std::size_t thread = 1; thread < std::min(threads, others.size()); ++thread) {
    more.emplace_back(work);
  }
  work();
  for (std::thread& one : more) one.join();
  return all;
}

}  // namespace clausule::cli
