#include "interpreter/message.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dsl/spoken.hpp"
#include "interpreter/sentences.hpp"
#include "interpreter/text.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

namespace {

struct Sentence {
  std::string_view name;
  std::string_view english;
  std::string_view dutch;
};

constexpr auto sentences = std::to_array<Sentence>({
#define CLAUSULE_MESSAGE(id, english, dutch) {#id, english, dutch},
#include "interpreter/messages.def"
});

constexpr std::string_view euro = "€";
constexpr std::size_t longest_argument = 60;
/// Stands before a piece of the contract; no text that somebody wrote has it.
constexpr char mark_of_contract = '\x01';

/// Tells whether an argument is what `amount_argument` makes.
bool is_amount(std::string_view argument) {
  if (!argument.starts_with(euro)) return false;
  argument.remove_prefix(euro.size());
  if (argument.starts_with('-')) argument.remove_prefix(1);
  if (argument.size() < 4 || argument[argument.size() - 3] != '.') return false;
  const std::string_view whole = argument.substr(0, argument.size() - 3);
  return std::ranges::all_of(whole, is_digit) &&
         std::ranges::all_of(argument.substr(argument.size() - 2), is_digit);
}

}  // namespace

std::string amount_argument(std::int64_t cents) {
  return std::string(euro) + to_string(Cents{cents});
}

std::string contract_argument(std::string_view text) {
  return mark_of_contract + std::string(text);
}

std::string text_argument(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    const bool shown = length > 0 && !is_control(text.substr(0, length));
    const std::string_view next = shown ? text.substr(0, length) : "\uFFFD";
    if (result.size() + next.size() > longest_argument) return result + "…";
    result += next;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return result;
}

std::string_view pattern_of(Says says, dsl::Language language) {
  const Sentence& row = sentences.at(static_cast<std::size_t>(says));
  return language == dsl::Language::dutch ? row.dutch : row.english;
}

void append_argument(std::string& out, std::string_view argument, dsl::Language language) {
  const bool dutch = language == dsl::Language::dutch;
  if (argument.starts_with(mark_of_contract)) {
    out +=
        dsl::spoken(argument.substr(1), dutch ? dsl::Vocabulary::dutch : dsl::Vocabulary::english);
    return;
  }
  if (!is_amount(argument)) {
    out += argument;
    return;
  }
  const std::size_t mark = argument.size() - 3;
  out += euro;
  out += ' ';
  out += argument.substr(euro.size(), mark - euro.size());
  out += dutch ? ',' : '.';
  out += argument.substr(mark + 1);
}

void append_euros(std::string& out, std::int64_t cents, dsl::Language language) {
  out += euro;
  out += ' ';
  append_amount(out, Cents{cents}, language == dsl::Language::dutch ? ',' : '.');
}

std::string text(const Message& message, dsl::Language language, Naming naming) {
  std::string result;
  append_sentence(
      result, pattern_of(message.says, language), naming, message.arguments.size(),
      [&](std::size_t at) { append_argument(result, message.arguments[at], language); });
  return result;
}

std::string_view name_of(Says says) {
  return sentences.at(static_cast<std::size_t>(says)).name;
}

}  // namespace clausule::interpreter
