#include "tools/claims/decision_rows.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/contract.hpp"
#include "tools/cli/explanation_text.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

using claims::Problem;
using interpreter::Decision;
using interpreter::Says;

/// Returns what is to be said of one line.
std::string explained(ClaimRun& run, const claims::Group& group, const claims::InputLine& line,
                      const Decision& decision, std::size_t decided,
                      const claims::DecisionFormat& format) {
  std::optional<interpreter::Explanation> explanation;
  // Explaining ends the life of the decisions, of which this one is needed afterwards.
  const Decision kept = decision;
  if (!line.problem) explanation = run.explain(group, decided);
  const interpreter::Explanation* tree = explanation ? &*explanation : nullptr;
  return format.json
             ? claims::row(format, line, kept, tree)
             : explanation_text({line, line.problem ? nullptr : &group.dossier.lines[decided],
                                 group.dossier.insured, kept, tree},
                                format.language);
}

}  // namespace

int explain(const ExplainOptions& options, const Terminal& terminal) {
  const OpenedContract opened =
      open_to_decide(options.claims.contract, options.claims.known_on, terminal);
  if (opened.status != status_fine) return opened.status;
  const interpreter::Program& program = *opened.loaded.program;
  const claims::DecisionFormat format{terminal.is_json(), terminal.language(),
                                      program.contract.name + "@" + program.hash};
  ClaimRun run(opened.loaded.program, options.claims);
  Progress progress(terminal);
  std::uint64_t lines = 0;
  std::vector<std::string> found;
  const auto problem =
      run.decide([&](const claims::Group& group, std::span<const Decision> decisions) {
        std::size_t decided = 0;
        for (std::size_t index = 0; index < group.lines.size(); ++index) {
          const claims::InputLine& line = group.lines[index];
          const std::size_t place = line.problem ? decided : decided++;
          if (line.id != options.line) continue;
          found.push_back(explained(
              run, group, line,
              line.problem ? claims::decision_on_problem(line) : Decision(decisions[place]), place,
              format));
        }
        lines += group.lines.size();
        progress.show(lines);
      });
  progress.clear();
  if (problem) return terminal.stop(*problem);
  if (found.empty()) {
    return terminal.stop(
        Problem{options.claims.lines,
                0,
                {},
                {Says::stop_no_such_line, {interpreter::text_argument(options.line)}}});
  }
  for (const std::string& text : found) {
    if (&text != &found.front() && !format.json) terminal.say(Stream::output, "\n");
    terminal.say(Stream::output, text);
  }
  return status_fine;
}

}  // namespace clausule::cli
