#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

/// Thrown where nothing else can match; caught per line inside `parse.cpp`.
struct Failure {
  Kind kind{};
  const char* at = nullptr;
  std::optional<Keyword> keyword;  ///< the one that was expected
  std::string_view sign;           ///< the one that was expected
};

/// How much of the text a failure costs.
enum class Recovery : std::uint8_t {
  line,   ///< the rest of the line: the next row, bullet or table row is read as before
  clause  ///< also the lines that can only belong to the broken clause
};

/// What is known where a failure happened.
struct FailureContext {
  FileId file;
  std::string_view text;                 ///< of the whole file
  const char* begin = nullptr;           ///< of the line or clause that failed
  const char* end = nullptr;             ///< of the stretch that is read
  std::optional<Vocabulary> vocabulary;  ///< of the file, once known
  std::vector<Keyword> sought;           ///< all that could have stood where it failed
};

/// Returns what to tell about a failure: what looks like a misspelling, a capital, a curly quote or
/// another known slip is told as such, with the mended line.
Diagnostic explain_failure(const Failure& failure, const FailureContext& context);

/// Returns where reading goes on after a failure: at the end of a line, or for a clause at the
/// start of the next line that can be read by itself.
const char* resume_after(const Failure& failure, const FailureContext& context, Recovery recovery);

}  // namespace clausule::dsl
