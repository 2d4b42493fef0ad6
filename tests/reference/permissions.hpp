#pragma once

#include "tests/reference/cases.hpp"
#include "tests/reference/exclusions.hpp"

namespace clausule::reference {

/// Counts how often exceptions were used that may be used only so often (`semantics.md` 12), in the
/// order in which lines count.
class Permissions {
 public:
  Permissions(const World& world, const std::vector<Case>& cases) : world_(world), cases_(cases) {}

  /// What is left of a permission that may be used only so often.
  struct Left {
    enum class Kind : std::uint8_t { granted, spent, open } kind{};
    std::optional<std::size_t> waits;
  };

  /// Uses a permission for a line, if there is one left. `is_certain` tells that the line needs it,
  /// and not only because of an open line.
  Left use(const Said& said, std::size_t line, bool is_certain);

  /// Notes that a line decided before used a permission beside what was decided before, or in a
  /// stay.
  void note_use_before(std::size_t line, const std::vector<Word>& words);

 private:
  /// That a line used a permission which may be used only so often.
  struct Use {
    const ExclusionVersion* permission = nullptr;
    std::size_t line = 0;
    bool is_certain = false;  ///< not only because of an open line
    bool is_granted = true;   ///< not itself in doubt because of others
  };

  const World& world_;
  const std::vector<Case>& cases_;
  std::vector<Use> uses_;
};

}  // namespace clausule::reference
