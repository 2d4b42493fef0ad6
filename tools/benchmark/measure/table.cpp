#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tools/benchmark/text/guarded_main.hpp"

namespace {

namespace filesystem = std::filesystem;
using nlohmann::json;

constexpr double nanoseconds = 1e9;

/// The results of all steps: what Google Benchmark wrote, by the name of its file.
class Results {
 public:
  explicit Results(const filesystem::path& folder) {
    for (const auto& file : filesystem::directory_iterator(folder)) {
      if (file.path().extension() != ".json") continue;
      std::ifstream text(file.path());
      json parsed = json::parse(text, nullptr, false);
      if (!parsed.is_discarded()) steps_[file.path().stem().string()] = std::move(parsed);
    }
  }

  [[nodiscard]] bool has(std::string_view step) const { return steps_.contains(step); }

  /// Returns a counter of a benchmark, of several runs the median; nothing where it was not
  /// measured or failed.
  [[nodiscard]] std::optional<double> value(std::string_view step, std::string_view benchmark,
                                            std::string_view counter) const {
    const auto found = steps_.find(step);
    if (found == steps_.end()) return std::nullopt;
    std::optional<double> value;
    for (const json& run : found->second.at("benchmarks")) {
      if (!run.at("run_name").get<std::string>().starts_with(benchmark)) continue;
      const json counted = run.value(std::string(counter), json());
      if (run.value("error_occurred", false) || !counted.is_number()) continue;
      const bool is_median = run.value("aggregate_name", std::string()) == "median";
      if (is_median || !value) value = counted.get<double>();
    }
    return value;
  }

 private:
  std::map<std::string, json, std::less<>> steps_;
};

std::string text(const std::optional<double>& value, std::string_view form, double factor = 1) {
  return value ? fmt::format(fmt::runtime(form), *value * factor) : "not measured";
}

std::string ratio(const std::optional<double>& one, const std::optional<double>& other) {
  return one && other ? fmt::format("{:.2f}", *one / *other) : "not measured";
}

std::string cpu_model() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown processor";
}

void print_machine() {
  fmt::print("Machine: {} cores of {}; compiled with {} {}.\n\n",
             std::thread::hardware_concurrency(), cpu_model(),
#ifdef __clang__
             "clang",
#else
             "g++",
#endif
             __VERSION__);
}

/// One row of the table of deciding.
struct Decided {
  std::string_view step;
  std::string_view what;
};

void print_deciding(const Results& results) {
  constexpr std::string_view rate = "lines_per_second";
  fmt::print(
      "| deciding, one core, from text fields | by hand, ns a line | engine, ns a line | of which "
      "reading the fields | engine, lines a second | speed, of by hand | allocations a line, by "
      "hand | engine |\n|---|--:|--:|--:|--:|--:|--:|--:|\n");
  for (const auto& [step, what] :
       {Decided{"decide-base", "the contract, with limits and deductible"},
        Decided{"decide-plain", "the same without limits and deductible"},
        Decided{"decide-wide", "the wide contract"}}) {
    if (!results.has(step)) continue;
    const auto engine = results.value(step, "decide/engine", rate);
    const auto by_hand = results.value(step, "decide/handwritten", rate);
    const auto reading = results.value(step, "read/engine", rate);
    const auto each = [](const std::optional<double>& speed) {
      return speed ? std::optional(nanoseconds / *speed) : std::nullopt;
    };
    fmt::print("| {} | {} | {} | {} | {} | {} | {} | {} |\n", what, text(each(by_hand), "{:.0f}"),
               text(each(engine), "{:.0f}"), text(each(reading), "{:.0f}"), text(engine, "{:.0f}"),
               ratio(engine, by_hand),
               text(results.value(step, "decide/handwritten", "allocations_per_line"), "{:.4f}"),
               text(results.value(step, "decide/engine", "allocations_per_line"), "{:.4f}"));
  }
  fmt::print("\n");
}

/// Prints the cost of a line as a table grows, against the smallest.
void print_growth(const Results& results, std::string_view what, std::string_view prefix,
                  const std::vector<std::string>& sizes) {
  fmt::print(
      "| {} | by hand, ns a line | engine, ns a line | engine, of the smallest | speed, of by hand "
      "|\n|--:|--:|--:|--:|--:|\n",
      what);
  std::optional<double> smallest;
  for (const std::string& size : sizes) {
    const std::string step = fmt::format("decide-{}-{}", prefix, size);
    const auto engine = results.value(step, "decide/engine", "lines_per_second");
    const auto by_hand = results.value(step, "decide/handwritten", "lines_per_second");
    if (!engine || !by_hand) continue;
    if (!smallest) smallest = engine;
    fmt::print("| {} | {:.0f} | {:.0f} | {} | {} |\n", size, nanoseconds / *by_hand,
               nanoseconds / *engine, ratio(smallest, engine), ratio(engine, by_hand));
  }
  fmt::print("\n");
}

