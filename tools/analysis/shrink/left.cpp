#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "interpreter/engine/line_order.hpp"
#include "interpreter/literal_text.hpp"
#include "tools/analysis/shrink/anonymous.hpp"
#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::CodeValue;
using interpreter::Date;
using interpreter::Decimal;
using interpreter::FactId;
using interpreter::KnownFact;
using interpreter::TestCase;
using interpreter::Value;

namespace {

bool is_before(const ClaimLine& left, const ClaimLine& right) {
  if (left.date != right.date) return left.date < right.date;
  return interpreter::engine::id_before(left.id, right.id);
}

std::set<Date> dates_of(TestCase& test, bool round_too) {
  std::set<Date> dates;
  for_each_date(test, [&](const Date& date, DateRole role) {
    if (round_too || !is_round(date, role)) dates.insert(date);
  });
  return dates;
}

/// The amounts that are no whole number of euros.
std::set<Cents> amounts_of(TestCase& test) {
  constexpr std::int64_t euro = 100;
  std::set<Cents> amounts;
  for_each_line(test, [&](const ClaimLine& line) {
    if (line.amount.value % euro != 0) amounts.insert(line.amount);
  });
  for (const auto& line : test.dossier.history) {
    if (line.paid.value % euro != 0) amounts.insert(line.paid);
  }
  return amounts;
}

std::set<std::string> texts_of(const interpreter::Program& program, TestCase& test) {
  std::set<std::string> texts;
  for_each_fact(test, [&](const KnownFact& fact) {
    if (const std::string* text = free_text(program, fact)) texts.insert(*text);
  });
  if (test.dossier.enrolments) {
    for (const auto& stay : *test.dossier.enrolments) {
      if (!stay.end_reason.empty()) texts.insert(stay.end_reason);
    }
  }
  return texts;
}

std::set<std::string> referrals_of(TestCase& test) {
  std::set<std::string> referrals;
  for_each_line(test, [&](const ClaimLine& line) {
    if (line.referral) referrals.insert(*line.referral);
  });
  return referrals;
}

/// Returns the numbers, amounts and codes of facts, as they are written, each once.
std::map<std::pair<FactId, std::string>, Value> figures_of(const Published& published,
                                                           TestCase& test) {
  std::map<std::pair<FactId, std::string>, Value> figures;
  const auto add = [&](FactId fact, const Value& value) {
    figures.emplace(
        std::pair(fact, interpreter::literal_text(value, published.program.facts[fact.index],
                                                  dsl::ast::Vocabulary::english)),
        value);
  };
  for_each_fact(test, [&](const KnownFact& known) {
    // The dossier was read for both contracts, and may have facts of the other one.
    if (known.fact.index >= published.program.facts.size()) return;
    if (const auto* number = std::get_if<Decimal>(&known.value)) {
      if (*number != Decimal(1)) add(known.fact, known.value);
    }
    if (std::holds_alternative<CodeValue>(known.value)) add(known.fact, known.value);
    if (const auto* codes = std::get_if<interpreter::Codes>(&known.value)) {
      for (const CodeValue& code : *codes) add(known.fact, code);
    }
  });
  return figures;
}

bool is_published(const Value& value, const Literals& literals) {
  const auto* code = std::get_if<CodeValue>(&value);
  return code != nullptr && literals.contains(code->digits);
}

}  // namespace

Numbered numbered(TestCase test) {
  std::ranges::stable_sort(test.dossier.history, is_before, &interpreter::DecidedLine::claim);
  std::ranges::stable_sort(test.dossier.lines, is_before);
  Numbered result;
  std::map<std::string, std::string> ids;
  std::size_t count = 0;
  const auto number = [&](ClaimLine& line) {
    const std::string id = std::to_string(++count);
    ids.emplace(std::exchange(line.id, id), id);
  };
  for (auto& line : test.dossier.history) number(line.claim);
  for (ClaimLine& line : test.dossier.lines) {
    result.ids.push_back(line.id);
    number(line);
  }
  for_each_line(test, [&](ClaimLine& line) {
    if (!line.credits) return;
    // A line that is not there is not there under another number either.
    const auto id = ids.find(*line.credits);
    line.credits = id == ids.end() ? std::to_string(count + 1) : id->second;
  });
  test.dossier.insured = "test";
  result.test = std::move(test);
  return result;
}

Left left_of(TestCase before, TestCase test, const Published& published) {
  Left left;
  const Literals& literals = published.literals;
  const std::set<Date> dates = dates_of(before, true);
  for (const Date date : dates_of(test, false)) {
    if (dates.contains(date)) left.dates.push_back(date);
  }
  const std::set<Cents> amounts = amounts_of(before);
  for (const Cents amount : amounts_of(test)) {
    if (amounts.contains(amount)) left.amounts.push_back(amount);
  }
  const std::set<std::string> numbers = provider_numbers(before);
  for (const std::string& number : provider_numbers(test)) {
    if (numbers.contains(number) && !literals.contains(number)) left.providers.push_back(number);
  }
  const std::set<std::string> texts = texts_of(published.program, before);
  for (const std::string& text : texts_of(published.program, test)) {
    if (texts.contains(text) && !literals.contains(text)) left.texts.push_back(text);
  }
  const std::set<std::string> referrals = referrals_of(before);
  for (const std::string& referral : referrals_of(test)) {
    const std::string digits = interpreter::parse_code(referral).digits;
    if (referrals.contains(referral) && !literals.contains(digits)) {
      left.referrals.push_back(referral);
    }
  }
  const auto& facts = published.program.facts;
  const auto figures = figures_of(published, before);
  for (auto& [key, value] : figures_of(published, test)) {
    const interpreter::FactInfo& fact = facts[key.first.index];
    if (!figures.contains(key) || fact.medical || is_published(value, literals)) continue;
    left.facts.push_back({&fact, value});
  }
  std::set<FactId> medical;
  for_each_fact(test, [&](const KnownFact& known) {
    if (facts[known.fact.index].medical) medical.insert(known.fact);
  });
  for (const FactId fact : medical) left.medical.push_back(&facts[fact.index]);
  return left;
}

}  // namespace clausule::shrink
