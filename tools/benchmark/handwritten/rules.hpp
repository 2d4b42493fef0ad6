#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace clausule::benchmark::handwritten {

enum class Outcome : std::uint8_t { approved, reduced, rejected, review, error };

enum class Ground : std::uint8_t {
  none,
  tariff,
  exclusion,
  limit,
  condition,
  programme,
  contract,
  codelist,
  credit,
  claim,
  deductible
};

/// Returns the words of a decision file.
std::string_view name_of(Outcome outcome);
std::string_view name_of(Ground ground);

/// The rules of the contract in the order of their names, which decides between rules that find the
/// same; `none` stands before all.
enum class Rule : std::uint8_t {
  none,
  asthma,
  beside_asthma,
  copd,
  beside_copd,
  diabetes,
  beside_diabetes,
  vascular,
  beside_vascular,
  pairs,
  consult_codes,
  consults,
  consults_a_day,
  contact_recorded,
  dietitian,
  diet_a_year,
  agreed_bundles,
  other_bundles,
  items,
  spirometry_a_year,
  deductible,
  foot_care_a_year,
  contract,
  products
};

/// What of a rule stands in a decision.
struct RuleInfo {
  std::string_view name;
  Ground ground;
  std::string_view article;
  std::string_view return_code;
};

const RuleInfo& info_of(Rule rule);

/// The limit that counts a code.
enum class Limit : std::uint8_t { none, spirometry, foot_care, diet, consults };

/// What of a limit is counted for a line, and the most of it.
struct Quota {
  Rule rule;
  std::int64_t most;
  bool counts_quantity;
};

Quota quota_of(Limit limit);

/// The four programmes of the contract, and the rules that go with each.
inline constexpr std::size_t programme_count = 4;
struct Programme {
  std::string_view name;
  std::string_view code;
  Rule rule;
  Rule beside;
  bool adults_only;
};
inline constexpr std::array<Programme, programme_count> programmes{
    {{"DM2", "40001", Rule::diabetes, Rule::beside_diabetes, true},
     {"VRM", "40011", Rule::vascular, Rule::beside_vascular, false},
     {"COPD", "40021", Rule::copd, Rule::beside_copd, false},
     {"Astma", "40031", Rule::asthma, Rule::beside_asthma, false}}};

/// Tells whether an enrolment may end for a reason.
bool is_listed_end(std::string_view reason);

}  // namespace clausule::benchmark::handwritten
