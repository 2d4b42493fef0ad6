#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "tools/benchmark/handwritten/codes.hpp"
#include "tools/benchmark/handwritten/fields.hpp"
#include "tools/benchmark/handwritten/rules.hpp"
#include "tools/benchmark/handwritten/tables.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark::handwritten {

inline constexpr std::uint64_t no_number = std::numeric_limits<std::uint64_t>::max();
inline constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

/// What was found does to a line; a later one outweighs an earlier one.
enum class Effect : std::uint8_t { nothing, open, error, gone };

/// The order in which findings are cited.
enum class Pass : std::uint8_t { known, contract, entitled, graph, tariff, deductible };

/// Why a rule found what it did, as its sentence says.
enum class Reason : std::uint8_t {
  plain,  ///< what the rule says
  second_in_period,
  hangs,  ///< on what is decided about another line
  referral_unknown,
  not_enrolled,
  too_young,
  end_reason_unknown,
  birth_date_unknown,
  no_tariff_applies,
  repeated_id,
  unreadable,
  credit_not_negative,
  credit_without_debit,
  credit_of_credit,
  credit_twice,
  credit_of_part,
  credit_differs
};

/// What decides a line so far: the heaviest finding, of these the first by pass and rule.
struct Finding {
  Effect effect = Effect::nothing;
  Pass pass{};
  Rule rule = Rule::none;
  Reason reason{};
  std::uint32_t beside = nobody;  ///< the line that it hangs on
  std::uint32_t counted = 0;      ///< before it, by a limit
};

/// All that is known of one line while its dossier is decided.
struct LineState {
  const TextLine* text = nullptr;
  const Code* code = nullptr;
  std::uint64_t number = no_number;  ///< its id, where that is a whole number
  std::string_view list;
  ServiceDate date;
  std::int32_t quarter = 0;  ///< counted from the year 0
  std::uint32_t provider = 0;
  std::uint32_t quantity = 1;
  std::int64_t cents = 0;
  Known in_audit{};
  Known contact_recorded{};

  Finding finding;
  /// The rules that found each effect, a bit for each.
  std::array<std::uint32_t, 4> found_by{};
  bool in_graph = false;
  bool in_programme = false;  ///< the bundle's programme claims it
  bool is_exempt = false;
  bool counts_for_deductible = false;
  std::uint32_t credits = nobody;
  std::uint32_t credited_by = nobody;

  Rule tariff_rule = Rule::none;            ///< that prices the line; none where nothing does
  std::int64_t tariff = 0;                  ///< for the whole line
  const BundleTariff* agreement = nullptr;  ///< of which the parts are paid

  [[nodiscard]] bool is_gone() const { return finding.effect == Effect::gone; }
  [[nodiscard]] bool stays() const { return finding.effect == Effect::nothing; }

  /// Takes in a finding where it decides more than what was found before.
  void find(const Finding& other) {
    found_by[static_cast<std::size_t>(other.effect)] |= 1U
                                                        << static_cast<std::uint32_t>(other.rule);
    if (other.effect < finding.effect) return;
    const bool same = other.effect == finding.effect;
    const bool earlier =
        other.pass < finding.pass || (other.pass == finding.pass && other.rule < finding.rule);
    if (!same || earlier) finding = other;
  }
};

/// Returns a number that sorts as the days do.
constexpr std::uint64_t day_key(Day day) {
  return static_cast<std::uint64_t>(std::int64_t{day} - std::numeric_limits<Day>::min());
}

/// Tells whether an id comes before another: whole numbers by value, before all others.
bool id_before(std::string_view left, std::string_view right);

/// Tells whether the id of a line comes before that of another.
inline bool id_before(const LineState& left, const LineState& right) {
  if (left.number != right.number) return left.number < right.number;
  return id_before(left.text->line, right.text->line);
}

}  // namespace clausule::benchmark::handwritten
