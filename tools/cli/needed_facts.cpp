#include "tools/cli/needed_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "interpreter/overloaded.hpp"

namespace clausule::cli {

namespace {

using dsl::Language;
using interpreter::CalendarUnit;
using interpreter::Derived;
using interpreter::Entity;
using interpreter::FactId;
using interpreter::FactInfo;
using interpreter::FactType;
using interpreter::Length;
using interpreter::LineFact;
using interpreter::ReadableFact;

struct Words {
  std::string_view english;
  std::string_view dutch;

  [[nodiscard]] std::string in(Language language) const {
    return std::string(language == Language::dutch ? dutch : english);
  }
};

/// A column that `io.md` names.
struct Column {
  std::string_view name;
  FactType type{};
  bool required = false;
  std::optional<ReadableFact> fact;
  std::string_view path;
  Words description;
};

const std::array<Column, 10> line_columns{{
    {"line",
     FactType::text,
     true,
     LineFact::id,
     "prestatie.regel",
     {"id of the line, unique within the insured", "sleutel van de regel, uniek per verzekerde"}},
    {"insured",
     FactType::text,
     true,
     std::nullopt,
     "",
     {"the insured, by a key without meaning", "de verzekerde, met een sleutel zonder betekenis"}},
    {"provider",
     FactType::code,
     true,
     LineFact::provider,
     "prestatie.zorgverlener",
     {"AGB code, 8 digits", "AGB-code, 8 cijfers"}},
    {"date",
     FactType::date,
     true,
     LineFact::date,
     "prestatie.datum",
     {"date of service", "datum van de prestatie"}},
    {"code",
     FactType::code,
     true,
     LineFact::code,
     "prestatie.code",
     {"code of the service", "prestatiecode"}},
    {"amount",
     FactType::money,
     true,
     LineFact::amount,
     "prestatie.bedrag",
     {"what is claimed for the whole line", "wat voor de hele regel is gedeclareerd"}},
    {"quantity",
     FactType::number,
     false,
     LineFact::quantity,
     "prestatie.aantal",
     {"1 where it is empty", "1 waar het leeg is"}},
    {"referral",
     FactType::code,
     false,
     LineFact::referral,
     "prestatie.verwijscode",
     {"referral code", "verwijscode"}},
    {"begin",
     FactType::date,
     false,
     LineFact::begin,
     "prestatie.begindatum",
     {"first day of the care", "eerste dag van de zorg"}},
    {"credits",
     FactType::text,
     false,
     LineFact::credits,
     "prestatie.crediteert",
     {"only on a credit: the line that it credits",
      "alleen bij een credit: de regel die wordt gecrediteerd"}},
}};

const std::array<Column, 3> insured_columns{{
    {"insured", FactType::text, true, std::nullopt, "", {"as in the lines", "zoals in de regels"}},
    {"born",
     FactType::date,
     false,
     Derived::born,
     "verzekerde.geboren",
     {"date of birth", "geboortedatum"}},
    {"deceased",
     FactType::date,
     false,
     Derived::deceased,
     "verzekerde.overleden",
     {"date of death", "datum van overlijden"}},
}};

const std::array<Column, 3> provider_columns{{
    {"provider", FactType::code, true, std::nullopt, "", {"as in the lines", "zoals in de regels"}},
    {"from",
     FactType::date,
     false,
     std::nullopt,
     "",
     {"from when the facts hold", "vanaf wanneer de gegevens gelden"}},
    {"through",
     FactType::date,
     false,
     std::nullopt,
     "",
     {"through when the facts hold", "t/m wanneer de gegevens gelden"}},
}};

Words words_of(FactType type) {
  switch (type) {
    case FactType::text:
      return {"text", "tekst"};
    case FactType::number:
      return {"number", "getal"};
    case FactType::decimal:
      return {"decimal", "decimaal"};
    case FactType::money:
      return {"money", "geld"};
    case FactType::percentage:
      return {"percentage", "percentage"};
    case FactType::date:
      return {"date", "datum"};
    case FactType::period:
      return {"period", "periode"};
    case FactType::codes:
      return {"codes", "codes"};
    case FactType::code:
      return {"code", "code"};
    case FactType::yes_no:
      return {"yes/no", "ja/nee"};
    case FactType::one_of:
      return {"one of", "een van"};
  }
  return {};
}

Words words_of(CalendarUnit unit) {
  switch (unit) {
    case CalendarUnit::day:
      return {"of the same day", "van dezelfde dag"};
    case CalendarUnit::week:
      return {"of the same week", "van dezelfde week"};
    case CalendarUnit::month:
      return {"of the same month", "van dezelfde maand"};
    case CalendarUnit::quarter:
      return {"of the same quarter", "van hetzelfde kwartaal"};
    case CalendarUnit::calendar_year:
      return {"of the same calendar year", "van hetzelfde kalenderjaar"};
  }
  return {};
}

Words words_of(Length::Unit unit) {
  switch (unit) {
    case Length::Unit::days:
      return {"up to {} days apart", "tot {} dagen ervandaan"};
    case Length::Unit::weeks:
      return {"up to {} weeks apart", "tot {} weken ervandaan"};
    case Length::Unit::months:
      return {"up to {} months apart", "tot {} maanden ervandaan"};
    case Length::Unit::years:
      return {"up to {} years apart", "tot {} jaar ervandaan"};
  }
  return {};
}

std::string text_of(const interpreter::Window& window, Language language) {
  return std::visit(interpreter::Overloaded{
                        [&](CalendarUnit unit) { return words_of(unit).in(language); },
                        [&](const Length& length) {
                          return fmt::format(fmt::runtime(words_of(length.unit).in(language)),
                                             length.count);
                        },
                        [](const interpreter::Stay& stay) { return stay.text; },
                    },
                    window);
}

void add_rule(std::vector<std::string>& rules, const std::string& rule) {
  if (std::ranges::find(rules, rule) == rules.end()) rules.push_back(rule);
}

/// Gathers what one contract reads, file by file.
class Gatherer {
 public:
  Gatherer(const interpreter::Program& program, Language language)
      : program_(program), language_(language), reading_(interpreter::reading_of(program)) {}

