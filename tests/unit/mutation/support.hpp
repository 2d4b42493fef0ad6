#pragma once

#include <string>
#include <vector>

#include "interpreter/load.hpp"
#include "tools/analysis/mutation/changes.hpp"
#include "tools/analysis/mutation/trial.hpp"

namespace clausule::mutation {

/// A change and what became of it.
struct Outcome {
  ChangeKind kind{};
  std::string from;  ///< empty only where nothing was there
  std::string to;    ///< empty where something was left out
  std::string rule;
  Fate fate{};
  auto operator<=>(const Outcome&) const = default;
};

/// Returns a contract of 2024 with rules behind its head.
std::string contract_with(const std::string& rules);

/// Makes every change to a contract of one file, which has to be right. `table` is `t.csv`.
std::vector<Outcome> outcomes(const std::string& text, const std::string& table = {},
                              std::size_t threads = 1);

/// Returns the changes of one kind as `from > to`.
std::vector<std::string> of_kind(ChangeKind kind, const std::vector<Outcome>& all);

/// Returns the changes with one fate as `from > to`.
std::vector<std::string> with_fate(Fate fate, const std::vector<Outcome>& all);

}  // namespace clausule::mutation
