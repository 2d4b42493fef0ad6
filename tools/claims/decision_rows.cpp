#include "tools/claims/decision_rows.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "tools/claims/csv.hpp"
#include "tools/claims/json.hpp"

namespace clausule::claims {

namespace {

using interpreter::append_amount;
using interpreter::Decision;
using interpreter::Explanation;

constexpr std::array<std::string_view, 13> columns{
    "line",        "outcome", "paid",    "open",       "rule",     "ground", "article",
    "return_code", "beside",  "recover", "deductible", "contract", "message"};

/// Returns `3=30.00 7=12.50`.
std::string recover_text(const Decision& decision) {
  std::string text;
  for (const interpreter::Recovery& one : decision.recover) {
    if (!text.empty()) text += ' ';
    text += one.id;
    text += '=';
    append_amount(text, one.amount);
  }
  return text;
}

void append_message(std::string& out, const DecisionFormat& format, const InputLine& line,
                    const Decision& decision) {
  if (line.problem) {
    out += text(*line.problem, format.language);
  } else {
    interpreter::append_sentence(out, decision, format.language);
  }
}

/// Writes the cells of a decision in the order of `columns`. `Cells` has `text` and `amount`, which
/// each write the next one.
template <typename Cells>
void put_cells(Cells& cells, const DecisionFormat& format, const InputLine& line,
               const Decision& decision) {
  cells.text(line.id);
  cells.text(name_of(decision.outcome));
  cells.amount(decision.paid);
  cells.amount(decision.open);
  cells.text(decision.rule);
  cells.text(name_of(decision.ground));
  cells.text(decision.article);
  cells.text(decision.return_code);
  cells.text(decision.beside);
  cells.text(recover_text(decision));
  cells.amount(decision.deductible());
  cells.text(format.contract);
  cells.written([&](std::string& out) { append_message(out, format, line, decision); });
}

class CsvCells {
 public:
  explicit CsvCells(std::string& out) : out_(out) {}

  void text(std::string_view text) {
    begin();
    append_csv(out_, text);
  }
  /// Writes what a function appends.
  template <typename Append>
  void written(Append append) {
    begin();
    const std::size_t from = out_.size();
    append(out_);
    if (is_plain_csv(std::string_view(out_).substr(from))) return;
    const std::string field = out_.substr(from);
    out_.resize(from);
    append_csv(out_, field);
  }
  void amount(interpreter::Cents amount) {
    begin();
    append_amount(out_, amount);
  }

 private:
  void begin() {
    if (!std::exchange(first_, false)) out_ += ',';
  }

  std::string& out_;
  bool first_ = true;
};

class JsonCells {
 public:
  explicit JsonCells(std::string& out) : out_(out) {}

  void text(std::string_view text) {
    begin();
    append_json(out_, text);
  }
  template <typename Append>
  void written(Append append) {
    std::string field;
    append(field);
    text(field);
  }
  void amount(interpreter::Cents amount) {
    begin();
    append_amount(out_, amount);
  }

 private:
  void begin() {
    out_ += at_ == 0 ? '{' : ',';
    out_ += '"';
    out_ += columns[at_++];
    out_ += "\":";
  }

  std::string& out_;
  std::size_t at_ = 0;
};

/// Appends amounts by name: `"components":{"huisarts":31.20}`.
template <typename Amounts>
void append_amounts(std::string& out, std::string_view name, const Amounts& amounts) {
  append_json(out, name);
  out += ":{";
  bool first = true;
  for (const auto& one : amounts) {
    if (!std::exchange(first, false)) out += ',';
    append_json(out, one.name);
    out += ':';
    append_amount(out, one.amount);
  }
  out += '}';
}

void append_json_row(std::string& out, const DecisionFormat& format, const InputLine& line,
                     const Decision& decision, const Explanation* explanation) {
  JsonCells cells(out);
  put_cells(cells, format, line, decision);
  out += ',';
  append_amounts(out, "components", decision.components);
  out += ',';
  append_amounts(out, "deductibles", decision.deductibles);
  out += decision.exempt ? ",\"exempt\":true" : ",\"exempt\":false";
  if (explanation != nullptr) {
    out += ",\"explanation\":";
    append_json(out, *explanation, format.language);
  }
  out += "}\n";
}

}  // namespace

std::string header(const DecisionFormat& format) {
  std::string out;
  if (format.json) return out;
  for (const std::string_view column : columns) {
    if (!out.empty()) out += ',';
    out += column;
  }
  return out += '\n';
}

void append_row(std::string& out, const DecisionFormat& format, const InputLine& line,
                const Decision& decision, const Explanation* explanation) {
  if (format.json) return append_json_row(out, format, line, decision, explanation);
  CsvCells cells(out);
  put_cells(cells, format, line, decision);
  out += '\n';
}

std::string row(const DecisionFormat& format, const InputLine& line, const Decision& decision,
                const Explanation* explanation) {
  std::string out;
  append_row(out, format, line, decision, explanation);
  return out;
}

Decision decision_on_problem(const InputLine& line) {
  Decision decision;
  decision.outcome = interpreter::Outcome::error;
  decision.ground = interpreter::Ground::claim;
  decision.claimed = line.claimed;
  return decision;
}

void append_json(std::string& out, const Explanation& explanation, dsl::Language language) {
  out += '{';
  append_member(out, "role", name_of(explanation.role));
  out += ',';
  append_member(out, "says", name_of(explanation.message.says));
  out += ',';
  append_member(out, "message", interpreter::text(explanation.message, language));
  if (!explanation.rule.empty()) {
    out += ',';
    append_member(out, "rule", explanation.rule);
    out += ',';
    append_member(out, "kind", name_of(explanation.kind));
    out += ',';
    append_member(out, "article", explanation.article);
  }
  out += ",\"because\":[";
  bool first = true;
  for (const Explanation& reason : explanation.because) {
    if (!std::exchange(first, false)) out += ',';
    append_json(out, reason, language);
  }
  out += "]}";
}

}  // namespace clausule::claims
