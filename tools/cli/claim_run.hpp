#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>

#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/dossiers.hpp"
#include "tools/cli/commands.hpp"
#include "tools/cli/spool.hpp"

namespace clausule::cli {

/// Tells whether an output is NDJSON: by the ending of its name, or `--json` for standard output.
bool is_json_output(const std::string& path, const Terminal& terminal);

/// Tells whether one of these files is read from standard input.
bool reads_standard_input(const ClaimOptions& options);

/// A program over claim files: what `run` and `explain` share.
class ClaimRun {
 public:
  /// Is handed each group with the decisions on its dossier's lines.
  using Decided = std::function<void(const claims::Group&, std::span<const interpreter::Decision>)>;

  ClaimRun(std::shared_ptr<const interpreter::Program> program, const ClaimOptions& options);

  /// Reads the claim files and decides group by group, in two passes where a rule reads the whole
  /// file. Returns why that had to stop.
  std::optional<claims::Problem> decide(const Decided& decided);

  /// Is handed what holds for all dossiers, then each group; the latter may stop the reading.
  using Begun = std::function<void(interpreter::RunFacts)>;
  using Taken = std::function<std::optional<claims::Problem>(const claims::Group&)>;

  /// Reads the claim files group by group without deciding. Returns why that had to stop.
  std::optional<claims::Problem> read(const Begun& begun, const Taken& taken);

  /// Explains a line of the group that was decided last.
  interpreter::Explanation explain(const claims::Group& group, std::size_t line);

  [[nodiscard]] const claims::Notes& notes() const { return notes_; }

 private:
  using Source = std::unique_ptr<claims::DossierSource>;

  std::optional<claims::Problem> read_facts(interpreter::RunFacts& facts);
  std::optional<claims::Problem> prepare();
  std::variant<Source, claims::Problem> open_source(claims::Notes& notes);
  std::optional<claims::Problem> add_up(Source& source);

  std::shared_ptr<const interpreter::Program> program_;
  const ClaimOptions& options_;
  claims::DossierFiles files_;
  claims::Notes notes_;
  claims::ReadProviders providers_;
  std::vector<interpreter::KnownFact> file_facts_;
  std::optional<Spool> spool_;
  std::optional<interpreter::Engine> engine_;
};

}  // namespace clausule::cli
