#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "tools/benchmark/measure/measures.hpp"

namespace clausule::benchmark {

namespace {

/// How a program ended and what it took.
struct Ended {
  bool is_fine = false;
  long resident_kilobytes = 0;
};

/// Runs a program with nothing to read and nobody to read what it prints.
Ended run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int descriptor : {0, 1, 2}) {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0);
  }
  pid_t child = 0;
  const int error =
      posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return {};
  int status = 0;
  rusage usage{};
  if (wait4(child, &status, 0, &usage) != child) return {};
  // 1 says that lines ended in error, which some of a workload do.
  return {WIFEXITED(status) && WEXITSTATUS(status) <= 1, usage.ru_maxrss};
}

}  // namespace

void register_process(const std::string& name, const std::vector<std::string>& command) {
  ::benchmark::RegisterBenchmark(
      ("process/" + name).c_str(),
      [=](::benchmark::State& state) {
        Ended ended;
        for (auto _ : state) {
          ended = run(command);
          if (!ended.is_fine) {
            state.SkipWithError(("the command failed: " + command.front()).c_str());
            break;
          }
        }
        state.counters["resident_kilobytes"] = static_cast<double>(ended.resident_kilobytes);
      })
      ->UseRealTime()
      ->Unit(::benchmark::kMillisecond);
}

}  // namespace clausule::benchmark
