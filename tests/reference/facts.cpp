#include "tests/reference/facts.hpp"

#include <algorithm>

#include "tests/reference/codes.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Whoever asks who is enrolled lacks the same: the list.
Value missing_list() {
  return missing_for_good("inschrijvingen", "no list was handed over");
}

Value find_in(const std::vector<KnownFact>& facts, FactId id, Value otherwise) {
  for (const KnownFact& known : facts) {
    if (known.fact == id) return known.value;
  }
  return otherwise;
}

/// Returns what is known of a fact of the insured. A list that was handed over says what periods
/// there are; where none was, nobody knows.
Value insured_fact(const World& world, FactId id, const FactInfo& info) {
  if (info.type != FactType::period) {
    return find_in(world.dossier.facts, id, Missing{info.path()});
  }
  const Value otherwise = world.dossier.enrolments ? Value(Period{}) : missing_list();
  return find_in(world.dossier.facts, id, otherwise);
}

Value provider_fact(const World& world, FactId id, const FactInfo& info, const Place& place) {
  const auto& number = place.line->claim->provider;
  if (!number) return Missing{"zorgverlener"};
  const Missing missing{info.path()};
  if (world.run.providers == nullptr) return missing;
  const auto provider = world.run.providers->find(*number);
  if (provider == world.run.providers->end()) return missing;
  for (const ProviderFacts& facts : provider->second) {
    if (!facts.valid.contains(place.reference)) continue;
    Value value = find_in(facts.facts, id, missing);
    if (!is_open(value)) return value;
  }
  return missing;
}

}  // namespace

Value read_fact(const World& world, FactId id, const Place& place) {
  const FactInfo& info = world.program.facts[id.index];
  switch (info.entity) {
    case Entity::claim:
      return find_in(place.line->claim->facts, id, Missing{info.path()});
    case Entity::insured:
      return insured_fact(world, id, info);
    case Entity::provider:
      return provider_fact(world, id, info, place);
    case Entity::file:
      if (!world.run.file) return Missing{info.path()};
      return find_in(world.run.file->facts, id, Missing{info.path()});
  }
  return Missing{info.path()};
}

Value read_line(LineFact fact, const Place& place) {
  const ClaimLine& claim = *place.line->claim;
  switch (fact) {
    case LineFact::id:
      return Text{claim.id};
    case LineFact::provider:
      return claim.provider ? Value(CodeValue{"", *claim.provider}) : Missing{"zorgverlener"};
    case LineFact::date:
      return claim.date;
    case LineFact::code:
      return place.line->code;
    case LineFact::amount:
      return Decimal::hundredths(claim.amount.value);
    case LineFact::quantity:
      return Decimal(claim.quantity);
    case LineFact::referral:
      return claim.referral ? Value(parse_code(*claim.referral)) : Missing{"verwijscode"};
    case LineFact::begin:
      return claim.begin ? Value(*claim.begin) : Missing{"begindatum"};
    case LineFact::credits:
      return claim.credits ? Value(Text{*claim.credits}) : Missing{"crediteert"};
  }
  return Missing{"prestatie"};
}

const CodeSet* parties_on(const World& world, Date date) {
  for (const Amendment& amendment : world.program.amendments) {
    if (!world.is_known(amendment.published_on) || !amendment.validity.contains(date)) continue;
    if (amendment.parties) return &*amendment.parties;
  }
  const auto& parties = world.program.contract.parties;
  return parties ? &*parties : nullptr;
}

