#include "dsl/diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace clausule::dsl {

namespace {

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
      text += arguments.at(static_cast<std::size_t>(pattern[at + 1] - '0'));
      at += 2;
    } else {
      text += pattern[at];
    }
  }
  return text;
}

/// Keeps a text that a user wrote readable in a message: at most 120 bytes, cut between characters.
void shorten(std::string& text) {
  constexpr std::size_t longest = 120;
  if (text.size() <= longest) return;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  text += "…";
}

}  // namespace

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
  for (std::string& argument : diagnostic.arguments) shorten(argument);
  if (info(diagnostic.kind).severity == Severity::error) ++errors_;
  return all_.emplace_back(std::move(diagnostic));
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  const auto key = [](const Diagnostic& one) {
    return std::tie(one.location.file, one.location.begin, one.location.end, one.kind,
                    one.arguments);
  };
  std::vector<Diagnostic> result = all_;
  std::ranges::stable_sort(result, {}, key);
  const auto same = [&](const Diagnostic& left, const Diagnostic& right) {
    return key(left) == key(right);
  };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const KindInfo& row = info(diagnostic.kind);
  return fill(language == Language::dutch ? row.dutch : row.english, diagnostic.arguments);
}

std::string hint(const Diagnostic& diagnostic, Language language) {
  const KindInfo& row = info(diagnostic.kind);
  return fill(language == Language::dutch ? row.hint_dutch : row.hint_english,
              diagnostic.arguments);
}

}  // namespace clausule::dsl
