#include "tools/portfolio/claims.hpp"

#include <algorithm>
#include <array>

#include "tools/portfolio/providers.hpp"

namespace clausule::portfolio {

namespace {

constexpr std::array<Weighted<std::uint32_t>, 5> consults_a_quarter{
    {{46, 0}, {30, 1}, {15, 2}, {6, 3}, {3, 4}}};

constexpr std::uint32_t unlisted_provider = 53099999;

/// A quarter of a person who is alive on its first day.
struct Quarter {
  int year;
  Date first;
  Date last;
};

Quarter quarter_at(int year, unsigned index) {
  const auto month = std::chrono::year{year} / std::chrono::month{1 + 3 * index};
  return {year, Date{month / 1}, Date{(month + std::chrono::months{2}) / std::chrono::last}};
}

bool claims_keten(Programme programme, std::size_t keten) {
  switch (programme) {
    case Programme::dm2:
    case Programme::dm2_vrm:
      return keten == 0;
    case Programme::vrm:
      return keten == 1;
    case Programme::copd:
    case Programme::copd_astma:
      return keten == 2;
    case Programme::astma:
      return false;
  }
  return false;
}

/// Makes the lines of one quarter.
class QuarterClaims {
 public:
  QuarterClaims(const Person& person, const Contract& contract, Years years, Quarter quarter,
                Draws& draws, std::vector<Claim>& claims)
      : person_(person),
        contract_(contract),
        years_(years),
        quarter_(quarter),
        draws_(draws),
        claims_(claims) {}

  void add_all() {
    for (std::size_t keten = 0; keten < keten_codes.size(); ++keten) add_keten(keten);
    const std::uint32_t consults = draws_.pick(consults_a_quarter);
    for (std::uint32_t count = 0; count < consults; ++count) {
      add({"008", draws_.pick(consult_codes)}, person_.general_practitioner);
    }
    add_now_and_then();
    if (draws_.happens(Share::dietitian)) add_dietitian();
    if (draws_.happens(Share::hospital)) add_hospital();
    if (draws_.happens(Share::unknown_code)) {
      add(draws_.pick(unknown_codes), person_.general_practitioner);
    }
  }

 private:
  [[nodiscard]] bool in_care(Programme programme) const {
    return std::ranges::any_of(person_.stays, [&](const Stay& stay) {
      return stay.programme == programme && stay.covers(quarter_.first);
    });
  }

  bool is_claimed(std::size_t keten) {
    bool on_first_day = false;
    bool in_quarter = false;
    for (const Stay& stay : person_.stays) {
      if (!claims_keten(stay.programme, keten)) continue;
      on_first_day = on_first_day || stay.covers(quarter_.first);
      in_quarter = in_quarter || stay.touches(quarter_.first, quarter_.last);
    }
    if (on_first_day) return draws_.happens(Share::keten_claimed);
    if (keten == 1 && in_care(Programme::dm2_vrm)) {
      return draws_.happens(Share::combined_claimed_twice);
    }
    if (in_quarter) return draws_.happens(Share::keten_mid_quarter);
    return draws_.happens(Share::keten_not_enrolled);
  }

  void add_keten(std::size_t keten) {
    if (!is_claimed(keten)) return;
    Claim claim{};
    claim.provider = person_.care_group;
    claim.code = {draws_.happens(Share::keten_list_written) ? "056" : "", keten_codes.at(keten)};
    claim.date = draws_.happens(Share::keten_first_day) ? quarter_.first : any_day();
    claim.cents =
        keten_cents(contract_, keten, quarter_.year, terms_of(person_.care_group, quarter_.year));
    if (draws_.happens(Share::keten_too_high)) {
      claim.cents += 1 + claim.cents * draws_.below(25) / 100;
    } else if (draws_.happens(Share::keten_too_low)) {
      claim.cents -= 1 + claim.cents * draws_.below(25) / 100;
    }
    if (draws_.happens(Share::in_audit)) {
      claim.in_audit = "ja";
      if (draws_.happens(Share::contact_recorded)) {
        claim.contact_recorded = "ja";
      } else if (draws_.happens(Share::contact_not_recorded)) {
        claim.contact_recorded = "nee";
      }
    }
    push(claim);
    if (!draws_.happens(Share::keten_duplicate)) return;
    claim.date = any_day();
    push(claim);
  }

