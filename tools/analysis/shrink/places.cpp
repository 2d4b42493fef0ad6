#include "tools/analysis/shrink/places.hpp"

#include <optional>
#include <vector>

namespace clausule::shrink {

namespace {

using interpreter::CalendarUnit;
using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::KnownFact;
using interpreter::TestCase;

class Visitor {
 public:
  explicit Visitor(const std::function<void(Date&, DateRole)>& use) : use_(use) {}

  void visit(TestCase& test) const {
    for (ClaimLine& line : test.dossier.lines) visit(line);
    for (auto& line : test.dossier.history) visit(line.claim);
    visit(test.dossier.born, DateRole::first_day);
    visit(test.dossier.deceased, DateRole::first_day);
    if (test.dossier.enrolments) {
      for (auto& stay : *test.dossier.enrolments) {
        use_(stay.from, DateRole::first_day);
        visit(stay.through, DateRole::last_day);
      }
    }
    visit(test.dossier.facts);
    visit(test.file);
    for (auto& [number, periods] : test.providers) {
      for (auto& period : periods) visit(period.facts);
    }
  }

 private:
  void visit(std::optional<Date>& date, DateRole role) const {
    if (date) use_(*date, role);
  }

  void visit(ClaimLine& line) const {
    use_(line.date, DateRole::service);
    visit(line.begin, DateRole::service);
    visit(line.facts);
  }

  void visit(std::vector<KnownFact>& facts) const {
    for (KnownFact& fact : facts) {
      if (auto* date = std::get_if<Date>(&fact.value)) use_(*date, DateRole::first_day);
      if (auto* period = std::get_if<interpreter::Period>(&fact.value)) {
        for (auto& days : *period) {
          visit(days.from, DateRole::first_day);
          visit(days.through, DateRole::last_day);
        }
      }
    }
  }

  const std::function<void(Date&, DateRole)>& use_;
};

}  // namespace

void for_each_date(TestCase& test, const std::function<void(Date&, DateRole)>& use) {
  Visitor(use).visit(test);
}

void for_each_line(TestCase& test, const std::function<void(ClaimLine&)>& use) {
  for (ClaimLine& line : test.dossier.lines) use(line);
  for (auto& line : test.dossier.history) use(line.claim);
}

void for_each_fact(TestCase& test, const std::function<void(KnownFact&)>& use) {
  const auto all = [&](std::vector<KnownFact>& facts) {
    for (KnownFact& fact : facts) use(fact);
  };
  all(test.dossier.facts);
  for_each_line(test, [&](ClaimLine& line) { all(line.facts); });
  for (auto& [number, periods] : test.providers) {
    for (auto& period : periods) all(period.facts);
  }
  all(test.file);
}

void for_each_code(TestCase& test, const std::function<void(interpreter::CodeValue&)>& use) {
  for_each_fact(test, [&](KnownFact& fact) {
    if (auto* code = std::get_if<interpreter::CodeValue>(&fact.value)) use(*code);
    if (auto* codes = std::get_if<interpreter::Codes>(&fact.value)) {
      for (interpreter::CodeValue& code : *codes) use(code);
    }
  });
  for_each_line(test, [&](ClaimLine& line) {
    if (!line.referral) return;
    interpreter::CodeValue code = interpreter::parse_code(*line.referral);
    use(code);
    line.referral = to_string(code);
  });
}

std::set<std::string> provider_numbers(TestCase& test) {
  std::set<std::string> numbers;
  for (const auto& [number, periods] : test.providers) numbers.insert(number);
  for_each_line(test, [&](const ClaimLine& line) {
    if (line.provider) numbers.insert(*line.provider);
  });
  return numbers;
}

const std::string* free_text(const interpreter::Program& program, const KnownFact& fact) {
  if (fact.fact.index >= program.facts.size()) return nullptr;
  const auto* text = std::get_if<interpreter::Text>(&fact.value);
  const bool is_free = program.facts[fact.fact.index].type == interpreter::FactType::text;
  return text != nullptr && is_free ? &text->value : nullptr;
}

bool is_round(Date date, DateRole role) {
  return role == DateRole::last_day ? date == last_day(CalendarUnit::month, date)
                                    : date == first_day(CalendarUnit::month, date);
}

}  // namespace clausule::shrink
