#include <fmt/format.h>

#include <utility>
#include <vector>

#include "interpreter/settle.hpp"
#include "tools/claims/decisions.hpp"
#include "tools/claims/json.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/claims/settlement_rows.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using interpreter::Decision;
using interpreter::Says;
using interpreter::Settled;

/// Joins lines with the decisions on them, settles and writes what that comes to.
class Settlement {
 public:
  Settlement(claims::OutputFile output, claims::DecisionFormat format,
             claims::DecisionReader decisions)
      : output_(std::move(output)), format_(std::move(format)), decisions_(std::move(decisions)) {}

  void begin(std::shared_ptr<const interpreter::Program> program, interpreter::RunFacts facts) {
    settling_.emplace(std::move(program), std::move(facts));
  }

  /// Adds the lines of one insured; returns why that had to stop.
  std::optional<Problem> add(const claims::Group& group) {
    std::vector<Decision> decided;
    std::size_t unread = 0;
    std::size_t of_nobody = 0;
    for (const claims::InputLine& line : group.lines) {
      auto decision = decisions_.take(line.position, line.id);
      if (auto* problem = std::get_if<Problem>(&decision)) return std::move(*problem);
      if (!line.problem) {
        decided.push_back(std::get<Decision>(std::move(decision)));
      } else {
        ++(line.has_insured ? unread : of_nobody);
      }
    }
    summary_.add_lines(group.lines.size(), unread + of_nobody);
    write(settling_->add(group.dossier, decided, unread));
    if (of_nobody > 0) settling_->add({}, {}, of_nobody);
    return std::nullopt;
  }

  std::optional<Problem> finish() {
    if (auto problem = decisions_.finish()) return problem;
    write(settling_->finish());
    return output_.finish();
  }

  [[nodiscard]] const claims::SettlementSummary& summary() const { return summary_; }
  [[nodiscard]] const claims::DecisionReader& decisions() const { return decisions_; }

 private:
  void write(const std::vector<Settled>& settled) {
    if (!std::exchange(begun_, true)) output_.write(claims::settlement_header(format_));
    for (const Settled& one : settled) {
      summary_.add(one);
      output_.write(claims::row(format_, one));
    }
  }

  claims::OutputFile output_;
  claims::DecisionFormat format_;
  claims::DecisionReader decisions_;
  std::optional<interpreter::Settling> settling_;
  claims::SettlementSummary summary_;
  bool begun_ = false;
};

void report(const ClaimRun& run, const Settlement& settlement, const std::string& contract,
            const Terminal& terminal) {
  if (terminal.is_json()) {
    std::string others;
    for (const std::string& one : settlement.decisions().other_hashes()) {
      if (!others.empty()) others += ',';
      claims::append_json(others, one);
    }
    terminal.say(Stream::errors,
                 fmt::format("{{\"contract\":\"{}\",\"decided_under\":[{}],\"summary\":{}}}\n",
                             contract, others, settlement.summary().json()));
    return;
  }
  std::string notes = claims::text(run.notes(), terminal.language());
  for (const std::string& one : settlement.decisions().other_hashes()) {
    const Problem note{
        settlement.decisions().file(), 0, {}, {Says::note_other_hash, {one, contract}}};
    notes += claims::text(note, terminal.language()) + "\n";
  }
  terminal.say(Stream::errors,
               notes + contract + "\n\n" + settlement.summary().text(terminal.language()));
}

}  // namespace

int settle(const SettleOptions& options, const Terminal& terminal) {
  const OpenedContract opened =
      open_to_decide(options.claims.contract, options.claims.known_on, terminal);
  if (opened.status != status_fine) return opened.status;
  const interpreter::Program& program = *opened.loaded.program;
  const std::string contract = program.contract.name + "@" + program.hash;
  if (options.decisions == "-" && reads_standard_input(options.claims)) {
    return terminal.stop(Problem{"-", 0, {}, {Says::stop_one_standard_input, {}}});
  }
  auto decisions = claims::DecisionReader::open({options.decisions}, contract);
  if (auto* problem = std::get_if<Problem>(&decisions)) return terminal.stop(*problem);
  if (const auto problem = overwritten(options.claims, options.output, {options.decisions})) {
    return terminal.stop(*problem);
  }
  auto output = claims::OutputFile::create(options.output);
  if (auto* problem = std::get_if<Problem>(&output)) return terminal.stop(*problem);

  Progress progress(terminal);
  ClaimRun run(opened.loaded.program, options.claims);
  Settlement settlement(
      std::get<claims::OutputFile>(std::move(output)),
      {is_json_output(options.output, terminal), options.message_language, contract},
      std::get<claims::DecisionReader>(std::move(decisions)));
  auto problem = run.read(
      [&](interpreter::RunFacts facts) {
        settlement.begin(opened.loaded.program, std::move(facts));
      },
      [&](const claims::Group& group) {
        auto stopped = settlement.add(group);
        progress.show(settlement.summary().lines());
        return stopped;
      });
  progress.clear();
  if (!problem) problem = settlement.finish();
  if (problem) return terminal.stop(*problem);
  report(run, settlement, contract, terminal);
  const bool found = settlement.summary().errors() > 0 || run.notes().problem_count() > 0;
  return found ? status_found : status_fine;
}

}  // namespace clausule::cli
