#pragma once

#include <functional>

#include "interpreter/program.hpp"
#include "tools/analysis/coverage/item.hpp"
#include "tools/analysis/generate/situation.hpp"

namespace clausule::generate {

/// Takes a situation that may exercise an item; true where it does, and no other has to be made.
using Take = std::function<bool(const Situation&)>;

/// Makes situations from another one that come nearer to an item, the likely ones first: changes
/// of the line at `line`, or of what is known beside it. Ends where one is taken.
bool vary(const interpreter::Program& program, const coverage::Item& item, const Situation& from,
          std::size_t line, const Take& take);

}  // namespace clausule::generate
