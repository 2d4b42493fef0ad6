#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "interpreter/finding_tests.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "tools/claims/json.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/cores.hpp"
#include "tools/cli/junit.hpp"
#include "tools/cli/rewrite.hpp"
#include "tools/cli/test_coverage.hpp"
#include "tools/cli/test_generation.hpp"
#include "tools/cli/test_mutation.hpp"
#include "tools/cli/test_report.hpp"
#include "tools/cli/test_suite.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using interpreter::PropertyReport;
using interpreter::TestReport;

/// Writes what was found into the expectations; returns the exit status of that.
int update(const std::vector<TimedReport>& reports, const dsl::Sources& sources,
           const Terminal& terminal) {
  std::vector<TestReport::Rewrite> rewrites;
  std::set<dsl::FileId> files;
  for (const TimedReport& timed : reports) {
    // What is still to be done says what is wanted, not what is.
    if (timed.report.is_todo) continue;
    for (const TestReport::Rewrite& rewrite : timed.report.rewrites) {
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

/// Names the tests of a contract, also of one that has errors.
void say_list(const interpreter::Loaded& loaded, const TestOptions& options,
              const Terminal& terminal) {
  for (const interpreter::WrittenTest& test : loaded.tests) {
    if (!is_wanted(test.name, options.filters)) continue;
    const std::string& file = loaded.sources.get(test.location.file).name;
    const std::size_t line = loaded.sources.position(test.location).line;
    if (!terminal.is_json()) {
      const std::string todo =
          test.todo ? fmt::format(" ({}: {})", terminal.pick("to do", "nog te doen"), *test.todo)
                    : std::string();
      terminal.say(Stream::output, fmt::format("{}:{}: {}{}\n", file, line, test.name, todo));
      continue;
    }
    std::string out = "{\"test\":";
    claims::append_json(out, test.name);
    out += ",\"file\":";
    claims::append_json(out, file);
    out += fmt::format(R"(,"line":{},"todo":)", line);
    if (test.todo) {
      claims::append_json(out, *test.todo);
    } else {
      out += "null";
    }
    terminal.say(Stream::output, out + "}\n");
  }
}

/// The tests of all contracts of a command.
class TestCommand {
 public:
  TestCommand(const TestOptions& options, const Terminal& terminal)
      : options_(options), terminal_(terminal), junit_(terminal.language()) {}

  int run() {
    std::vector<std::string> contracts;
    for (const std::string& path : options_.contracts) {
      for (const auto& contract : contract_folder::contracts_below(path)) {
        contracts.push_back(contract.string());
      }
    }
    if (options_.generate && contracts.size() != 1) {
      return terminal_.stop(terminal_.pick("--generate takes one contract at a time",
                                           "--generate neemt één contract tegelijk"));
    }
    int status = status_fine;
    for (const std::string& name : contracts) {
      status = std::max(
          status, options_.mutate ? test_mutation(name, options_, terminal_) : run_contract(name));
    }
    // A build server must not find the results of another run.
    if (options_.junit) status = std::max(status, write_junit());
    if (!options_.filters.empty() && found_ == 0 && status == status_fine) {
      return terminal_.stop(
          terminal_.pick("no test has that in its name", "geen test heeft dat in zijn naam"));
    }
    return status;
  }

 private:
  int run_contract(const std::string& path) {
    OpenedContract opened{contract_folder::load_contract(path)};
    const interpreter::Loaded& loaded = opened.loaded;
    if (options_.list) {
      for (const interpreter::WrittenTest& test : loaded.tests) {
        if (is_wanted(test.name, options_.filters)) ++found_;
      }
      say_list(loaded, options_, terminal_);
      return judge(path, loaded, interpreter::run_finding_tests(loaded).unexpected, Stream::errors,
                   Warnings::counted, terminal_);
    }
    for (std::uint32_t file = 0; file < loaded.sources.size(); ++file) {
      read_.push_back(loaded.sources.get(dsl::FileId{file}).name);
    }
    interpreter::FindingResult expected = interpreter::run_finding_tests(loaded);
    int status =
        judge(path, loaded, expected.unexpected, Stream::output, Warnings::counted, terminal_);
    if (status == status_stopped) {
      junit_.add(path, {}, {}, expected.unexpected, loaded.sources);
      return status;
    }
    std::vector<TimedReport> reports;
    for (TestReport& report : expected.reports) {
      if (is_wanted(report.name, options_.filters)) reports.push_back({std::move(report), 0});
    }
    std::optional<TestCoverage> coverage;
    if (loaded.program) {
      if (counts_coverage()) coverage.emplace(path, options_, loaded);
      auto decided =
          run_wanted(loaded, options_.filters, observer_of(coverage), threads(), terminal_);
      std::move(decided.begin(), decided.end(), std::back_inserter(reports));
    }
    found_ += reports.size();
    std::vector<PropertyReport> properties;
    if (loaded.program && options_.filters.empty()) {
      properties = interpreter::try_properties(loaded.program);
    }
    junit_.add(path, reports, properties, expected.unexpected, loaded.sources);
    status = std::max(status, say(path, loaded, reports, properties));
    if (!coverage && counts_coverage()) status = std::max(status, say_uncounted(path));
    if (coverage && options_.coverage.wanted) {
      status = std::max(status, coverage->report(terminal_));
    }
    if (coverage && options_.generate) {
      status = std::max(status, write_proposals(path, loaded, coverage->coverage(),
                                                *options_.generate, terminal_));
    }
    return options_.update ? std::max(status, update(reports, loaded.sources, terminal_)) : status;
  }

  static interpreter::TestObserver observer_of(std::optional<TestCoverage>& coverage) {
    return coverage ? coverage->observer() : interpreter::TestObserver();
  }

  [[nodiscard]] bool counts_coverage() const {
    return options_.coverage.wanted || options_.generate.has_value();
  }

  /// Coverage is counted by one thread.
  [[nodiscard]] std::size_t threads() const {
    return counts_coverage() ? 1 : options_.threads.value_or(core_count());
  }

  /// Says that nothing can be counted; what asks for something of it is not met.
  int say_uncounted(const std::string& path) {
    terminal_.say(
        Stream::errors,
        fmt::format(fmt::runtime(terminal_.pick(
                        "{}: a contract with errors decides nothing, so nothing is counted\n",
                        "{}: een contract met fouten beslist niets, dus is er niets geteld\n")),
                    path));
    const CoverageOptions& asked = options_.coverage;
    return asked.at_least || asked.html || options_.generate ? status_found : status_fine;
  }

  /// Says what came of the tests and of the properties.
  int say(const std::string& path, const interpreter::Loaded& loaded,
          const std::vector<TimedReport>& reports, const std::vector<PropertyReport>& properties) {
    int status = status_fine;
    std::map<std::string, TestCount> counts;
    for (const TimedReport& timed : reports) {
      TestCount& count = counts[loaded.sources.get(timed.report.location.file).name];
      if (add_to(count, timed.report)) status = status_found;
      say_test(timed.report, loaded.sources, terminal_);
    }
    for (const PropertyReport& report : properties) {
      if (!report.holds()) {
        ++counts[loaded.sources.get(report.location.file).name].refuted;
        status = status_found;
      }
      say_property(report, loaded.sources, terminal_);
    }
    if (counts.empty() && loaded.program && options_.filters.empty()) counts[path] = {};
    for (const auto& [file, count] : counts) say_count(file, count, terminal_);
    return status;
  }

  int write_junit() {
    if (const auto problem = overwritten({}, *options_.junit, read_)) {
      return terminal_.stop(*problem);
    }
    auto output = claims::OutputFile::create(*options_.junit);
    if (auto* problem = std::get_if<claims::Problem>(&output)) return terminal_.stop(*problem);
    auto& opened = std::get<claims::OutputFile>(output);
    opened.write(junit_.text());
    if (const auto problem = opened.finish()) return terminal_.stop(*problem);
    return status_fine;
  }

  const TestOptions& options_;
  const Terminal& terminal_;
  JUnit junit_;
  std::size_t found_ = 0;          ///< tests that were wanted
  std::vector<std::string> read_;  ///< the files of the contracts
};

}  // namespace

int test(const TestOptions& options, const Terminal& terminal) {
  std::size_t contracts = 0;
  for (const std::string& path : options.contracts) {
    contracts += contract_folder::contracts_below(path).size();
  }
  if (options.coverage.html && contracts > 1) {
    return terminal.stop(terminal.pick("--coverage-html writes a page of one contract at a time",
                                       "--coverage-html schrijft een pagina van één contract "
                                       "tegelijk"));
  }
  return TestCommand(options, terminal).run();
}

}  // namespace clausule::cli
