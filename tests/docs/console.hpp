#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/docs/page.hpp"

namespace clausule::docs {

/// A folder in which the consoles of one page run, with the contracts, the chapters of the guide
/// and the files that the page names; it goes with this object.
class Workshop {
 public:
  Workshop();
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// Writes a block that is a file.
  void write(const Fence& file) const;

  /// Runs each line of a console that begins with `$ ` and returns the console as it then looks.
  /// The commands find the program `clausule`; what they print and complain about comes in one.
  [[nodiscard]] std::vector<std::string> run(const std::vector<std::string>& console) const;

 private:
  std::filesystem::path folder_;
};

/// Tells whether a console looks as a page shows it. A line `…` of the page stands for any lines,
/// and `…` in a line for any text.
bool looks_like(const std::vector<std::string>& console, const std::vector<std::string>& shown);

}  // namespace clausule::docs
