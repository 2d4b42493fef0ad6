#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "interpreter/program.hpp"
#include "interpreter/testing_case.hpp"
#include "tools/analysis/shrink/comparison.hpp"
#include "tools/claims/notes.hpp"
#include "tools/cli/claim_run.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/old_amounts.hpp"

namespace clausule::cli {

/// A dossier of which the sides make something else.
struct Difference {
  interpreter::TestCase test;
  std::size_t line = 0;        ///< the first line that differs
  shrink::OldAmounts amounts;  ///< of its lines, where the other side is no contract
};

/// The lines that were looked at up to the first difference.
struct LookedAt {
  std::size_t compared = 0;  ///< lines of which both sides say something
  std::size_t unread = 0;    ///< lines that could not be read
  std::size_t beside = 0;    ///< rows that could not be read in the files beside the lines
};

struct FoundDifference {
  std::optional<Difference> difference;
  std::optional<LookedAt> looked_at{};  ///< empty where the search had to stop
  int status = status_fine;             ///< where there is none, and said
};

/// Looks for the first dossier of a claim file on which two sides differ. Each is decided by
/// itself, as in a test.
class DifferenceSearch {
 public:
  /// `reader` is the program by which the files are read. All that is given outlives the search.
  DifferenceSearch(std::shared_ptr<const interpreter::Program> reader,
                   shrink::Comparison& comparison, const ShrinkOptions& options,
                   std::optional<interpreter::Date> known_on);

  FoundDifference find(const Terminal& terminal);

 private:
  std::optional<claims::Problem> read();
  std::optional<claims::Problem> take(const claims::Group& group);
  void compare(const claims::Group& group, shrink::OldAmounts amounts);
  [[nodiscard]] bool is_noted(const std::string& text) const;
  void note_unread(const claims::Group& group);
  [[nodiscard]] LookedAt looked_at() const;
  [[nodiscard]] std::string notes(dsl::Language language) const;
  FoundDifference none(const Terminal& terminal) const;

  shrink::Comparison& comparison_;
  const ShrinkOptions& options_;
  std::optional<interpreter::Date> known_on_;
  ClaimRun run_;
  std::optional<OldAmountsFile> amounts_;
  interpreter::Providers providers_;
  std::vector<interpreter::KnownFact> file_;
  std::optional<Difference> found_;
  std::optional<Mismatch> mismatch_;
  bool saw_insured_ = false;
  claims::Notes of_lines_;  ///< what keeps lines from being read
  LookedAt looked_at_;
};

}  // namespace clausule::cli
