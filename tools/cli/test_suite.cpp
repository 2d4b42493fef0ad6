#include "tools/cli/test_suite.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "interpreter/program.hpp"
#include "tools/cli/pipeline.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

struct Job {
  std::size_t test = 0;
  TimedReport timed;
};

}  // namespace

bool is_wanted(std::string_view name, const std::vector<std::string>& filters) {
  return filters.empty() || std::ranges::any_of(filters, [&](const std::string& filter) {
           return name.find(filter) != std::string_view::npos;
         });
}

std::vector<TimedReport> run_wanted(const interpreter::Loaded& loaded,
                                    const std::vector<std::string>& filters,
                                    const interpreter::TestObserver& observer, std::size_t threads,
                                    const Terminal& terminal) {
  const auto& program = loaded.program;
  std::vector<std::size_t> wanted;
  for (std::size_t test = 0; test < program->tests.size(); ++test) {
    const interpreter::TestDeclaration& written = program->tests[test];
    if (decides_lines(written) && is_wanted(written.declaration->name.text, filters)) {
      wanted.push_back(test);
    }
  }
  std::vector<TimedReport> reports;
  reports.reserve(wanted.size());
  std::size_t next = 0;
  Progress progress(terminal);
  Pipeline<Job> pipeline({
      [&](Job& job) {
        if (next == wanted.size()) return false;
        job.test = wanted[next++];
        return true;
      },
      [&](std::size_t, Job& job) {
        const auto begin = std::chrono::steady_clock::now();
        job.timed.report = interpreter::run_test(program, loaded.sources, job.test, observer);
        job.timed.microseconds = std::chrono::duration_cast<std::chrono::microseconds>(
                                     std::chrono::steady_clock::now() - begin)
                                     .count();
      },
      [&](Job& job) {
        reports.push_back(std::move(job.timed));
        progress.show(reports.size(), "tests");
        return true;
      },
  });
  const std::size_t most = std::max<std::size_t>(wanted.size(), 1);
  pipeline.run(std::clamp<std::size_t>(threads, 1, most));
  return reports;
}

}  // namespace clausule::cli
