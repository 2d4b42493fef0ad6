#include "interpreter/fact.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "interpreter/text.hpp"

namespace clausule::interpreter {

namespace {

using Parsed = std::variant<Value, Message>;

/// More digits would only cost time: the reading of a number grows faster than its length.
constexpr std::size_t longest_number = 60;
constexpr std::string_view digits = "0123456789";

std::string_view entity_name(Entity entity) {
  switch (entity) {
    case Entity::claim:
      return "prestatie";
    case Entity::insured:
      return "verzekerde";
    case Entity::provider:
      return "zorgverlener";
    case Entity::file:
      return "bestand";
  }
  return {};
}

Message wrong(Says says, const FactInfo& fact, std::string_view text, std::string last = {}) {
  std::vector<std::string> arguments{fact.path(), text_argument(text)};
  if (!last.empty()) arguments.push_back(std::move(last));
  return {says, std::move(arguments)};
}

/// Tells whether the mark of the other style could group thousands here: `1.234` where the decimal
/// mark is a comma.
bool may_group(std::string_view text, std::size_t mark) {
  return text.size() - mark == 4;
}

/// Reads a number in the style of its file. Where the decimal mark is a comma a point is one too,
/// unless it could group thousands.
std::variant<Decimal, Message> number(const FactInfo& fact, Says says, std::string_view text,
                                      std::string_view whole, FactStyle style) {
  if (text.size() > longest_number) {
    return wrong(Says::fact_too_large, fact, whole, std::to_string(longest_number));
  }
  const std::size_t mark = text.find_first_of(".,");
  const bool other = mark != std::string_view::npos && text[mark] != style.decimal_mark;
  const bool unclear = other && (style.decimal_mark == '.' || may_group(text, mark));
  if (!unclear) {
    if (const auto parsed = Decimal::parse(text)) return *parsed;
  }
  return wrong(says, fact, whole, std::string(1, style.decimal_mark));
}

Parsed whole_number(const FactInfo& fact, std::string_view text) {
  const std::string_view unsigned_part = text.substr(text.starts_with('-') ? 1 : 0);
  if (unsigned_part.find_first_not_of(digits) != std::string_view::npos) {
    return wrong(Says::fact_not_whole, fact, text);
  }
  if (text.size() > longest_number) {
    return wrong(Says::fact_too_large, fact, text, std::to_string(longest_number));
  }
  if (auto parsed = Decimal::parse(text)) return Value(std::move(*parsed));
  return wrong(Says::fact_not_whole, fact, text);
}

Parsed decimal(const FactInfo& fact, std::string_view text, FactStyle style) {
  auto parsed = number(fact, Says::fact_not_number, text, text, style);
  if (auto* message = std::get_if<Message>(&parsed)) return std::move(*message);
  return Value(std::get<Decimal>(std::move(parsed)));
}

Parsed money(const FactInfo& fact, std::string_view text, FactStyle style) {
  auto parsed = parse_amount(fact.path(), text, style);
  if (auto* message = std::get_if<Message>(&parsed)) return std::move(*message);
  return Value(Decimal::hundredths(std::get<Cents>(parsed).value));
}

Parsed percentage(const FactInfo& fact, std::string_view text, FactStyle style) {
  if (!text.ends_with('%')) {
    return wrong(Says::fact_not_percentage, fact, text, std::string(1, style.decimal_mark));
  }
  std::string_view amount = text.substr(0, text.size() - 1);
  while (amount.ends_with(' ')) amount.remove_suffix(1);
  auto parsed = number(fact, Says::fact_not_percentage, amount, text, style);
  if (auto* message = std::get_if<Message>(&parsed)) return std::move(*message);
  return Value(std::get<Decimal>(parsed) / Decimal(100));
}

Parsed codes(const FactInfo& fact, std::string_view text) {
  Codes result;
  while (true) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return Value(std::move(result));
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string_view code = text.substr(begin, end - begin);
    if (!is_code(code)) return wrong(Says::fact_not_code, fact, code);
    result.push_back(parse_code(code));
    text.remove_prefix(end);
  }
}

Parsed yes_no(const FactInfo& fact, std::string_view text) {
  if (text == "ja" || text == "yes") return Value(true);
  if (text == "nee" || text == "no") return Value(false);
  return wrong(Says::fact_not_yes_no, fact, text);
}

Parsed word(const FactInfo& fact, std::string_view text) {
  if (std::ranges::find(fact.words, text) != fact.words.end()) {
    return Value(Text{std::string(text)});
  }
  std::string words;
  for (const std::string& one : fact.words) {
    if (!words.empty()) words += ", ";
    words += "`" + one + "`";
  }
  return wrong(Says::fact_not_a_word, fact, text, std::move(words));
}

}  // namespace

