#include "interpreter/value.hpp"

#include <array>
#include <charconv>

namespace clausule::interpreter {

std::string to_string(Cents amount, char mark) {
  std::string text;
  append_amount(text, amount, mark);
  return text;
}

void append_amount(std::string& out, Cents amount, char mark) {
  // Unsigned, as the lowest amount has no positive counterpart.
  const auto bits = static_cast<std::uint64_t>(amount.value);
  const std::uint64_t size = amount.value < 0 ? 0 - bits : bits;
  if (amount.value < 0) out += '-';
  std::array<char, 20> digits{};
  char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), size / 100).ptr;
  out.append(digits.data(), end);
  out += mark;
  out += static_cast<char>('0' + size / 10 % 10);
  out += static_cast<char>('0' + size % 10);
}

std::string to_string(const CodeValue& code) {
  return code.list.empty() ? code.digits : code.list + "/" + code.digits;
}

CodeValue parse_code(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {{}, std::string(text)};
  return {std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

}  // namespace clausule::interpreter
