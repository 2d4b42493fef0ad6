#include "tools/benchmark/handwritten/decider.hpp"

#include <algorithm>

namespace clausule::benchmark::handwritten {

namespace {

constexpr Day contract_from = day_of(2022, 1, 1);
constexpr Day contract_through = day_of(2025, 12, 31);

/// The unrounded unit of the tariffs of consults in a year, in hundredths of a cent.
std::int64_t consult_unit(std::int32_t year) {
  switch (year) {
    case 2022:
      return 108'345;
    case 2023:
      return 115'080;
    case 2024:
      return 119'715;
    default:
      return 124'255;
  }
}

/// Returns so many half units in cents, rounded half up.
std::int64_t consult_cents(std::int64_t half_units, std::int32_t year) {
  constexpr std::int64_t per_cent = 200;
  return (half_units * consult_unit(year) + per_cent / 2) / per_cent;
}

bool is_number(std::string_view id) {
  return !id.empty() && id.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Returns the value of an id of at most 18 digits; such ids come before longer ones and texts.
std::uint64_t number_of(std::string_view id) {
  constexpr std::size_t most_digits = 18;
  if (id.empty() || id.size() > most_digits) return no_number;
  std::uint64_t number = 0;
  for (const char sign : id) {
    if (sign < '0' || sign > '9') return no_number;
    number = number * 10 + static_cast<std::uint64_t>(sign - '0');
  }
  return number;
}

}  // namespace

bool id_before(std::string_view left, std::string_view right) {
  const bool one = is_number(left);
  const bool other = is_number(right);
  if (one != other) return one;
  if (!one) return left < right;
  const std::string_view low = left.substr(std::min(left.find_first_not_of('0'), left.size()));
  const std::string_view high = right.substr(std::min(right.find_first_not_of('0'), right.size()));
  if (low.size() != high.size()) return low.size() < high.size();
  return low != high ? low < high : left.size() < right.size();
}

std::span<const Decision> Decider::decide(const TextDossier& dossier) {
  read(dossier);
  refuse_repeated_ids();
  pair_credits();
  for (LineState& line : lines_) judge(line);
  put_in_order();
  resolve();
  decisions_.clear();
  decisions_.resize(lines_.size());
  for (std::size_t at = 0; at < lines_.size(); ++at) write_decision(lines_[at], decisions_[at]);
  lay_deductible();
  return decisions_;
}

void Decider::read(const TextDossier& dossier) {
  dossier_ = dossier;
  read_person(dossier);
  lines_.clear();
  lines_.resize(dossier.lines.size());
  for (std::size_t at = 0; at < dossier.lines.size(); ++at) {
    read_line(dossier.lines[at], lines_[at]);
  }
}

void Decider::read_person(const TextDossier& dossier) {
  const auto born = read_date(dossier.born);
  has_birth_date_ = born.has_value();
  // Who was born on 29 February comes of age on 1 March.
  if (born) {
    const Day first = day_of(born->year, static_cast<unsigned>(born->month), 1);
    const auto day = static_cast<Day>(born->day - first);
    adult_from_ = day_of(born->year + 18, static_cast<unsigned>(born->month), 1) + day;
  }
  stays_.clear();
  for (const TextEnrolment& enrolment : dossier.enrolments) {
    const auto* const programme =
        std::ranges::find(programmes, enrolment.programme, &Programme::name);
    const auto from = read_date(enrolment.from);
    if (programme == programmes.end() || !from) continue;
    Stay stay;
    stay.programme = static_cast<std::size_t>(programme - programmes.begin());
    stay.from = from->day;
    stay.through = std::numeric_limits<Day>::max();
    if (const auto through = read_date(enrolment.through)) {
      stay.through = through->day;
      stay.has_listed_end = is_listed_end(enrolment.end_reason);
      stay.end_reason = enrolment.end_reason;
    }
    stays_.push_back(stay);
  }
}

void Decider::read_line(const TextLine& text, LineState& line) const {
  line.text = &text;
  line.number = number_of(text.line);
  line.code = &tables_.codes().find(text.code, line.list);
  const auto date = read_date(text.date);
  const auto cents = read_cents(text.amount);
  const auto provider = read_number(text.provider);
  const auto quantity =
      text.quantity.empty() ? std::optional<std::uint32_t>(1) : read_number(text.quantity);
  const auto in_audit = read_yes_no(text.in_audit);
  const auto recorded = read_yes_no(text.contact_recorded);
  if (!date || !cents || !provider || !quantity || *quantity == 0 || !in_audit || !recorded) {
    line.cents = cents.value_or(0);
    line.find({Effect::error, Pass::known, Rule::none, Reason::unreadable});
    return;
  }
  line.date = *date;
  line.quarter = date->year * 4 + (date->month - 1) / 3;
  line.provider = *provider;
  line.quantity = *quantity;
  line.cents = *cents;
  line.in_audit = *in_audit;
  line.contact_recorded = *recorded;
}

void Decider::judge(LineState& line) {
  if (!line.stays() || line.credits != nobody || line.credited_by != nobody) return;
  if (line.date.day > line.code->valid_through) {
    line.find({Effect::gone, Pass::known, Rule::consult_codes});
  }
  if (line.date.day < contract_from || line.date.day > contract_through) {
    line.find({Effect::gone, Pass::contract, Rule::contract});
  }
  if (line.is_gone()) return;
  if (line.code->priced == Priced::as_bundle) check_programme(line);
  check_conditions(line);
  price(line);
  if (tables_.parts().deductible) check_deductible(line);
  line.in_graph = !line.is_gone();
}

void Decider::check_programme(LineState& line) const {
  const Programme& programme = programmes[line.code->programme];
  const Day reference = first_day_of_quarter(line.date);
  bool is_in = false;
  bool has_wrong_end = false;
  for (const Stay& stay : stays_) {
    if (stay.programme != line.code->programme || reference < stay.from) continue;
    if (!stay.has_listed_end) {
      has_wrong_end = true;
    } else if (reference <= stay.through) {
      is_in = true;
    }
  }
  const auto found = [&](Effect effect, Reason reason) {
    line.find({effect, Pass::entitled, programme.rule, reason});
  };
  if (!is_in && has_wrong_end) {
    found(Effect::error, Reason::end_reason_unknown);
  } else if (!is_in) {
    found(Effect::gone, Reason::not_enrolled);
  } else if (programme.adults_only && !has_birth_date_) {
    found(Effect::error, Reason::birth_date_unknown);
  } else if (programme.adults_only && reference < adult_from_) {
    found(Effect::gone, Reason::too_young);
  } else {
    line.in_programme = true;
  }
}

void Decider::check_conditions(LineState& line) const {
  if (line.code->priced == Priced::as_bundle && line.in_audit == Known::yes &&
      line.contact_recorded != Known::yes) {
    line.find({line.contact_recorded == Known::no ? Effect::gone : Effect::open, Pass::entitled,
               Rule::contact_recorded});
  }
  if (line.code->limit == Limit::diet) {
    constexpr std::uint32_t dietitian = 24;
    const std::uint32_t kind = tables_.kind_of_care(line.provider);
    if (kind != dietitian) {
      line.find({kind == 0 ? Effect::open : Effect::gone, Pass::entitled, Rule::dietitian});
    }
  }
}

void Decider::price(LineState& line) const {
  const Code& code = *line.code;
  const Day day = line.date.day;
  const auto by = [&](Rule rule, const std::int64_t* cents) {
    if (cents == nullptr) {
      line.find({Effect::open, Pass::tariff, rule, Reason::no_tariff_applies});
      return;
    }
    line.tariff_rule = rule;
    line.tariff = *cents * line.quantity;
  };
  switch (code.priced) {
    case Priced::by_none:
      return;
    case Priced::as_bundle:
      if (!tables_.is_contracted(line.provider, day)) {
        const std::int64_t* maximum = tables_.maximum(code.programme, day);
        if (maximum == nullptr) {
          line.find({Effect::error, Pass::tariff, Rule::other_bundles});
          return;
        }
        line.tariff_rule = Rule::other_bundles;
        line.tariff = *maximum;
        return;
      }
      line.agreement = tables_.agreed(line.provider, code.programme, day);
      if (line.agreement == nullptr) {
        line.find({Effect::open, Pass::tariff, Rule::agreed_bundles, Reason::no_tariff_applies});
        return;
      }
      line.tariff_rule = Rule::agreed_bundles;
      line.tariff = line.agreement->total();
      return;
    case Priced::as_consult: {
      const std::int64_t cents = consult_cents(code.half_units, line.date.year);
      return by(Rule::consults, &cents);
    }
    case Priced::by_item:
      return by(Rule::items, tables_.item(code, day));
    case Priced::as_product:
      return by(Rule::products, tables_.product(line.provider, code, day));
  }
}

void Decider::check_deductible(LineState& line) const {
  line.is_exempt = line.in_programme;
  if (line.is_exempt || line.code->is_general_practice) return;
  const bool is_priced = line.tariff_rule != Rule::none;
  const std::int64_t most = is_priced ? std::min(line.cents, line.tariff) : line.cents;
  if (most == 0) return;
  if (!has_birth_date_) {
    line.find({Effect::error, Pass::deductible, Rule::deductible, Reason::birth_date_unknown});
  } else {
    line.counts_for_deductible = line.date.day >= adult_from_;
  }
}

}  // namespace clausule::benchmark::handwritten
