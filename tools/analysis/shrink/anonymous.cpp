#include "tools/analysis/shrink/anonymous.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "tools/analysis/shrink/made_up.hpp"
#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {

namespace {

using interpreter::CalendarUnit;
using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::Decimal;
using interpreter::KnownFact;
using interpreter::Length;
using interpreter::TestCase;

/// Numbers in the form of AGB codes, of which those with 99 are nobody's.
constexpr std::uint32_t first_made_up_number = 99000001;
constexpr std::string_view made_up_text = "x";

class Anonymizer {
 public:
  Anonymizer(TestCase test, const Keeps& keeps, const Published& published)
      : test_(std::move(test)), keeps_(keeps), published_(published) {}

  TestCase run() {
    change_providers();
    move_years();
    move_quarters();
    round_dates();
    round_amounts();
    change_texts();
    change_end_reasons();
    change_numbers();
    change_codes();
    return std::move(test_);
  }

 private:
  bool keep(TestCase other) {
    if (!keeps_(other)) return false;
    test_ = std::move(other);
    return true;
  }

  /// The numbers of providers, in facts and referrals too.
  [[nodiscard]] std::set<std::string> numbers() {
    std::set<std::string> numbers = provider_numbers(test_);
    for_each_code(test_, [&](const interpreter::CodeValue& code) {
      if (is_provider_number(code.digits)) numbers.insert(code.digits);
    });
    return numbers;
  }

  void change_providers() {
    const std::set<std::string> known = numbers();
    std::uint32_t next = first_made_up_number;
    const auto is_taken = [&] {
      const std::string number = std::to_string(next);
      return known.contains(number) || published_.literals.contains(number);
    };
    for (const std::string& number : known) {
      while (is_taken()) ++next;
      const std::string made_up = std::to_string(next);
      if (renumber(number, made_up, true, true) || renumber(number, made_up, true, false) ||
          renumber(number, made_up, false, true)) {
        ++next;
      }
    }
  }

  /// Gives a provider another number: as a provider, in the codes of facts and referrals, or both.
  bool renumber(const std::string& number, const std::string& made_up, bool providers, bool codes) {
    TestCase other = test_;
    if (providers) {
      if (auto facts = other.providers.extract(number)) {
        facts.key() = made_up;
        other.providers.insert(std::move(facts));
      }
      for_each_line(other, [&](ClaimLine& line) {
        if (line.provider == number) line.provider = made_up;
      });
    }
    if (codes) {
      for_each_code(other, [&](interpreter::CodeValue& code) {
        if (code.digits == number) code.digits = made_up;
      });
    }
    return keep(std::move(other));
  }

  bool move_all(const Length& length, int sign) {
    TestCase other = test_;
    for_each_date(other, [&](Date& date, DateRole role) {
      const Date moved = move(date, length, sign);
      // A last day stays one where months have other lengths.
      const bool last = role == DateRole::last_day && is_round(date, role);
      date = last ? last_day(CalendarUnit::month, moved) : moved;
    });
    return keep(std::move(other));
  }

  [[nodiscard]] Date first_service() const {
    Date first = test_.dossier.lines.front().date;
    for (const ClaimLine& line : test_.dossier.lines) first = std::min(first, line.date);
    return first;
  }

  /// To the first year of the contract in which all stays as it is.
  void move_years() {
    const auto& validity = published_.program.contract.validity;
    if (!validity.from) return;
    const int year = interpreter::year_of(first_service());
    for (int other = interpreter::year_of(*validity.from); other < year; ++other) {
      if (move_all({Length::Unit::years, year - other}, -1)) return;
    }
  }

  void move_quarters() {
    constexpr int months = 3;
    const int quarter = interpreter::quarter_of(first_service());
    for (int other = 1; other < quarter; ++other) {
      if (move_all({Length::Unit::months, (quarter - other) * months}, -1)) return;
    }
  }

  void round_dates() {
    std::set<Date> dates;
    for_each_date(test_, [&](const Date& date, DateRole role) {
      if (!is_round(date, role)) dates.insert(date);
    });
    for (const Date date : dates) {
      for (const CalendarUnit unit :
           {CalendarUnit::calendar_year, CalendarUnit::quarter, CalendarUnit::month}) {
        round_date(date, unit);
      }
    }
  }

