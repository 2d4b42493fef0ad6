#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "interpreter/program.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark {

/// Turns a dossier in text into the dossier that the engine reads. Its lists and texts are kept
/// from one dossier to the next.
class DossierReader {
 public:
  explicit DossierReader(const interpreter::Program& program);

  /// Returns the dossier, valid until the next call. Lines that cannot be read are left out.
  const interpreter::Dossier& read(const TextDossier& text);

  /// Returns the place of each line of the text among the lines of the dossier; nothing for a line
  /// that cannot be read. Of the dossier that was read last.
  [[nodiscard]] std::span<const std::optional<std::size_t>> places() const { return places_; }

 private:
  bool read_line(const TextLine& text, interpreter::ClaimLine& line) const;
  bool add_fact(interpreter::FactId fact, std::string_view text,
                interpreter::ClaimLine& line) const;
  /// Makes room for lines without giving up those that were made before.
  void resize_lines(std::size_t count);

  const interpreter::Program& program_;
  interpreter::FactId in_audit_;
  interpreter::FactId contact_recorded_;
  interpreter::Dossier dossier_;
  std::vector<interpreter::ClaimLine> spare_;
  std::vector<std::optional<std::size_t>> places_;
};

/// The contract of a workload, ready to decide.
struct WorkloadContract {
  std::shared_ptr<const interpreter::Program> program;
  interpreter::Providers providers;
};

/// Loads the contract of a workload and the facts of its providers; why it could not is put into
/// `problem`.
std::optional<WorkloadContract> load_workload(const std::filesystem::path& folder,
                                              std::string& problem);

}  // namespace clausule::benchmark
