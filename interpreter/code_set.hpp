#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/source.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// Index into `Program::code_lists`, `tables`, `programmes` and so on: strong ids.
struct CodeListId {
  std::uint32_t index = 0;
  auto operator<=>(const CodeListId&) const = default;
};
struct TableId {
  std::uint32_t index = 0;
  auto operator<=>(const TableId&) const = default;
};
struct ProgrammeId {
  std::uint32_t index = 0;
  auto operator<=>(const ProgrammeId&) const = default;
};
struct DeductibleId {
  std::uint32_t index = 0;
  auto operator<=>(const DeductibleId&) const = default;
};
struct SettlementId {
  std::uint32_t index = 0;
  auto operator<=>(const SettlementId&) const = default;
};
struct DefinitionId {
  std::uint32_t index = 0;
  auto operator<=>(const DefinitionId&) const = default;
};
struct TariffId {
  std::uint32_t index = 0;
  auto operator<=>(const TariffId&) const = default;
};
struct ExclusionId {
  std::uint32_t index = 0;
  auto operator<=>(const ExclusionId&) const = default;
};
struct LimitId {
  std::uint32_t index = 0;
  auto operator<=>(const LimitId&) const = default;
};
struct ConditionId {
  std::uint32_t index = 0;
  auto operator<=>(const ConditionId&) const = default;
};

/// The codes of one list and one length from `first` through `last`, both inclusive, compared sign
/// by sign (`semantics.md` 16). An empty list means these digits in every list.
struct CodeRange {
  std::string list;
  std::string first;
  std::string last;
  bool operator==(const CodeRange&) const = default;

  [[nodiscard]] bool contains(const CodeValue& code) const;
};

/// Every code.
struct AllCodes {
  bool operator==(const AllCodes&) const = default;
};

/// A set of codes: what its members hold, less what `except` holds. A name stands for what it
/// means on the reference date; `Asked` is a member that only a person knows.
struct CodeSet {
  using Member = std::variant<CodeRange, AllCodes, Asked, CodeListId, TableId, ProgrammeId>;
  std::vector<Member> members;
  std::vector<Member> except;
  dsl::Location location;
  std::string text;  ///< as written, for explanations
};

}  // namespace clausule::interpreter
