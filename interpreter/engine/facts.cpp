#include <algorithm>

#include "interpreter/engine/day_rules.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/fixed.hpp"

namespace clausule::interpreter::engine {

namespace {

const Value* find(const std::vector<KnownFact>& facts, FactId id) {
  const auto found = std::ranges::find(facts, id, &KnownFact::fact);
  return found == facts.end() ? nullptr : &found->value;
}

/// Returns the provider of a line, or of a settlement per provider.
std::optional<std::string_view> provider_at(const Place& place) {
  if (place.line != nullptr) return place.line->claim->provider;
  if (place.scope == nullptr || place.scope->provider.empty()) return std::nullopt;
  return place.scope->provider;
}

}  // namespace

const Value& Evaluator::fact(FactId id, const Place& place) const {
  const FactInfo& info = program_.facts[id.index];
  const Value* found = nullptr;
  switch (info.entity) {
    case Entity::claim:
      if (place.line != nullptr) found = find(place.line->claim->facts, id);
      break;
    case Entity::insured:
      found = find(dossier_->facts, id);
      // A list that was handed over says what there is: a period not in it does not exist.
      if (found == nullptr && info.type == FactType::period) {
        return dossier_->enrolments ? no_period_ : keep(Missing{std::string(no_list)});
      }
      break;
    case Entity::provider: {
      const KnownProvider* known = known_provider_at(place);
      if (known == nullptr) return keep(Missing{"zorgverlener"});
      if (known->dossier != dossier_number_) look_up_facts(*known);
      if (known->facts == nullptr) break;
      for (const ProviderFacts& facts : *known->facts) {
        if (found == nullptr && facts.valid.contains(place.reference)) {
          found = find(facts.facts, id);
        }
      }
      break;
    }
    case Entity::file:
      if (run_.file) found = find(run_.file->facts, id);
      break;
  }
  return found != nullptr ? *found : unknown_facts_[id.index];
}

const KnownProvider* Evaluator::known_provider_at(const Place& place) const {
  if (place.line != nullptr && place.line->provider != nullptr) return place.line->provider;
  const auto number = provider_at(place);
  return number ? &provider(*number) : nullptr;
}

void Evaluator::look_up_facts(const KnownProvider& provider) const {
  provider.dossier = dossier_number_;
  provider.facts = nullptr;
  if (run_.providers == nullptr) return;
  const auto found = run_.providers->find(std::get<CodeValue>(provider.number).digits);
  if (found != run_.providers->end()) provider.facts = &found->second;
}

const KnownProvider& Evaluator::provider(std::string_view number) const {
  auto*& recent = recent_providers_.place_of(number);
  if (recent != nullptr && recent->first == number) return recent->second;
  auto found = providers_.find(number);
  if (found == providers_.end()) {
    KnownProvider known;
    known.number = CodeValue{"", std::string(number)};
    known.ordinal = ++provider_count_;
    found = providers_.emplace(std::string(number), std::move(known)).first;
  }
  recent = &*found;
  return found->second;
}

Truth Evaluator::is_contracted(const Place& place) const {
  const KnownProvider* known = known_provider_at(place);
  if (known != nullptr && known->contracted && known->contracted_on == place.reference) {
    return *known->contracted;
  }
  const CodeSet* parties = program_.parties_on(place.reference);
  if (parties == nullptr) return false;
  if (known == nullptr) return Truth(keep(Missing{"zorgverlener"}));
  const auto& number = std::get<CodeValue>(known->number);
  auto party = std::ranges::find(known->parties, parties, &KnownProvider::Party::set);
  if (party == known->parties.end()) {
    KnownProvider::Party fresh{parties, {}, {}};
    const auto [fixed, unknown] = fixed_parties_.try_emplace(parties, false);
    if (unknown) fixed->second = is_fixed_with_tables(program_, *parties);
    if (fixed->second) {
      fresh.changes = changes_of(*this, *parties, number);
      fresh.holds.resize(fresh.changes.size() + 1);
    }
    known->parties.push_back(std::move(fresh));
    party = std::prev(known->parties.end());
  }
  if (party->holds.empty()) return contains(*parties, number, place.reference);
  const auto after = std::ranges::upper_bound(party->changes, place.reference);
  auto& holds = party->holds[static_cast<std::size_t>(after - party->changes.begin())];
  if (!holds) {
    const Truth answer = contains(*parties, number, place.reference);
    if (is_open(answer)) return answer;
    holds = is_true(answer);
  }
  known->contracted = holds;
  known->contracted_on = place.reference;
  return *holds;
}

std::optional<Date> Evaluator::reference_date(const RuleHead& head, const Line& line,
                                              Truth& open) const {
  const Date of_service = line.claim->date;
  const Expression* expression = head.reference_date.get();
  if (expression == nullptr) return of_service;
  if (const auto* day = std::get_if<DayOfPeriod>(&expression->node)) {
    return day_of(*day, of_service);
  }
  Value scratch;
  const Value& date = read(*expression, {&line, of_service}, scratch);
  if (!is_open(date)) return std::get<Date>(date);
  open = Truth(keep(date));
  return std::nullopt;
}

std::optional<std::int64_t> Evaluator::whole_number(const Expression& expression,
                                                    const Place& place) const {
  if (const auto* constant = std::get_if<Constant>(&expression.node)) {
    const auto* number = std::get_if<Decimal>(&constant->value);
    return number == nullptr ? std::nullopt : number->to_whole();
  }
  if (const auto* read = std::get_if<ReadDerived>(&expression.node)) {
    if (read->what == Derived::age && dossier_->born) {
      return age_on(*dossier_->born, place.reference);
    }
    if (read->what == Derived::calendar_year) return year_of(place.reference);
  }
  return std::nullopt;
}

Value Evaluator::line_fact(LineFact fact, const Place& place) const {
  if (fact == LineFact::provider) {
    const auto number = provider_at(place);
    return number ? Value(CodeValue{"", std::string(*number)}) : Missing{"zorgverlener"};
  }
  if (place.line == nullptr) return Missing{"prestatie"};
  const ClaimLine& claim = *place.line->claim;
  switch (fact) {
    case LineFact::id:
      return Text{claim.id};
    case LineFact::provider:
      break;
    case LineFact::date:
      return claim.date;
    case LineFact::code:
      return *place.line->code_value;
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

Value Evaluator::derived(Derived what, const Place& place) const {
  switch (what) {
    case Derived::born:
      return dossier_->born ? Value(*dossier_->born) : Missing{"verzekerde.geboren"};
    case Derived::deceased:
      return dossier_->deceased ? Value(*dossier_->deceased) : Missing{"verzekerde.overleden"};
    case Derived::age:
      if (!dossier_->born) return Missing{"verzekerde.geboren"};
      return Decimal(age_on(*dossier_->born, place.reference));
    case Derived::calendar_year:
      return Decimal(year_of(place.reference));
    case Derived::reference_date:
      return place.reference;
    case Derived::contracted:
      return is_contracted(place).value();
    case Derived::insurer:
      return Text{program_.contract.insurer};
  }
  return false;
}

std::optional<std::vector<Enrolment>> Evaluator::stays_in(ProgrammeId programme, Date date) const {
  if (!dossier_->enrolments) return std::nullopt;
  std::vector<Enrolment> stays;
  const auto add = [&](const std::string& name) {
    for (const Enrolment& enrolment : *dossier_->enrolments) {
      if (enrolment.programme == name) stays.push_back(enrolment);
    }
  };
  add(program_.programmes[programme.index].name);
  for (std::uint32_t other = 0; other < program_.programmes.size(); ++other) {
    if (combines_on(program_, ProgrammeId{other}, programme, date)) {
      add(program_.programmes[other].name);
    }
  }
  return stays;
}

bool has_listed_end(const Program& program, const Enrolment& stay, Date date) {
  if (!stay.through) return true;
  const auto found = std::ranges::find(program.programmes, stay.programme, &Programme::name);
  if (found == program.programmes.end()) return true;
  return std::ranges::all_of(found->versions, [&](const ProgrammeVersion& version) {
    return version.end_reasons.empty() || !version.head.validity.contains(date) ||
           std::ranges::find(version.end_reasons, stay.end_reason) != version.end_reasons.end();
  });
}

Truth Evaluator::enrolled_in(ProgrammeId programme, Date date) const {
  const auto stays = stays_in(programme, date);
  if (!stays) return Truth(keep(Missing{std::string(no_list)}));
  const Enrolment* wrong = nullptr;
  for (const Enrolment& stay : *stays) {
    if (date < stay.from) continue;
    if (!has_listed_end(program_, stay, date)) {
      wrong = &stay;
    } else if (!stay.through || date <= *stay.through) {
      return true;
    }
  }
  if (wrong == nullptr) return false;
  // Whether the person is still in care is not known where the stay ended for no reason that ends
  // it.
  return Truth(
      keep(Missing{wrong->programme, wrong->end_reason.empty() ? "(leeg)" : wrong->end_reason}));
}

}  // namespace clausule::interpreter::engine
