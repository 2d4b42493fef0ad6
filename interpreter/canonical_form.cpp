#include "interpreter/canonical_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::canonical {

std::string quote(std::string_view text) {
  std::string result = "\"";
  for (const char sign : text) {
    if (sign == '"' || sign == '\\') result += '\\';
    result += sign;
  }
  return result + '"';
}

std::string form(std::string_view head, std::initializer_list<std::string> parts) {
  std::string result;
  std::size_t size = head.size() + 2;
  for (const std::string& part : parts) size += part.size() + 1;
  result.reserve(size);
  result.append(1, '(').append(head);
  for (const std::string& part : parts) {
    if (!part.empty()) result.append(1, ' ').append(part);
  }
  result += ')';
  return result;
}

std::string sorted_form(std::string_view head, std::vector<std::string> parts) {
  std::ranges::sort(parts);
  std::string result = "(" + std::string(head);
  for (const std::string& part : parts) result.append(1, ' ').append(part);
  result += ')';
  return result;
}

std::string optional_form(std::string_view head, std::string_view text) {
  return text.empty() ? std::string() : form(head, {quote(text)});
}

std::string optional_form(std::string_view head, std::vector<std::string> parts) {
  return parts.empty() ? std::string() : sorted_form(head, std::move(parts));
}

std::string interval_form(std::string_view head, const DateInterval& interval) {
  if (!interval.from && !interval.through) return {};
  return form(head, {interval.from ? to_string(*interval.from) : "-",
                     interval.through ? to_string(*interval.through) : "-"});
}

std::string of(const Value& value) {
  return std::visit(
      Overloaded{
          [](const Missing& missing) { return form("missing", {quote(missing.what)}); },
          [](const Asked& asked) { return form("ask", {quote(asked.question)}); },
          [](bool truth) { return std::string(truth ? "yes" : "no"); },
          [](const Decimal& number) { return number.to_string('.'); },
          [](Date date) { return to_string(date); },
          [](const Text& text) { return quote(text.value); },
          [](const CodeValue& code) { return form("code", {quote(to_string(code))}); },
          [](const Codes& codes) {
            std::vector<std::string> parts;
            for (const CodeValue& code : codes) parts.push_back(quote(to_string(code)));
            return sorted_form("codes", std::move(parts));
          },
          [](const Period& period) {
            std::vector<std::string> parts;
            for (const DateInterval& part : period) parts.push_back(interval_form("days", part));
            return sorted_form("period", std::move(parts));
          },
      },
      value);
}

std::string of(const Length& length) {
  return fmt::format("({} {})", word(length.unit), length.count);
}

std::string of(const Verdict& verdict) {
  const auto& [kind, question] = verdict;
  return form(word(kind), {question.empty() ? std::string() : quote(question)});
}

}  // namespace clausule::interpreter::canonical
