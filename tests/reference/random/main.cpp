#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

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
  bool stop = false;
  std::string output;
  std::string list;
  std::string skip;
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

/// Returns what is wrong without the values: `the second evaluator: outcome is`.
std::string kind_of(const Problem& problem) {
  const std::string kind = problem.what.substr(0, problem.what.find('`'));
  return problem.law + ":" + kind.substr(kind.find(':') + 1);
}

/// Returns the numbers of contracts in a file, one a line.
std::set<std::uint64_t> numbers_in(const std::string& name) {
  std::ifstream file(name);
  return {std::istream_iterator<std::uint64_t>(file), {}};
}

/// Counts what goes wrong, and shows some of it.
class Findings {
 public:
  explicit Findings(const Options& options) : options_(options) {}

  void add(const Search& search, const Problem& problem) {
    Kind& kind = kinds_[kind_of(problem)];
    ++kind.count;
    contracts_.insert(problem.contract);
    // One contract tends to show one fault many times.
    const bool again = std::exchange(kind.last, problem.contract + 1) == problem.contract + 1;
    if (again || kind.shown == options_.shown) return;
    ++kind.shown;
    fmt::print("contract {}: {}: {}\n", problem.contract, problem.law, problem.what);
    show(search, problem, options_);
  }

  void print() const {
    for (const auto& [name, kind] : kinds_) fmt::print("{:>12}  {}\n", kind.count, name);
    if (options_.list.empty()) return;
    std::ofstream list(options_.list);
    for (const std::uint64_t number : contracts_) list << number << '\n';
  }

 private:
  struct Kind {
    std::size_t count = 0;
    std::size_t shown = 0;
    std::uint64_t last = 0;
  };

  const Options& options_;
  std::map<std::string, Kind> kinds_;
  std::set<std::uint64_t> contracts_;
};

int look(const Options& options) {
  Search search(options.plan, guide_rows(guide_page()));
  Findings findings(options);
  const std::set<std::uint64_t> skipped = numbers_in(options.skip);
  const auto begin = std::chrono::steady_clock::now();
  const auto goes_on = [&] {
    const auto passed = std::chrono::steady_clock::now() - begin;
    return search.lines() < options.lines && !(options.stop && !search.problems().empty()) &&
           (options.seconds == 0 || passed < std::chrono::seconds(options.seconds));
  };
  std::size_t seen = 0;
  for (std::uint64_t number = options.first; goes_on(); ++number) {
    if (skipped.contains(number)) continue;
    search.contract(number);
    for (; seen < search.problems().size(); ++seen) findings.add(search, search.problems()[seen]);
  }
  if (options.coverage) {
    fmt::print("{}", search.coverage().text());
    for (const std::string& one : search.coverage().never()) {
      fmt::print("       never  {}\n", one);
    }
  }
  findings.print();
  if (!search.problems().empty()) fmt::print("difference: {}\n", search.problems().front().what);
  fmt::print("seed {}: {} contracts, {} not to be mended, {} lines, {} differences\n",
             options.plan.seed, search.contracts(), search.refused(), search.lines(),
             search.problems().size());
  return search.problems().empty() ? 0 : 1;
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
  app.add_option("--list", options.list, "File for the numbers of contracts that differ");
  app.add_option("--skip", options.skip, "File with numbers of contracts to pass over");
  app.add_flag("--stop", options.stop, "Stop after the first contract that differs");
  app.add_flag("--coverage", options.coverage, "Print what took part and what never did");
  bool alone = false;
  app.add_flag("--alone", alone, "Leave out the second evaluator: only the laws");
  CLI11_PARSE(app, argc, argv);
  if (!alone) options.plan.second = clausule::reference::decide;
  return look(options);
}