  NeededFacts gather() {
    for (const Column& column : line_columns) {
      const bool credits = column.name == "credits";
      add("lines", column, column.required || credits);
    }
    add_declared(Entity::claim, "lines");
    const bool person = is_read(Derived::born) || is_read(Derived::deceased);
    if (person || reads_declared(Entity::insured)) {
      for (const Column& column : insured_columns) add("insured", column, column.required);
      add_declared(Entity::insured, "insured");
    }
    add_enrolments();
    if (reads_declared(Entity::provider)) {
      for (const Column& column : provider_columns) add("providers", column, true);
      add_declared(Entity::provider, "providers");
    }
    add_declared(Entity::file, "file");
    add_history();
    needed_.two_readings = program_.reads_file;
    return std::move(needed_);
  }

 private:
  [[nodiscard]] bool is_read(const ReadableFact& fact) const {
    return reading_.facts.contains(fact);
  }

  [[nodiscard]] bool reads_declared(Entity entity) const {
    return std::ranges::any_of(reading_.facts, [&](const auto& one) {
      const auto* id = std::get_if<FactId>(&one.first);
      if (id == nullptr) return false;
      const FactInfo& fact = program_.facts[id->index];
      return fact.entity == entity && fact.type != FactType::period;
    });
  }

  void take_rules(const ReadableFact& fact, NeededFact& into) const {
    const auto found = reading_.facts.find(fact);
    if (found == reading_.facts.end()) return;
    for (const interpreter::ReadingRule& rule : found->second) {
      into.rules.push_back(rule.name);
      into.required = into.required || rule.needs;
    }
  }

  /// Adds a column that is always handed over, or that a rule reads.
  void add(std::string_view file, const Column& column, bool always) {
    if (!always && (!column.fact || !is_read(*column.fact))) return;
    NeededFact needed{std::string(file),
                      std::string(column.name),
                      std::string(column.path),
                      words_of(column.type).in(language_),
                      column.description.in(language_),
                      column.required,
                      false,
                      {}};
    if (column.fact) take_rules(*column.fact, needed);
    needed_.facts.push_back(std::move(needed));
  }

  void add_declared(Entity entity, std::string_view file) {
    for (std::uint32_t index = 0; index < program_.facts.size(); ++index) {
      const FactInfo& fact = program_.facts[index];
      const bool elsewhere = fact.entity != entity || fact.type == FactType::period;
      if (elsewhere || !is_read(FactId{index})) continue;
      NeededFact needed{std::string(file), fact.name, fact.path(),  type_of(fact),
                        fact.description,  false,     fact.medical, {}};
      take_rules(FactId{index}, needed);
      needed_.facts.push_back(std::move(needed));
    }
  }

  [[nodiscard]] std::string type_of(const FactInfo& fact) const {
    std::string text = words_of(fact.type).in(language_);
    for (const std::string& word : fact.words) {
      text += (&word == &fact.words.front() ? " " : ", ") + word;
    }
    return text;
  }

  void add_enrolments() {
    for (const auto& [id, rules] : reading_.enrolments) {
      const interpreter::Programme& programme = program_.programmes[id.index];
      NeededEnrolment needed{programme.name, {}, rules};
      for (const auto& version : programme.versions) {
        for (const std::string& reason : version.end_reasons) {
          add_rule(needed.end_reasons, reason);
        }
      }
      needed_.enrolments.push_back(std::move(needed));
    }
    for (const auto& [fact, rules] : reading_.facts) {
      const auto* id = std::get_if<FactId>(&fact);
      if (id == nullptr || program_.facts[id->index].type != FactType::period) continue;
      NeededEnrolment needed{program_.facts[id->index].name, {}, {}};
      for (const auto& rule : rules) needed.rules.push_back(rule.name);
      needed_.enrolments.push_back(std::move(needed));
    }
  }

  void add_history() {
    for (const interpreter::LookBack& one : reading_.look_backs) {
      const std::string window = text_of(one.window, language_);
      auto found = std::ranges::find(needed_.history, window, &NeededHistory::window);
      if (found == needed_.history.end()) {
        needed_.history.push_back({window, {}});
        found = std::prev(needed_.history.end());
      }
      add_rule(found->rules, one.rule);
    }
    std::ranges::sort(needed_.history, {}, &NeededHistory::window);
  }

  const interpreter::Program& program_;
  Language language_;
  interpreter::Reading reading_;
  NeededFacts needed_;
};

}  // namespace

NeededFacts needed_facts(const interpreter::Program& program, Language language) {
  return Gatherer(program, language).gather();
}

}  // namespace clausule::cli
