#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/source.hpp"

namespace clausule::dsl {

/// The languages in which the program speaks to people.
enum class Language : std::uint8_t { dutch, english };

/// How much a diagnostic weighs: an error keeps a contract from running.
enum class Severity : std::uint8_t { warning, error };

/// Every kind of diagnostic there is; the registry is `diagnostic_kinds.def`.
enum class Kind : std::uint16_t {
#define CLAUSULE_DIAGNOSTIC(kind, severity, english, dutch, hint_english, hint_dutch) kind,
#include "dsl/diagnostic_kinds.def"
};

/// One row of the registry. Messages and hints number their arguments `{0}`, `{1}` … together; a
/// hint may be empty.
struct KindInfo {
  std::string_view name;
  Severity severity;
  std::string_view english;
  std::string_view dutch;
  std::string_view hint_english;
  std::string_view hint_dutch;
};

/// The registry, in the order of `Kind`.
inline constexpr auto diagnostic_kinds = std::to_array<KindInfo>({
#define CLAUSULE_DIAGNOSTIC(kind, severity, english, dutch, hint_english, hint_dutch) \
  {#kind, Severity::severity, english, dutch, hint_english, hint_dutch},
#include "dsl/diagnostic_kinds.def"
});

/// Returns the row of a kind.
constexpr const KindInfo& info(Kind kind) {
  return diagnostic_kinds.at(static_cast<std::size_t>(kind));
}

/// Returns how many arguments a message takes: one more than its highest `{n}`.
consteval std::size_t argument_count(std::string_view message) {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 2 < message.size(); ++at) {
    if (message[at] != '{' || message[at + 2] != '}') continue;
    count = std::max(count, static_cast<std::size_t>(message[at + 1] - '0') + 1);
  }
  return count;
}

/// A second place that a diagnostic is about, with a note in both languages.
struct Related {
  Location location;
  std::string english;
  std::string dutch;
};

/// One finding: data first, rendered by `render.hpp`.
struct Diagnostic {
  Kind kind;
  Location location;
  std::vector<std::string> arguments;
  std::vector<Related> related;
  /// A mended line or word, empty where there is none.
  std::string mended;
  /// A test in the language that shows the finding, lines ended by `\n`; empty where there is none.
  std::string example{};
  /// What was found, lines ended by `\n`; empty where the message says it all.
  struct Details {
    std::string english;
    std::string dutch;
  } details{};

  Diagnostic& with_related(Location place, std::string english, std::string dutch) {
    related.push_back({place, std::move(english), std::move(dutch)});
    return *this;
  }
  Diagnostic& with_mended(std::string text) {
    mended = std::move(text);
    return *this;
  }
};

/// Collects the findings of a phase; phases stop after one that found an error.
class Diagnostics {
 public:
  /// Records a finding. A wrong number of arguments does not compile.
  template <Kind kind, std::convertible_to<std::string>... Arguments>
  Diagnostic& report(Location location, Arguments&&... arguments) {
    constexpr const KindInfo& row = info(kind);
    static_assert(argument_count(row.english) == argument_count(row.dutch));
    static_assert(argument_count(row.hint_english) == argument_count(row.hint_dutch));
    static_assert(std::max(argument_count(row.english), argument_count(row.hint_english)) ==
                  sizeof...(Arguments));
    return add({kind, location, {std::string(std::forward<Arguments>(arguments))...}, {}, {}});
  }

  Diagnostic& add(Diagnostic diagnostic);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }

  /// Returns the findings ordered by file, place and kind, without repetitions.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
};

/// Returns the message or the hint of a diagnostic with its arguments filled in.
std::string message(const Diagnostic& diagnostic, Language language);
std::string hint(const Diagnostic& diagnostic, Language language);

}  // namespace clausule::dsl
