#include "tools/claims/problem.hpp"

#include <fmt/format.h>

namespace clausule::claims {

std::string text(const Problem& problem, dsl::Language language) {
  const bool dutch = language == dsl::Language::dutch;
  std::string place = problem.file;
  if (place == "-" && problem.message.says == interpreter::Says::stop_unwritable) {
    place = dutch ? "standaarduitvoer" : "standard output";
  } else if (place == "-") {
    place = dutch ? "standaardinvoer" : "standard input";
  }
  if (problem.row > 0) place += fmt::format(", {} {}", dutch ? "rij" : "row", problem.row);
  if (!problem.column.empty()) {
    place += fmt::format(", {} {}", dutch ? "kolom" : "column", problem.column);
  }
  return fmt::format("{}: {}", place, interpreter::text(problem.message, language));
}

}  // namespace clausule::claims
