#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tools/cli/terminal.hpp"

namespace clausule::cli {

/// The files and dates that `run` and `explain` take.
struct ClaimOptions {
  std::string contract;
  std::string lines;
  std::optional<std::string> insured;
  std::optional<std::string> enrolments;
  std::optional<std::string> history;
  std::optional<std::string> providers;
  std::optional<std::string> file;
  std::optional<std::string> known_on;
  bool sorted = false;
};

struct RunOptions {
  ClaimOptions claims;
  std::string output = "-";
  bool explain = false;
  /// Threads that read, decide and write; the cores that this process may use where empty.
  std::optional<std::size_t> threads;
  /// Of the messages in the decisions, whatever the terminal speaks.
  dsl::Language message_language = dsl::Language::dutch;
};

struct SettleOptions {
  ClaimOptions claims;
  std::string decisions;
  std::string output = "-";
  /// Of the messages in the settlements, whatever the terminal speaks.
  dsl::Language message_language = dsl::Language::dutch;
};

struct ExplainOptions {
  ClaimOptions claims;
  std::string line;
};

/// What of a contract the tests exercise.
struct CoverageOptions {
  bool wanted = false;
  std::optional<std::string> html;      ///< a file for the contract as it reads, marked
  std::optional<std::size_t> at_least;  ///< percents; below it the command fails
};

struct TestOptions {
  std::vector<std::string> contracts;
  bool update = false;
  /// Only tests that have one of these in their names; all where there are none.
  std::vector<std::string> filters;
  /// Names the tests, and runs none.
  bool list = false;
  /// A new file for tests that do what no test does yet.
  std::optional<std::string> generate;
  /// A file for JUnit XML.
  std::optional<std::string> junit;
  CoverageOptions coverage;
  /// Change the contract in one place at a time, of one rule only where that is given.
  bool mutate = false;
  std::optional<std::string> rule;
  /// A portfolio; without lines there is none. Its contract is each of `contracts`.
  ClaimOptions claims;
  /// Threads that run tests; the cores that this process may use where empty.
  std::optional<std::size_t> threads;
};

/// Two contracts, or a contract and what an old engine paid, over claim files.
struct ShrinkOptions {
  ClaimOptions claims;
  std::optional<std::string> against;     ///< the other contract
  std::optional<std::string> amounts;     ///< or a file with the amounts of an old engine
  std::optional<std::string> insured_id;  ///< the first dossier that differs where empty
  std::string output = "-";
};

struct FormatOptions {
  /// Files or folders; `-` is standard input, and the text goes to standard output.
  std::vector<std::string> files;
  /// `nl` or `en`; else each file keeps its own.
  std::optional<std::string> vocabulary;
  bool check = false;
};

struct PortfolioOptions {
  std::string lines = "100000";
  std::string seed = "1";
  std::string contract = "menzis";
  std::optional<std::string> years;
  std::string folder;
};

/// Each runs a subcommand and returns the exit status.
int check(const std::vector<std::string>& contracts, const Terminal& terminal);
int run(const RunOptions& options, const Terminal& terminal);
int explain(const ExplainOptions& options, const Terminal& terminal);
int facts(const std::string& contract, const Terminal& terminal);
int shrink(const ShrinkOptions& options, const Terminal& terminal);
int settle(const SettleOptions& options, const Terminal& terminal);
int test(const TestOptions& options, const Terminal& terminal);
int format(const FormatOptions& options, const Terminal& terminal);
int portfolio(const PortfolioOptions& given, const Terminal& terminal);

}  // namespace clausule::cli
