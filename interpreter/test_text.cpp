#include "interpreter/test_text.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/display_width.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/literal_text.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Keyword;
using dsl::NameRole;
using dsl::ast::Vocabulary;

/// A row of a test: a line decided before, or one that is decided.
struct Row {
  const ClaimLine* claim;
  const DecidedLine* before;  ///< null for a line that is decided
  const Decision* decision;   ///< null for a line decided before
};

/// A table of texts, the first row its header.
std::string table_text(const std::vector<std::vector<std::string>>& columns) {
  std::string out;
  for (std::size_t row = 0; row < columns.front().size(); ++row) {
    out += "  |";
    for (const auto& column : columns) {
      std::size_t width = 0;
      for (const std::string& cell : column) width = std::max(width, dsl::display_width(cell));
      out += ' ' + column[row];
      out.append(width - dsl::display_width(column[row]), ' ');
      out += " |";
    }
    out += '\n';
  }
  return out;
}

/// Returns the values that a clause names one by one: each code and each period.
std::vector<Value> parts_of(const Value& value) {
  std::vector<Value> parts;
  if (const auto* codes = std::get_if<Codes>(&value)) {
    for (const CodeValue& code : *codes) parts.emplace_back(code);
  } else if (const auto* period = std::get_if<Period>(&value)) {
    for (const DateInterval& days : *period) parts.emplace_back(Period{days});
  } else if (!std::holds_alternative<Missing>(value)) {
    parts.push_back(value);
  }
  return parts;
}

class Writer {
 public:
  Writer(const Program& program, const TestCase& test, std::span<const Decision> decisions,
         Vocabulary words)
      : program_(program), test_(test), words_(words) {
    for (const DecidedLine& line : test.dossier.history) {
      rows_.push_back({&line.claim, &line, nullptr});
    }
    for (std::size_t at = 0; at < test.dossier.lines.size(); ++at) {
      rows_.push_back({&test.dossier.lines[at], nullptr, &decisions[at]});
    }
    find_only_provider();
  }

  std::string clauses() const {
    const Dossier& dossier = test_.dossier;
    std::string out;
    if (test_.known_on) {
      out += "  " + keyword(Keyword::as_known_on) + " " + to_string(*test_.known_on) + "\n";
    }
    std::string insured;
    const auto add_date = [&](std::string_view what, const std::optional<Date>& date) {
      if (date) insured += (insured.empty() ? " " : ", ") + name(what) + " " + to_string(*date);
    };
    add_date("geboren", dossier.born);
    add_date("overleden", dossier.deceased);
    add_facts(insured, dossier.facts);
    if (!insured.empty()) out += "  " + keyword(Keyword::insured) + insured + "\n";
    out += providers();
    if (dossier.enrolments) {
      for (const Enrolment& stay : *dossier.enrolments) out += enrolment(stay);
    }
    std::string file;
    add_facts(file, test_.file);
    if (!file.empty()) out += "  " + keyword(Keyword::file) + file + "\n";
    return out;
  }

  std::string table() const {
    std::vector<std::vector<std::string>> columns;
    const auto add = [&](std::string title, const std::function<std::string(const Row&)>& cell,
                         bool always = false) {
      std::vector<std::string> column{std::move(title)};
      bool filled = always;
      for (const Row& row : rows_) {
        column.push_back(cell(row));
        filled = filled || !column.back().empty();
      }
      if (filled) columns.push_back(std::move(column));
    };
    std::size_t number = 0;
    const bool numbered = std::ranges::all_of(
        rows_, [&](const Row& row) { return row.claim->id == std::to_string(++number); });
    if (!numbered) add(name("regel"), [](const Row& row) { return '"' + row.claim->id + '"'; });
    add(name("datum"), [](const Row& row) { return to_string(row.claim->date); });
    add(name("code"), [](const Row& row) { return row.claim->code; });
    if (!only_provider_) {
      add(name("zorgverlener"), [](const Row& row) { return row.claim->provider.value_or(""); });
    }
    for (std::uint32_t fact = 0; fact < program_.facts.size(); ++fact) {
      add(column_name(program_.facts[fact]),
          [&](const Row& row) { return fact_cell(*row.claim, {fact}); });
    }
    add(name("verwijscode"), [](const Row& row) { return row.claim->referral.value_or(""); });
    add(name("begindatum"), [](const Row& row) {
      return row.claim->begin ? to_string(*row.claim->begin) : std::string();
    });
    add(name("aantal"), [](const Row& row) {
      return row.claim->quantity == 1 ? std::string() : std::to_string(row.claim->quantity);
    });
    add(name("bedrag"), [&](const Row& row) { return literal_text(row.claim->amount, words_); });
    add(name("crediteert"), [&](const Row& row) {
      if (!row.claim->credits) return std::string();
      return numbered ? *row.claim->credits : '"' + *row.claim->credits + '"';
    });
    add(name("eerder"), [&](const Row& row) {
      return row.before == nullptr ? std::string() : word(row.before->outcome);
    });
    add(name("verwacht"), [&](const Row& row) {
      return row.decision == nullptr ? std::string() : word(row.decision->outcome);
    });
    add(name("vergoed"), [&](const Row& row) {
      return literal_text(row.before == nullptr ? row.decision->paid : row.before->paid, words_);
    });
    add("open", [&](const Row& row) {
      const bool none = row.decision == nullptr || row.decision->open.value == 0;
      return none ? std::string() : literal_text(row.decision->open, words_);
    });
    add(
        name("door"),
        [](const Row& row) {
          return row.decision == nullptr ? std::string() : std::string(row.decision->rule);
        },
        true);
    return table_text(columns);
  }

