#include "tools/analysis/generate/variants.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "interpreter/overloaded.hpp"

namespace clausule::generate {

namespace {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::Decimal;
using interpreter::KnownFact;
using interpreter::Value;

/// Makes one change after another.
class Variants {
 public:
  Variants(const interpreter::Program& program, const coverage::Item& item, const Situation& from,
           std::size_t line, const Take& take)
      : program_(program), item_(item), from_(from), line_(line), take_(take) {}

  bool make() {
    std::visit(interpreter::Overloaded{
                   [&](const coverage::Code& code) { codes(code.list, code.digits); },
                   [&](const coverage::LeftOut& code) { codes(code.list, code.digits); },
                   [&](const coverage::Day& day) { days(day.on); },
                   [&](const coverage::Bound& bound) { bounds(bound.value); },
                   [&](const coverage::AnyDeed&) {},
                   [&](const coverage::OneDeed&) {},
                   [&](const coverage::Departure&) {},
               },
               item_.wanted);
    amounts();
    other_lines();
    facts();
    people();
    return found_;
  }

 private:
  template <typename Change>
  void with(const Change& change) {
    if (found_) return;
    Situation made = from_;
    change(made, made.dossier.lines[line_]);
    found_ = take_(made);
  }

  void codes(const std::string& list, const std::string& digits) {
    const std::string full = list.empty() ? digits : list + '/' + digits;
    for (const std::string& code : {digits, full}) {
      with([&](Situation&, ClaimLine& line) { line.code = code; });
      // In the list of its neighbours a code may need another referral or amount.
      with([&](Situation& made, ClaimLine& line) {
        line.code = code;
        made.dossier.history.clear();
      });
    }
  }

  /// The line on a day, with what holds on its own day drawn along.
  void days(Date day) {
    with([&](Situation&, ClaimLine& line) { move(line, day); });
    with([&](Situation& made, ClaimLine& line) {
      move(line, day);
      stay(made, day);
    });
    // All lines move along: what they have to do with one another stays so.
    with([&](Situation& made, ClaimLine& line) {
      const auto by = day - line.date;
      for (ClaimLine& one : made.dossier.lines) move(one, one.date + by);
      for (auto& one : made.dossier.history) move(one.claim, one.claim.date + by);
      stay(made, day);
    });
    with([&](Situation& made, ClaimLine& line) {
      line.begin = day;
      stay(made, day);
    });
  }

  static void move(ClaimLine& line, Date day) {
    if (line.begin && *line.begin == line.date) line.begin = day;
    line.date = day;
  }

  static void stay(Situation& made, Date day) {
    if (!made.dossier.enrolments) return;
    for (interpreter::Enrolment& one : *made.dossier.enrolments) {
      one.from = std::min(one.from, day);
      if (one.through && *one.through < day) {
        one.through.reset();
        one.end_reason.clear();
      }
    }
  }

  /// A value wherever a fact may have it.
  void bounds(const Value& value) {
    if (const auto* number = std::get_if<Decimal>(&value)) {
      if (const auto cents = number->to_hundredths()) {
        with([&](Situation&, ClaimLine& line) { line.amount = Cents{*cents}; });
        if (*cents > 0 && *cents % 100 == 0) {
          with([&](Situation&, ClaimLine& line) { line.quantity = *cents / 100; });
          with([&](Situation& made, ClaimLine& line) {
            made.dossier.born = interpreter::move(
                line.date,
                {interpreter::Length::Unit::years, static_cast<std::int32_t>(*cents / 100)}, -1);
          });
        }
      }
    }
    if (const auto* date = std::get_if<Date>(&value)) days(*date);
    if (const auto* code = std::get_if<interpreter::CodeValue>(&value)) {
      codes(code->list, code->digits);
      with([&](Situation&, ClaimLine& line) { line.referral = to_string(*code); });
      with([&](Situation&, ClaimLine& line) { line.provider = code->digits; });
    }
    for (std::uint32_t index = 0; index < program_.facts.size(); ++index) {
      if (!may_be(program_.facts[index].type, value)) continue;
      with([&](Situation& made, ClaimLine& line) { set(made, line, {index}, value); });
    }
  }

  static bool may_be(interpreter::FactType type, const Value& value) {
    using enum interpreter::FactType;
    switch (type) {
      case yes_no:
        return std::holds_alternative<bool>(value);
      case number:
      case decimal:
      case money:
      case percentage:
        return std::holds_alternative<Decimal>(value);
      case date:
        return std::holds_alternative<Date>(value);
      case code:
        return std::holds_alternative<interpreter::CodeValue>(value);
      case text:
      case one_of:
        return std::holds_alternative<interpreter::Text>(value);
      case codes:
      case period:
        return false;
    }
    return false;
  }

