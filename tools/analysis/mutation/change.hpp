#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/source.hpp"

/// What tests do not notice: a contract is changed in one place at a time, and its tests run again.
namespace clausule::mutation {

/// Every kind of change; the registry is `kinds.def`.
enum class ChangeKind : std::uint8_t {
#define CLAUSULE_CHANGE(kind, english, dutch) kind,
#include "tools/analysis/mutation/kinds.def"
};

/// One row of the registry.
struct ChangeKindInfo {
  std::string_view name;  ///< the stable name
  std::string_view english;
  std::string_view dutch;
};

/// The registry, in the order of `ChangeKind`.
inline constexpr auto change_kinds = std::to_array<ChangeKindInfo>({
#define CLAUSULE_CHANGE(kind, english, dutch) {#kind, english, dutch},
#include "tools/analysis/mutation/kinds.def"
});

/// Returns the row of a kind.
constexpr const ChangeKindInfo& info(ChangeKind kind) {
  return change_kinds.at(static_cast<std::size_t>(kind));
}

/// One change to a contract: another text in one place.
struct Change {
  ChangeKind kind{};
  dsl::Location place;  ///< what is replaced
  std::string text;     ///< what stands there instead
  dsl::Location shown;  ///< what of `place` a reader has to see: without the comma behind it
  std::string instead;  ///< what of `text` a reader has to see; empty where something is left out
  std::string rule;     ///< the name of the declaration
};

/// Returns a text in which a change has been made.
std::string changed_text(std::string_view text, const Change& change);

}  // namespace clausule::mutation
