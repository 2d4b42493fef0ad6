#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::stdlib {

/// A text of the standard library; both views live as long as the program.
struct Text {
  std::string_view name;  ///< below `stdlib/`: `nza/huisartsenzorg.clausule`
  std::string_view text;
};

/// Returns the contract files of a library: those of the folder of that name, or the one file; none
/// where there is no such library.
std::vector<Text> library(std::string_view name);

/// Returns a table that lies beside the files of a library, named from the root of the standard
/// library (`nza/huisartsenzorg/maxima.csv`); nothing where there is none.
std::optional<Text> table(std::string_view name);

/// Returns the names of all libraries, sorted: what may stand after `gebruik`.
std::vector<std::string> names();

}  // namespace clausule::stdlib
