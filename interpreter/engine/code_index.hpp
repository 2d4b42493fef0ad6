#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/engine/day_rules.hpp"
#include "interpreter/engine/named_codes.hpp"
#include "interpreter/engine/recent.hpp"
#include "interpreter/engine/text_hash.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::engine {

/// Tells whether a set can hold a code on any date; what only a person knows counts.
bool may_contain(const Program& program, const CodeSet& set, const CodeValue& code);

/// Tells whether a set holds a code on some day; what only a person knows counts. Takes longer than
/// `may_contain`, which also takes in what an exception always replaces.
bool contains_on_some_day(const Evaluator& evaluator, const CodeSet& set, const CodeValue& code);

/// One group of one version of an exclusion, by its denying codes.
struct DenyingPlace {
  std::uint32_t exclusion = 0;
  std::uint32_t version = 0;
  std::uint32_t entry = 0;
  auto operator<=>(const DenyingPlace&) const = default;
};

/// A code that denies others in rows of one version of an exclusion that are kept as `CodePairs`.
struct DenyingCode {
  std::uint32_t exclusion = 0;
  std::uint32_t version = 0;
  std::uint32_t code = 0;  ///< in `CodePairs::codes`
};

/// What a contract says of one code: found once, when the code is first met.
struct CodeInfo {
  enum class Problem : std::uint8_t { none, two_lists, unknown_list } problem{};
  CodeValue code;                       ///< with the list it means
  Value value;                          ///< the same
  std::vector<TariffId> tariffs;        ///< that name it, by name
  std::vector<ConditionId> conditions;  ///< that can hold for it, by name
  std::vector<LimitId> limits;
  std::vector<ProgrammeId> programmes;  ///< that claim it, by name
  std::vector<CodeListId> registers;    ///< of its list
  std::vector<DeniedPlace> denied;
  std::vector<DenyingPlace> denying;
  std::vector<DenyingCode> denying_codes;
  bool once_a_period = false;  ///< a tariff or programme lets it be claimed once a period
  std::vector<Date> changes;   ///< the days on which something of this changes
  /// Before the first of these, between two, and from the last on; worked out when a line asks.
  mutable std::vector<std::unique_ptr<const DayRules>> days;
  mutable std::size_t last_day = 0;  ///< which of these was asked for last
};

/// A `voorrang` and the version of the exclusion in which it stands.
struct PrecedencePlace {
  const ExclusionVersion* version = nullptr;
  const Precedence* precedence = nullptr;
};

/// Finds what a contract says of codes, and keeps it: one look-up a line.
class CodeIndex {
 public:
  /// Far more codes than a contract has: claims may name anything.
  static constexpr std::size_t most_kept = 1U << 17U;

  /// The evaluator is that of the dossiers, and outlives this.
  explicit CodeIndex(const Evaluator& evaluator);

  /// Turns to another dossier: forgets all codes where more than `most_kept` are known.
  void begin();

  /// Returns what is known of a code as a claim writes it. Stays valid until the next dossier.
  const CodeInfo& find(const std::string& written);

  /// Returns how many codes are known.
  [[nodiscard]] std::size_t size() const { return known_.size(); }

  /// Returns what bears on a code on a day. Stays valid until the next dossier.
  const DayRules& on(const CodeInfo& info, Date day) const;

  /// Returns every `voorrang` of the contract.
  [[nodiscard]] const std::vector<PrecedencePlace>& precedences() const { return precedences_; }

 private:
  CodeInfo build(const std::string& written) const;
  void resolve_list(CodeInfo& info) const;

  const Evaluator& evaluator_;
  const Program& program_;
  NamedCodes named_;
  std::vector<PrecedencePlace> precedences_;
  mutable std::uint64_t tariff_count_ = 0;  ///< in all `DayRules` that were ever worked out
  std::unordered_map<std::string, CodeInfo, TextHash, std::equal_to<>> known_;
  Recent<CodeInfo> recent_;
};

}  // namespace clausule::interpreter::engine
