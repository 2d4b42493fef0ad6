#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"

namespace clausule::dsl {

/// How diagnostics look as text.
struct RenderOptions {
  Language language = Language::dutch;
  bool colours = false;
  /// Lines of source are shortened around the place to this many code points, at least 20.
  std::size_t width = 120;
};

/// Returns a diagnostic as text: `file:line:column: error: message [kind]`, the line with its place
/// underlined, related places, what to do about it and the mended line. Ends with a line end.
std::string render(const Diagnostic& diagnostic, const Sources& sources,
                   const RenderOptions& options);

/// Returns a place as text: `file:line:column: sentence`, and the line with the place underlined.
std::string render(const Location& location, std::string_view sentence, const Sources& sources,
                   const RenderOptions& options);

/// Returns all findings as text, sorted by place, each once.
std::string render(const Diagnostics& diagnostics, const Sources& sources,
                   const RenderOptions& options);

}  // namespace clausule::dsl
