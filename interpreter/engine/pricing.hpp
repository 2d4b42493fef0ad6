#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/engine/day_rules.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/flat_amounts.hpp"
#include "interpreter/engine/provider_rows.hpp"

namespace clausule::interpreter::engine {

/// Whether one tariff prices one line.
struct Applicability {
  Truth applies = false;  ///< or what keeps it from being known
  const TariffVersion* version = nullptr;
  const TariffVersion* undated = nullptr;  ///< without a version: one whose date is not known
  const AmountRow* row = nullptr;
  const FlatAmount* flat = nullptr;  ///< what it comes to, where no line changes that
  Date reference{};
};

/// What a tariff makes of a line.
struct Amounts {
  std::int64_t tariff = 0;          ///< cents, for the whole line
  bool agreed = false;              ///< `bedraagt`, not a cap alone
  Says fault = Says::nothing;       ///< what makes the amount none
  std::vector<Decimal> components;  ///< of the whole line, in euros; where `flat` is null
  const FlatAmount* flat = nullptr;
};

/// How one line is priced: by which tariff, or why by none. Independent of all other lines.
struct Pricing {
  enum class State : std::uint8_t {
    priced,
    other_service,  ///< no tariff names the code
    none_applies,   ///< tariffs name the code, and none applies
    conflict,       ///< tariffs apply that differ
    asked,          ///< a person must answer first
    missing,        ///< a fact is missing
    denied,         ///< `indien onbekend vervalt`
    faulty          ///< the amount is none: too large, below zero, a floor above a cap
  } state{};
  std::optional<TariffId> tariff;  ///< the one that prices, or the first that is named
  Applicability how;
  Amounts amounts;  ///< where asked, of the only tariff there is, if it is allowed
  bool has_amounts = false;
  std::vector<TariffId> named;  ///< that name the code, or that price the line
  Truth why = true;             ///< where asked, missing or denied: what is not known

  /// Starts with another line and keeps the memory of the one before.
  void clear();
};

/// Tells whether a tariff names a code on any date, whatever its conditions.
bool names_code(const Evaluator& evaluator, TariffId tariff, const CodeValue& code);

/// Tells whether a version is about a line: by its `voor`, by that of the tariffs it departs from
/// where it has none, or by the rows of its table.
Truth is_about(const Evaluator& evaluator, TariffId id, const TariffVersion& version,
               const Place& place);

/// Tells whether the code and the date alone decide that.
bool is_about_fixed(const Evaluator& evaluator, TariffId id, const TariffVersion& version);

/// Prices single lines.
class Pricer {
 public:
  explicit Pricer(Evaluator& evaluator);

  /// Forgets what was read for the lines of the dossier before.
  void forget() { memos_.clear(); }

  /// `info` is of the line's code, `rules` are those of its date.
  Pricing price(const Line& line, const CodeInfo& info, const DayRules& rules) const;
  /// The same into a pricing that is clear.
  void price(const Line& line, const CodeInfo& info, const DayRules& rules, Pricing& pricing) const;

  Applicability applies(TariffId id, const Line& line) const;
  Applicability applies(const DayRules::TariffOnDays& rule, const Line& line) const;
  /// The same as if the conditions of the tariff held, for its row.
  Applicability own(TariffId id, const Line& line) const;

  /// Returns the amounts, or what keeps them from being known; nothing where they are faulty.
  std::optional<Value> amounts(const Applicability& how, const Line& line, Amounts& into) const;

  /// Returns the amount of a tariff for one unit of a line, as expressions read it.
  Value amount_of(TariffId id, bool own, const Line& line) const;

  /// Returns what a tariff comes to for one unit of any line; nothing where that is no amount of
  /// whole cents. Only for a tariff or row of which no line changes the amount.
  [[nodiscard]] std::optional<FlatAmount> flat_amount(const Applicability& how,
                                                      const Line& line) const;

  /// Splits what is paid over the components of a tariff (`semantics.md` 27).
  static void split(const Pricing& pricing, Cents paid, std::vector<Component>& components);

 private:
  /// Fills in whether a version that is known applies; `selected` where it is surely about the
  /// line.
  void apply(Applicability& how, TariffId id, bool selected, const Line& line) const;
  void choose_row(Applicability& how, const Tariff& tariff, const Line& line) const;
  /// The same by the rows that are kept for the provider; false where none can be kept.
  bool choose_kept_row(Applicability& how, const DayRules::TariffOnDays& rule,
                       const Line& line) const;
  Value unit_amount(const Applicability& how, const Line& line, Amounts& into) const;
  /// Prices a line by an amount that is the same for every line; false where that is no amount.
  bool take_flat(const Applicability& how, const Line& line, Amounts& into) const;
  Value sum_of_components(const Applicability& how, const Place& place, Amounts& into) const;
  void add_if_allowed(Pricing& pricing, const Line& line) const;
  static Decimal quarter_of_year(const TariffVersion& version, const Decimal& year, Date date);
  Value computed_amount_of(TariffId id, bool own, const Line& line) const;
  /// Returns what the exceptions to a tariff that hold come to for one unit; nothing where none
  /// does.
  std::optional<Value> departed_amount(const Tariff& tariff, const Line& line) const;

  /// The last amount of a tariff that an expression read: once a line, like a definition.
  struct Memo {
    const ClaimLine* claim = nullptr;
    bool own = false;
    Value value;
  };

  /// A tariff that applies, or may.
  struct Candidate {
    TariffId id;
    Applicability how;
  };

  /// Tells whether `indien onbekend toegestaan` keeps a tariff out.
  bool does_not_apply(const Candidate& candidate, const Line& line) const;
  [[nodiscard]] bool is_exception_to(const Candidate& one, TariffId tariff) const;
  [[nodiscard]] bool is_silenced(const Candidate& candidate) const;
  bool is_doubted(Pricing& pricing, const Candidate& candidate) const;
  /// Takes what a tariff makes of a line where that weighs more; tells whether it does.
  bool take(Pricing& pricing, Pricing::State state, const Candidate& by) const;
  void settle_open(Pricing& pricing, const Candidate& by, const Value& why) const;
  void add_candidate(Pricing& pricing, const Candidate& by, const Line& line) const;
  [[nodiscard]] const RuleHead& head_of(TariffId id, const Applicability& how) const;

  const Evaluator& evaluator_;
  FlatAmounts flat_;
  mutable std::vector<Candidate> candidates_;
  mutable std::set<TariffId> asking_;  ///< the tariffs that ask a person
  mutable ProviderRows provider_rows_;
  mutable std::unordered_map<std::uint32_t, Memo> memos_;
};

}  // namespace clausule::interpreter::engine
