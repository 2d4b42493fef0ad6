#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::bad_input {

/// The first row of a claim file with the columns that every line needs.
inline constexpr std::string_view line_header = "line,insured,provider,date,code,amount\n";

/// What a run of the program left behind.
struct Ran {
  /// The exit status; -1 where a signal ended it.
  int status = -1;
  /// The signal that ended it, 0 where it ended by itself.
  int signal = 0;
  std::string output;
  std::string errors;
};

/// Runs the program and waits. A limit on time and memory is a safety net: who meets it has failed.
Ran run(const std::vector<std::string>& arguments);

/// One decision by the names of its columns.
using Decision = std::map<std::string, std::string>;

/// A folder for one test, which goes when the test is over.
class Workspace {
 public:
  Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  Workspace(Workspace&&) = delete;
  Workspace& operator=(Workspace&&) = delete;
  ~Workspace();

  /// Writes a file, with the folders it stands in, and returns its path.
  std::string write(std::string_view name, std::string_view text) const;
  [[nodiscard]] std::string path(std::string_view name) const;
  /// Returns what stands in a file, empty where it is not there.
  [[nodiscard]] std::string read(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

  /// Checks a contract with one file of this text, in English.
  [[nodiscard]] Ran check(std::string_view text) const;
  /// Decides lines under a contract that knows 40001 and 9200, in English, into `out.csv`.
  [[nodiscard]] Ran decide(std::string_view lines) const;
  /// Returns the decisions in `out.csv`.
  [[nodiscard]] std::vector<Decision> decisions() const;

 private:
  std::filesystem::path folder_;
};

/// The contract of `Workspace::decide`.
extern const std::string_view contract_text;

/// The header of a contract that is in order, for one that has a single fault below it.
extern const std::string_view contract_header;

/// Expects that a run ended by itself, with a status, and in no other way.
void expect_status(const Ran& ran, int status);

/// Expects that a run refused its input and left no `out.csv`, and that the reason names some
/// things.
void expect_stopped(const Workspace& workspace, const Ran& ran,
                    const std::vector<std::string_view>& phrases);

/// Expects a finding of a kind at `place`, and a remedy below it. The place is `file:line:column`
/// or, to leave the column open, `file:line:`; of the file the end of its path will do.
void expect_finding(const Ran& ran, std::string_view kind, std::string_view place);

/// Expects an outcome, and each of some phrases in the message.
void expect_decision(const Decision& decision, std::string_view line, std::string_view outcome,
                     const std::vector<std::string_view>& phrases = {});

}  // namespace clausule::bad_input
