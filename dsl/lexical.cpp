#include "dsl/lexical.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "dsl/vocabulary.hpp"

namespace clausule::dsl::lexical {

namespace {

bool is_digit(char sign) {
  return sign >= '0' && sign <= '9';
}

bool is_ascii_letter(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(text[at]);
}

struct Sign {
  utf8proc_int32_t value = 0;
  std::size_t length = 0;
};

Sign sign_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  utf8proc_int32_t value = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
  const auto length =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &value);
  return length < 0 ? Sign{} : Sign{value, static_cast<std::size_t>(length)};
}

/// Returns the length of a letter of any alphabet at a place, or of a mark on one.
std::size_t letter_length(std::string_view text, std::size_t at, bool marks) {
  if (at >= text.size()) return 0;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_ascii_letter(text[at]) ? 1 : 0;
  const Sign sign = sign_at(text, at);
  if (sign.length == 0) return 0;
  const utf8proc_category_t category = utf8proc_category(sign.value);
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
  const bool mark = category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
  return letter || (marks && mark) ? sign.length : 0;
}

std::size_t letter_or_digit(std::string_view text, std::size_t at) {
  return digit_at(text, at) ? 1 : letter_length(text, at, true);
}

/// The end of a word that begins with a letter, reserved or not.
std::size_t any_name_length(std::string_view text, std::size_t from) {
  std::size_t at = from + letter_length(text, from, false);
  if (at == from) return 0;
  while (at < text.size()) {
    if (const std::size_t length = letter_or_digit(text, at)) {
      at += length;
    } else if (text[at] == '_' || (text[at] == '-' && letter_or_digit(text, at + 1) > 0)) {
      ++at;
    } else {
      break;
    }
  }
  return at - from;
}

std::size_t name_at(std::string_view text, std::size_t from) {
  const std::size_t length = any_name_length(text, from);
  if (length == 0 || is_reserved(text.substr(from, length))) return 0;
  return from + length < text.size() && text[from + length] == '/' ? 0 : length;
}

/// Digits, a mark and digits, with more marks if they are there; those are refused later.
std::size_t number_length(std::string_view text, std::size_t from) {
  std::size_t at = from;
  while (digit_at(text, at)) ++at;
  if (at == from) return 0;
  while (at < text.size() && (text[at] == ',' || text[at] == '.') && digit_at(text, at + 1)) {
    ++at;
    while (digit_at(text, at)) ++at;
  }
  return at - from;
}

bool ends_number(std::string_view text, std::size_t at) {
  return letter_or_digit(text, at) == 0 && !(at < text.size() && text[at] == '_');
}

}  // namespace

std::size_t name_length(std::string_view text) {
  return name_at(text, 0);
}

std::size_t path_length(std::string_view text) {
  std::size_t at = name_at(text, 0);
  while (at > 0 && at < text.size() && text[at] == '.') {
    const std::size_t next = name_at(text, at + 1);
    if (next == 0) break;
    at += 1 + next;
  }
  return at;
}

std::size_t library_length(std::string_view text) {
  std::size_t at = any_name_length(text, 0);
  while (at > 0 && at < text.size() && text[at] == '/') {
    const std::size_t next = any_name_length(text, at + 1);
    if (next == 0) return 0;
    at += 1 + next;
  }
  return at;
}

std::size_t code_length(std::string_view text) {
  std::size_t at = 0;
  const auto run = [&] {
    while (at < text.size()) {
      const bool inside = text[at] == '.' && at + 1 < text.size() &&
                          (is_digit(text[at + 1]) || is_ascii_letter(text[at + 1]));
      if (!is_digit(text[at]) && !is_ascii_letter(text[at]) && !inside) break;
      ++at;
    }
  };
  run();
  if (at == 0) return 0;
  const bool has_list = at < text.size() && text[at] == '/' && at + 1 < text.size() &&
                        (is_digit(text[at + 1]) || is_ascii_letter(text[at + 1]));
  if (has_list) {
    ++at;
    run();
  } else if (!is_digit(text[0])) {
    return 0;
  }
  if (at < text.size()) {
    if (text[at] == '_' || text[at] == '/' || letter_length(text, at, true) > 0) return 0;
    if (text[at] == ',' && digit_at(text, at + 1)) return 0;
    if (text[at] == '-' && letter_or_digit(text, at + 1) > 0) return 0;
  }
  if (!has_list || is_digit(text[0])) return at;
  // `t/m` and `ja/nee` are words.
  const auto keyword = match_keyword(text);
  return keyword && keyword->length == at ? 0 : at;
}

