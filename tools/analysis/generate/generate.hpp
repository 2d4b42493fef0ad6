#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "dsl/source.hpp"
#include "interpreter/program.hpp"
#include "tools/analysis/coverage/coverage.hpp"
#include "tools/analysis/generate/situation.hpp"

namespace clausule::generate {

/// A dossier that exercises what no test did.
struct Proposal {
  Situation situation;
  /// Indexes of the items of the coverage that it exercises; the first one it was made for.
  std::vector<std::size_t> items;
};

/// What was proposed, and what is left over.
struct Proposals {
  std::vector<Proposal> proposals;
  std::vector<std::size_t> left;  ///< items for which nothing was found
};

/// Makes dossiers that exercise what the tests of a program leave out: the dossiers of its tests
/// changed in one or two places, a code by the end of a range, a date by the day on a border, an
/// amount by a cent more, a fact taken away. Each is as small as it can be and exercises something
/// that those before it do not. The same program and coverage give the same proposals. `told` is
/// handed how many items were looked at.
Proposals propose(const std::shared_ptr<const interpreter::Program>& program,
                  const dsl::Sources& sources, const coverage::Coverage& coverage,
                  const std::function<void(std::size_t)>& told = {});

}  // namespace clausule::generate
