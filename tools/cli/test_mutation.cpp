#include "tools/cli/test_mutation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "dsl/spelling.hpp"
#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/reload.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/mutation/changes.hpp"
#include "tools/analysis/mutation/trial.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/cores.hpp"
#include "tools/cli/moved.hpp"
#include "tools/cli/mutation_text.hpp"
#include "tools/cli/progress.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using interpreter::Reload;
using mutation::Change;
using mutation::Fate;

/// Says why tests cannot notice anything yet; returns the status, or nothing where they can.
int tests_that_hold(const std::string& path, const interpreter::Loaded& loaded,
                    const Terminal& terminal) {
  const auto reports = interpreter::run_tests(loaded.program, loaded.sources);
  if (reports.empty()) {
    terminal.say(Stream::errors,
                 fmt::format(fmt::runtime(terminal.pick(
                                 "{}: there are no tests, so no change can be noticed\n",
                                 "{}: er zijn geen tests, dus geen wijziging kan opvallen\n")),
                             path));
    return status_found;
  }
  const auto failed =
      std::ranges::count_if(reports, [](const auto& report) { return report.fails(); });
  const auto properties = interpreter::try_properties(loaded.program);
  const auto refuted =
      std::ranges::count_if(properties, [](const auto& report) { return !report.holds(); });
  if (failed + refuted == 0) return status_fine;
  terminal.say(
      Stream::errors,
      fmt::format(fmt::runtime(terminal.pick(
                      "{0}: {1} of {2} tests and properties fail before anything is changed: see "
                      "`clausule test {0}`\n",
                      "{0}: {1} van {2} tests en eisen mislukken al voordat er iets is gewijzigd: "
                      "zie `clausule test {0}`\n")),
                  path, failed + refuted, reports.size() + properties.size()));
  return status_found;
}

/// Leaves the changes to one rule. Returns false where there is no such rule.
bool choose_rule(const std::string& rule, std::vector<Change>& changes, const Terminal& terminal) {
  std::set<std::string> rules;
  for (const Change& change : changes) rules.insert(change.rule);
  std::erase_if(changes, [&](const Change& change) { return change.rule != rule; });
  if (!changes.empty()) return true;
  std::string sentence =
      fmt::format(fmt::runtime(terminal.pick("there is nothing to change in `{}`",
                                             "er valt niets te wijzigen in `{}`")),
                  rule);
  const std::vector<std::string> known(rules.begin(), rules.end());
  if (const auto near = dsl::nearest_name(rule, known)) {
    sentence +=
        fmt::format(fmt::runtime(terminal.pick("; is it `{}`?", "; bedoelt u `{}`?")), *near);
  }
  terminal.stop(sentence);
  return false;
}

/// Puts the survivors that move most first; those that move the same stay in their order.
std::optional<claims::Problem> weigh(const Reload& contract, const ClaimOptions& options,
                                     std::size_t threads, const Terminal& terminal,
                                     std::vector<Survivor>& survivors) {
  HeldPortfolio portfolio(contract.written().program, options);
  if (auto problem = portfolio.read()) return problem;
  const auto changed = [&](std::size_t at) {
    const Change& change = survivors[at].change;
    const std::string& text = contract.written().sources.get(change.place.file).text;
    return contract.with_text(change.place.file, mutation::changed_text(text, change)).program;
  };
  Progress progress(terminal);
  const auto show = [&](std::size_t done) {
    progress.show(done, terminal.pick("changes weighed", "wijzigingen gewogen"));
  };
  const std::vector<Moved> moved = portfolio.moved_by(survivors.size(), changed, threads, show);
  for (std::size_t at = 0; at < survivors.size(); ++at) survivors[at].moved = moved[at];
  std::ranges::stable_sort(survivors, [](const Survivor& left, const Survivor& right) {
    return is_dearer(*left.moved, *right.moved);
  });
  return std::nullopt;
}

}  // namespace

int test_mutation(const std::string& path, const TestOptions& options, const Terminal& terminal) {
  // As JSON there is one document on standard output.
  const Stream findings = terminal.is_json() ? Stream::errors : Stream::output;
  const OpenedContract opened = open_contract(path, findings, Warnings::counted, terminal);
  if (opened.status != status_fine) return opened.status;
  if (const int status = tests_that_hold(path, opened.loaded, terminal); status != status_fine) {
    return status;
  }
  auto read = contract_folder::read_contract(path);
  auto* texts = std::get_if<interpreter::ContractTexts>(&read);
  if (texts == nullptr) return status_stopped;
  const Reload contract(std::move(*texts));
  if (!contract.written().program) return status_found;
  mutation::AllChanges all = mutation::changes_of(contract);
  if (options.rule && !choose_rule(*options.rule, all.changes, terminal)) return status_stopped;

  const std::size_t threads = options.threads.value_or(core_count());
  Progress progress(terminal);
  const std::vector<Fate> fates = mutation::try_changes(
      contract, all.changes, threads,
      [&](std::size_t done) { progress.show(done, terminal.pick("changes", "wijzigingen")); });
  progress.clear();
  MutationReport report{path, fates, {}, std::move(all.left_alone)};
  for (std::size_t at = 0; at < fates.size(); ++at) {
    if (fates[at] == Fate::survived) report.survivors.push_back({all.changes[at], std::nullopt});
  }
  if (!options.claims.lines.empty()) {
    ClaimOptions claims = options.claims;
    claims.contract = path;
    if (const auto problem = weigh(contract, claims, threads, terminal, report.survivors)) {
      return terminal.stop(*problem);
    }
  }
  say(report, contract.written().sources, terminal);
  return report.survivors.empty() ? status_fine : status_found;
}

}  // namespace clausule::cli