std::size_t decimal_length(std::string_view text) {
  const std::size_t length = number_length(text, 0);
  const std::string_view number = text.substr(0, length);
  const std::size_t mark = number.find_first_of(",.");
  if (mark == std::string_view::npos ||
      number.find_first_of(",.", mark + 1) != std::string_view::npos) {
    return 0;
  }
  return ends_number(text, length) ? length : 0;
}

std::size_t percent_length(std::string_view text) {
  const std::size_t length = number_length(text, 0);
  return length > 0 && length < text.size() && text[length] == '%' ? length + 1 : 0;
}

std::size_t money_length(std::string_view text) {
  constexpr std::string_view euro = "€";
  if (!text.starts_with(euro)) return 0;
  std::size_t at = euro.size();
  while (const std::size_t length = blank_length(text.substr(at))) at += length;
  if (at < text.size() && text[at] == '-') ++at;
  std::size_t digits = 0;
  while (digit_at(text, at + digits)) ++digits;
  if (digits == 0) return 0;
  at += digits;
  while (digits <= 3) {
    const std::size_t blank = blank_length(text.substr(std::min(at, text.size())));
    const std::size_t group = at + blank;
    const bool three = blank > 0 && digit_at(text, group) && digit_at(text, group + 1) &&
                       digit_at(text, group + 2) && ends_number(text, group + 3);
    if (!three) break;
    at = group + 3;
  }
  while (at < text.size() && (text[at] == ',' || text[at] == '.') && digit_at(text, at + 1)) {
    ++at;
    while (digit_at(text, at)) ++at;
  }
  return ends_number(text, at) ? at : 0;
}

std::size_t date_length(std::string_view text) {
  constexpr std::string_view form = "0000-00-00";
  if (text.size() < form.size()) return 0;
  for (std::size_t at = 0; at < form.size(); ++at) {
    if (form[at] == '-' ? text[at] != '-' : !is_digit(text[at])) return 0;
  }
  const bool ends =
      ends_number(text, form.size()) && !(form.size() < text.size() && text[form.size()] == '-' &&
                                          letter_or_digit(text, form.size() + 1) > 0);
  return ends ? form.size() : 0;
}

std::size_t digits_length(std::string_view text) {
  std::size_t at = 0;
  while (digit_at(text, at)) ++at;
  return ends_number(text, at) ? at : 0;
}

std::size_t text_length(std::string_view text) {
  if (text.empty() || text[0] != '"') return 0;
  const std::size_t end = text.find_first_of("\"\r\n", 1);
  return end != std::string_view::npos && text[end] == '"' ? end + 1 : 0;
}

std::size_t compare_length(std::string_view text) {
  for (const std::string_view sign : {"<>", "<=", ">=", "≠", "≤", "≥", "=", "<", ">"}) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

std::size_t word_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    if (const std::size_t length = letter_or_digit(text, at)) {
      at += length;
    } else if (at > 0 &&
               (text[at] == '_' || text[at] == '-' || text[at] == '/' || text[at] == '.' ||
                text[at] == '\'') &&
               letter_or_digit(text, at + 1) > 0) {
      ++at;
    } else {
      break;
    }
  }
  if (at > 0 || text.empty() || text[0] == '\n' || text[0] == '\r') return at;
  return std::max<std::size_t>(sign_at(text, 0).length, 1);
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  constexpr std::size_t word = sizeof(std::uint64_t);
  for (std::size_t at = 0; at < text.size();) {
    if (at + word <= text.size()) {
      std::uint64_t signs = 0;
      std::memcpy(&signs, text.data() + at, word);
      if ((signs & 0x8080808080808080U) == 0) {
        at += word;
        continue;
      }
    }
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Sign sign = sign_at(text, at);
    if (sign.length == 0) return at;
    at += sign.length;
  }
  return std::nullopt;
}

std::string normalized(std::string_view name) {
  bool ascii = true;
  for (const char sign : name) ascii = ascii && static_cast<unsigned char>(sign) < 0x80;
  if (ascii) return std::string(name);
  utf8proc_uint8_t* result = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                   static_cast<utf8proc_ssize_t>(name.size()), &result,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (length < 0) return std::string(name);
  return {reinterpret_cast<const char*>(result), static_cast<std::size_t>(length)};
}

}  // namespace clausule::dsl::lexical