Value read_derived(const World& world, Derived what, const Place& place) {
  const Dossier& dossier = world.dossier;
  switch (what) {
    case Derived::born:
      return dossier.born ? Value(*dossier.born) : Missing{"verzekerde.geboren"};
    case Derived::deceased:
      return dossier.deceased ? Value(*dossier.deceased) : Missing{"verzekerde.overleden"};
    case Derived::age:
      if (!dossier.born) return Missing{"verzekerde.geboren"};
      return Decimal(age_on(*dossier.born, place.reference));
    case Derived::calendar_year:
      return Decimal(year_of(place.reference));
    case Derived::reference_date:
      return place.reference;
    case Derived::contracted: {
      const CodeSet* parties = parties_on(world, place.reference);
      if (parties == nullptr) return false;
      const Value provider = read_line(LineFact::provider, place);
      if (is_open(provider)) return provider;
      return contains(world, *parties, std::get<CodeValue>(provider), place.reference);
    }
    case Derived::insurer:
      return Text{world.program.contract.insurer};
  }
  return Missing{"verzekerde"};
}

namespace {

/// Tells whether a stay has no end, or one for a reason on its programme's list.
bool ends_as_listed(const World& world, const Enrolment& stay, Date date) {
  if (!stay.through) return true;
  for (const Programme& programme : world.program.programmes) {
    if (programme.name != stay.programme) continue;
    const ProgrammeVersion* version = world.version_on(programme, date);
    if (version == nullptr || version->end_reasons.empty()) return true;
    const auto& reasons = version->end_reasons;
    return std::find(reasons.begin(), reasons.end(), stay.end_reason) != reasons.end();
  }
  return true;
}

/// Returns the enrolments under one of some names.
std::vector<Enrolment> stays_under(const World& world, const std::vector<std::string>& names) {
  std::vector<Enrolment> stays;
  for (const Enrolment& stay : *world.dossier.enrolments) {
    if (std::find(names.begin(), names.end(), stay.programme) != names.end()) stays.push_back(stay);
  }
  return stays;
}

Value is_in_one_of(const World& world, const std::vector<std::string>& names, Date date) {
  if (!world.dossier.enrolments) return missing_list();
  Value answer = false;
  for (const Enrolment& stay : stays_under(world, names)) {
    if (date < stay.from) continue;
    if (!ends_as_listed(world, stay, date)) {
      answer = either(answer, missing_for_good(stay.programme, "an end without a listed reason"));
    } else if (!stay.through || date <= *stay.through) {
      answer = true;
    }
  }
  return answer;
}

std::vector<std::string> names_on(const World& world, ProgrammeId programme, Date date) {
  std::vector<std::string> names{world.program.programmes[programme.index].name};
  for (const ProgrammeId other : combinations_of(world, programme, date)) {
    names.push_back(world.program.programmes[other.index].name);
  }
  return names;
}

}  // namespace

std::vector<ProgrammeId> combinations_of(const World& world, ProgrammeId programme, Date date) {
  std::vector<ProgrammeId> combinations;
  for (std::uint32_t index = 0; index < world.program.programmes.size(); ++index) {
    const auto* version = world.version_on(world.program.programmes[index], date);
    if (version == nullptr) continue;
    const auto& parts = version->combines;
    if (std::find(parts.begin(), parts.end(), programme) == parts.end()) continue;
    combinations.push_back(ProgrammeId{index});
  }
  return combinations;
}

Value enrolled_in(const World& world, ProgrammeId programme, Date date) {
  return is_in_one_of(world, names_on(world, programme, date), date);
}

Value enrolled_by_name(const World& world, const std::string& programme, Date date) {
  return is_in_one_of(world, {programme}, date);
}

std::variant<std::vector<DateInterval>, Value> intervals_of(const World& world, const Stay& stay,
                                                            const Place& place) {
  if (const auto* period = std::get_if<ExpressionPointer>(&stay.value)) {
    Value value = evaluate(world, **period, place);
    if (is_open(value)) return value;
    return std::get<Period>(value);
  }
  const ProgrammeId programme = std::get<ProgrammeId>(stay.value);
  const Value known = enrolled_in(world, programme, place.reference);
  if (is_open(known)) return known;
  std::vector<DateInterval> intervals;
  for (const Enrolment& one : stays_under(world, names_on(world, programme, place.reference))) {
    intervals.push_back({one.from, one.through});
  }
  return intervals;
}

}  // namespace clausule::reference
