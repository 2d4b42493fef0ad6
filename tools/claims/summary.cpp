#include "tools/claims/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "tools/claims/json.hpp"

namespace clausule::claims {

namespace {

using dsl::Language;
using interpreter::Cents;
using interpreter::Decimal;
using interpreter::Outcome;
using interpreter::outcomes;

/// Returns a number of euros in whole cents as `1234.50`.
std::string with_cents(const Decimal& euros) {
  const bool negative = euros < Decimal();
  std::string digits = (euros * Decimal(negative ? -100 : 100)).to_string('.');
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  digits.insert(digits.size() - 2, 1, '.');
  return negative ? "-" + digits : digits;
}

std::string euros_of(const Decimal& euros, Language language) {
  const std::string text = with_cents(euros);
  const std::size_t mark = text.size() - 3;
  return fmt::format("€ {}{}{}", text.substr(0, mark), language == Language::dutch ? ',' : '.',
                     text.substr(mark + 1));
}

/// Returns a share in percent with one decimal.
std::string share(const Decimal& part, const Decimal& whole, Language language) {
  if (whole.is_zero()) return "-";
  const Decimal percent = part * Decimal(100) / whole;
  const Decimal rounded =
      percent.rounded(interpreter::Rounding::half_away, Decimal(1) / Decimal(10));
  return rounded.to_string(language == Language::dutch ? ',' : '.') + "%";
}

void add_to(Totals& totals, const interpreter::Decision& decision) {
  ++totals.lines;
  totals.claimed.add(decision.claimed);
  totals.paid.add(decision.paid);
  totals.open.add(decision.open);
}

void append_row(std::string& out, std::string_view name, const Totals& totals, Language language) {
  out += fmt::format("{:<34} {:>13} {:>20} {:>20} {:>20}\n", name, totals.lines,
                     totals.claimed.to_string(language), totals.paid.to_string(language),
                     totals.open.to_string(language));
}

void append_json(std::string& out, const Totals& totals) {
  out += fmt::format(R"({{"lines":{},"claimed":"{}","paid":"{}","open":"{}"}})", totals.lines,
                     with_cents(totals.claimed.euros()), with_cents(totals.paid.euros()),
                     with_cents(totals.open.euros()));
}

}  // namespace

void EuroSum::add(Cents amount) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(cents_, amount.value, &sum)) {
    rest_ = rest_ + Decimal::hundredths(cents_);
    sum = amount.value;
  }
  cents_ = sum;
}

void EuroSum::add(const EuroSum& other) {
  rest_ = rest_ + other.rest_;
  add(Cents{other.cents_});
}

void Totals::add(const Totals& other) {
  lines += other.lines;
  claimed.add(other.claimed);
  paid.add(other.paid);
  open.add(other.open);
}

Decimal EuroSum::euros() const {
  return rest_ + Decimal::hundredths(cents_);
}

std::string EuroSum::to_string(Language language) const {
  return euros_of(euros(), language);
}

void Summary::add_line(Cents claimed, bool has_amount) {
  ++lines_in_;
  if (!has_amount) ++lines_without_amount_;
  claimed_in_.add(claimed);
}

void Summary::add(const interpreter::Decision& decision) {
  add_to(all_, decision);
  deductible_.add(decision.deductible());
  for (const interpreter::Recovery& one : decision.recover) recover_.add(one.amount);
  add_to(by_outcome_.at(static_cast<std::size_t>(decision.outcome)), decision);
  if (!decision.rule.empty()) {
    auto found = by_rule_.find(decision.rule);
    if (found == by_rule_.end()) found = by_rule_.emplace(decision.rule, Totals{}).first;
    add_to(found->second, decision);
  }
}

void Summary::add(const Summary& other) {
  lines_in_ += other.lines_in_;
  lines_without_amount_ += other.lines_without_amount_;
  claimed_in_.add(other.claimed_in_);
  all_.add(other.all_);
  for (std::size_t index = 0; index < by_outcome_.size(); ++index) {
    by_outcome_.at(index).add(other.by_outcome_.at(index));
  }
  deductible_.add(other.deductible_);
  recover_.add(other.recover_);
  for (const auto& [name, totals] : other.by_rule_) by_rule_[name].add(totals);
}

std::string Summary::text(Language language) const {
  const bool dutch = language == Language::dutch;
  std::string out = dutch ? fmt::format("{:<34} {:>13} {:>20} {:>20} {:>20}\n", "uitkomst",
                                        "regels", "gedeclareerd", "vergoed", "open")
                          : fmt::format("{:<34} {:>13} {:>20} {:>20} {:>20}\n", "outcome", "lines",
                                        "claimed", "paid", "open");
  for (const Outcome outcome : outcomes) {
    append_row(out, dutch ? dutch_name_of(outcome) : name_of(outcome),
               by_outcome_.at(static_cast<std::size_t>(outcome)), language);
  }
  append_row(out, dutch ? "samen" : "together", all_, language);
  if (!by_rule_.empty()) out += dutch ? "\nper regel van het contract\n" : "\nby rule\n";
  for (const auto& [name, totals] : by_rule_) append_row(out, name, totals, language);
  out += review_text(language);
  return out + control_text(language);
}

