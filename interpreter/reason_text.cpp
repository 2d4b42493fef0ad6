#include "interpreter/reason_text.hpp"

#include <fmt/format.h>

#include <string_view>

#include "interpreter/message.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Language;
using Role = Explanation::Role;

std::string_view pick(Language language, std::string_view english, std::string_view dutch) {
  return language == Language::dutch ? dutch : english;
}

void append_group(std::string& out, const Explanation& explanation, Role role,
                  std::string_view heading, Language language) {
  for (const Explanation& reason : explanation.because) {
    if (reason.role != role) continue;
    out += fmt::format("{}: {}\n", heading, reason_text(reason, language, true));
    for (const Explanation& value : reason.because) {
      out += fmt::format("  {}\n", text(value.message, language));
    }
  }
}

}  // namespace

std::string reason_text(const Explanation& reason, Language language, bool with_article) {
  std::string_view kind = pick(language, name_of(reason.kind), dutch_name_of(reason.kind));
  if (reason.kind == Ground::deductible) kind = pick(language, "deductible", "eigen risico");
  std::string said = fmt::format("{} {}", kind, reason.rule);
  if (with_article && !reason.article.empty()) said += fmt::format(" ({})", reason.article);
  return said + ": " + text(reason.message, language, Naming::beside_rule);
}

std::string explanation_lines(const Explanation& explanation, Language language) {
  std::string out = text(explanation.message, language) + '\n';
  append_group(out, explanation, Role::decided, pick(language, "decided by", "beslist door"),
               language);
  append_group(out, explanation, Role::applied, pick(language, "also applies", "geldt ook"),
               language);
  for (const Explanation& reason : explanation.because) {
    if (reason.role == Role::value) out += text(reason.message, language) + '\n';
  }
  append_group(out, explanation, Role::silent, pick(language, "does not apply", "geldt niet"),
               language);
  return out;
}

}  // namespace clausule::interpreter
