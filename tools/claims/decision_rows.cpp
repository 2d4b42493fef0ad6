#include "tools/claims/decision_rows.hpp"

#include <array>
#include <utility>

#include "tools/claims/csv.hpp"
#include "tools/claims/json.hpp"

namespace clausule::claims {

namespace {

using interpreter::Decision;
using interpreter::Explanation;

/// A cell of a decision: its column, and whether it is a number.
struct Cell {
  std::string_view column;
  std::string text;
  bool number = false;
};

/// Returns `3=30.00 7=12.50`.
std::string recover_text(const Decision& decision) {
  std::string text;
  for (const interpreter::Recovery& one : decision.recover) {
    text += (text.empty() ? "" : " ") + one.id + "=" + to_string(one.amount);
  }
  return text;
}

std::array<Cell, 13> cells_of(const DecisionFormat& format, const InputLine& line,
                              const Decision& decision) {
  std::string message = line.problem ? text(*line.problem, format.language)
                                     : interpreter::sentence(decision, format.language);
  return {{{"line", line.id},
           {"outcome", std::string(name_of(decision.outcome))},
           {"paid", to_string(decision.paid), true},
           {"open", to_string(decision.open), true},
           {"rule", std::string(decision.rule)},
           {"ground", std::string(name_of(decision.ground))},
           {"article", std::string(decision.article)},
           {"return_code", std::string(decision.return_code)},
           {"beside", decision.beside},
           {"recover", recover_text(decision)},
           {"deductible", to_string(decision.deductible()), true},
           {"contract", format.contract},
           {"message", std::move(message)}}};
}

void append_member(std::string& out, std::string_view name, std::string_view value) {
  append_json(out, name);
  out += ':';
  append_json(out, value);
}

/// Appends amounts by name: `"components":{"huisarts":31.20}`.
template <typename Amounts>
void append_amounts(std::string& out, std::string_view name, const Amounts& amounts) {
  append_json(out, name);
  out += ":{";
  bool first = true;
  for (const auto& one : amounts) {
    if (!std::exchange(first, false)) out += ',';
    append_json(out, one.name);
    out += ":" + to_string(one.amount);
  }
  out += '}';
}

void append_json_row(std::string& out, const DecisionFormat& format, const InputLine& line,
                     const Decision& decision, const Explanation* explanation) {
  out += '{';
  for (const Cell& cell : cells_of(format, line, decision)) {
    if (cell.number) {
      append_json(out, cell.column);
      out += ":" + cell.text;
    } else {
      append_member(out, cell.column, cell.text);
    }
    out += ',';
  }
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
  for (const Cell& cell : cells_of(format, {}, {})) {
    if (!out.empty()) out += ',';
    out += cell.column;
  }
  return out += '\n';
}

void append_row(std::string& out, const DecisionFormat& format, const InputLine& line,
                const Decision& decision, const Explanation* explanation) {
  if (format.json) return append_json_row(out, format, line, decision, explanation);
  bool first = true;
  for (const Cell& cell : cells_of(format, line, decision)) {
    if (!std::exchange(first, false)) out += ',';
    append_csv(out, cell.text);
  }
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

void OrderedRows::put(std::uint64_t position, std::string_view row) {
  if (position == next_) {
    // The usual case: nothing is kept.
    ready_ += row;
    ++next_;
    if (!waiting_.empty()) waiting_.pop_front();
    while (!waiting_.empty() && waiting_.front()) {
      ready_ += *waiting_.front();
      waiting_.pop_front();
      ++next_;
    }
    return;
  }
  const auto place = static_cast<std::size_t>(position - next_);
  if (waiting_.size() <= place) waiting_.resize(place + 1);
  waiting_[place] = row;
}

std::string_view OrderedRows::take() {
  taken_.swap(ready_);
  ready_.clear();
  return taken_;
}

}  // namespace clausule::claims
