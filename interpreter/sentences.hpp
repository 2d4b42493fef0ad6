#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "interpreter/message.hpp"

namespace clausule::interpreter {

/// Returns how a sentence is written: `{0}` stands for its first argument, and what stands between
/// `[` and `]` names the rule that says it.
std::string_view pattern_of(Says says, dsl::Language language);

/// Appends an argument of a message in a language.
void append_argument(std::string& out, std::string_view argument, dsl::Language language);

/// Appends an amount as a sentence has it: `€ 1234,50`.
void append_euros(std::string& out, std::int64_t cents, dsl::Language language);

/// Appends a sentence. `append` is called with the number of each argument, of so many there are.
template <typename Append>
void append_sentence(std::string& out, std::string_view pattern, Naming naming,
                     std::size_t arguments, Append append) {
  bool is_left_out = false;
  std::size_t done = 0;
  const auto append_until = [&](std::size_t end) {
    if (!is_left_out) out += pattern.substr(done, end - done);
  };
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char sign = pattern[at];
    if (sign == '[' || sign == ']') {
      append_until(at);
      is_left_out = sign == '[' && naming == Naming::beside_rule;
      done = at + 1;
    } else if (sign == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}') {
      const auto number = static_cast<std::size_t>(pattern[at + 1] - '0');
      if (number >= arguments) continue;
      append_until(at);
      if (!is_left_out) append(number);
      done = at + 3;
      at += 2;
    }
  }
  append_until(pattern.size());
}

}  // namespace clausule::interpreter
