#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "tools/claims/problem.hpp"

namespace clausule::cli {

/// What the exit status says (`io.md`).
inline constexpr int status_fine = 0;
inline constexpr int status_found = 1;    ///< errors, failed tests, lines in error
inline constexpr int status_stopped = 2;  ///< the command could not run

enum class Stream { output, errors };

/// How the program speaks: in which language, and as text or as JSON, one object a line.
class Terminal {
 public:
  Terminal(dsl::Language language, bool json) : language_(language), json_(json) {}

  [[nodiscard]] dsl::Language language() const { return language_; }
  [[nodiscard]] bool is_json() const { return json_; }
  /// Returns one of two texts, that of the language.
  [[nodiscard]] std::string_view pick(std::string_view english, std::string_view dutch) const {
    return language_ == dsl::Language::dutch ? dutch : english;
  }

  void say(Stream stream, std::string_view text) const;
  void say(Stream stream, const dsl::Diagnostic& diagnostic, const dsl::Sources& sources) const;
  /// Says something about a place: that place with its line below it.
  void say(Stream stream, const dsl::Location& place, std::string_view sentence,
           const dsl::Sources& sources) const;
  void say(Stream stream, const dsl::Diagnostics& diagnostics, const dsl::Sources& sources) const;
  /// Says why the command cannot go on; returns the exit status for that.
  int stop(const claims::Problem& problem) const;
  int stop(std::string_view sentence) const;

 private:
  dsl::Language language_;
  bool json_;
};

/// Tells whether a stream is a terminal.
bool is_terminal(Stream stream);

/// Returns the language of what goes to a terminal: `nl` or `en` where it is given, else that of
/// the locale, which is English unless it is a Dutch one.
dsl::Language terminal_language(const std::optional<std::string>& given);

}  // namespace clausule::cli
