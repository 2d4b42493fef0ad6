#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "tools/claims/decision_rows.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/claims/summary.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using interpreter::Decision;
using interpreter::Says;

/// Writes the decisions of a run, in the order of the input.
class Writer {
 public:
  Writer(claims::OutputFile output, claims::DecisionFormat format)
      : output_(std::move(output)), format_(std::move(format)) {}

  void write(const claims::Group& group, std::span<const Decision> decisions,
             const std::function<interpreter::Explanation(std::size_t)>& explain) {
    // Explaining ends the life of the decisions.
    std::vector<Decision> kept;
    if (explain) kept.assign(decisions.begin(), decisions.end());
    std::size_t decided = 0;
    for (const claims::InputLine& line : group.lines) {
      summary_.add_line(line.claimed, line.has_amount);
      if (line.problem) {
        put(line, claims::decision_on_problem(line), nullptr);
      } else if (explain) {
        const interpreter::Explanation explanation = explain(decided);
        put(line, kept[decided++], &explanation);
      } else {
        put(line, decisions[decided++], nullptr);
      }
    }
    begin();
    output_.write(rows_.take());
    lines_ += group.lines.size();
  }

  std::optional<Problem> finish() {
    begin();
    output_.write(rows_.take());
    return output_.finish();
  }

  [[nodiscard]] const claims::Summary& summary() const { return summary_; }
  [[nodiscard]] std::uint64_t lines() const { return lines_; }

 private:
  /// Writes the header before the first row: a run that cannot start leaves nothing behind.
  void begin() {
    if (begun_) return;
    begun_ = true;
    output_.write(claims::header(format_));
  }

  void put(const claims::InputLine& line, const Decision& decision,
           const interpreter::Explanation* explanation) {
    summary_.add(decision);
    rows_.put(line.position, claims::row(format_, line, decision, explanation));
  }

  claims::OutputFile output_;
  claims::DecisionFormat format_;
  claims::OrderedRows rows_;
  claims::Summary summary_;
  std::uint64_t lines_ = 0;
  bool begun_ = false;
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
  terminal.say(Stream::errors, claims::text(run.notes(), terminal.language()) + contract + "\n\n" +
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
  auto output = claims::OutputFile::create(options.output);
  if (auto* problem = std::get_if<Problem>(&output)) return terminal.stop(*problem);

  Progress progress(terminal);
  ClaimRun claim_run(opened.loaded.program, options.claims);
  Writer writer(std::get<claims::OutputFile>(std::move(output)),
                {json, options.message_language, program.contract.name + "@" + program.hash});
  auto problem =
      claim_run.decide([&](const claims::Group& group, std::span<const Decision> decisions) {
        std::function<interpreter::Explanation(std::size_t)> explain;
        if (options.explain) {
          explain = [&](std::size_t line) { return claim_run.explain(group, line); };
        }
        writer.write(group, decisions, explain);
        progress.show(writer.lines());
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
