#include "interpreter/value.hpp"

#include <fmt/format.h>

namespace clausule::interpreter {

std::string to_string(Cents amount, char mark) {
  const bool negative = amount.value < 0;
  // Unsigned, as the lowest amount has no positive counterpart.
  const auto bits = static_cast<std::uint64_t>(amount.value);
  const std::uint64_t size = negative ? 0 - bits : bits;
  return fmt::format("{}{}{}{:02}", negative ? "-" : "", size / 100, mark, size % 100);
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