  void add_now_and_then() {
    const bool diabetes = in_care(Programme::dm2) || in_care(Programme::dm2_vrm);
    const bool lungs =
        in_care(Programme::copd) || in_care(Programme::astma) || in_care(Programme::copd_astma);
    const std::uint32_t practice = person_.general_practitioner;
    if (draws_.happens(Share::smoking_support)) add({"008", "12850"}, practice);
    if (draws_.happens(Share::shared_consult)) {
      add({"", draws_.pick(shared_consult_codes)}, practice);
    }
    if (draws_.happens(Share::preparation_module)) {
      add({"", draws_.pick(preparation_codes)}, practice);
    }
    if (draws_.happens(lungs ? Share::spirometry : Share::spirometry_alone)) {
      add({"", "13004"}, practice);
    }
    if (draws_.happens(diabetes ? Share::foot_care : Share::foot_care_alone)) {
      // One draw a statement: the order of arguments is not the same in every compiler.
      const std::uint32_t podotherapist = any_of(podotherapists, draws_);
      add({"", draws_.pick(foot_care_codes)}, podotherapist);
    }
  }

  void add_dietitian() {
    const std::uint32_t dietitian = any_of(dietitians, draws_);
    Claim claim = usual({"", draws_.pick(dietitian_codes)}, dietitian);
    claim.quantity = 1 + draws_.below(4);
    claim.cents *= claim.quantity;
    if (draws_.happens(Share::referral_other)) {
      claim.referral = draws_.pick(other_referrals);
    } else if (!draws_.happens(Share::referral_missing)) {
      claim.referral = draws_.pick(programme_referrals);
    }
    push(claim);
  }

  void add_hospital() {
    const std::uint32_t hospital = any_of(hospitals, draws_);
    Claim claim = usual({"041", draws_.pick(hospital_codes)}, hospital);
    claim.begin = claim.date - std::chrono::days{draws_.below(90)};
    push(claim);
  }

  void add(Code code, std::uint32_t provider) { push(usual(code, provider)); }

  Claim usual(Code code, std::uint32_t provider) {
    Claim claim{};
    claim.provider = provider;
    claim.date = any_day();
    claim.cents = usual_cents(code.code, quarter_.year);
    claim.code = code;
    if (!code.list.empty() && draws_.happens(Share::list_left_out)) claim.code.list = "";
    if (draws_.happens(Share::other_too_high)) {
      claim.cents += 1 + claim.cents * draws_.below(40) / 100;
    }
    return claim;
  }

  void push(Claim claim) {
    if (draws_.happens(Share::outside_years)) move_outside(claim);
    if (draws_.happens(Share::provider_not_listed)) claim.provider = unlisted_provider;
    claims_.push_back(claim);
  }

  void move_outside(Claim& claim) {
    const bool before = draws_.below(2) == 0;
    const Date first = first_day_of(before ? years_.from - 1 : years_.through + 1);
    claim.date = first + std::chrono::days{draws_.below(365)};
    claim.begin.reset();
  }

  Date any_day() {
    const auto days = static_cast<std::uint32_t>((quarter_.last - quarter_.first).count());
    return quarter_.first + std::chrono::days{draws_.below(days + 1)};
  }

  const Person& person_;
  const Contract& contract_;
  Years years_;
  Quarter quarter_;
  Draws& draws_;
  std::vector<Claim>& claims_;
};

}  // namespace

void add_claims(const Person& person, const Contract& contract, Years years, Draws& draws,
                std::vector<Claim>& claims) {
  for (int year = years.from; year <= years.through; ++year) {
    for (unsigned index = 0; index < 4; ++index) {
      const Quarter quarter = quarter_at(year, index);
      if (person.deceased && *person.deceased < quarter.first) return;
      QuarterClaims(person, contract, years, quarter, draws, claims).add_all();
    }
  }
}

}  // namespace clausule::portfolio
