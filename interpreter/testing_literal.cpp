#include "interpreter/testing_literal.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dsl/spelling.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::ast::LiteralKind;

/// More digits would only cost time: the reading of a number grows faster than its length.
constexpr std::size_t longest_number = 60;

/// The word of the language for a type, and how a value of it is written.
struct TypeWords {
  std::string_view name;
  std::string_view example;
};

TypeWords words_of(FactType type) {
  switch (type) {
    case FactType::text:
      return {"tekst", "\"…\""};
    case FactType::number:
      return {"getal", "12"};
    case FactType::decimal:
      return {"decimaal", "12,5"};
    case FactType::money:
      return {"geld", "€ 63,36"};
    case FactType::percentage:
      return {"percentage", "2,5%"};
    case FactType::date:
      return {"datum", "2025-01-31"};
    case FactType::period:
      return {"periode", "2025-01-01 t/m 2025-06-30"};
    case FactType::codes:
      return {"codes", "icpc/T90.02"};
    case FactType::code:
      return {"code", "40001"};
    case FactType::yes_no:
      return {"ja/nee", "ja"};
    case FactType::one_of:
      return {"een van", "…"};
  }
  return {};
}

/// The value as it stood: amounts have their sign, texts their quotes.
std::string shown(const Written& written) {
  if (!written.kind) return written.text;
  switch (*written.kind) {
    case LiteralKind::money:
      return "€ " + written.text;
    case LiteralKind::percent:
      return written.text + "%";
    case LiteralKind::text:
      return '"' + written.text + '"';
    case LiteralKind::yes:
      return "ja";
    case LiteralKind::no:
      return "nee";
    case LiteralKind::date:
    case LiteralKind::duration:
    case LiteralKind::decimal:
    case LiteralKind::code:
      return written.text;
  }
  return written.text;
}

void report_other_type(const std::string& name, FactType type, const Written& written,
                       Diagnostics& diagnostics) {
  const TypeWords words = words_of(type);
  diagnostics.report<Kind::test_value_of_other_type>(
      written.location, shown(written), name, std::string(words.name), std::string(words.example));
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::optional<Decimal> number_of(const std::string& name, FactType type, const Written& written,
                                 bool fits, Diagnostics& diagnostics) {
  if (!fits) {
    report_other_type(name, type, written, diagnostics);
    return std::nullopt;
  }
  if (written.text.size() > longest_number) {
    diagnostics.report<Kind::number_too_large>(written.location, written.text, "15");
    return std::nullopt;
  }
  auto parsed = Decimal::parse(written.text);
  if (!parsed) report_other_type(name, type, written, diagnostics);
  return parsed;
}

std::optional<Decimal> whole_number(const std::string& name, const Written& written,
                                    Diagnostics& diagnostics) {
  const bool digits = written.kind == LiteralKind::code && is_digits(written.text);
  if (digits && written.text.size() > 1 && written.text.front() == '0') {
    diagnostics.report<Kind::leading_zero>(written.location, written.text);
    return std::nullopt;
  }
  return number_of(name, FactType::number, written, digits, diagnostics);
}

std::optional<Value> word_value(const FactInfo& fact, const Written& written,
                                Diagnostics& diagnostics) {
  const bool is_word = !written.kind || written.kind == LiteralKind::text;
  if (is_word && std::ranges::find(fact.words, written.text) != fact.words.end()) {
    return Text{written.text};
  }
  auto& finding =
      diagnostics.report<Kind::unknown_word>(written.location, shown(written), listed(fact.words));
  const std::vector<std::string> words = fact.words;
  if (auto near = dsl::nearest_name(written.text, words)) finding.with_mended(std::move(*near));
  return std::nullopt;
}

/// Turns what was read, if anything was, into a value.
template <typename Read>
std::optional<Value> as_value(std::optional<Read> read) {
  if (!read) return std::nullopt;
  return Value(std::move(*read));
}

}  // namespace

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) {
    if (!list.empty()) list += ", ";
    list += "`" + word + "`";
  }
  return list;
}

