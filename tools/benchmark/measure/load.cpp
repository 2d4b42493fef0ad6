#include <benchmark/benchmark.h>

#include <memory>

#include "interpreter/engine.hpp"
#include "tools/benchmark/engine/text_engine.hpp"
#include "tools/benchmark/handwritten/tables.hpp"
#include "tools/benchmark/measure/allocations.hpp"
#include "tools/benchmark/measure/measures.hpp"

namespace clausule::benchmark {

namespace {

using ::benchmark::State;

/// Returns the bytes of all files of a contract.
std::uintmax_t source_bytes(const std::filesystem::path& contract) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(contract)) bytes += file.file_size();
  return bytes;
}

/// The contract as the engine needs it.
struct Ready {
  std::optional<WorkloadContract> contract;
  std::optional<interpreter::Engine> engine;
};

std::shared_ptr<Ready> load(const std::filesystem::path& workload, std::string& problem) {
  auto ready = std::make_shared<Ready>();
  ready->contract = load_workload(workload, problem);
  if (!ready->contract) return nullptr;
  ready->engine.emplace(ready->contract->program,
                        interpreter::RunFacts{&ready->contract->providers, {}, {}});
  return ready;
}

}  // namespace

void register_load(const std::filesystem::path& workload, bool by_hand) {
  const auto run = [=](State& state) {
    const std::size_t resident = peak_resident_bytes();
    const std::size_t live = allocations().live_bytes;
    forget_peak();
    std::string problem;
    std::size_t kept = 0;
    for (auto _ : state) {
      std::shared_ptr<const void> loaded;
      if (by_hand) {
        auto tables = std::make_shared<handwritten::Tables>(workload);
        problem = tables->problem().value_or(std::string());
        loaded = std::move(tables);
      } else {
        loaded = load(workload, problem);
      }
      kept = allocations().live_bytes - live;
      state.PauseTiming();
      loaded.reset();
      state.ResumeTiming();
    }
    if (!problem.empty()) return state.SkipWithError(problem.c_str());
    const auto source = static_cast<double>(source_bytes(workload / "contract"));
    state.counters["source_bytes"] = source;
    state.counters["kept_bytes"] = static_cast<double>(kept);
    state.counters["peak_bytes"] = static_cast<double>(allocations().peak_bytes - live);
    state.counters["resident_growth"] = static_cast<double>(peak_resident_bytes() - resident);
  };
  ::benchmark::RegisterBenchmark(by_hand ? "load/handwritten" : "load/engine", run)
      ->Unit(::benchmark::kMillisecond)
      ->Iterations(1);
}

}  // namespace clausule::benchmark
