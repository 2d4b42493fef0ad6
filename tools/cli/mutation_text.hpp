#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/source.hpp"
#include "tools/analysis/mutation/changes.hpp"
#include "tools/analysis/mutation/trial.hpp"
#include "tools/cli/moved.hpp"
#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// A change that no test noticed, and what it does to a portfolio where there is one.
struct Survivor {
  mutation::Change change;
  std::optional<Moved> moved;
};

/// What became of all changes to one contract.
struct MutationReport {
  std::string contract;  ///< as it was given
  std::vector<mutation::Fate> fates;
  std::vector<Survivor> survivors;  ///< in the order in which they are told
  std::vector<mutation::LeftAlone> left_alone;
};

/// Says each survivor and then the counts; as JSON, one object. As text one change that survived in
/// several rows of a table in CSV is said once, with what it does in all of them.
void say(const MutationReport& report, const dsl::Sources& sources, const Terminal& terminal);

}  // namespace clausule::cli
