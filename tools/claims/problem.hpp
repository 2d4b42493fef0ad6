#pragma once

#include <cstddef>
#include <string>

#include "dsl/diagnostics.hpp"
#include "interpreter/message.hpp"

namespace clausule::claims {

/// What is wrong at a place in a claim file, with its remedy.
struct Problem {
  std::string file;     ///< its name without folders, `-` for standard input or output
  std::size_t row = 0;  ///< counted from 1, the header included; 0 for the file as a whole
  std::string column;   ///< empty for the row as a whole
  interpreter::Message message;
};

/// Returns `lines.csv, row 17, column amount: …`.
std::string text(const Problem& problem, dsl::Language language);

}  // namespace clausule::claims
