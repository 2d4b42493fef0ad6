#include <set>
#include <utility>

#include "interpreter/properties/cases.hpp"
#include "interpreter/properties/thin.hpp"

namespace clausule::interpreter::properties {

namespace {

std::optional<Decimal> step_of(FactType type) {
  switch (type) {
    case FactType::number:
      return Decimal(1);
    case FactType::decimal:
    case FactType::money:
    case FactType::percentage:
      return Decimal::hundredths(1);
    case FactType::text:
    case FactType::date:
    case FactType::period:
    case FactType::codes:
    case FactType::code:
    case FactType::yes_no:
    case FactType::one_of:
      break;
  }
  return std::nullopt;
}

}  // namespace

/// Ages just below and on each that a rule names, and dates of birth and death.
void CaseMaker::add_person() {
  const Read* age = find(Derived::age);
  const Read* born = find(Derived::born);
  const Read* deceased = find(Derived::deceased);
  must_not_compute(Derived::age);
  // A date of birth after the service gives an age below zero, which is not among the made ones.
  if (age != nullptr) {
    for (const Value& literal : age->literals) {
      const auto* years = std::get_if<Decimal>(&literal);
      if (years != nullptr && *years <= Decimal(0)) complete_ = false;
    }
  }
  if (born != nullptr || deceased != nullptr) complete_ = false;
  const auto add = [&](auto&& make) {
    dimensions_.back().values.emplace_back(std::forward<decltype(make)>(make));
  };
  if (age != nullptr || born != nullptr) {
    plain_ = false;
    dimensions_.emplace_back();
    add([](MadeCase&) {});
    std::set<std::int64_t> birthdays{40};
    if (age != nullptr) {
      for (const Value& literal : age->literals) {
        const auto* number = std::get_if<Decimal>(&literal);
        const auto whole = number == nullptr ? std::nullopt : number->to_whole();
        if (!whole || *whole < 0 || *whole > 120) continue;
        birthdays.insert(*whole);
        birthdays.insert(*whole + 1);
      }
    }
    for (const std::int64_t years : birthdays) {
      const Length length{Length::Unit::years, static_cast<std::int32_t>(years)};
      const auto born_on = [length](MadeCase& made, std::chrono::days later) {
        ClaimLine& line = made.test.dossier.lines.front();
        made.test.dossier.born = move(line.date, length, -1) + later;
      };
      add([born_on](MadeCase& made) { born_on(made, std::chrono::days{0}); });
      if (years > 0) add([born_on](MadeCase& made) { born_on(made, one_day); });
    }
  }
  if (deceased != nullptr) {
    plain_ = false;
    dimensions_.emplace_back();
    add([](MadeCase&) {});
    for (const int after : {-1, 0, 1}) {
      add([after](MadeCase& made) {
        made.test.dossier.deceased =
            made.test.dossier.lines.front().date + std::chrono::days{after};
      });
    }
  }
}

void CaseMaker::add_line_facts() {
  const auto add = [&](auto&& make) {
    dimensions_.back().values.emplace_back(std::forward<decltype(make)>(make));
  };
  for (const LineFact fact : {LineFact::id, LineFact::credits}) {
    if (find(fact) != nullptr) complete_ = false;
  }
  if (const Read* referral = find(LineFact::referral)) {
    plain_ = false;
    must_not_compute(LineFact::referral);
    dimensions_.emplace_back();
    add([](MadeCase&) {});
    for (const std::string& code : codes_for(*referral, false)) {
      add([code](MadeCase& made) { made.test.dossier.lines.front().referral = code; });
    }
  }
  if (find(LineFact::begin) != nullptr) {
    plain_ = false;
    complete_ = false;
    dimensions_.emplace_back();
    add([](MadeCase&) {});
    for (const int before : {0, 1, 90, 366}) {
      add([before](MadeCase& made) {
        ClaimLine& line = made.test.dossier.lines.front();
        line.begin = line.date - std::chrono::days{before};
      });
    }
  }
  if (const Read* quantity = find(LineFact::quantity)) {
    plain_ = false;
    must_not_compute(LineFact::quantity);
    std::set<std::int64_t> counts{1, 2};
    for (const Value& literal : quantity->literals) {
      const auto* number = std::get_if<Decimal>(&literal);
      const auto whole = number == nullptr ? std::nullopt : number->to_whole();
      if (!whole) continue;
      for (const std::int64_t count : {*whole - 1, *whole, *whole + 1}) {
        if (count >= 1) counts.insert(count);
      }
    }
    dimensions_.emplace_back();
    for (const std::int64_t count : counts) {
      add([count](MadeCase& made) { made.test.dossier.lines.front().quantity = count; });
    }
  }
}

/// Returns the values of a fact on and around all that it is compared with, the missing one first.
std::vector<Value> CaseMaker::values_of(const FactInfo& fact, const Read& read) {
  std::vector<Value> values{Missing{}};
  if (fact.type == FactType::yes_no) {
    values.emplace_back(false);
    values.emplace_back(true);
    return values;
  }
  if (fact.type == FactType::one_of) {
    for (const std::string& word : fact.words) values.emplace_back(Text{word});
    return values;
  }
  if (read.computed) complete_ = false;
  if (const auto step = step_of(fact.type)) {
    // Between two decimals there is always another: looking at all of them proves nothing.
    if (fact.type == FactType::decimal || fact.type == FactType::percentage) complete_ = false;
    std::set<Decimal> numbers;
    for (const Value& literal : read.literals) {
      const auto* number = std::get_if<Decimal>(&literal);
      if (number == nullptr) continue;
      numbers.insert({*number - *step, *number, *number + *step});
    }
    const std::vector<Decimal> written(numbers.begin(), numbers.end());
    for (std::size_t at = 0; !complete_ && at + 1 < written.size(); ++at) {
      numbers.insert((written[at] + written[at + 1]) / Decimal(2));
    }
    if (numbers.empty() || read.computed) {
      numbers.insert({Decimal(0) - *step, Decimal(0), *step, Decimal(1), *step * Decimal(100)});
    }
    values.insert(values.end(), numbers.begin(), numbers.end());
    return values;
  }
  if (fact.type == FactType::code || fact.type == FactType::codes) {
    std::vector<std::string> codes = codes_for(read, false);
    if (codes.empty()) codes.emplace_back("1");
    for (const std::string& code : codes) {
      if (fact.type == FactType::code) {
        values.emplace_back(parse_code(code));
      } else {
        values.emplace_back(Codes{parse_code(code)});
      }
    }
    if (fact.type == FactType::codes) complete_ = false;
    return values;
  }
  for (const Value& literal : read.literals) {
    values.push_back(literal);
    if (const auto* date = std::get_if<Date>(&literal)) {
      values.emplace_back(*date - one_day);
      values.emplace_back(*date + one_day);
    }
  }
  if (fact.type == FactType::text) values.emplace_back(Text{"iets anders"});
  if (fact.type == FactType::date && (values.size() == 1 || read.computed)) {
    for (const Date date : {dates_.front(), dates_.back()}) values.emplace_back(date);
  }
  if (fact.type == FactType::period) {
    values.emplace_back(Period{{dates_.front(), dates_.back()}});
    complete_ = complete_ && !read.computed;
  }
  return values;
}

void CaseMaker::add_fact(FactId id, const Read& read) {
  const FactInfo& fact = program_.facts[id.index];
  plain_ = false;
  Dimension dimension;
  dimension.of_provider = fact.entity == Entity::provider;
  for (const Value& value : values_of(fact, read)) {
    dimension.values.emplace_back([value, id, entity = fact.entity](MadeCase& made) {
      if (std::holds_alternative<Missing>(value)) return;
      switch (entity) {
        case Entity::claim:
          made.test.dossier.lines.front().facts.push_back({id, value});
          return;
        case Entity::insured:
          made.test.dossier.facts.push_back({id, value});
          return;
        case Entity::provider:
          if (made.provider.empty()) return;
          made.test.providers[made.provider].front().facts.push_back({id, value});
          return;
        case Entity::file:
          made.test.file.push_back({id, value});
          return;
      }
    });
  }
  dimensions_.push_back(std::move(dimension));
}

void CaseMaker::add_stay(ProgrammeId id, bool computed) {
  plain_ = false;
  if (computed) complete_ = false;
  const std::string name = program_.programmes[id.index].name;
  const Date first = dates_.front();
  Dimension dimension;
  dimension.values.emplace_back([](MadeCase&) {});
  dimension.values.emplace_back([name, first](MadeCase& made) {
    made.test.dossier.enrolments->push_back({name, first, std::nullopt, {}});
  });
  dimensions_.push_back(std::move(dimension));
}

/// A second line on the same day, of each code that the rules tell apart.
void CaseMaker::add_neighbours() {
  constexpr std::size_t most = 24;
  bool complete = true;
  std::vector<std::string> codes = codes_;
  sort_and_thin(codes, most, complete);
  Dimension dimension;
  dimension.values.emplace_back([](MadeCase&) {});
  for (const std::string& code : codes) {
    dimension.values.emplace_back([code](MadeCase& made) {
      ClaimLine other;
      const ClaimLine& line = made.test.dossier.lines.front();
      other.id = "2";
      other.date = line.date;
      other.provider = line.provider;
      other.code = code;
      other.amount = {100};
      made.test.dossier.lines.push_back(std::move(other));
    });
  }
  dimensions_.push_back(std::move(dimension));
}

/// What is claimed: the price, and where it matters a cent more or less and each amount that a rule
/// names.
void CaseMaker::add_amounts() {
  const Read* amount = find(LineFact::amount);
  const bool results = find(Result::paid) != nullptr || find(Result::tariff_amount) != nullptr ||
                       find(Result::ground) != nullptr || find(Result::outcome) != nullptr;
  if (amount == nullptr && !results) return;
  plain_ = false;
  if (results) complete_ = false;
  must_not_compute(LineFact::amount);
  Dimension dimension;
  for (const std::int64_t cents : {0, -1, 1}) {
    dimension.values.emplace_back([cents](MadeCase& made) { made.beside_price = cents; });
  }
  std::set<std::int64_t> claimed;
  if (amount != nullptr) {
    for (const Value& literal : amount->literals) {
      const auto* number = std::get_if<Decimal>(&literal);
      const auto cents = number == nullptr ? std::nullopt : number->to_hundredths();
      if (!cents) continue;
      claimed.insert({*cents - 1, *cents, *cents + 1});
    }
  }
  for (const std::int64_t cents : claimed) {
    dimension.values.emplace_back([cents](MadeCase& made) { made.amount = Cents{cents}; });
  }
  dimensions_.push_back(std::move(dimension));
}

}  // namespace clausule::interpreter::properties
