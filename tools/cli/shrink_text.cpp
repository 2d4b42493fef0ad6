#include "tools/cli/shrink_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "dsl/vocabulary.hpp"
#include "interpreter/literal_text.hpp"
#include "tools/claims/json.hpp"
#include "tools/cli/wrap.hpp"

namespace clausule::cli {

namespace {

using dsl::ast::Vocabulary;
using shrink::Found;

std::string_view word(interpreter::Outcome outcome, Vocabulary words) {
  return words == Vocabulary::dutch ? dutch_name_of(outcome) : name_of(outcome);
}

/// The lines stand below those that were decided before.
std::size_t row_of(const ShrunkDossier& dossier, std::size_t line) {
  return dossier.test.dossier.history.size() + line;
}

/// What an old engine paid, or what the other contract decided.
std::string said(const ShrunkDossier& dossier, std::size_t line, Vocabulary words) {
  const Found& found = *dossier.decided.there[line];
  const bool dutch = words == Vocabulary::dutch;
  const std::size_t row = row_of(dossier, line) + 1;
  const std::string paid = interpreter::literal_text(found.paid, words);
  if (dossier.other.empty()) {
    std::string text = dutch ? fmt::format("Regel {}: het oude systeem vergoedde {}", row, paid)
                             : fmt::format("Line {}: the old engine paid {}", row, paid);
    if (found.outcome) text += fmt::format(" ({})", word(*found.outcome, words));
    return text + ".";
  }
  std::string text = dutch ? fmt::format("Regel {}: volgens {} {}, {} vergoed", row, dossier.other,
                                         word(*found.outcome, words), paid)
                           : fmt::format("Line {}: by {} {}, {} paid", row, dossier.other,
                                         word(*found.outcome, words), paid);
  if (!found.rule.empty()) text += fmt::format(", {} {}", dutch ? "door" : "by", found.rule);
  return text + ".";
}

/// Returns `verzekerde.polis` or `insured.polis`.
std::string path_of(const interpreter::FactInfo& fact, Vocabulary words) {
  const std::string path = fact.path();
  const std::string_view entity = std::string_view(path).substr(0, path.find('.'));
  return std::string(dsl::translated_name(entity, words).value_or(entity)) +
         path.substr(entity.size());
}

/// What is as it was in the dossier: `datum 2024-03-17`.
std::vector<std::string> things_left(const shrink::Left& left, Vocabulary words) {
  const bool dutch = words == Vocabulary::dutch;
  std::vector<std::string> things;
  for (const std::string& number : left.providers) {
    things.push_back((dutch ? "zorgverlener " : "provider ") + number);
  }
  for (const auto date : left.dates) {
    things.push_back((dutch ? "datum " : "date ") + interpreter::to_string(date));
  }
  for (const auto amount : left.amounts) {
    things.push_back((dutch ? "bedrag " : "amount ") + interpreter::literal_text(amount, words));
  }
  for (const std::string& text : left.texts) {
    things.push_back((dutch ? "tekst \"" : "text \"") + text + '"');
  }
  for (const std::string& referral : left.referrals) {
    things.push_back((dutch ? "verwijscode " : "referral ") + referral);
  }
  for (const auto& [fact, value] : left.facts) {
    things.push_back(path_of(*fact, words) + ' ' + interpreter::literal_text(value, *fact, words));
  }
  for (const interpreter::FactInfo* fact : left.medical) {
    things.push_back((dutch ? "medisch gegeven " : "medical fact ") + path_of(*fact, words));
  }
  return things;
}

void append_comment(std::string& out, const std::string& sentence) {
  std::string wrapped;
  append_wrapped(wrapped, 0, sentence);
  std::size_t begin = 0;
  while (begin < wrapped.size()) {
    const std::size_t end = std::min(wrapped.find('\n', begin), wrapped.size());
    out += "# " + wrapped.substr(begin, end - begin) + "\n";
    begin = end + 1;
  }
}

void append_found(std::string& out, const std::optional<Found>& found) {
  if (!found) {
    out += "null";
    return;
  }
  out += "{\"outcome\":";
  if (found->outcome) {
    claims::append_json(out, name_of(*found->outcome));
  } else {
    out += "null";
  }
  out += fmt::format(R"(,"paid":"{}","rule":)", to_string(found->paid));
  claims::append_json(out, found->rule);
  out += '}';
}

/// Appends the contract, the other side and the name of the insured.
void append_sides(std::string& out, const ShrinkReport& report) {
  out += "\"contract\":";
  claims::append_json(out, report.contract);
  out += ",\"against\":";
  if (report.other.empty()) {
    out += "null";
  } else {
    claims::append_json(out, report.other);
  }
  out += ",\"insured\":";
}

void append_looked_at(std::string& out, const LookedAt& looked_at) {
  out += fmt::format(R"(,"lines_compared":{},"lines_unread":{},"rows_unread":{})",
                     looked_at.compared, looked_at.unread, looked_at.beside);
}

}  // namespace

std::string test_name(const ShrunkDossier& dossier, const interpreter::Program& program,
                      Vocabulary words) {
  const bool dutch = words == Vocabulary::dutch;
  const std::string& code = dossier.test.dossier.lines[dossier.line].code;
  const std::string other =
      dossier.other.empty() ? (dutch ? "het oude systeem" : "the old engine") : dossier.other;
  const std::string name = dutch ? fmt::format("verschil met {}: {}", other, code)
                                 : fmt::format("differs from {}: {}", other, code);
  const auto is_taken = [&](const std::string& one) {
    return std::ranges::any_of(program.tests, [&](const interpreter::TestDeclaration& test) {
      return test.declaration->name.text == one;
    });
  };
  std::string free = name;
  for (std::size_t number = 2; is_taken(free); ++number)
    free = fmt::format("{} ({})", name, number);
  return free;
}

std::string test_comment(const ShrunkDossier& dossier, Vocabulary words) {
  std::string out;
  for (std::size_t line = 0; line < dossier.decided.here.size(); ++line) {
    if (dossier.decided.differ_at(line)) append_comment(out, said(dossier, line, words));
  }
  std::string things;
  for (const std::string& thing : things_left(dossier.left, words)) {
    things += (things.empty() ? "" : ", ") + thing;
  }
  if (!things.empty()) {
    append_comment(out,
                   (words == Vocabulary::dutch ? "Zoals in het dossier: " : "As in the dossier: ") +
                       things + ".");
  }
  return out;
}

std::string shrunk_json(const ShrinkReport& report, const ShrunkDossier& dossier,
                        const std::string& name, const std::string& text) {
  std::string out = "{";
  append_sides(out, report);
  claims::append_json(out, dossier.insured);
  out += ",\"differences\":[";
  bool first = true;
  for (std::size_t line = 0; line < dossier.ids.size(); ++line) {
    if (!dossier.decided.differ_at(line)) continue;
    out += first ? "" : ",";
    first = false;
    out += fmt::format(R"({{"line":"{}","was":)", row_of(dossier, line) + 1);
    claims::append_json(out, dossier.ids[line]);
    out += ",\"contract\":";
    append_found(out, dossier.decided.here[line]);
    out += ",\"against\":";
    append_found(out, dossier.decided.there[line]);
    out += '}';
  }
  out += "],\"as_in_dossier\":[";
  first = true;
  for (const std::string& thing : things_left(dossier.left, Vocabulary::english)) {
    out += first ? "" : ",";
    first = false;
    claims::append_json(out, thing);
  }
  out += "],\"name\":";
  claims::append_json(out, name);
  out += ",\"test\":";
  claims::append_json(out, text);
  append_looked_at(out, report.looked_at);
  return out + "}\n";
}

std::string nothing_json(const ShrinkReport& report) {
  std::string out = "{";
  append_sides(out, report);
  out += R"(null,"differences":[],"as_in_dossier":[],"name":null,"test":null)";
  append_looked_at(out, report.looked_at);
  return out + "}\n";
}

}  // namespace clausule::cli
