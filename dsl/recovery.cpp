#include <algorithm>
#include <array>

#include "dsl/failure.hpp"

namespace clausule::dsl {

namespace {

std::string_view line_at(std::string_view rest) {
  return rest.substr(0, rest.find('\n'));
}

std::string_view without_blanks(std::string_view line) {
  while (const std::size_t length = blank_length(line)) line.remove_prefix(length);
  return line;
}

/// Returns a line without its comment and the blanks before that.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '"') quoted = !quoted;
    if (line[at] == '#' && !quoted) line = line.substr(0, at);
  }
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    line.remove_suffix(1);
  }
  return line;
}

bool ends_in_continuation(std::string_view line) {
  constexpr std::array<std::string_view, 14> signs = {",", "+", "-", "*", "×", "/", "(",
                                                      "=", "<", ">", "≤", "≥", "≠", ":"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return line.ends_with(sign); });
}

bool begins_in_continuation(std::string_view line) {
  const auto match = match_keyword(line);
  return match && (match->keyword == Keyword::and_ || match->keyword == Keyword::or_ ||
                   match->keyword == Keyword::except);
}

bool opens(std::string_view line) {
  const auto match = match_keyword(line);
  return match && info(match->keyword).opens();
}

}  // namespace

const char* resume_after(const Failure& failure, const FailureContext& context, Recovery recovery) {
  const char* const stop = context.end;
  const auto rest = [&](const char* at) {
    return std::string_view(at, static_cast<std::size_t>(stop - at));
  };
  const char* at = failure.at < context.begin ? context.begin : failure.at;
  // What was sought on a next line, and is not there, leaves that line to be read by itself.
  const char* before = at;
  while (before > context.begin &&
         (before[-1] == ' ' || before[-1] == '\t' || before[-1] == '\n' || before[-1] == '\r')) {
    --before;
  }
  if (std::find(before, at, '\n') != at) at = before;
  const bool table = recovery == Recovery::clause && rest(context.begin).starts_with('|');
  const char* line_start = at;
  while (line_start > context.begin && line_start[-1] != '\n') --line_start;
  std::string_view line = without_comment(
      {line_start, static_cast<std::size_t>(at - line_start) + line_at(rest(at)).size()});
  bool in_rows = recovery == Recovery::clause && line.ends_with(':');
  at += line_at(rest(at)).size();
  while (at != stop) {
    const char* const next = at + 1;
    const std::string_view following = without_blanks(line_at(rest(next)));
    const std::string_view content = without_comment(following);
    const bool empty = content.empty();
    const bool belongs =
        begins_in_continuation(following) ||
        (!opens(following) && ((ends_in_continuation(line) && !line.ends_with(':')) || in_rows ||
                               (table && following.starts_with('|'))));
    if (!belongs && !(empty && (in_rows || table))) break;
    if (!empty) line = content;
    in_rows = in_rows || (recovery == Recovery::clause && line.ends_with(':'));
    at = next + line_at(rest(next)).size();
  }
  if (recovery == Recovery::line) {
    return at > context.begin && at != stop && at[-1] == '\r' ? at - 1 : at;
  }
  // On to the first sign of the next line that holds one.
  while (at != stop) {
    const std::string_view following = without_blanks(rest(at + 1));
    const std::string_view content = without_comment(line_at(following));
    at = following.data();
    if (!content.empty()) break;
    at += line_at(rest(at)).size();
  }
  return at;
}

}  // namespace clausule::dsl
