#include "tools/analysis/shrink/anonymous.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "tools/analysis/shrink/places.hpp"

namespace clausule::shrink {

namespace {

using interpreter::CalendarUnit;
using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Date;
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
    return std::move(test_);
  }

 private:
  bool keep(TestCase other) {
    if (!keeps_(other)) return false;
    test_ = std::move(other);
    return true;
  }

  void change_providers() {
    std::uint32_t next = first_made_up_number;
    for (const std::string& number : provider_numbers(test_)) {
      if (published_.names(number)) continue;
      const std::string made_up = std::to_string(next);
      TestCase other = test_;
      if (auto facts = other.providers.extract(number)) {
        facts.key() = made_up;
        other.providers.insert(std::move(facts));
      }
      for_each_line(other, [&](ClaimLine& line) {
        if (line.provider == number) line.provider = made_up;
      });
      if (keep(std::move(other))) ++next;
    }
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
    for (std::size_t place = 0; place < places; ++place) {
      TestCase other = test_;
      std::size_t at = 0;
      for_each_date(other, [&](Date& one, DateRole role) {
        if (is_meant(one, role) && at++ == place) one = rounded(role);
      });
      keep(std::move(other));
    }
  }

  /// Returns a multiple of a step near an amount; nothing where that would be zero.
  static std::optional<Cents> near(Cents amount, std::int64_t step) {
    const std::int64_t size = amount.value < 0 ? -amount.value : amount.value;
    const std::int64_t steps = (size + step / 2) / step;
    if (steps == 0) return std::nullopt;
    return Cents{amount.value < 0 ? -steps * step : steps * step};
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
        const auto rounded = near(amount, step);
        if (!rounded || *rounded == amount) return false;
        amount = *rounded;
        return true;
      });
    }
    for (std::size_t at = 0; at < test_.dossier.history.size(); ++at) {
      round_amount([at](TestCase& test, std::int64_t step) {
        auto& line = test.dossier.history[at];
        const auto claimed = near(line.claim.amount, step);
        const auto paid = line.paid.value == 0 ? Cents{} : near(line.paid, step);
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
      if (published_.names(text)) continue;
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
