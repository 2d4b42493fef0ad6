#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::structure {

/// A file of the project, named from its root.
struct Source {
  std::string name;
  std::vector<std::string> lines;

  [[nodiscard]] bool is_header() const { return name.ends_with(".hpp"); }
};

/// Returns the root of the project.
std::filesystem::path root();

/// Reads a file, without its line ends.
std::vector<std::string> read_lines(const std::filesystem::path& path);

/// Reads all sources and headers below the folders of the program, the tests not among them.
const std::vector<Source>& sources();

/// Returns the name in `#include "name"` or `#include <name>` with its first quote or bracket;
/// empty for any other line.
std::string_view included_by(std::string_view line);

/// Returns a line without its comment and without what stands in quotes.
std::string code_of(std::string_view line);

}  // namespace clausule::structure