std::optional<std::vector<Written>> written_values(const dsl::ast::TableCell& cell,
                                                   Diagnostics& diagnostics) {
  std::vector<Written> values;
  const auto no_value = [&](const dsl::Location& place) {
    diagnostics.report<Kind::test_cell_is_no_value>(place);
    return std::nullopt;
  };
  if (cell.form != dsl::ast::TableCell::Form::cells) return no_value(cell.location);
  for (const dsl::ast::Cell& one : cell.cells.cells) {
    if (one.unknown || one.compare || !one.low || one.high) return no_value(one.location);
    const auto& value = one.low->value;
    if (const auto* literal = std::get_if<dsl::ast::Literal>(&value)) {
      values.push_back({literal->kind, literal->text, literal->location});
      continue;
    }
    const auto* reference = std::get_if<dsl::ast::Reference>(&value);
    if (reference == nullptr || reference->has_arguments || reference->member ||
        reference->path.parts.size() != 1) {
      return no_value(one.location);
    }
    const dsl::ast::Name& name = reference->path.parts.front();
    values.push_back({std::nullopt, name.text, name.location});
  }
  if (values.empty()) return no_value(cell.location);
  return values;
}

std::optional<Written> written_value(const dsl::ast::TableCell& cell, Diagnostics& diagnostics) {
  auto values = written_values(cell, diagnostics);
  if (!values) return std::nullopt;
  if (values->size() > 1) {
    diagnostics.report<Kind::one_value_expected>(cell.location);
    return std::nullopt;
  }
  return std::move(values->front());
}

std::optional<Date> read_date(const std::string& name, const Written& written,
                              Diagnostics& diagnostics) {
  if (written.kind != LiteralKind::date) {
    report_other_type(name, FactType::date, written, diagnostics);
    return std::nullopt;
  }
  const auto date = parse_date(written.text);
  if (!date) diagnostics.report<Kind::invalid_date>(written.location, written.text);
  return date;
}

std::optional<Cents> read_cents(const std::string& name, const Written& written,
                                Diagnostics& diagnostics) {
  const auto amount =
      number_of(name, FactType::money, written, written.kind == LiteralKind::money, diagnostics);
  if (!amount) return std::nullopt;
  const auto cents = amount->to_hundredths();
  if (!cents) {
    diagnostics.report<Kind::test_amount_not_in_cents>(written.location, shown(written));
    return std::nullopt;
  }
  return Cents{*cents};
}

std::optional<std::int64_t> read_whole(const std::string& name, const Written& written,
                                       Diagnostics& diagnostics) {
  const auto number = whole_number(name, written, diagnostics);
  if (!number) return std::nullopt;
  const auto whole = number->to_whole();
  if (!whole) diagnostics.report<Kind::number_too_large>(written.location, written.text, "15");
  return whole;
}

std::optional<std::string> read_code(const std::string& name, const Written& written,
                                     Diagnostics& diagnostics) {
  if (written.kind == LiteralKind::code && is_code(written.text)) return written.text;
  report_other_type(name, FactType::code, written, diagnostics);
  return std::nullopt;
}

std::optional<std::string> read_id(const std::string& name, const Written& written,
                                   Diagnostics& diagnostics) {
  if (!written.kind || written.kind == LiteralKind::code || written.kind == LiteralKind::text) {
    return written.text;
  }
  report_other_type(name, FactType::text, written, diagnostics);
  return std::nullopt;
}

std::optional<Value> read_value(const FactInfo& fact, const Written& written,
                                Diagnostics& diagnostics) {
  const std::string name = fact.path();
  const auto kind = written.kind;
  switch (fact.type) {
    case FactType::text:
      if (!kind || kind == LiteralKind::text) return Text{written.text};
      break;
    case FactType::number:
      return as_value(whole_number(name, written, diagnostics));
    case FactType::decimal:
      return as_value(number_of(
          name, fact.type, written,
          kind == LiteralKind::decimal || (kind == LiteralKind::code && is_digits(written.text)),
          diagnostics));
    case FactType::money:
      if (const auto cents = read_cents(name, written, diagnostics)) {
        return Decimal::hundredths(cents->value);
      }
      return std::nullopt;
    case FactType::percentage: {
      const auto number =
          number_of(name, fact.type, written, kind == LiteralKind::percent, diagnostics);
      if (!number) return std::nullopt;
      return *number / Decimal(100);
    }
    case FactType::date:
      return as_value(read_date(name, written, diagnostics));
    case FactType::codes:
    case FactType::code:
      if (const auto code = read_code(name, written, diagnostics)) return parse_code(*code);
      return std::nullopt;
    case FactType::yes_no:
      if (kind == LiteralKind::yes) return true;
      if (kind == LiteralKind::no) return false;
      break;
    case FactType::one_of:
      return word_value(fact, written, diagnostics);
    case FactType::period:
      break;
  }
  report_other_type(name, fact.type, written, diagnostics);
  return std::nullopt;
}

}  // namespace clausule::interpreter