  /// Rounds a date wherever it stands, or else in one place after the other.
  void round_date(Date date, CalendarUnit unit) {
    const auto rounded = [&](DateRole role) {
      return role == DateRole::last_day ? last_day(unit, date) : first_day(unit, date);
    };
    // A line keeps its quarter: prices and limits go by it more often than not.
    const auto is_meant = [&](const Date& one, DateRole role) {
      return one == date && !(role == DateRole::service && unit == CalendarUnit::calendar_year);
    };
    TestCase all = test_;
    std::size_t places = 0;
    for_each_date(all, [&](Date& one, DateRole role) {
      if (!is_meant(one, role)) return;
      one = rounded(role);
      ++places;
    });
    if (places == 0 || keep(std::move(all)) || places == 1) return;
    // The last one first: a place that is changed no longer counts, and those before it still do.
    for (std::size_t place = places; place-- > 0;) {
      TestCase other = test_;
      std::size_t at = 0;
      for_each_date(other, [&](Date& one, DateRole role) {
        if (is_meant(one, role) && at++ == place) one = rounded(role);
      });
      keep(std::move(other));
    }
  }

  template <typename Of>
  void round_amount(const Of& change) {
    constexpr std::array<std::int64_t, 4> steps{10000, 1000, 100, 10};
    for (const std::int64_t step : steps) {
      TestCase other = test_;
      if (change(other, step) && keep(std::move(other))) return;
    }
  }

  void round_amounts() {
    for (std::size_t at = 0; at < test_.dossier.lines.size() && !published_.amounts_stand; ++at) {
      round_amount([at](TestCase& test, std::int64_t step) {
        Cents& amount = test.dossier.lines[at].amount;
        const auto rounded = rounded_to(amount, step);
        if (!rounded || *rounded == amount) return false;
        amount = *rounded;
        return true;
      });
    }
    for (std::size_t at = 0; at < test_.dossier.history.size(); ++at) {
      round_amount([at](TestCase& test, std::int64_t step) {
        auto& line = test.dossier.history[at];
        const auto claimed = rounded_to(line.claim.amount, step);
        const auto paid = line.paid.value == 0 ? Cents{} : rounded_to(line.paid, step);
        if (!claimed || !paid || (line.paid < line.claim.amount) != (*paid < *claimed)) {
          return false;
        }
        const bool same = line.claim.amount == *claimed && line.paid == *paid;
        line.claim.amount = *claimed;
        line.paid = *paid;
        return !same;
      });
    }
  }

  void change_texts() {
    std::set<std::string> texts;
    for_each_fact(test_, [&](const KnownFact& fact) {
      if (const std::string* text = text_of(fact)) texts.insert(*text);
    });
    for (const std::string& text : texts) {
      TestCase other = test_;
      for_each_fact(other, [&](KnownFact& fact) {
        const std::string* one = text_of(fact);
        if (one != nullptr && *one == text) {
          fact.value = interpreter::Text{std::string(made_up_text)};
        }
      });
      keep(std::move(other));
    }
  }

  void change_end_reasons() {
    if (!test_.dossier.enrolments) return;
    std::set<std::string> reasons;
    for (const auto& stay : *test_.dossier.enrolments) reasons.insert(stay.end_reason);
    reasons.erase("");
    for (const std::string& reason : reasons) {
      TestCase other = test_;
      for (auto& stay : *other.dossier.enrolments) {
        if (stay.end_reason == reason) stay.end_reason = made_up_text;
      }
      keep(std::move(other));
    }
  }

  /// Each number of a fact, wherever the fact has it.
  void change_numbers() {
    std::vector<KnownFact> numbers;
    for_each_fact(test_, [&](const KnownFact& fact) {
      if (!std::holds_alternative<Decimal>(fact.value)) return;
      const bool is_known = std::ranges::any_of(numbers, [&](const KnownFact& one) {
        return one.fact == fact.fact && one.value == fact.value;
      });
      if (!is_known) numbers.push_back(fact);
    });
    for (const KnownFact& number : numbers) {
      const auto type = published_.program.facts[number.fact.index].type;
      for (const Decimal& made_up : made_up_for(std::get<Decimal>(number.value), type)) {
        TestCase other = test_;
        for_each_fact(other, [&](KnownFact& fact) {
          if (fact.fact == number.fact && fact.value == number.value) fact.value = made_up;
        });
        if (keep(std::move(other))) break;
      }
    }
  }

  /// The codes that are no numbers of providers, wherever they stand.
  void change_codes() {
    std::set<std::string> codes;
    for_each_code(test_, [&](const interpreter::CodeValue& code) { codes.insert(code.digits); });
    for (const std::string& digits : codes) {
      const auto made_up = made_up_code(digits);
      if (!made_up) continue;
      TestCase other = test_;
      for_each_code(other, [&](interpreter::CodeValue& code) {
        if (code.digits == digits) code.digits = *made_up;
      });
      keep(std::move(other));
    }
  }

  [[nodiscard]] const std::string* text_of(const KnownFact& fact) const {
    return free_text(published_.program, fact);
  }

  TestCase test_;
  const Keeps& keeps_;
  const Published& published_;
};

}  // namespace

TestCase anonymous(TestCase test, const Keeps& keeps, const Published& published) {
  return Anonymizer(std::move(test), keeps, published).run();
}

}  // namespace clausule::shrink
