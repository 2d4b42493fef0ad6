#include "tools/cli/diagnostic_json.hpp"

#include <fmt/format.h>

#include <string_view>

#include "tools/claims/json.hpp"

namespace clausule::cli {

namespace {

void append_further(std::string& out, std::string_view name, std::string_view value) {
  out += ',';
  claims::append_member(out, name, value);
}

/// Returns `"file":…,"line":…,"column":…`.
std::string place(const dsl::Location& location, const dsl::Sources& sources) {
  std::string out = "\"file\":";
  const bool known = location.file.index < sources.size();
  claims::append_json(out, known ? sources.get(location.file).name : std::string());
  const dsl::Position position = known ? sources.position(location) : dsl::Position{};
  return out + fmt::format(",\"line\":{},\"column\":{}", position.line, position.column);
}

}  // namespace

std::string json_of(const dsl::Diagnostic& diagnostic, const dsl::Sources& sources,
                    dsl::Language language) {
  const dsl::KindInfo& kind = dsl::info(diagnostic.kind);
  std::string out = "{" + place(diagnostic.location, sources);
  append_further(out, "kind", kind.name);
  append_further(out, "severity", kind.severity == dsl::Severity::error ? "error" : "warning");
  append_further(out, "message", dsl::message(diagnostic, language));
  append_further(out, "hint", dsl::hint(diagnostic, language));
  append_further(out, "mended", diagnostic.mended);
  append_further(out, "example", diagnostic.example);
  out += ",\"related\":[";
  for (const dsl::Related& related : diagnostic.related) {
    if (!out.ends_with('[')) out += ',';
    out += "{" + place(related.location, sources);
    append_further(out, "message",
                   language == dsl::Language::dutch ? related.dutch : related.english);
    out += '}';
  }
  return out + "]}";
}

std::string json_of(const claims::Problem& problem, dsl::Language language) {
  std::string out = "{\"file\":";
  claims::append_json(out, problem.file);
  out += fmt::format(",\"row\":{}", problem.row);
  append_further(out, "column", problem.column);
  append_further(out, "kind", interpreter::name_of(problem.message.says));
  append_further(out, "message", interpreter::text(problem.message, language));
  return out + '}';
}

}  // namespace clausule::cli
