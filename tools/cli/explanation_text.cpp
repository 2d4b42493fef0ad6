#include "tools/cli/explanation_text.hpp"

#include <fmt/format.h>

#include <string_view>

#include "interpreter/message.hpp"

namespace clausule::cli {

namespace {

using dsl::Language;
using interpreter::Explanation;

std::string euros(interpreter::Cents amount, Language language) {
  return "€ " + to_string(amount, language == Language::dutch ? ',' : '.');
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {:<14}{}\n", name, value);
}

void append_reasons(std::string& out, const Explanation& explanation, std::size_t depth,
                    Language language) {
  for (const Explanation& reason : explanation.because) {
    out += std::string(2 * depth, ' ') + "- " + interpreter::text(reason.message, language);
    if (!reason.article.empty() && reason.article != explanation.article) {
      out += fmt::format(" [{}]", reason.article);
    }
    out += '\n';
    append_reasons(out, reason, depth + 1, language);
  }
}

}  // namespace

std::string explanation_text(const claims::InputLine& line, const std::string& insured,
                             const interpreter::Decision& decision, const Explanation* explanation,
                             Language language) {
  const bool dutch = language == Language::dutch;
  std::string out =
      fmt::format("{} {} ({} {}): {}\n", dutch ? "regel" : "line", line.id,
                  dutch ? "verzekerde" : "insured", insured.empty() ? "?" : insured,
                  dutch ? dutch_name_of(decision.outcome) : name_of(decision.outcome));
  if (line.has_amount) {
    append_field(out, dutch ? "gedeclareerd" : "claimed", euros(decision.claimed, language));
  }
  append_field(out, dutch ? "vergoed" : "paid", euros(decision.paid, language));
  if (decision.open.value != 0) append_field(out, "open", euros(decision.open, language));
  append_field(out, dutch ? "door" : "by", decision.rule);
  append_field(out, dutch ? "grond" : "ground",
               dutch ? dutch_name_of(decision.ground) : name_of(decision.ground));
  append_field(out, dutch ? "artikel" : "article", decision.article);
  append_field(out, dutch ? "naast" : "beside", decision.beside);
  append_field(out, dutch ? "retourcode" : "return code", decision.return_code);
  for (const interpreter::Component& component : decision.components) {
    append_field(out, component.name, euros(component.amount, language));
  }
  if (line.problem) return out + "\n" + text(*line.problem, language) + "\n";
  if (explanation == nullptr) return out;
  out += "\n" + interpreter::text(explanation->message, language) + "\n";
  append_reasons(out, *explanation, 1, language);
  return out;
}

}  // namespace clausule::cli
