#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "interpreter/reload.hpp"
#include "tools/analysis/mutation/change.hpp"

namespace clausule::mutation {

/// What became of a contract with one change in it.
enum class Fate : std::uint8_t {
  refused,           ///< the check finds an error in it
  failed,            ///< a test fails
  refuted,           ///< a property does not hold
  same_rules,        ///< proved equal: no decision reads what was changed
  outside_contract,  ///< proved equal: on the days of the contract nothing changes
  without_effect,    ///< proved equal: no decision can depend on it
  survived           ///< nothing noticed it
};

/// Makes each change by itself and returns what became of it. `done` is told now and then how many
/// are done. The same for any number of threads, at least 1.
std::vector<Fate> try_changes(const interpreter::Reload& contract, std::span<const Change> changes,
                              std::size_t threads,
                              const std::function<void(std::size_t)>& done = {});

/// The stable name of a fate.
std::string_view name_of(Fate fate);

}  // namespace clausule::mutation
