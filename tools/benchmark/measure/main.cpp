#include <benchmark/benchmark.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "tools/benchmark/measure/measures.hpp"
#include "tools/benchmark/text/guarded_main.hpp"

namespace {

int run(int count, char** arguments) {
  using namespace clausule::benchmark;
  ::benchmark::Initialize(&count, arguments);
  CLI::App app{
      "Measures one thing in a process. Options that begin with --benchmark_ are those of Google "
      "Benchmark; tools/bench runs all."};
  std::string decide;
  std::string small;
  std::string load;
  std::string load_by_hand;
  std::string process;
  std::vector<std::string> command;
  app.add_option("--decide", decide, "decide the lines of a workload, engine and by hand");
  app.add_option("--small", small, "decide the dossiers of 40 lines of a workload");
  app.add_option("--load", load, "load the contract of a workload");
  app.add_option("--load-by-hand", load_by_hand, "load it into the program written by hand");
  app.add_option("--process", process, "the name of a command to run");
  app.add_option("command", command, "the command, after --");
  CLI11_PARSE(app, count, arguments);
  std::string problem;
  if (!decide.empty()) problem = register_decide(decide);
  if (!small.empty() && problem.empty()) problem = register_small(small);
  if (!load.empty()) register_load(load, false);
  if (!load_by_hand.empty()) register_load(load_by_hand, true);
  if (!process.empty() && !command.empty()) register_process(process, command);
  if (!problem.empty()) {
    std::cerr << problem << '\n';
    return 2;
  }
  return ::benchmark::RunSpecifiedBenchmarks() == 0 ? 2 : 0;
}

}  // namespace

int main(int count, char** arguments) {
  return clausule::benchmark::guarded_main(run, count, arguments);
}
