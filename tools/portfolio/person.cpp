#include "tools/portfolio/person.hpp"

#include <algorithm>

#include "tools/portfolio/providers.hpp"

namespace clausule::portfolio {

namespace {

struct Ages {
  std::uint32_t from;
  std::uint32_t span;
};

// MADE UP: most people in these programmes are past fifty-five.
constexpr std::array<Weighted<Ages>, 6> adult_ages{
    {{8, {18, 22}}, {19, {40, 15}}, {24, {55, 10}}, {28, {65, 10}}, {17, {75, 10}}, {4, {85, 15}}}};

/// The programmes of one person, as a set of bits in the order of `Programme`.
using Profile = std::uint32_t;

constexpr Profile bit(Programme programme) {
  return 1U << static_cast<std::uint32_t>(programme);
}

// MADE UP, as are the ages and the reasons.
constexpr std::array<Weighted<Profile>, 10> adult_profiles{
    {{26, 0},
     {22, bit(Programme::dm2)},
     {20, bit(Programme::vrm)},
     {9, bit(Programme::copd)},
     {2, bit(Programme::copd_astma)},
     {6, bit(Programme::astma)},
     {7, bit(Programme::dm2_vrm)},
     {3, bit(Programme::dm2) | bit(Programme::vrm)},
     {3, bit(Programme::dm2) | bit(Programme::copd)},
     {2, bit(Programme::vrm) | bit(Programme::copd)}}};

constexpr std::array<Weighted<Profile>, 3> minor_profiles{
    {{50, 0}, {40, bit(Programme::astma)}, {10, bit(Programme::dm2)}}};

constexpr std::array<Weighted<std::string_view>, 3> end_reasons{
    {{40, "tweede-lijn"}, {35, "verhuizing"}, {25, "exclusie"}}};

constexpr std::array<std::string_view, 3> unknown_reasons{"onbekend", "remissie", "2e lijn"};

constexpr std::array programmes{Programme::dm2,   Programme::vrm,     Programme::copd,
                                Programme::astma, Programme::dm2_vrm, Programme::copd_astma};

/// Puts the parts of a combination in its place where the contract does not know it, and leaves out
/// what it knows neither as a whole nor in parts.
Profile known_parts(Profile profile, const Contract& contract) {
  const auto split = [&](Programme whole, Profile parts) {
    if ((profile & bit(whole)) == 0 || !name_of(whole, contract).empty()) return;
    profile = (profile & ~bit(whole)) | parts;
  };
  split(Programme::dm2_vrm, bit(Programme::dm2) | bit(Programme::vrm));
  split(Programme::copd_astma, bit(Programme::copd) | bit(Programme::astma));
  split(Programme::astma, 0);
  return profile;
}

std::uint32_t days_between(Date from, Date through) {
  return static_cast<std::uint32_t>(std::max<std::int64_t>(0, (through - from).count()) + 1);
}

Date any_day(Date from, Date through, Draws& draws) {
  return from + std::chrono::days{draws.below(days_between(from, through))};
}

Date any_first_day_of_quarter(Years years, Draws& draws) {
  const int year =
      years.from +
      static_cast<int>(draws.below(static_cast<std::uint32_t>(years.through - years.from + 1)));
  return Date{std::chrono::year{year} / std::chrono::month{1 + 3 * draws.below(4)} / 1};
}

Date start_of_stay(Years years, Draws& draws) {
  const Date first = first_day_of(years.from);
  if (!draws.happens(Share::stay_starts_in_years)) {
    return first - std::chrono::days{1 + draws.below(6 * 365)};
  }
  const Date quarter = any_first_day_of_quarter(years, draws);
  if (!draws.happens(Share::stay_starts_mid_quarter)) return quarter;
  return quarter + std::chrono::days{1 + draws.below(89)};
}

std::string_view end_reason(Draws& draws) {
  if (draws.happens(Share::end_reason_unknown)) return draws.pick(unknown_reasons);
  if (draws.happens(Share::end_reason_missing)) return "";
  return draws.pick(end_reasons);
}

/// Ends a stay that runs past the day of death; a stay that would begin later is no stay.
bool lasts(Stay& stay, const std::optional<Date>& deceased) {
  if (!deceased) return true;
  if (*deceased < stay.from) return false;
  if (stay.through && *stay.through <= *deceased) return true;
  stay.through = deceased;
  stay.end_reason = "overlijden";
  return true;
}

void add_stays(Person& person, Programme programme, Years years, Draws& draws) {
  const Date last = first_day_of(years.through + 1) - std::chrono::days{1};
  Stay stay{programme, start_of_stay(years, draws), std::nullopt, ""};
  const bool ends = draws.happens(Share::stay_ends);
  if (ends) {
    stay.through = any_day(std::max(stay.from, first_day_of(years.from)), last, draws);
    stay.end_reason = end_reason(draws);
  }
  const std::optional<Date> ended = stay.through;
  if (!lasts(stay, person.deceased)) return;
  person.stays.push_back(stay);
  if (!ended || !draws.happens(Share::stay_resumes)) return;
  Stay second{programme, *ended + std::chrono::days{30 + draws.below(180)}, std::nullopt, ""};
  if (second.from <= last && lasts(second, person.deceased)) person.stays.push_back(second);
}

}  // namespace

Date first_day_of(int year) {
  return Date{std::chrono::year{year} / 1 / 1};
}

Person make_person(std::uint64_t number, const Contract& contract, Years years, Draws& draws) {
  Person person{};
  person.number = number;
  person.listed = !draws.happens(Share::insured_not_listed);
  const bool minor = draws.happens(Share::minor);
  const Ages ages = minor ? Ages{2, 16} : draws.pick(adult_ages);
  const int age = static_cast<int>(ages.from + draws.below(ages.span));
  const Date born = first_day_of(years.from - age) - std::chrono::days{draws.below(365)};
  if (!draws.happens(Share::birth_date_unknown)) person.born = born;
  if (draws.happens(Share::deceased)) {
    person.deceased = any_day(first_day_of(years.from),
                              first_day_of(years.through + 1) - std::chrono::days{1}, draws);
  }
  person.care_group =
      any_of(draws.happens(Share::group_not_contracted) ? other_groups : contract.groups, draws);
  person.general_practitioner = any_of(general_practices, draws);
  const Profile profile =
      known_parts(minor ? draws.pick(minor_profiles) : draws.pick(adult_profiles), contract);
  for (const Programme programme : programmes) {
    if ((profile & bit(programme)) != 0) add_stays(person, programme, years, draws);
  }
  return person;
}

}  // namespace clausule::portfolio
