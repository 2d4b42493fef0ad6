#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::benchmark {

/// A claim line as the cells of its row.
struct TextLine {
  std::string_view line;
  std::string_view provider;
  std::string_view date;
  std::string_view code;
  std::string_view amount;
  std::string_view quantity;
  std::string_view referral;
  std::string_view credits;
  std::string_view in_audit;
  std::string_view contact_recorded;
};

/// A stay in a programme as the cells of its row.
struct TextEnrolment {
  std::string_view programme;
  std::string_view from;
  std::string_view through;
  std::string_view end_reason;
};

/// One insured person, all in text: what both the engine and the program written by hand start
/// from.
struct TextDossier {
  std::string_view insured;
  std::string_view born;
  std::span<const TextLine> lines;
  std::span<const TextEnrolment> enrolments;
};

/// The claim files of a workload in memory. Views point into it, so it stays where it is.
class TextClaims {
 public:
  /// Reads the files in a folder that `clausule-workload` wrote.
  explicit TextClaims(const std::filesystem::path& folder);
  TextClaims(const TextClaims&) = delete;
  TextClaims& operator=(const TextClaims&) = delete;

  /// Why the files could not be read; nothing where they could.
  [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }
  [[nodiscard]] std::span<const TextDossier> dossiers() const { return dossiers_; }
  [[nodiscard]] std::size_t line_count() const { return lines_.size(); }

 private:
  bool read(const std::filesystem::path& path, std::string& text);

  std::optional<std::string> problem_;
  std::string line_text_;
  std::string insured_text_;
  std::string enrolment_text_;
  std::vector<TextLine> lines_;
  std::vector<TextEnrolment> enrolments_;
  std::vector<TextDossier> dossiers_;
};

/// Takes the next row off a text without quotes and splits it into `cells`, the last of which gets
/// what is left. Tells whether there was a row.
bool next_row(std::string_view& text, char separator, std::span<std::string_view> cells);

/// Reads a whole file; nothing where it cannot be read.
std::optional<std::string> read_file(const std::filesystem::path& path);

}  // namespace clausule::benchmark
