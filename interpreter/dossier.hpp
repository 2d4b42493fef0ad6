#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "interpreter/date.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

enum class Outcome : std::uint8_t { approved, reduced, rejected, review, error };

/// Names a fact of a program; the index into `Program::facts`.
struct FactId {
  std::uint32_t index = 0;
  auto operator<=>(const FactId&) const = default;
};

/// A fact that is known. What is not known is left out.
struct KnownFact {
  FactId fact;
  Value value;
};

/// One line of a claim, as the care group sent it.
struct ClaimLine {
  std::string id;                       ///< unique within the insured
  std::optional<std::string> provider;  ///< AGB code, 8 digits
  Date date;                            ///< of service
  std::string code;                     ///< `40001` or with its list, `008/12000`
  Cents amount;                         ///< claimed, for the whole line
  std::int64_t quantity = 1;            ///< from 1
  std::optional<std::string> referral;  ///< code
  std::optional<Date> begin;            ///< first day of the care
  std::optional<std::string> credits;   ///< id of the line that this one credits
  std::vector<KnownFact> facts;         ///< that contracts declare
};

/// A line that was decided before: counted first, never decided again (`semantics.md` 9).
struct DecidedLine {
  ClaimLine claim;
  Outcome outcome{};
  Cents paid;  ///< before any deductible
};

/// A stay in a programme, both ends inclusive.
struct Enrolment {
  std::string programme;
  Date from;
  std::optional<Date> through;
  std::string end_reason;
};

/// What is known of a provider in a period, both ends inclusive.
struct ProviderFacts {
  DateInterval valid;
  std::vector<KnownFact> facts;
};

/// Facts by AGB code.
using Providers = std::map<std::string, std::vector<ProviderFacts>, std::less<>>;

/// What is known of a claim file as a whole (`semantics.md` 34). `sums` holds, for each
/// `Program::file_sums`, its value over all lines of the file.
struct FileFacts {
  std::vector<KnownFact> facts;
  std::vector<Value> sums;
};

/// One insured person: all that one decision may look at.
struct Dossier {
  std::string insured;  ///< opaque
  std::optional<Date> born;
  std::optional<Date> deceased;
  std::vector<KnownFact> facts;  ///< of the insured, facts of type period included
  /// No list at all differs from an empty one (`semantics.md` 4).
  std::optional<std::vector<Enrolment>> enrolments;
  std::vector<ClaimLine> lines;
  /// Ids are unique over these and `lines` together.
  std::vector<DecidedLine> history{};
};

}  // namespace clausule::interpreter
