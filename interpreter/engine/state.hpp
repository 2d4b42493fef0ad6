#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/decision.hpp"
#include "interpreter/engine/code_index.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/pricing.hpp"

namespace clausule::interpreter::engine {

/// What a finding does to a line. A later one outweighs an earlier one (`semantics.md` 21).
enum class Effect : std::uint8_t { open, error, gone };

/// The pass that found something, in the order in which passes are cited.
enum class Pass : std::uint8_t { known, contract, entitled, graph, tariff, deductible };

/// One reason why a line is not simply paid.
struct Finding {
  Pass pass{};
  Effect effect{};
  Ground ground{};
  std::string_view rule;
  std::string_view article;
  std::string_view return_code;
  Statement message;
  /// The line that this hangs on; an index into the dossier.
  std::optional<std::size_t> beside;
};

/// One deductible that counts a line.
struct Counting {
  DeductibleId deductible;  ///< a rule of its own, not an exception
  /// Of that rule; `counted` is that of the exception that says what counts, or the same.
  const DeductibleVersion* version = nullptr;
  const DeductibleVersion* counted = nullptr;
  Date reference{};          ///< its year is the year that is used up
  Date counted_reference{};  ///< of `counted`
  std::int64_t amount = 0;   ///< of the year, in cents
};

/// What a deductible laid on the insured for a line, in cents.
struct Laid {
  DeductibleId deductible;
  const RuleHead* head = nullptr;
  std::int64_t counted = 0;
  std::int64_t part = 0;
  std::int64_t used_before = 0;
  std::int64_t amount = 0;
  int year = 0;
};

/// What keeps a line decided before from being counted: it bears on the lines of its year, or,
/// where the year is not known, on all.
struct Uncounted {
  DeductibleId deductible;
  const RuleHead* head = nullptr;
  std::optional<int> year;
  Truth open = false;
};

/// All that is known of one line while a dossier is decided.
struct LineState {
  Line line;
  const CodeInfo* info = nullptr;
  const DayRules* rules = nullptr;  ///< on the date of the line
  Pricing pricing;
  std::vector<Finding> findings;
  bool in_graph = false;
  /// Of a line decided before: it is counted, and never decided again.
  const DecidedLine* before = nullptr;
  /// The other line of the pair of a credit and the line it credits; an index.
  std::optional<std::size_t> credits;
  std::optional<std::size_t> credited_by;
  std::vector<Counting> counting;  ///< in the order in which they go
  std::vector<Laid> laid;
  std::vector<Uncounted> uncounted;       ///< of a line decided before
  std::string_view exempted_by;           ///< the rule that says `geen eigen risico`; else empty
  std::optional<ProgrammeId> claimed_by;  ///< the programme that claims it
  /// Of that programme, for the line; null where it claims as a part of another.
  const ProgrammeVersion* claimed_version = nullptr;
  std::vector<Recovery> recover;  ///< lines decided before that this one would have denied

  /// Starts with a line of another dossier and keeps the memory of the one before.
  void begin(const ClaimLine& claim, const DecidedLine* decided);

  /// Tells whether a line was paid when it was decided before.
  [[nodiscard]] bool was_paid() const {
    return before != nullptr &&
           (before->outcome == Outcome::approved || before->outcome == Outcome::reduced);
  }
  [[nodiscard]] bool has(Effect effect) const {
    return std::ranges::any_of(findings, [&](const Finding& one) { return one.effect == effect; });
  }
  [[nodiscard]] bool is_gone() const { return has(Effect::gone); }
  /// Tells whether nothing definite is known: it has a question or lacks a fact.
  [[nodiscard]] bool is_open() const { return !is_gone() && !findings.empty(); }
  [[nodiscard]] bool stays() const { return findings.empty(); }

  /// Returns the finding that decides: of the heaviest effect, the first by pass, then by name.
  [[nodiscard]] const Finding* decisive() const;
};

/// Returns the effect and message of a verdict of a rule; nothing where it allows.
std::optional<Finding> finding_of(const Verdict& verdict, Pass pass, Ground ground,
                                  const RuleHead& head, Statement denied);

/// Returns what follows from a condition that is not known: the rule's `indien onbekend`, its
/// question, or an error that names the fact, the rule and the line.
std::optional<Finding> finding_of_unknown(Truth open, Pass pass, Ground ground,
                                          const RuleHead& head);

}  // namespace clausule::interpreter::engine
