#pragma once

namespace clausule::interpreter {

/// Visits a variant with one lambda an alternative; a new alternative does not compile until every
/// visit names it.
template <typename... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace clausule::interpreter
