#include "tools/cli/contract.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "interpreter/known_on.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/problem.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

using interpreter::Says;

/// Tells whether a finding is about the path: then the command could not run at all.
bool is_about_path(const dsl::Diagnostic& diagnostic) {
  constexpr std::array kinds{dsl::Kind::path_not_found, dsl::Kind::no_permission,
                             dsl::Kind::file_not_readable, dsl::Kind::file_too_large,
                             dsl::Kind::no_contract_files};
  return std::ranges::find(kinds, diagnostic.kind) != kinds.end();
}

void say_errors(const std::string& path, const dsl::Diagnostics& findings,
                const dsl::Sources& sources, Stream stream, const Terminal& terminal) {
  dsl::Diagnostics errors;
  std::size_t warnings = 0;
  for (const dsl::Diagnostic& finding : findings.sorted()) {
    if (dsl::info(finding.kind).severity == dsl::Severity::error) {
      errors.add(finding);
    } else {
      ++warnings;
    }
  }
  terminal.say(stream, errors, sources);
  if (warnings == 0) return;
  terminal.say(Stream::errors,
               fmt::format("{} {}: {} `clausule check {}`\n", warnings,
                           warnings == 1 ? terminal.pick("warning", "waarschuwing")
                                         : terminal.pick("warnings", "waarschuwingen"),
                           terminal.pick("see", "zie"), path));
}

}  // namespace

OpenedContract open_contract(const std::string& path, Stream stream, Warnings warnings,
                             const Terminal& terminal) {
  OpenedContract opened{contract_folder::load_contract(path)};
  opened.status = judge(path, opened.loaded, opened.loaded.diagnostics, stream, warnings, terminal);
  if (opened.status == status_fine && !opened.loaded.program) opened.status = status_found;
  return opened;
}

int judge(const std::string& path, const interpreter::Loaded& loaded,
          const dsl::Diagnostics& findings, Stream stream, Warnings warnings,
          const Terminal& terminal) {
  if (terminal.is_json() || warnings == Warnings::in_full) {
    terminal.say(stream, findings, loaded.sources);
  } else {
    say_errors(path, findings, loaded.sources, stream, terminal);
  }
  if (std::ranges::any_of(findings.all(), is_about_path)) return status_stopped;
  return findings.has_errors() ? status_found : status_fine;
}

OpenedContract open_to_decide(const std::string& path, const std::optional<std::string>& known_on,
                              const Terminal& terminal) {
  const auto date = known_on ? interpreter::parse_date(*known_on) : std::nullopt;
  if (known_on && !date) {
    const int status = terminal.stop(claims::Problem{
        "--known-on", 0, {}, {Says::stop_not_a_date, {interpreter::text_argument(*known_on)}}});
    return {{}, status};
  }
  OpenedContract opened = open_contract(path, Stream::errors, Warnings::counted, terminal);
  if (opened.status == status_fine && opened.loaded.program->is_library) {
    opened.status = terminal.stop(claims::Problem{path, 0, {}, {Says::stop_library, {path}}});
  }
  if (opened.status == status_fine && date) {
    opened.loaded.program = interpreter::as_known_on(std::move(opened.loaded.program), *date);
  }
  return opened;
}

}  // namespace clausule::cli
