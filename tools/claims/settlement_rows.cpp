#include "tools/claims/settlement_rows.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "tools/claims/csv.hpp"
#include "tools/claims/json.hpp"

namespace clausule::claims {

namespace {

using interpreter::Settled;

/// A cell of a settlement: its column, and how JSON writes it.
struct Cell {
  enum class Form : std::uint8_t { text, number, truth };
  std::string_view column;
  std::string text;
  Form form = Form::text;
};

std::array<Cell, 10> cells_of(const DecisionFormat& format, const Settled& settled) {
  return {
      {{"settlement", std::string(settled.settlement)},
       {"provider", settled.provider},
       {"insured", settled.insured},
       {"year", settled.period},
       {"party", std::string(settled.party)},
       {"amount", settled.amount ? to_string(*settled.amount) : std::string(), Cell::Form::number},
       {"provisional", settled.provisional ? "yes" : "no", Cell::Form::truth},
       {"article", std::string(settled.article)},
       {"contract", format.contract},
       {"message", interpreter::sentence(settled, format.language)}}};
}

std::string json_row(const DecisionFormat& format, const Settled& settled) {
  std::string out = "{";
  for (const Cell& cell : cells_of(format, settled)) {
    append_json(out, cell.column);
    out += ':';
    switch (cell.form) {
      case Cell::Form::text:
        append_json(out, cell.text);
        break;
      case Cell::Form::number:
        out += cell.text.empty() ? "null" : cell.text;
        break;
      case Cell::Form::truth:
        out += cell.text == "yes" ? "true" : "false";
        break;
    }
    out += ',';
  }
  out += "\"state\":";
  append_json(out, name_of(settled.state));
  return out += "}\n";
}

/// Returns whole cents as `1234.50`.
std::string with_cents(const EuroSum& sum) {
  const std::string text = sum.to_string(dsl::Language::english);
  return text.substr(text.find(' ') + 1);
}

}  // namespace

std::string settlement_header(const DecisionFormat& format) {
  std::string out;
  if (format.json) return out;
  for (const Cell& cell : cells_of(format, {})) {
    if (!out.empty()) out += ',';
    out += cell.column;
  }
  return out += '\n';
}

std::string row(const DecisionFormat& format, const Settled& settled) {
  if (format.json) return json_row(format, settled);
  std::string out;
  bool first = true;
  for (const Cell& cell : cells_of(format, settled)) {
    if (!std::exchange(first, false)) out += ',';
    append_csv(out, cell.text);
  }
  return out += '\n';
}

void SettlementSummary::add(const Settled& settled) {
  if (settled.state == Settled::State::review) ++questions_;
  if (settled.state == Settled::State::error) ++errors_;
  if (!settled.amount) return;
  Total& total = totals_[{std::string(settled.settlement), std::string(settled.party)}];
  ++total.rows;
  if (settled.provisional) ++total.provisional;
  total.amount.add(*settled.amount);
}

void SettlementSummary::add_lines(std::uint64_t lines, std::uint64_t unread) {
  lines_ += lines;
  unread_ += unread;
}

std::string SettlementSummary::text(dsl::Language language) const {
  const bool dutch = language == dsl::Language::dutch;
  constexpr std::string_view form = "{:<34} {:<20} {:>9} {:>10} {:>20}\n";
  std::string out =
      dutch ? fmt::format(form, "verrekening", "ten gunste van", "aantal", "voorlopig", "bedrag")
            : fmt::format(form, "settlement", "in favour of", "rows", "provisional", "amount");
  for (const auto& [names, total] : totals_) {
    out += fmt::format(form, names.first, names.second, total.rows, total.provisional,
                       total.amount.to_string(language));
  }
  const auto count = [&](std::string_view english, std::string_view words, std::uint64_t number) {
    out += fmt::format("{:<34} {:>30}\n", dutch ? words : english, number);
  };
  out += '\n';
  count("lines", "regels", lines_);
  if (unread_ > 0) count("lines that cannot be read", "regels die niet te lezen zijn", unread_);
  count("questions for a person", "vragen voor een beoordelaar", questions_);
  count("errors", "fouten", errors_);
  return out;
}

std::string SettlementSummary::json() const {
  std::string out = "{\"settlements\":[";
  bool first = true;
  for (const auto& [names, total] : totals_) {
    if (!std::exchange(first, false)) out += ',';
    out += R"({"settlement":)";
    append_json(out, names.first);
    out += R"(,"party":)";
    append_json(out, names.second);
    out += fmt::format(R"(,"rows":{},"provisional":{},"amount":"{}"}})", total.rows,
                       total.provisional, with_cents(total.amount));
  }
  return out + fmt::format(R"(],"lines":{},"unread":{},"review":{},"errors":{}}})", lines_, unread_,
                           questions_, errors_);
}

}  // namespace clausule::claims
