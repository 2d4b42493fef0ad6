#pragma once

#include <string>
#include <variant>

#include "tools/claims/problem.hpp"

namespace clausule::cli {

/// Standard input kept in a file that goes away with this.
class Spool {
 public:
  /// Reads standard input to its end.
  static std::variant<Spool, claims::Problem> standard_input();
  ~Spool();
  Spool(Spool&& other) noexcept;
  Spool& operator=(Spool&&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  explicit Spool(std::string path);

  std::string path_;
};

}  // namespace clausule::cli
