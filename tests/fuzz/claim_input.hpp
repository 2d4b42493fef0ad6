#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/program.hpp"
#include "tools/claims/dossiers.hpp"

namespace clausule::fuzz {

/// Returns the program of `contract.clausule` beside the targets.
std::shared_ptr<const interpreter::Program> fixed_program();

/// The claim files of an input, in a folder that lives as long: lines, insured, enrolments,
/// history, providers and facts of the file. What the input does not have is not handed over.
class ClaimFiles {
 public:
  /// `ending` is that of the lines: `.csv` or `.ndjson`.
  ClaimFiles(std::string_view input, std::string_view ending);
  ~ClaimFiles();
  ClaimFiles(const ClaimFiles&) = delete;
  ClaimFiles& operator=(const ClaimFiles&) = delete;

  [[nodiscard]] const claims::DossierFiles& dossiers() const { return dossiers_; }
  [[nodiscard]] const std::optional<claims::Input>& providers() const { return providers_; }
  [[nodiscard]] const std::optional<claims::Input>& file() const { return file_; }

 private:
  std::filesystem::path folder_;
  claims::DossierFiles dossiers_;
  std::optional<claims::Input> providers_;
  std::optional<claims::Input> file_;
};

/// What is known beside the dossiers.
struct Beside {
  claims::ReadProviders providers;
  std::vector<interpreter::KnownFact> facts;  ///< of the claim file
};

/// Reads providers and facts of the file; nothing where that stops a run.
std::optional<Beside> read_beside(const ClaimFiles& files, const interpreter::Program& program);

/// How a run hands out dossiers.
enum class Order : std::uint8_t { any, sorted };

/// Reads all dossiers and hands them over, group by group. Returns whether it came to the end.
bool read_groups(const ClaimFiles& files, const interpreter::Program& program, const Beside& beside,
                 Order order, const std::function<void(const claims::Group&)>& taken);

/// Expects of the two ways of reading that each of `count` lines comes out once, as a line that can
/// be decided or with its problem, and the same from both. Without a count the lines only have to
/// be numbered without a gap.
void expect_every_line_once(const ClaimFiles& files, std::optional<std::size_t> count);

}  // namespace clausule::fuzz