std::string Summary::review_text(Language language) const {
  const Totals& review = of(Outcome::review);
  const auto count = [](std::uint64_t lines) { return Decimal(static_cast<std::int64_t>(lines)); };
  const std::string lines = share(count(review.lines), count(all_.lines), language);
  const std::string amount = share(review.claimed.euros(), all_.claimed.euros(), language);
  return language == Language::dutch
             ? fmt::format("\nte beoordelen: {} van de regels, {} van het gedeclareerde bedrag\n",
                           lines, amount)
             : fmt::format("\nto review: {} of the lines, {} of the amount claimed\n", lines,
                           amount);
}

Decimal Summary::cut() const {
  Decimal sum;
  for (const Outcome outcome : {Outcome::approved, Outcome::reduced, Outcome::review}) {
    const Totals& totals = of(outcome);
    sum = sum + totals.claimed.euros() - totals.paid.euros() - totals.open.euros();
  }
  return sum;
}

bool Summary::balances() const {
  const Decimal out = all_.paid.euros() + cut() + of(Outcome::rejected).claimed.euros() +
                      all_.open.euros() + of(Outcome::error).claimed.euros();
  return lines_in_ == all_.lines && claimed_in_.euros() == out;
}

std::string Summary::control_text(Language language) const {
  const bool dutch = language == Language::dutch;
  const auto row = [&](std::string_view name, const Decimal& amount) {
    return fmt::format("  {:<32} {:>20}\n", name, euros_of(amount, language));
  };
  std::string out = dutch ? "\ncontroletotalen\n" : "\ncontrol totals\n";
  out += fmt::format("  {:<32} {:>20}\n", dutch ? "regels in" : "lines in", lines_in_);
  out += fmt::format("  {:<32} {:>20}\n", dutch ? "regels uit" : "lines out", all_.lines);
  out += row("euro in", claimed_in_.euros());
  out += row(dutch ? "  vergoed" : "  paid", all_.paid.euros());
  out += row(dutch ? "  gekort" : "  cut", cut());
  out += row(dutch ? "  afgewezen" : "  rejected", of(Outcome::rejected).claimed.euros());
  out += row("  open", all_.open.euros());
  out += row(dutch ? "  fout" : "  error", of(Outcome::error).claimed.euros());
  if (!deductible_.euros().is_zero()) {
    out += row(dutch ? "eigen risico (binnen vergoed)" : "deductible (within paid)",
               deductible_.euros());
  }
  if (!recover_.euros().is_zero()) {
    out += row(dutch ? "terug te vorderen" : "to recover", recover_.euros());
  }
  if (lines_without_amount_ > 0) {
    out += fmt::format("  {:<32} {:>20}\n",
                       dutch ? "regels zonder leesbaar bedrag" : "lines without a readable amount",
                       lines_without_amount_);
  }
  const bool fine = balances();
  if (dutch) return out + (fine ? "  de totalen sluiten\n" : "  DE TOTALEN SLUITEN NIET\n");
  return out + (fine ? "  the totals balance\n" : "  THE TOTALS DO NOT BALANCE\n");
}

std::string Summary::json() const {
  std::string out = "{\"outcomes\":{";
  for (const Outcome outcome : outcomes) {
    if (outcome != outcomes.front()) out += ',';
    append_json(out, name_of(outcome));
    out += ':';
    append_json(out, of(outcome));
  }
  out += "},\"rules\":{";
  for (auto at = by_rule_.begin(); at != by_rule_.end(); ++at) {
    if (at != by_rule_.begin()) out += ',';
    append_json(out, at->first);
    out += ':';
    append_json(out, at->second);
  }
  return out + fmt::format(
                   "}},\"lines_in\":{},\"lines_out\":{},\"lines_without_amount\":{},"
                   "\"claimed\":\"{}\",\"paid\":\"{}\",\"cut\":\"{}\",\"rejected\":\"{}\","
                   "\"open\":\"{}\",\"error\":\"{}\",\"deductible\":\"{}\",\"recover\":\"{}\","
                   "\"balances\":{}}}",
                   lines_in_, all_.lines, lines_without_amount_, with_cents(claimed_in_.euros()),
                   with_cents(all_.paid.euros()), with_cents(cut()),
                   with_cents(of(Outcome::rejected).claimed.euros()), with_cents(all_.open.euros()),
                   with_cents(of(Outcome::error).claimed.euros()), with_cents(deductible_.euros()),
                   with_cents(recover_.euros()), balances());
}

const Totals& Summary::of(Outcome outcome) const {
  return by_outcome_.at(static_cast<std::size_t>(outcome));
}

std::uint64_t Summary::lines(Outcome outcome) const {
  return of(outcome).lines;
}

}  // namespace clausule::claims
