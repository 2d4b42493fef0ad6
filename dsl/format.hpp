#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

/// What became of a file that was to be formatted.
enum class FormatStatus : std::uint8_t {
  done,
  has_errors,  ///< reported; the text is as it was
  refused      ///< the result would not have said the same: a fault of the formatter
};

/// A text in the one layout there is.
struct Formatted {
  FormatStatus status{};
  std::string text;
};

/// Lays out a contract file, as `docs/formatter.md` says: of a literate file only what stands in
/// its fences. Keywords, names that the language brings along and decimal marks are written in
/// `vocabulary`, or else in that of the file. The result is read again: it has the same syntax tree
/// and the same comments in the same order.
Formatted format(FileId file, const Sources& sources, std::optional<Vocabulary> vocabulary,
                 Diagnostics& diagnostics);

}  // namespace clausule::dsl
