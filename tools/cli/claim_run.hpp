#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/claims/summary.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/spool.hpp"

namespace clausule::cli {

/// Tells whether an output is NDJSON: by the ending of its name, or `--json` for standard output.
bool is_json_output(const std::string& path, const Terminal& terminal);

/// Refuses an output that is one of the files that are read, or of `more`; nothing where it is
/// none.
std::optional<claims::Problem> overwritten(const ClaimOptions& options, const std::string& output,
                                           std::vector<std::string> more = {});

/// Tells whether one of these files is read from standard input.
bool reads_standard_input(const ClaimOptions& options);

/// Dossiers that were read together, and what came of them. Its memory is used again.
struct Batch {
  std::vector<claims::Group> groups;  ///< the first `count` are of this batch
  std::size_t count = 0;
  std::size_t lines = 0;
  std::string text;               ///< what is written
  std::vector<std::size_t> ends;  ///< of each line's part of `text`
  claims::Summary summary;
};

/// A program over claim files: what `run` and `explain` share.
class ClaimRun {
 public:
  /// Works on a batch with the engine of its thread.
  using Work = std::function<void(interpreter::Engine&, Batch&)>;
  /// Takes what came of a batch; false where nothing more can be taken, and the run ends.
  using Write = std::function<bool(const Batch&)>;

  ClaimRun(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options);

  /// Reads the claim files batch by batch, in two passes where a rule reads the whole file, and has
  /// each worked on by one of the threads and written, in the order of reading. Returns why that
  /// had to stop.
  std::optional<claims::Problem> decide(std::size_t threads, const Work& work, const Write& write);

  /// Is handed what holds for all dossiers, then each group; the latter may stop the reading.
  using Begun = std::function<void(interpreter::RunFacts)>;
  using Taken = std::function<std::optional<claims::Problem>(const claims::Group&)>;

  /// Reads the claim files group by group without deciding. Returns why that had to stop.
  std::optional<claims::Problem> read(const Begun& begun, const Taken& taken);

  [[nodiscard]] bool has_history() const { return files_.history || saw_history_; }
  [[nodiscard]] const claims::Notes& notes() const { return notes_; }

 private:
  using Source = std::unique_ptr<claims::DossierSource>;

  std::optional<claims::Problem> read_facts(interpreter::RunFacts& facts);
  std::optional<claims::Problem> prepare(std::size_t threads);
  std::optional<claims::Problem> spool_standard_input();
  std::variant<Source, claims::Problem> open_source(claims::Notes& notes);
  std::optional<claims::Problem> add_up();
  bool fill(claims::DossierSource& source, Batch& batch);

  std::shared_ptr<const interpreter::Program> program_;
  const ClaimOptions& options_;
  claims::DossierFiles files_;
  claims::Notes notes_;
  bool saw_history_ = false;
  claims::ReadProviders providers_;
  std::vector<interpreter::KnownFact> file_facts_;
  std::optional<Spool> spool_;
  std::vector<interpreter::Engine> engines_;  ///< one a thread
};

}  // namespace clausule::cli