std::string FactInfo::path() const {
  return std::string(entity_name(entity)) + "." + name;
}

bool is_code(std::string_view text) {
  const auto is_part = [](std::string_view part) {
    const auto is_sign = [](char sign) {
      return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
             (sign >= 'A' && sign <= 'Z') || sign == '.' || sign == '-' || sign == '_';
    };
    return !part.empty() && part.size() <= longest_number && std::ranges::all_of(part, is_sign);
  };
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_part(text);
  return is_part(text.substr(0, slash)) && is_part(text.substr(slash + 1));
}

std::variant<Cents, Message> parse_amount(std::string_view name, std::string_view text,
                                          FactStyle style) {
  const auto refused = [&](Says says, std::string last) -> Message {
    return {says, {std::string(name), text_argument(text), std::move(last)}};
  };
  const bool negative = text.starts_with('-');
  const std::string_view size = text.substr(negative ? 1 : 0);
  const std::size_t mark = std::min(size.find_first_of(".,"), size.size());
  const std::string_view whole = size.substr(0, mark);
  const std::string_view part = size.substr(std::min(mark + 1, size.size()));
  const bool wrong_mark = mark < size.size() && size[mark] == ',' && style.decimal_mark == '.';
  if (whole.empty() || wrong_mark || (mark < size.size() && part.empty()) ||
      whole.find_first_not_of(digits) != std::string_view::npos ||
      part.find_first_not_of(digits) != std::string_view::npos) {
    return refused(Says::fact_not_amount, std::string(1, style.decimal_mark));
  }
  if (part.size() > 2) return refused(Says::fact_more_than_two_decimals, {});
  // Counted below zero, where there is one more amount.
  std::int64_t cents = 0;
  bool fits = true;
  const auto append = [&](char sign) {
    fits = fits && !__builtin_mul_overflow(cents, std::int64_t{10}, &cents) &&
           !__builtin_sub_overflow(cents, std::int64_t{sign - '0'}, &cents);
  };
  std::ranges::for_each(whole, append);
  append(part.empty() ? '0' : part[0]);
  append(part.size() < 2 ? '0' : part[1]);
  if (!negative) fits = fits && !__builtin_sub_overflow(std::int64_t{0}, cents, &cents);
  if (!fits) return refused(Says::fact_too_large, std::to_string(longest_number));
  return Cents{cents};
}

std::variant<Value, Message> parse_fact(const FactInfo& fact, std::string_view text,
                                        FactStyle style) {
  if (text.empty()) return Value(Missing{fact.path()});
  if (!is_plain_text(text)) return wrong(Says::fact_not_text, fact, text);
  switch (fact.type) {
    case FactType::text:
      return Value(Text{std::string(text)});
    case FactType::number:
      return whole_number(fact, text);
    case FactType::decimal:
      return decimal(fact, text, style);
    case FactType::money:
      return money(fact, text, style);
    case FactType::percentage:
      return percentage(fact, text, style);
    case FactType::date:
      if (const auto date = parse_date(text)) return Value(*date);
      return wrong(Says::fact_not_date, fact, text);
    case FactType::period:
      return wrong(Says::fact_is_period, fact, text);
    case FactType::codes:
      return codes(fact, text);
    case FactType::code:
      if (is_code(text)) return Value(parse_code(text));
      return wrong(Says::fact_not_code, fact, text);
    case FactType::yes_no:
      return yes_no(fact, text);
    case FactType::one_of:
      return word(fact, text);
  }
  return wrong(Says::fact_not_text, fact, text);
}

}  // namespace clausule::interpreter
