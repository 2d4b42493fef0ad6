#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// A dossier with all that goes with it; what is not of the dossier is of the whole run.
struct Case {
  interpreter::Dossier dossier;
  interpreter::Providers providers;
  std::optional<interpreter::FileFacts> file{};
  std::optional<interpreter::Date> known_on{};
};

/// Returns what holds for the run of a case; the providers are those of the case.
interpreter::RunFacts run_facts(const Case& data);

/// Draws what holds for a run: providers, file, knowledge date. Its dossier is empty.
Case random_run(Random& random, const interpreter::Program& program);

/// Draws a dossier that is about a contract: its codes, its programmes and facts, dates near each
/// other and near the days on which something changes.
/// `named` are codes of claims that the contract names.
interpreter::Dossier random_dossier(Random& random, const interpreter::Program& program,
                                    const std::vector<std::string>& named);

/// Draws other amounts for lines that were paid less than was claimed: as much as was paid, a cent
/// more or a cent less.
void aim_at_prices(Random& random, interpreter::Dossier& dossier,
                   std::span<const interpreter::Decision> decisions);

/// Returns a case of one program as one of another, without the facts that the other does not know.
Case carried_over(const Case& data, const interpreter::Program& from,
                  const interpreter::Program& to);

}  // namespace clausule::differential
