#include "tools/cli/test_coverage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "interpreter/engine.hpp"
#include "tools/analysis/coverage/html.hpp"
#include "tools/analysis/coverage/observe.hpp"
#include "tools/analysis/coverage/report.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/cores.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using coverage::Coverage;
using interpreter::Engine;

/// The coverage of each engine: engines work at the same time.
class Flows {
 public:
  explicit Flows(const Coverage& all) : all_(all) {}

  Coverage& of(const Engine& engine) {
    const std::scoped_lock lock(mutex_);
    return flows_.try_emplace(&engine, all_.program_pointer()).first->second;
  }

  void add_to(Coverage& coverage) const {
    for (const auto& [engine, flows] : flows_) coverage.add_flows(flows);
  }

 private:
  const Coverage& all_;
  std::mutex mutex_;
  std::map<const Engine*, Coverage> flows_;
};

void add_batch(Engine& engine, const Batch& batch, Coverage& coverage) {
  for (std::size_t group = 0; group < batch.count; ++group) {
    const interpreter::Dossier& dossier = batch.groups[group].dossier;
    const auto decisions = engine.decide(dossier);
    for (std::size_t line = 0; line < decisions.size(); ++line) {
      coverage.add_flow(dossier.lines[line], decisions[line].paid, engine.uses(line));
    }
  }
}

}  // namespace

interpreter::TestObserver TestCoverage::observer() {
  return coverage::observer_of(coverage_);
}

std::optional<Problem> TestCoverage::add_portfolio(const Terminal& terminal) {
  ClaimOptions claims = options_.claims;
  claims.contract = contract_;
  ClaimRun run(loaded_.program, claims);
  Progress progress(terminal);
  Flows flows(coverage_);
  std::uint64_t lines = 0;
  const std::size_t threads = options_.threads.value_or(core_count());
  auto problem = run.decide(
      threads, [&](Engine& engine, Batch& batch) { add_batch(engine, batch, flows.of(engine)); },
      [&](const Batch& batch) {
        lines += batch.lines;
        progress.show(lines);
        return true;
      });
  progress.clear();
  flows.add_to(coverage_);
  return problem;
}

std::optional<Problem> TestCoverage::write_page(bool has_portfolio,
                                                const Terminal& terminal) const {
  const std::string& path = *options_.coverage.html;
  std::vector<std::string> read;
  for (std::uint32_t file = 0; file < loaded_.sources.size(); ++file) {
    read.push_back(loaded_.sources.get(dsl::FileId{file}).name);
  }
  if (auto problem = overwritten(options_.claims, path, std::move(read))) return problem;
  auto output = claims::OutputFile::create(path);
  if (auto* problem = std::get_if<Problem>(&output)) return std::move(*problem);
  auto& page = std::get<claims::OutputFile>(output);
  page.write(coverage::html(coverage_, loaded_.sources, has_portfolio, terminal.language()));
  return page.finish();
}

int TestCoverage::report(const Terminal& terminal) {
  const bool has_portfolio = !options_.claims.lines.empty();
  if (has_portfolio) {
    if (const auto problem = add_portfolio(terminal)) return terminal.stop(*problem);
  }
  terminal.say(Stream::output, terminal.is_json()
                                   ? coverage::json(coverage_, loaded_.sources, has_portfolio)
                                   : "\n" + coverage::text(coverage_, loaded_.sources,
                                                           has_portfolio, terminal.language()));
  if (options_.coverage.html) {
    if (const auto problem = write_page(has_portfolio, terminal)) return terminal.stop(*problem);
  }
  const std::size_t percent = coverage_.together().percent();
  if (!options_.coverage.at_least || percent >= *options_.coverage.at_least) return status_fine;
  terminal.say(
      Stream::errors,
      fmt::format(fmt::runtime(terminal.pick("the tests exercise {}%, and {}% is asked\n",
                                             "de tests raken {}%, en er wordt {}% gevraagd\n")),
                  percent, *options_.coverage.at_least));
  return status_found;
}

}  // namespace clausule::cli
