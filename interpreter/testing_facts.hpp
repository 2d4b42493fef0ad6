#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Collects the facts that a test gives of one insured, provider, file or line: each once, but
/// codes and periods may be given in parts.
class GivenFacts {
 public:
  GivenFacts(const Program& program, dsl::Diagnostics& diagnostics)
      : program_(program), diagnostics_(diagnostics) {}

  /// Adds a value of the fact's type, or reports that there is one already.
  void add(FactId id, Value value, const dsl::Location& place);
  /// Returns all that was added, ordered by fact.
  [[nodiscard]] std::vector<KnownFact> known() const;

 private:
  const Program& program_;
  dsl::Diagnostics& diagnostics_;
  std::map<FactId, Value> values_;
};

/// Tells whether a text is an AGB code: 8 digits.
bool is_provider_number(std::string_view text);

}  // namespace clausule::interpreter
