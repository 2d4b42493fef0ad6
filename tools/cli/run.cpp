#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "tools/claims/decision_rows.hpp"
#include "tools/claims/ordered_rows.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/claims/summary.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/cores.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using interpreter::Decision;
using interpreter::Says;

/// Makes the rows of a batch.
class BatchRows {
 public:
  BatchRows(const claims::DecisionFormat& format, interpreter::Engine& engine, Batch& batch)
      : format_(format), engine_(engine), batch_(batch) {
    batch.text.clear();
    batch.ends.clear();
    batch.summary = {};
  }

  void add(const claims::Group& group) {
    const std::span<const Decision> decisions = engine_.decide(group.dossier);
    std::size_t decided = 0;
    for (const claims::InputLine& line : group.lines) {
      if (line.problem) {
        put(line, claims::decision_on_problem(line), nullptr);
      } else {
        put(line, decisions[decided++], nullptr);
      }
    }
  }

  void add_explained(const claims::Group& group) {
    const std::span<const Decision> decisions = engine_.decide(group.dossier);
    std::size_t decided = 0;
    for (const claims::InputLine& line : group.lines) {
      if (line.problem) {
        put(line, claims::decision_on_problem(line), nullptr);
      } else {
        const interpreter::Explanation explanation = engine_.explain(decided);
        put(line, decisions[decided++], &explanation);
      }
    }
  }

 private:
  void put(const claims::InputLine& line, const Decision& decision,
           const interpreter::Explanation* explanation) {
    batch_.summary.add_line(line.claimed, line.has_amount);
    batch_.summary.add(decision);
    claims::append_row(batch_.text, format_, line, decision, explanation);
    batch_.ends.push_back(batch_.text.size());
  }

  const claims::DecisionFormat& format_;
  interpreter::Engine& engine_;
  Batch& batch_;
};

/// Writes the decisions of a run, in the order of the input.
class Writer {
 public:
  Writer(claims::OutputFile output, const claims::DecisionFormat& format)
      : output_(std::move(output)), header_(claims::header(format)) {}

  /// Returns false where what was written is lost: nothing has to be decided any more.
  bool write(const Batch& batch) {
    const std::string_view text = batch.text;
    std::size_t index = 0;
    std::size_t begin = 0;
    for (std::size_t group = 0; group < batch.count; ++group) {
      for (const claims::InputLine& line : batch.groups[group].lines) {
        const std::size_t end = batch.ends[index++];
        rows_.put(line.position, text.substr(begin, end - begin));
        begin = end;
      }
    }
    write_ready();
    summary_.add(batch.summary);
    lines_ += batch.lines;
    return !rows_.failure() && !output_.failed();
  }

  std::optional<Problem> finish() {
    write_ready();
    if (rows_.failure()) return rows_.failure();
    return output_.finish();
  }

  [[nodiscard]] const claims::Summary& summary() const { return summary_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  /// Writes the header before the first row: a run that cannot start leaves nothing behind.
  void write_ready() {
    output_.write(std::exchange(header_, {}));
    for (auto rows = rows_.take(); !rows.empty(); rows = rows_.take()) output_.write(rows);
  }

  claims::OutputFile output_;
  std::string header_;
  claims::OrderedRows rows_;
  claims::Summary summary_;
  std::uint64_t lines_ = 0;
};

std::string elapsed_text(std::int64_t milliseconds, std::uint64_t lines, const Terminal& terminal) {
  const auto rate =
      lines * 1000 / static_cast<std::uint64_t>(std::max<std::int64_t>(milliseconds, 1));
  return fmt::format("{}{}{:03} s, {} {}\n", milliseconds / 1000, terminal.pick(".", ","),
                     milliseconds % 1000, rate,
                     terminal.pick("lines a second", "regels per seconde"));
}

void report(const ClaimRun& run, const Writer& writer, const interpreter::Program& program,
            std::int64_t milliseconds, const Terminal& terminal) {
  const std::string contract = program.contract.name + "@" + program.hash;
  if (terminal.is_json()) {
    terminal.say(Stream::errors,
                 fmt::format("{{\"contract\":\"{}\",\"milliseconds\":{},\"summary\":{}}}\n",
                             contract, milliseconds, writer.summary().json()));
    return;
  }
  std::string notes = claims::text(run.notes(), terminal.language());
  if (!program.deductibles.empty() && !run.has_history()) {
    notes += terminal.pick("no history was handed over: every deductible begins at zero\n",
                           "er is geen historie aangeleverd: elk eigen risico begint op nul\n");
  }
  terminal.say(Stream::errors, notes + contract + "\n\n" +
                                   writer.summary().text(terminal.language()) + "\n" +
                                   elapsed_text(milliseconds, writer.lines(), terminal));
}

}  // namespace

int run(const RunOptions& options, const Terminal& terminal) {
  const OpenedContract opened =
      open_to_decide(options.claims.contract, options.claims.known_on, terminal);
  if (opened.status != status_fine) return opened.status;
  const interpreter::Program& program = *opened.loaded.program;
  const bool json = is_json_output(options.output, terminal);
  if (options.explain && !json) {
    return terminal.stop(Problem{options.output, 0, {}, {Says::stop_explain_needs_json, {}}});
  }
  if (const auto problem = overwritten(options.claims, options.output)) {
    return terminal.stop(*problem);
  }
  auto output = claims::OutputFile::create(options.output);
  if (auto* problem = std::get_if<Problem>(&output)) return terminal.stop(*problem);

  Progress progress(terminal);
  ClaimRun claim_run(opened.loaded.program, options.claims);
  const claims::DecisionFormat format{json, options.message_language,
                                      program.contract.name + "@" + program.hash};
  Writer writer(std::get<claims::OutputFile>(std::move(output)), format);
  auto problem = claim_run.decide(
      options.threads.value_or(core_count()),
      [&](interpreter::Engine& engine, Batch& batch) {
        BatchRows rows(format, engine, batch);
        for (std::size_t index = 0; index < batch.count; ++index) {
          const claims::Group& group = batch.groups[index];
          options.explain ? rows.add_explained(group) : rows.add(group);
        }
      },
      [&](const Batch& batch) {
        const bool goes_on = writer.write(batch);
        progress.show(writer.lines());
        return goes_on;
      });
  progress.clear();
  if (!problem) problem = writer.finish();
  if (problem) return terminal.stop(*problem);
  report(claim_run, writer, program, progress.elapsed(), terminal);
  if (!writer.summary().balances()) return status_stopped;
  const bool found = writer.summary().lines(interpreter::Outcome::error) > 0 ||
                     claim_run.notes().problem_count() > 0;
  return found ? status_found : status_fine;
}

}  // namespace clausule::cli
