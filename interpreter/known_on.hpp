#pragma once

#include <memory>

#include "interpreter/date.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// Returns a program as it was known on a date: without the amendments, versions and rows that were
/// published after it (`semantics.md` 30, 62). A rule of which nothing was known stands in it
/// without versions, so that ids keep their meaning. Its hash covers what is left, and it has no
/// tests. A program of which everything was known comes back itself.
std::shared_ptr<const Program> as_known_on(std::shared_ptr<const Program> program, Date date);

}  // namespace clausule::interpreter
