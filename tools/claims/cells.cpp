#include "tools/claims/cells.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <utility>
#include <variant>

#include "interpreter/decision.hpp"
#include "interpreter/text.hpp"
#include "tools/claims/columns.hpp"

namespace clausule::claims {

namespace {

using interpreter::is_digit;
using interpreter::Message;
using interpreter::Says;
using interpreter::text_argument;

constexpr std::size_t longest_id = 200;
constexpr std::size_t agb_digits = 8;

}  // namespace

void Cells::refuse(std::string column, Message message) {
  if (!problem_) problem_ = Problem{file_, row_.number, std::move(column), std::move(message)};
}

bool Cells::is_filled(std::size_t column) {
  if (!row_.cells[column].empty()) return true;
  if (columns_[column].required) {
    refuse(columns_[column].name, {Says::row_empty, {columns_[column].name}});
  }
  return false;
}

std::optional<std::string_view> Cells::id(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  const std::string& name = columns_[column].name;
  if (!interpreter::is_plain_text(text)) {
    refuse(name, {Says::fact_not_text, {name, text_argument(text)}});
    return std::nullopt;
  }
  if (text.size() > longest_id) {
    refuse(name, {Says::row_id_too_long, {name, text_argument(text), std::to_string(longest_id)}});
    return std::nullopt;
  }
  return text;
}

std::optional<std::string_view> Cells::code(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  if (interpreter::is_code(text)) return text;
  const std::string& name = columns_[column].name;
  refuse(name, {Says::fact_not_code, {name, text_argument(text)}});
  return std::nullopt;
}

std::optional<std::string_view> Cells::provider(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  if (text.size() == agb_digits && std::ranges::all_of(text, is_digit)) return text;
  const std::string& name = columns_[column].name;
  refuse(name, {Says::row_not_provider, {name, text_argument(text)}});
  return std::nullopt;
}

std::optional<interpreter::Date> Cells::date(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  const auto date = interpreter::parse_date(text);
  const std::string& name = columns_[column].name;
  if (!date) refuse(name, {Says::fact_not_date, {name, text_argument(text)}});
  return date;
}

std::optional<interpreter::Cents> Cells::amount(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string& name = columns_[column].name;
  auto parsed = interpreter::parse_amount(name, row_.cells[column], row_.style);
  if (auto* message = std::get_if<Message>(&parsed)) {
    refuse(name, std::move(*message));
    return std::nullopt;
  }
  return std::get<interpreter::Cents>(parsed);
}

std::optional<interpreter::Outcome> Cells::outcome(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  std::string words;
  for (const auto outcome : interpreter::outcomes) {
    if (text == name_of(outcome) || text == dutch_name_of(outcome)) return outcome;
    words += (words.empty() ? "`" : ", `") + std::string(name_of(outcome)) + "`";
  }
  const std::string& name = columns_[column].name;
  refuse(name, {Says::fact_not_a_word, {name, text_argument(text), words}});
  return std::nullopt;
}

std::optional<std::int64_t> Cells::quantity(std::size_t column) {
  if (!is_filled(column)) return std::nullopt;
  const std::string_view text = row_.cells[column];
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc{} && end == text.data() + text.size() && count >= 1) return count;
  const std::string& name = columns_[column].name;
  refuse(name, {Says::row_not_quantity, {name, text_argument(text)}});
  return std::nullopt;
}

std::vector<interpreter::KnownFact> Cells::facts(const interpreter::Program& program) {
  std::vector<interpreter::KnownFact> known;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    const auto fact = columns_[column].fact;
    if (!fact || row_.cells[column].empty()) continue;
    auto parsed =
        interpreter::parse_fact(program.facts.at(fact->index), row_.cells[column], row_.style);
    if (auto* message = std::get_if<Message>(&parsed)) {
      refuse(columns_[column].name, std::move(*message));
    } else {
      known.push_back({*fact, std::get<interpreter::Value>(std::move(parsed))});
    }
  }
  return known;
}

bool read_claim(Cells& cells, std::size_t service, const interpreter::Program& program,
                interpreter::ClaimLine& claim) {
  claim.provider = cells.provider(service + service_column::provider);
  claim.date = cells.date(service + service_column::date).value_or(interpreter::Date());
  claim.code = cells.code(service + service_column::code).value_or(std::string_view());
  const auto amount = cells.amount(service + service_column::amount);
  claim.amount = amount.value_or(interpreter::Cents());
  claim.quantity = cells.quantity(service + service_column::quantity).value_or(1);
  claim.referral = cells.code(service + service_column::referral);
  claim.begin = cells.date(service + service_column::begin);
  claim.credits = cells.id(service + service_column::credits);
  claim.facts = cells.facts(program);
  return amount.has_value();
}

}  // namespace clausule::claims
