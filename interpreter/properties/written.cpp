#include "interpreter/properties/written.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "dsl/vocabulary.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::properties {

namespace {

using dsl::Keyword;
using dsl::ast::Vocabulary;

TypeKind kind_of(FactType type) {
  if (type == FactType::money) return TypeKind::money;
  if (type == FactType::percentage) return TypeKind::percentage;
  return type == FactType::one_of ? TypeKind::word : TypeKind::text;
}

std::string name(std::string_view dutch, Vocabulary words) {
  return std::string(dsl::translated_name(dutch, words).value_or(dutch));
}

std::string keyword(Keyword one, Vocabulary words) {
  return std::string(dsl::spelling(one, words));
}

/// Pads a text to a width in signs.
void append_padded(std::string& out, const std::string& text, std::size_t width) {
  out += text;
  const auto signs = static_cast<std::size_t>(std::ranges::count_if(
      text, [](char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U; }));
  out.append(width - std::min(signs, width), ' ');
}

std::size_t width_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char sign) { return (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U; }));
}

/// A table of texts, the first row its header.
std::string table_text(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const auto& row : rows) {
    out += "  |";
    for (std::size_t column = 0; column < row.size(); ++column) {
      std::size_t width = 0;
      for (const auto& other : rows) width = std::max(width, width_of(other[column]));
      out += ' ';
      append_padded(out, row[column], width);
      out += " |";
    }
    out += '\n';
  }
  return out;
}

/// Writes the clauses and lines of a test.
class TestWriter {
 public:
  TestWriter(const Program& program, const MadeCase& made, Vocabulary words)
      : program_(program), made_(made), words_(words) {}

  std::string clauses() const {
    std::string out;
    const Dossier& dossier = made_.test.dossier;
    std::string insured;
    const auto add_date = [&](std::string_view what, const std::optional<Date>& date) {
      if (!date) return;
      insured += (insured.empty() ? " " : ", ") + name(what, words_) + " " + to_string(*date);
    };
    add_date("geboren", dossier.born);
    add_date("overleden", dossier.deceased);
    add_facts(insured, dossier.facts);
    if (!insured.empty()) out += "  " + keyword(Keyword::insured, words_) + insured + "\n";
    for (const auto& [number, periods] : made_.test.providers) {
      std::string facts;
      for (const ProviderFacts& period : periods) add_facts(facts, period.facts);
      out += "  " + keyword(Keyword::provider, words_) + " ";
      out += number;
      out += facts;
      out += '\n';
    }
    for (const Enrolment& stay : *dossier.enrolments) {
      out += "  " + keyword(Keyword::enrolled_in, words_) + " " + stay.programme + " " +
             keyword(Keyword::from, words_) + " " + to_string(stay.from) + "\n";
    }
    return out;
  }

  std::string lines(std::span<const Decision> decisions) const {
    std::vector<std::string> header{name("datum", words_), name("code", words_)};
    const auto& claims = made_.test.dossier.lines;
    const ClaimLine& first = claims.front();
    std::vector<FactId> facts;
    for (const KnownFact& fact : first.facts) facts.push_back(fact.fact);
    for (const FactId fact : facts) header.push_back(program_.facts[fact.index].name);
    if (first.referral) header.push_back(name("verwijscode", words_));
    if (first.begin) header.push_back(name("begindatum", words_));
    if (first.quantity != 1) header.push_back(name("aantal", words_));
    for (const std::string_view column : {"bedrag", "verwacht", "vergoed", "door"}) {
      header.push_back(name(column, words_));
    }
    std::vector<std::vector<std::string>> rows{header};
    for (std::size_t at = 0; at < claims.size(); ++at) {
      const ClaimLine& claim = claims[at];
      std::vector<std::string> row{to_string(claim.date), claim.code};
      for (const FactId fact : facts) row.push_back(cell(claim, fact));
      if (first.referral) row.push_back(claim.referral.value_or(""));
      if (first.begin) row.push_back(claim.begin ? to_string(*claim.begin) : "");
      if (first.quantity != 1) row.push_back(std::to_string(claim.quantity));
      row.push_back(euros(claim.amount));
      const Decision& decision = decisions[at];
      const bool dutch = words_ == Vocabulary::dutch;
      row.emplace_back(dutch ? dutch_name_of(decision.outcome) : name_of(decision.outcome));
      row.push_back(euros(decision.paid));
      row.emplace_back(decision.rule);
      rows.push_back(std::move(row));
    }
    return table_text(rows);
  }

 private:
  void add_facts(std::string& out, const std::vector<KnownFact>& facts) const {
    for (const KnownFact& known : facts) {
      const FactInfo& fact = program_.facts[known.fact.index];
      out += (out.empty() ? " " : ", ") + name(fact.name, words_) + " " +
             literal_text(known.value, kind_of(fact.type), words_);
    }
  }

  std::string cell(const ClaimLine& claim, FactId fact) const {
    for (const KnownFact& known : claim.facts) {
      if (known.fact != fact) continue;
      return literal_text(known.value, kind_of(program_.facts[fact.index].type), words_);
    }
    return {};
  }

  std::string euros(Cents amount) const {
    return "€ " + to_string(amount, words_ == Vocabulary::dutch ? ',' : '.');
  }

  const Program& program_;
  const MadeCase& made_;
  Vocabulary words_;
};

}  // namespace

std::string literal_text(const Value& value, TypeKind kind, Vocabulary words) {
  const char mark = words == Vocabulary::dutch ? ',' : '.';
  return std::visit(
      Overloaded{[&](const Missing&) { return keyword(Keyword::unknown, words); },
                 [&](const Asked& asked) { return asked.question; },
                 [&](bool truth) { return keyword(truth ? Keyword::yes : Keyword::no, words); },
                 [&](const Decimal& number) {
                   if (kind == TypeKind::percentage)
                     return (number * Decimal(100)).to_string(mark) + "%";
                   if (kind != TypeKind::money) return number.to_string(mark);
                   const auto cents = number.to_hundredths();
                   return "€ " + (cents ? to_string(Cents{*cents}, mark) : number.to_string(mark));
                 },
                 [](Date date) { return to_string(date); },
                 [&](const Text& text) {
                   return kind == TypeKind::word ? text.value : '"' + text.value + '"';
                 },
                 [](const CodeValue& code) { return to_string(code); },
                 [](const Codes& codes) {
                   std::string text;
                   for (const CodeValue& code : codes)
                     text += (text.empty() ? "" : ", ") + to_string(code);
                   return text;
                 },
                 [&](const Period& period) {
                   std::string text;
                   for (const DateInterval& days : period) {
                     text += (text.empty() ? "" : ", ") + (days.from ? to_string(*days.from) : "") +
                             " " + keyword(Keyword::through, words) + " " +
                             (days.through ? to_string(*days.through) : "");
                   }
                   return text;
                 }},
      value);
}

std::string written_test(const std::shared_ptr<const Program>& program, const std::string& title,
                         const MadeCase& made, Vocabulary words) {
  RunFacts facts;
  facts.providers = &made.test.providers;
  Engine engine(program, std::move(facts));
  if (program->reads_file) {
    engine.add_to_file(made.test.dossier);
    engine.set_file(made.test.file);
  }
  const TestWriter writer(*program, made, words);
  return keyword(Keyword::test, words) + " \"" + title + "\"\n" + writer.clauses() +
         writer.lines(engine.decide(made.test.dossier));
}

}  // namespace clausule::interpreter::properties
