#pragma once

#include <string>
#include <vector>

#include "tools/benchmark/batch/row_groups.hpp"
#include "tools/benchmark/text/text_claims.hpp"

namespace clausule::benchmark::batch {

/// The claim files of a workload, one insured at a time, in the order of the insured file.
class ClaimStream {
 public:
  /// Opens the files in a folder; the lines are those of `lines.ndjson` or of `lines.csv`.
  ClaimStream(const std::string& folder, bool json);

  /// Moves to the next insured with lines; false at the end or where there is a problem.
  bool next();

  /// Valid until the next call.
  [[nodiscard]] const TextDossier& dossier() const { return dossier_; }
  /// Why the files cannot be read; empty where they can.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  bool read_lines();
  void read_enrolments();

  bool json_;
  RowGroups lines_;
  RowGroups insured_;
  RowGroups enrolments_;
  bool has_lines_ = false;
  bool has_enrolments_ = false;
  std::vector<TextLine> text_lines_;
  std::vector<TextEnrolment> text_enrolments_;
  TextDossier dossier_;
  std::string problem_;
};

}  // namespace clausule::benchmark::batch
