#include "tools/cli/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "dsl/render.hpp"
#include "tools/claims/json.hpp"
#include "tools/cli/diagnostic_json.hpp"

namespace clausule::cli {

namespace {

std::FILE* file_of(Stream stream) {
  return stream == Stream::output ? stdout : stderr;
}

bool wants_colours(Stream stream) {
  return is_terminal(stream) && std::getenv("NO_COLOR") == nullptr;
}

}  // namespace

bool is_terminal(Stream stream) {
  return ::isatty(::fileno(file_of(stream))) == 1;
}

dsl::Language terminal_language(const std::optional<std::string>& given) {
  if (given) return *given == "nl" ? dsl::Language::dutch : dsl::Language::english;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("nl") ? dsl::Language::dutch
                                                     : dsl::Language::english;
  }
  return dsl::Language::english;
}

void Terminal::say(Stream stream, std::string_view text) const {
  std::fwrite(text.data(), 1, text.size(), file_of(stream));
  std::fflush(file_of(stream));
}

void Terminal::say(Stream stream, const dsl::Diagnostic& diagnostic,
                   const dsl::Sources& sources) const {
  if (json_) return say(stream, json_of(diagnostic, sources, language_) + "\n");
  say(stream, dsl::render(diagnostic, sources, {language_, wants_colours(stream)}));
}

void Terminal::say(Stream stream, const dsl::Location& place, std::string_view sentence,
                   const dsl::Sources& sources) const {
  say(stream, dsl::render(place, sentence, sources, {language_, wants_colours(stream)}));
}

void Terminal::say(Stream stream, const dsl::Diagnostics& diagnostics,
                   const dsl::Sources& sources) const {
  // One mistake can be found in each of a million rows: nobody reads more than the first.
  constexpr std::size_t most = 100;
  std::vector<dsl::Diagnostic> findings = diagnostics.sorted();
  const std::size_t shown = json_ ? findings.size() : std::min(most, findings.size());
  if (shown < findings.size()) {
    std::stable_partition(findings.begin(), findings.end(), [](const dsl::Diagnostic& one) {
      return dsl::info(one.kind).severity == dsl::Severity::error;
    });
  }
  for (std::size_t at = 0; at < shown; ++at) say(stream, findings[at], sources);
  if (const std::size_t more = findings.size() - shown; more > 0) {
    say(stream, fmt::format(fmt::runtime(pick("and {} more findings: mend these first\n",
                                              "en nog {} bevindingen: verhelp eerst deze\n")),
                            more));
  }
}

int Terminal::stop(const claims::Problem& problem) const {
  if (json_) {
    say(Stream::errors, json_of(problem, language_) + "\n");
  } else {
    say(Stream::errors, "clausule: " + claims::text(problem, language_) + "\n");
  }
  return status_stopped;
}

int Terminal::stop(std::string_view sentence) const {
  if (json_) {
    std::string line = "{\"message\":";
    claims::append_json(line, sentence);
    say(Stream::errors, line + "}\n");
  } else {
    say(Stream::errors, "clausule: " + std::string(sentence) + "\n");
  }
  return status_stopped;
}

}  // namespace clausule::cli
