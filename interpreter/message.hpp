#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"

namespace clausule::interpreter {

/// Every sentence that a decision or an explanation can say; the texts are in `messages.def`.
enum class Says : std::uint16_t {
#define CLAUSULE_MESSAGE(id, english, dutch) id,
#include "interpreter/messages.def"
};

/// One sentence as data: what it says, and the names, codes, dates and amounts in it. Amounts are
/// arguments as `1234.50` and come out with the decimal mark of the language after a `€`.
struct Message {
  Says says{};
  std::vector<std::string> arguments;
  bool operator==(const Message&) const = default;
};

/// Marks an amount among the arguments of a message.
std::string amount_argument(std::int64_t cents);

/// Marks a piece of the contract, or a value in its words, among the arguments: it comes out in the
/// language of the message.
std::string contract_argument(std::string_view text);

/// Returns a text that somebody wrote as an argument: at most 60 bytes, in UTF-8, without control
/// characters.
std::string text_argument(std::string_view text);

/// Whether a sentence names the rule that says it, or stands beside the name of that rule.
enum class Naming : std::uint8_t { names_rule, beside_rule };

/// Returns the sentence; nothing for `Says::nothing`.
std::string text(const Message& message, dsl::Language language,
                 Naming naming = Naming::names_rule);

/// Returns the name of what a message says, for data.
std::string_view name_of(Says says);

}  // namespace clausule::interpreter
