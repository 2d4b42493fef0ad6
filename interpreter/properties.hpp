#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::interpreter {

struct Program;

/// What is known of a property (`eis`, `semantics.md` 37).
enum class PropertyState : std::uint8_t {
  proved,     ///< true of every line there can be, wherever what it reads is known
  not_tried,  ///< it cannot be proved, and no cases were generated
  tried,      ///< true in all generated cases in which what it reads is known
  refuted
};

/// What became of one property.
struct PropertyReport {
  std::string name;
  dsl::Location location;
  PropertyState state{};
  /// In how many generated cases it was true; 0 where it was decided without any.
  std::uint64_t cases = 0;
  /// Why it does not hold, with the smallest case that was found, or that nothing shows that it
  /// does.
  std::vector<dsl::Diagnostic> findings;

  [[nodiscard]] bool holds() const { return state != PropertyState::refuted; }
};

/// Proves or refutes what can be proved of the properties of a contract, those of the libraries it
/// uses not among them: without lines, or on all lines there are where those are few.
std::vector<PropertyReport> prove_properties(const std::shared_ptr<const Program>& program);

/// The same, and tries the rest on generated cases: the same ones for the same contract.
std::vector<PropertyReport> try_properties(const std::shared_ptr<const Program>& program);

/// The word of a state: `proved`, `bewezen`.
std::string_view name_of(PropertyState state);
std::string_view dutch_name_of(PropertyState state);

}  // namespace clausule::interpreter