void print_loading(const Results& results) {
  constexpr double megabyte = 1e-6;
  constexpr double seconds = 1e-3;  // of the milliseconds that are measured
  fmt::print(
      "| loading the wide contract | seconds | source, MB | kept, of the source | peak on the "
      "heap, "
      "of the source | growth of the process, of the source |\n|---|--:|--:|--:|--:|--:|\n");
  for (const std::string_view who : {"engine", "handwritten"}) {
    const std::string step = fmt::format("load-{}", who);
    const std::string name = fmt::format("load/{}", who);
    const auto source = results.value(step, name, "source_bytes");
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", who == "engine" ? "engine" : "by hand",
               text(results.value(step, name, "real_time"), "{:.2f}", seconds),
               text(source, "{:.1f}", megabyte),
               ratio(results.value(step, name, "kept_bytes"), source),
               ratio(results.value(step, name, "peak_bytes"), source),
               ratio(results.value(step, name, "resident_growth"), source));
  }
  fmt::print("\n");
}

void print_small(const Results& results) {
  const auto each = [&](std::string_view name) -> std::optional<double> {
    const auto speed = results.value("small", name, "lines_per_second");
    constexpr double lines = 40;
    return speed ? std::optional(lines / *speed * 1e6) : std::nullopt;
  };
  const auto engine = each("small/engine");
  const auto by_hand = each("small/handwritten");
  fmt::print(
      "| small | measured |\n|---|--:|\n| a dossier of 40 lines through the API | {} µs |\n| the "
      "same by hand, from text fields | {} µs |\n| `clausule check` of the contract of Menzis, "
      "start of the process included | {} ms |\n\n",
      text(engine, "{:.1f}"), text(by_hand, "{:.1f}"),
      text(results.value("check", "process/check", "real_time"), "{:.1f}"));
}

/// Prints the files of a run from end to end, and the most memory that the process held.
void print_batch(const Results& results, double lines) {
  constexpr double seconds = 1e-3;
  constexpr double megabyte = 1e-3;  // of kilobytes
  fmt::print(
      "| batch, one core, process start included | by hand, s | clausule run, s | time, of by hand "
      "| "
      "clausule run, MB held | bytes a line held |\n|---|--:|--:|--:|--:|--:|\n");
  for (const auto& [step, what] :
       {Decided{"batch-csv", "CSV, sorted"}, Decided{"batch-ndjson", "NDJSON, sorted"},
        Decided{"batch-unsorted", "CSV, `run` without `--sorted`"}}) {
    const std::string engine_step = fmt::format("{}-engine", step);
    const auto engine = results.value(engine_step, "process/run", "real_time");
    const auto by_hand =
        results.value(fmt::format("{}-handwritten", step), "process/run", "real_time");
    const auto held = results.value(engine_step, "process/run", "resident_kilobytes");
    fmt::print("| {} | {} | {} | {} | {} | {} |\n", what, text(by_hand, "{:.2f}", seconds),
               text(engine, "{:.2f}", seconds), ratio(engine, by_hand),
               text(held, "{:.0f}", megabyte), text(held, "{:.0f}", 1024 / lines));
  }
  fmt::print("\n");
}

/// Prints what two threads reach of what two runs reach at once, and a run over ten times the
/// lines.
void print_larger(const Results& results, double lines) {
  constexpr double seconds = 1e-3;
  constexpr double megabyte = 1e-3;  // of kilobytes
  const auto threads = results.value("two-cores-threads", "process/run", "real_time");
  const auto runs = results.value("two-cores-runs", "process/run", "real_time");
  const auto held = results.value("large", "process/run", "resident_kilobytes");
  fmt::print(
      "| batch, larger | measured |\n|---|--:|\n| two runs at once, half of the lines each | {} s "
      "|\n| `--threads 2` over all lines | {} s |\n| speed of the two threads, of two runs | {} "
      "|\n| {:.0f} lines without `--sorted`, one core | {} s |\n| held by that, the program and "
      "the contract included | {} MB, {} bytes a line |\n\n",
      text(runs, "{:.2f}", seconds), text(threads, "{:.2f}", seconds), ratio(runs, threads),
      lines * 10, text(results.value("large", "process/run", "real_time"), "{:.1f}", seconds),
      text(held, "{:.0f}", megabyte), text(held, "{:.0f}", 1024 / (lines * 10)));
}

int run(int count, char** arguments) {
  if (count != 3 || !filesystem::is_directory(arguments[1])) {
    std::cerr << "usage: clausule-benchmark-table FOLDER LINES\n"
                 "Prints the results that tools/bench wrote there for so many lines, as tables in "
                 "Markdown.\n";
    return 2;
  }
  const Results results(arguments[1]);
  print_machine();
  print_deciding(results);
  print_growth(results, "pairs that exclude one another", "pairs",
               {"60", "2000", "60000", "2000000"});
  print_growth(results, "rows of the tariff", "rows", {"200", "5000", "100000"});
  print_loading(results);
  print_small(results);
  const double lines = std::strtod(arguments[2], nullptr);
  print_batch(results, lines);
  print_larger(results, lines);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  return clausule::benchmark::guarded_main(run, count, arguments);
}