  void set(Situation& made, ClaimLine& line, interpreter::FactId id, const Value& value) const {
    set_fact(program_, made, line, id, value);
  }

  /// One cent around what is claimed, much less and much more.
  void amounts() {
    for (const std::int64_t by : {1, -1}) {
      with([&](Situation&, ClaimLine& line) { line.amount.value += by; });
    }
    for (const std::int64_t amount : {100, 100'000}) {
      with([&](Situation&, ClaimLine& line) { line.amount.value = amount; });
    }
    for (const std::int64_t quantity : {2, 5, 50}) {
      with([&](Situation&, ClaimLine& line) { line.quantity = quantity; });
    }
  }

  /// The same line once more, on the same day and later; and nothing but the line.
  void other_lines() {
    for (const int days : {0, 1, 92}) {
      with([&](Situation& made, ClaimLine& line) {
        ClaimLine again = line;
        again.id += 'b';
        again.date += std::chrono::days{days};
        made.dossier.lines.insert(made.dossier.lines.begin() + static_cast<long>(line_),
                                  std::move(again));
      });
    }
    with([&](Situation& made, ClaimLine& line) {
      made.dossier.lines = {ClaimLine(line)};
      made.dossier.history.clear();
    });
    for (const int days : {-1, 1, 28, -28, 365}) {
      with([&](Situation&, ClaimLine& line) { move(line, line.date + std::chrono::days{days}); });
    }
  }

  /// Each fact unknown, and the other way round.
  void facts() {
    for (std::uint32_t index = 0; index < program_.facts.size(); ++index) {
      const auto entity = program_.facts[index].entity;
      with([&](Situation& made, ClaimLine& line) {
        std::erase_if(facts_of(made, line, entity),
                      [&](const KnownFact& one) { return one.fact.index == index; });
      });
      if (program_.facts[index].type == interpreter::FactType::yes_no) {
        for (const bool truth : {true, false}) {
          with([&](Situation& made, ClaimLine& line) { set(made, line, {index}, truth); });
        }
      }
      for (const std::string& word : program_.facts[index].words) {
        with([&](Situation& made, ClaimLine& line) {
          set(made, line, {index}, interpreter::Text{word});
        });
      }
    }
    numbers();
    with([&](Situation&, ClaimLine& line) { line.referral.reset(); });
    with([&](Situation& made, ClaimLine&) { made.dossier.born.reset(); });
  }

  /// Each number that is known, nothing and one less or more.
  void numbers() {
    for (std::uint32_t index = 0; index < program_.facts.size(); ++index) {
      const auto entity = program_.facts[index].entity;
      Situation copy = from_;
      const auto& known = facts_of(copy, copy.dossier.lines[line_], entity);
      const auto fact = std::ranges::find(known, interpreter::FactId{index}, &KnownFact::fact);
      if (fact == known.end()) continue;
      const auto* number = std::get_if<Decimal>(&fact->value);
      if (number == nullptr) continue;
      for (const Decimal& value : {Decimal(0), *number - Decimal(1), *number + Decimal(1)}) {
        with([&](Situation& made, ClaimLine& line) { set(made, line, {index}, value); });
      }
    }
  }

  /// Somebody who is in no programme, in each of them, and a provider without a
  /// contract, and a code that nobody knows.
  void people() {
    with([&](Situation& made, ClaimLine&) { made.dossier.enrolments.emplace(); });
    for (const interpreter::Programme& programme : program_.programmes) {
      with([&](Situation& made, ClaimLine& line) {
        made.dossier.enrolments.emplace();
        made.dossier.enrolments->push_back({programme.name, line.date, {}, ""});
      });
    }
    with([&](Situation& made, ClaimLine& line) {
      const auto known = made.providers.find(line.provider.value_or(""));
      const auto facts = known == made.providers.end() ? decltype(known->second){} : known->second;
      line.provider = "99999999";
      made.providers["99999999"] = facts;
    });
    with([&](Situation&, ClaimLine& line) { line.provider.reset(); });
    with([&](Situation&, ClaimLine& line) { line.code = "99999"; });
  }

  const interpreter::Program& program_;
  const coverage::Item& item_;
  const Situation& from_;
  std::size_t line_;
  const Take& take_;
  bool found_ = false;
};

}  // namespace

bool vary(const interpreter::Program& program, const coverage::Item& item, const Situation& from,
          std::size_t line, const Take& take) {
  return Variants(program, item, from, line, take).make();
}

}  // namespace clausule::generate
