#include "tools/claims/csv.hpp"

#include <algorithm>
#include <array>

namespace clausule::claims {

using interpreter::Message;
using interpreter::Says;

namespace {

/// Tells whether a field with this sign stands between quotes.
constexpr std::array<bool, 256> quoted_signs = [] {
  std::array<bool, 256> signs{};
  for (const char sign : {',', ';', '"', '\r', '\n'})
    signs[static_cast<unsigned char>(sign)] = true;
  return signs;
}();

bool needs_quotes(char sign) {
  return quoted_signs[static_cast<unsigned char>(sign)];
}

}  // namespace

std::optional<Message> CsvFields::split(std::string_view line, char separator) {
  fields_.clear();
  if (line.find('"') == std::string_view::npos) {
    // The usual case.
    while (true) {
      const std::size_t end = line.find(separator);
      fields_.push_back(line.substr(0, end));
      if (end == std::string_view::npos) return std::nullopt;
      line.remove_prefix(end + 1);
    }
  }
  return split_quoted(line, separator);
}

std::optional<Message> CsvFields::split_quoted(std::string_view line, char separator) {
  unquoted_.clear();
  // What is unquoted is shorter than the line, so views into it stay good.
  unquoted_.reserve(line.size());
  while (true) {
    std::string_view field;
    if (!line.starts_with('"')) {
      field = line.substr(0, line.find(separator));
      if (field.find('"') != std::string_view::npos) return Message{Says::row_quote_stray, {}};
      line.remove_prefix(field.size());
    } else {
      const std::size_t start = unquoted_.size();
      line.remove_prefix(1);
      while (true) {
        const std::size_t quote = line.find('"');
        if (quote == std::string_view::npos) return Message{Says::row_quote_open, {}};
        unquoted_ += line.substr(0, quote);
        line.remove_prefix(quote + 1);
        if (!line.starts_with('"')) break;
        unquoted_ += '"';
        line.remove_prefix(1);
      }
      field = std::string_view(unquoted_).substr(start);
      if (!line.empty() && !line.starts_with(separator)) {
        return Message{Says::row_quote_stray, {}};
      }
    }
    fields_.push_back(field);
    if (line.empty()) return std::nullopt;
    line.remove_prefix(1);
  }
}

char separator_of(std::string_view header) {
  bool quoted = false;
  for (const char sign : header) {
    if (sign == '"') quoted = !quoted;
    if (sign == ';' && !quoted) return ';';
  }
  return ',';
}

bool is_plain_csv(std::string_view field) {
  return std::ranges::none_of(field, needs_quotes);
}

void append_csv(std::string& out, std::string_view field) {
  if (is_plain_csv(field)) {
    out += field;
    return;
  }
  out += '"';
  for (const char sign : field) {
    if (sign == '"') out += '"';
    out += sign;
  }
  out += '"';
}

}  // namespace clausule::claims
