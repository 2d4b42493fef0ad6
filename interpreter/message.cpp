#include "interpreter/message.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "dsl/spoken.hpp"
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

std::string written(const std::string& argument, dsl::Language language) {
  if (argument.starts_with(mark_of_contract)) {
    const bool dutch = language == dsl::Language::dutch;
    return dsl::spoken(std::string_view(argument).substr(1),
                       dutch ? dsl::Vocabulary::dutch : dsl::Vocabulary::english);
  }
  if (!is_amount(argument)) return argument;
  const std::size_t mark = argument.size() - 3;
  return fmt::format("{} {}{}{}", euro, argument.substr(euro.size(), mark - euro.size()),
                     language == dsl::Language::dutch ? ',' : '.', argument.substr(mark + 1));
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

std::string text(const Message& message, dsl::Language language, Naming naming) {
  const Sentence& row = sentences.at(static_cast<std::size_t>(message.says));
  const std::string_view pattern = language == dsl::Language::dutch ? row.dutch : row.english;
  std::string result;
  bool names_rule = false;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '[' || pattern[at] == ']') {
      names_rule = pattern[at] == '[';
      continue;
    }
    if (names_rule && naming == Naming::beside_rule) continue;
    const bool place = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                       is_digit(pattern[at + 1]);
    const std::size_t index = place ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
    if (place && index < message.arguments.size()) {
      result += written(message.arguments[index], language);
      at += 2;
    } else {
      result += pattern[at];
    }
  }
  return result;
}

std::string_view name_of(Says says) {
  return sentences.at(static_cast<std::size_t>(says)).name;
}

}  // namespace clausule::interpreter
