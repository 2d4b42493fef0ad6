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

/// Returns the contract file of a library, `nza/huisartsenzorg.clausule.md` for
/// `nza/huisartsenzorg`; nothing where there is no such library.
std::optional<Text> library(std::string_view name);

/// Returns a table of a library; it stands in the folder of the library's name
/// (`nza/huisartsenzorg/maxima.csv`). Nothing where there is none.
std::optional<Text> table(std::string_view name);

/// Returns the names of all libraries, sorted: what may stand after `gebruik`.
std::vector<std::string> names();

}  // namespace clausule::stdlib
