#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "tests/reference/decide.hpp"
#include "tests/reference/random/case_file.hpp"
#include "tests/reference/random/run.hpp"

namespace clausule::differential {
namespace {

struct Options {
  std::uint64_t lines = 100'000;
  std::uint64_t seconds = 0;
  std::uint64_t first = 0;
  std::size_t shown = 3;
  bool coverage = false;
  std::string output;
  Plan plan;
};

std::string guide_page() {
  std::ifstream page(std::string(CLAUSULE_SOURCE_ROOT) + "/docs/language/clauses.md");
  return {std::istreambuf_iterator<char>(page), {}};
}

void show(const Search& search, const Problem& problem, const Options& options) {
  const Example example = search.smallest(problem);
  const std::string what = search.wrong(problem.law, example);
  Answer answer = answer_of(example.program, example.data);
  if (options.plan.second) {
    answer.decisions =
        options.plan.second(*example.program, run_facts(example.data), example.data.dossier);
  }
  const std::string file =
      fmt::format("# {}: {}\n\n{}", problem.law, what, case_file(example, answer.decisions));
  fmt::print("{}\n", file);
  if (!options.output.empty()) {
    std::ofstream(fmt::format("{}/difference-{}.clausule", options.output, problem.contract))
        << file;
  }
}

int look(const Options& options) {
  Search run(options.plan, guide_rows(guide_page()));
  const auto begin = std::chrono::steady_clock::now();
  const auto in_time = [&] {
    return options.seconds == 0 ||
           std::chrono::steady_clock::now() - begin < std::chrono::seconds(options.seconds);
  };
  std::map<std::string, std::size_t> counts;
  std::map<std::string, std::size_t> shown;
  std::map<std::string, std::uint64_t> last;
  std::size_t seen = 0;
  for (std::uint64_t number = options.first; run.lines() < options.lines && in_time(); ++number) {
    run.contract(number);
    for (; seen < run.problems().size(); ++seen) {
      const Problem& problem = run.problems()[seen];
      std::string kind = problem.what.substr(0, problem.what.find('`'));
      kind = problem.law + ":" + kind.substr(kind.find(':') + 1);
      // One contract tends to show one fault many times.
      const bool again = last[kind] == number + 1;
      last[kind] = number + 1;
      if (++counts[kind], again || shown[kind] == options.shown) continue;
      ++shown[kind];
      fmt::print("contract {}: {}: {}\n", number, problem.law, problem.what);
      show(run, problem, options);
    }
  }
  if (options.coverage) {
    fmt::print("{}", run.coverage().text());
    for (const std::string& one : run.coverage().never()) fmt::print("       never  {}\n", one);
  }
  for (const auto& [kind, count] : counts) fmt::print("{:>12}  {}\n", count, kind);
  fmt::print("seed {}: {} contracts, {} not to be mended, {} lines, {} differences\n",
             options.plan.seed, run.contracts(), run.refused(), run.lines(), run.problems().size());
  return run.problems().empty() ? 0 : 1;
}

}  // namespace
}  // namespace clausule::differential

int main(int argc, char** argv) {
  using namespace clausule::differential;
  Options options;
  CLI::App app{
      "Decides random dossiers by random contracts twice, and holds both against the laws"};
  app.add_option("--lines", options.lines, "How many claim lines at least")->capture_default_str();
  app.add_option("--seconds", options.seconds,
                 "Stop after so many seconds; 0: only after the lines");
  app.add_option("--seed", options.plan.seed, "Of the contracts and dossiers")
      ->capture_default_str();
  app.add_option("--first", options.first, "Number of the first contract")->capture_default_str();
  app.add_option("--dossiers", options.plan.dossiers, "For each contract")->capture_default_str();
  app.add_option("--laws", options.plan.laws_every,
                 "Hold one in so many contracts against the laws; 0: none")
      ->capture_default_str();
  app.add_option("--shown", options.shown,
                 "How many differences of a kind are made small and shown")
      ->capture_default_str();
  app.add_option("--output", options.output, "Folder for the cases that are found");
  app.add_flag("--coverage", options.coverage, "Print what took part and what never did");
  bool alone = false;
  app.add_flag("--alone", alone, "Leave out the second evaluator: only the laws");
  CLI11_PARSE(app, argc, argv);
  if (!alone) options.plan.second = clausule::reference::decide;
  return look(options);
}