 private:
  std::string name(std::string_view dutch) const {
    return std::string(dsl::translated_name(dutch, words_).value_or(dutch));
  }
  std::string keyword(Keyword one) const { return std::string(dsl::spelling(one, words_)); }
  std::string word(Outcome outcome) const {
    return std::string(words_ == Vocabulary::dutch ? dutch_name_of(outcome) : name_of(outcome));
  }

  /// A fact with the name of another column is named with its entity.
  std::string column_name(const FactInfo& fact) const {
    const bool taken = dsl::canonical_name(fact.name, NameRole::column) ||
                       dsl::canonical_name(fact.name, NameRole::fact);
    return taken ? name("prestatie") + "." + fact.name : fact.name;
  }

  /// One provider of all lines stands in its clause alone.
  void find_only_provider() {
    std::set<std::optional<std::string>> named;
    for (const Row& row : rows_) named.insert(row.claim->provider);
    if (named.size() != 1 || test_.providers.size() > 1) return;
    const std::optional<std::string>& only = *named.begin();
    const bool alone = test_.providers.empty() || test_.providers.begin()->first == only;
    if (alone) only_provider_ = only.value_or("");
  }

  std::string providers() const {
    std::string out;
    const auto add = [&](const std::string& number, const std::string& facts) {
      out += "  " + keyword(Keyword::provider) + " " + number + facts + "\n";
    };
    for (const auto& [number, periods] : test_.providers) {
      std::string facts;
      for (const ProviderFacts& period : periods) add_facts(facts, period.facts);
      add(number, facts);
    }
    const bool unnamed = test_.providers.empty() && only_provider_;
    if (unnamed && !only_provider_->empty()) add(*only_provider_, {});
    return out;
  }

  std::string enrolment(const Enrolment& stay) const {
    std::string out = "  " + keyword(Keyword::enrolled_in) + " " + stay.programme + " ";
    if (!stay.through) out += keyword(Keyword::from) + " ";
    out += to_string(stay.from);
    if (stay.through) out += " " + keyword(Keyword::through) + " " + to_string(*stay.through);
    if (!stay.end_reason.empty()) out += " " + keyword(Keyword::due_to) + " " + stay.end_reason;
    return out + "\n";
  }

  void add_facts(std::string& out, const std::vector<KnownFact>& facts) const {
    for (const KnownFact& known : facts) {
      const FactInfo& fact = program_.facts[known.fact.index];
      for (const Value& part : parts_of(known.value)) {
        out +=
            (out.empty() ? " " : ", ") + name(fact.name) + " " + literal_text(part, fact, words_);
      }
    }
  }

  std::string fact_cell(const ClaimLine& claim, FactId fact) const {
    for (const KnownFact& known : claim.facts) {
      if (known.fact != fact || std::holds_alternative<Missing>(known.value)) continue;
      return literal_text(known.value, program_.facts[fact.index], words_);
    }
    return {};
  }

  const Program& program_;
  const TestCase& test_;
  Vocabulary words_;
  std::vector<Row> rows_;
  std::optional<std::string> only_provider_;  ///< that of all lines; empty where none has any
};

}  // namespace

std::string test_text(const Program& program, const std::string& title, const TestCase& test,
                      std::span<const Decision> decisions, Vocabulary words) {
  const Writer writer(program, test, decisions, words);
  std::string shown = title;
  std::ranges::replace(shown, '"', '\'');
  return std::string(dsl::spelling(Keyword::test, words)) + " \"" + shown + "\"\n" +
         writer.clauses() + writer.table();
}

}  // namespace clausule::interpreter
