#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "interpreter/engine/line_order.hpp"
#include "tools/analysis/shrink/anonymous.hpp"
#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::KnownFact;
using interpreter::TestCase;

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
  return amounts;
}

std::set<std::string> texts_of(const interpreter::Program& program, TestCase& test) {
  std::set<std::string> texts;
  for_each_fact(test, [&](const KnownFact& fact) {
    if (const std::string* text = free_text(program, fact)) texts.insert(*text);
  });
  return texts;
}

}  // namespace

Numbered numbered(TestCase test) {
  std::ranges::stable_sort(test.dossier.history, is_before, &interpreter::DecidedLine::claim);
  std::ranges::stable_sort(test.dossier.lines, is_before);
  Numbered result;
  std::map<std::string, std::string> ids;
  const auto number = [&](ClaimLine& line) {
    const std::string id = std::to_string(ids.size() + 1);
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
    line.credits = id == ids.end() ? std::to_string(ids.size() + 1) : id->second;
  });
  test.dossier.insured = "test";
  result.test = std::move(test);
  return result;
}

Left left_of(TestCase before, TestCase test, const Published& published) {
  Left left;
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
    if (numbers.contains(number) && !published.names(number)) left.providers.push_back(number);
  }
  const std::set<std::string> texts = texts_of(published.program, before);
  for (const std::string& text : texts_of(published.program, test)) {
    if (texts.contains(text) && !published.names(text)) left.texts.push_back(text);
  }
  std::set<std::string> medical;
  for_each_fact(test, [&](const KnownFact& fact) {
    const interpreter::FactInfo& info = published.program.facts[fact.fact.index];
    if (info.medical) medical.insert(info.path());
  });
  left.medical.assign(medical.begin(), medical.end());
  return left;
}

}  // namespace clausule::shrink
