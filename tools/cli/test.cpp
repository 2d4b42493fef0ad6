#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "tools/claims/json.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/rewrite.hpp"
#include "tools/cli/test_coverage.hpp"
#include "tools/cli/test_mutation.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using interpreter::PropertyReport;
using interpreter::PropertyState;
using interpreter::TestReport;

struct Count {
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t refuted = 0;  ///< properties
};

void say_report(const TestReport& report, const dsl::Sources& sources, const Terminal& terminal) {
  for (const dsl::Diagnostic& finding : report.findings) {
    terminal.say(Stream::output, finding, sources);
  }
  if (terminal.is_json()) {
    std::string out = "{\"test\":";
    claims::append_json(out, report.name);
    out += ",\"file\":";
    claims::append_json(out, sources.get(report.location.file).name);
    out += fmt::format(",\"line\":{},\"lines\":{},\"passed\":{}}}\n",
                       sources.position(report.location).line, report.lines, report.passed);
    terminal.say(Stream::output, out);
  } else if (!report.passed && report.findings.empty()) {
    terminal.say(Stream::output,
                 fmt::format("{}:{}: {} \"{}\"\n", sources.get(report.location.file).name,
                             sources.position(report.location).line,
                             terminal.pick("failed", "mislukt"), report.name));
  }
}

/// Returns a count with a blank between groups of three digits: `2 418`.
std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
  return digits;
}

/// Says what became of a property: proved, true in so many cases, or the case in which it is not.
void say_property(const PropertyReport& report, const dsl::Sources& sources,
                  const Terminal& terminal) {
  for (const dsl::Diagnostic& finding : report.findings) {
    terminal.say(Stream::output, finding, sources);
  }
  const std::string& file = sources.get(report.location.file).name;
  if (terminal.is_json()) {
    std::string out = "{\"property\":";
    claims::append_json(out, report.name);
    out += ",\"file\":";
    claims::append_json(out, file);
    out += fmt::format(",\"line\":{},\"state\":\"{}\",\"cases\":{}}}\n",
                       sources.position(report.location).line, interpreter::name_of(report.state),
                       report.cases);
    return terminal.say(Stream::output, out);
  }
  std::string state(
      terminal.pick(interpreter::name_of(report.state), interpreter::dutch_name_of(report.state)));
  if (report.state == PropertyState::tried) {
    state = fmt::format(fmt::runtime(terminal.pick("holds in {} generated cases, not proved",
                                                   "geldt in {} gemaakte gevallen, niet bewezen")),
                        grouped(report.cases));
  }
  terminal.say(Stream::output, fmt::format("{}: {} {}: {}\n", file,
                                           terminal.pick("property", "eis"), report.name, state));
}

void say_counts(const std::string& file, const Count& count, const Terminal& terminal) {
  if (terminal.is_json()) return;
  const std::size_t all = count.passed + count.failed;
  std::string out = fmt::format("{}: {} {}, {} {}", file, all, all == 1 ? "test" : "tests",
                                count.passed, terminal.pick("passed", "geslaagd"));
  if (count.failed > 0) {
    out += fmt::format(", {} {}", count.failed, terminal.pick("failed", "mislukt"));
  }
  if (count.refuted > 0) {
    out += fmt::format(", {} {}", count.refuted,
                       count.refuted == 1 ? terminal.pick("property refuted", "eis weerlegd")
                                          : terminal.pick("properties refuted", "eisen weerlegd"));
  }
  terminal.say(Stream::output, out + "\n");
}

/// Writes what was found into the expectations; returns the exit status of that.
int update(const std::vector<TestReport>& reports, const dsl::Sources& sources,
           const Terminal& terminal) {
  std::vector<TestReport::Rewrite> rewrites;
  std::set<dsl::FileId> files;
  for (const TestReport& report : reports) {
    for (const TestReport::Rewrite& rewrite : report.rewrites) {
      rewrites.push_back(rewrite);
      files.insert(rewrite.cell.file);
    }
  }
  for (const dsl::FileId file : files) {
    const std::string& path = sources.get(file).name;
    auto output = claims::OutputFile::create(path);
    if (auto* problem = std::get_if<claims::Problem>(&output)) return terminal.stop(*problem);
    auto& opened = std::get<claims::OutputFile>(output);
    opened.write(rewritten(sources, file, rewrites));
    if (const auto problem = opened.finish()) return terminal.stop(*problem);
    terminal.say(Stream::errors,
                 fmt::format("{} {}\n", terminal.pick("rewrote", "herschreven:"), path));
  }
  return status_fine;
}

int test_one(const std::string& path, const TestOptions& options, const Terminal& terminal) {
  const OpenedContract opened = open_contract(path, Stream::output, Warnings::counted, terminal);
  if (opened.status != status_fine) return opened.status;
  const dsl::Sources& sources = opened.loaded.sources;
  std::optional<TestCoverage> coverage;
  if (options.coverage.wanted) coverage.emplace(path, options, opened.loaded);
  const std::vector<TestReport> reports =
      interpreter::run_tests(opened.loaded.program, sources,
                             coverage ? coverage->observer() : interpreter::TestObserver());
  std::map<std::string, Count> counts;
  int status = status_fine;
  for (const TestReport& report : reports) {
    Count& count = counts[sources.get(report.location.file).name];
    ++(report.passed ? count.passed : count.failed);
    if (!report.passed) status = status_found;
    say_report(report, sources, terminal);
  }
  for (const PropertyReport& report : interpreter::try_properties(opened.loaded.program)) {
    if (!report.holds()) {
      ++counts[sources.get(report.location.file).name].refuted;
      status = status_found;
    }
    say_property(report, sources, terminal);
  }
  if (counts.empty()) counts[path] = {};
  for (const auto& [file, count] : counts) say_counts(file, count, terminal);
  if (coverage) status = std::max(status, coverage->report(terminal));
  return options.update ? std::max(status, update(reports, sources, terminal)) : status;
}

}  // namespace

int test(const TestOptions& options, const Terminal& terminal) {
  int status = status_fine;
  for (const std::string& path : options.contracts) {
    for (const auto& contract : contract_folder::contracts_below(path)) {
      const auto run = options.mutate ? test_mutation : test_one;
      status = std::max(status, run(contract.string(), options, terminal));
    }
  }
  return status;
}

}  // namespace clausule::cli
