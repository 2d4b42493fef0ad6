#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <memory>

#include "interpreter/engine.hpp"
#include "tools/benchmark/engine/compare.hpp"
#include "tools/benchmark/engine/text_engine.hpp"
#include "tools/benchmark/handwritten/decider.hpp"
#include "tools/benchmark/measure/allocations.hpp"
#include "tools/benchmark/measure/measures.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark {

namespace {

using ::benchmark::Counter;
using ::benchmark::DoNotOptimize;
using ::benchmark::RegisterBenchmark;
using ::benchmark::State;

/// A workload in memory, and both programs ready to decide it. Stays where it is.
class Rivals {
 public:
  explicit Rivals(const std::filesystem::path& folder) : claims(folder), tables(folder) {
    if (claims.problem()) problem = *claims.problem();
    if (tables.problem()) problem = *tables.problem();
    if (problem.empty()) contract = load_workload(folder, problem);
    if (!contract) return;
    const interpreter::RunFacts facts{&contract->providers, {}, {}};
    engine = std::make_unique<interpreter::Engine>(contract->program, facts);
    reader = std::make_unique<DossierReader>(*contract->program);
    decider = std::make_unique<handwritten::Decider>(tables);
  }

  std::string problem;
  TextClaims claims;
  handwritten::Tables tables;
  std::optional<WorkloadContract> contract;
  std::unique_ptr<interpreter::Engine> engine;
  std::unique_ptr<DossierReader> reader;
  std::unique_ptr<handwritten::Decider> decider;
};

/// Measures `decide` over all dossiers, each iteration all of them, and counts what it allocates:
/// by then every list has been as long as it gets.
template <typename Dossiers, typename Decide>
void measure(State& state, const Dossiers& dossiers, std::size_t lines, const Decide& decide) {
  for (const auto& dossier : dossiers) DoNotOptimize(decide(dossier));
  const auto before = allocations();
  for (auto _ : state) {
    for (const auto& dossier : dossiers) DoNotOptimize(decide(dossier));
  }
  const auto decided = static_cast<double>(lines) * static_cast<double>(state.iterations());
  const auto taken = static_cast<double>(allocations().count - before.count);
  state.counters["lines"] = static_cast<double>(lines);
  state.counters["lines_per_second"] = Counter(decided, Counter::kIsRate);
  state.counters["allocations_per_line"] = taken / decided;
}

}  // namespace

std::string register_decide(const std::filesystem::path& workload) {
  const auto rivals = std::make_shared<Rivals>(workload);
  if (!rivals->problem.empty()) return rivals->problem;
  const Comparison found =
      compare(rivals->claims, *rivals->reader, *rivals->engine, *rivals->decider);
  if (found.differences > 0) {
    return fmt::format("{} of {} lines are decided differently by hand:\n{}", found.differences,
                       found.lines, found.first);
  }
  const std::size_t lines = rivals->claims.line_count();
  RegisterBenchmark("decide/handwritten", [rivals, lines](State& state) {
    measure(state, rivals->claims.dossiers(), lines,
            [&](const TextDossier& dossier) { return rivals->decider->decide(dossier).data(); });
  })->Unit(::benchmark::kMillisecond);
  RegisterBenchmark("decide/engine", [rivals, lines](State& state) {
    measure(state, rivals->claims.dossiers(), lines, [&](const TextDossier& dossier) {
      return rivals->engine->decide(rivals->reader->read(dossier)).data();
    });
  })->Unit(::benchmark::kMillisecond);
  RegisterBenchmark("read/engine", [rivals, lines](State& state) {
    measure(state, rivals->claims.dossiers(), lines,
            [&](const TextDossier& dossier) { return &rivals->reader->read(dossier); });
  })->Unit(::benchmark::kMillisecond);
  return {};
}

std::string register_small(const std::filesystem::path& workload) {
  constexpr std::size_t small = 40;
  const auto rivals = std::make_shared<Rivals>(workload);
  if (!rivals->problem.empty()) return rivals->problem;
  // The engine's dossiers are made ahead: what a host hands over through the API.
  const auto texts = std::make_shared<std::vector<TextDossier>>();
  const auto dossiers = std::make_shared<std::vector<interpreter::Dossier>>();
  for (const TextDossier& dossier : rivals->claims.dossiers()) {
    if (dossier.lines.size() != small) continue;
    texts->push_back(dossier);
    dossiers->push_back(rivals->reader->read(dossier));
  }
  if (texts->empty()) return fmt::format("no dossier of {} lines in {}", small, workload.string());
  const std::size_t lines = texts->size() * small;
  RegisterBenchmark("small/handwritten", [=](State& state) {
    measure(state, *texts, lines,
            [&](const TextDossier& dossier) { return rivals->decider->decide(dossier).data(); });
  })->Unit(::benchmark::kMicrosecond);
  RegisterBenchmark("small/engine", [=](State& state) {
    measure(state, *dossiers, lines, [&](const interpreter::Dossier& dossier) {
      return rivals->engine->decide(dossier).data();
    });
  })->Unit(::benchmark::kMicrosecond);
  return {};
}

}  // namespace clausule::benchmark
