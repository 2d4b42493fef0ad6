#include "tools/portfolio/rows.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace clausule::portfolio {

namespace {

constexpr std::array<std::pair<Share, Fault>, 6> faults{
    {{Share::broken_amount_missing, Fault::amount_missing},
     {Share::broken_amount_decimals, Fault::amount_decimals},
     {Share::broken_date, Fault::date},
     {Share::broken_id_repeated, Fault::id_repeated},
     {Share::broken_id_missing, Fault::id_missing},
     {Share::broken_quote, Fault::quote}}};

constexpr std::array<std::string_view, 4> bad_dates{"2023-02-30", "31-01-2023", "2023-13-01",
                                                    "1823-05-01"};

void append_date(std::string& out, Date date) {
  const std::chrono::year_month_day day{date};
  append_number(out, static_cast<std::uint64_t>(static_cast<int>(day.year())), 4);
  out += '-';
  append_number(out, static_cast<unsigned>(day.month()), 2);
  out += '-';
  append_number(out, static_cast<unsigned>(day.day()), 2);
}

void append_date(std::string& out, const std::optional<Date>& date) {
  if (date) append_date(out, *date);
}

void append_cents(std::string& out, std::int64_t cents) {
  append_number(out, static_cast<std::uint64_t>(cents / 100));
  out += '.';
  append_number(out, static_cast<std::uint64_t>(cents % 100), 2);
}

void append_insured_id(std::string& out, const Person& person) {
  out += 'V';
  append_number(out, person.number, 8);
}

void append_id(std::string& out, std::uint64_t row, Fault fault) {
  if (fault == Fault::id_missing) return;
  append_number(out, fault == Fault::id_repeated ? row - 1 : row);
}

void append_amount(std::string& out, std::int64_t cents, Fault fault) {
  if (fault == Fault::amount_missing) return;
  append_cents(out, cents);
  if (fault == Fault::amount_decimals) out += '5';
}

}  // namespace

void append_number(std::string& out, std::uint64_t number, std::size_t width) {
  std::array<char, 20> digits{};
  auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size < width) out.append(width - size, '0');
  out.append(digits.data(), size);
}

Fault draw_fault(Draws& draws) {
  Fault drawn = Fault::none;
  for (const auto& [share, fault] : faults) {
    if (draws.happens(share)) drawn = fault;
  }
  return drawn;
}

void append_line(std::string& out, std::uint64_t row, const Person& person, const Claim& claim,
                 Fault fault, Draws& draws) {
  append_id(out, row, fault);
  out += ',';
  append_insured_id(out, person);
  out += ',';
  append_number(out, claim.provider, 8);
  out += ',';
  if (fault == Fault::date) {
    out += draws.pick(bad_dates);
  } else {
    append_date(out, claim.date);
  }
  out += ',';
  if (!claim.code.list.empty()) {
    out += claim.code.list;
    out += '/';
  }
  out += claim.code.code;
  out += ',';
  append_amount(out, claim.cents, fault);
  out += ',';
  append_number(out, claim.quantity);
  out += ',';
  if (fault == Fault::quote) out += '"';
  out += claim.referral;
  out += ',';
  append_date(out, claim.begin);
  out += ',';
  out += claim.in_audit;
  out += ',';
  out += claim.contact_recorded;
  out += '\n';
}

void append_insured(std::string& out, const Person& person) {
  append_insured_id(out, person);
  out += ',';
  append_date(out, person.born);
  out += ',';
  append_date(out, person.deceased);
  out += '\n';
}

void append_enrolment(std::string& out, const Person& person, const Stay& stay,
                      const Contract& contract) {
  append_insured_id(out, person);
  out += ',';
  out += name_of(stay.programme, contract);
  out += ',';
  append_date(out, stay.from);
  out += ',';
  append_date(out, stay.through);
  out += ',';
  out += stay.end_reason;
  out += '\n';
}

}  // namespace clausule::portfolio
