#include <span>
#include <string>
#include <vector>

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

/// Appends what is to be said of each line of a group with an id.
void explain_group(interpreter::Engine& engine, const claims::Group& group, const std::string& id,
                   const claims::DecisionFormat& format, std::vector<std::string>& found) {
  std::span<const Decision> decisions;
  const auto add = [&](const claims::InputLine& line, const interpreter::ClaimLine* claim,
                       const Decision& decision, const interpreter::Explanation* tree) {
    found.push_back(format.json
                        ? claims::row(format, line, decision, tree)
                        : explanation_text({line, claim, group.dossier.insured, decision, tree},
                                           format.language));
  };
  std::size_t decided = 0;
  for (const claims::InputLine& line : group.lines) {
    const std::size_t place = line.problem ? decided : decided++;
    if (line.id != id) continue;
    if (line.problem) {
      add(line, nullptr, claims::decision_on_problem(line), nullptr);
      continue;
    }
    if (decisions.empty()) decisions = engine.decide(group.dossier);
    const interpreter::Explanation explanation = engine.explain(place);
    add(line, &group.dossier.lines[place], decisions[place], &explanation);
  }
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
  const auto problem = run.decide(
      1,
      [&](interpreter::Engine& engine, Batch& batch) {
        for (std::size_t index = 0; index < batch.count; ++index) {
          explain_group(engine, batch.groups[index], options.line, format, found);
        }
      },
      [&](const Batch& batch) {
        lines += batch.lines;
        progress.show(lines);
        return true;
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
