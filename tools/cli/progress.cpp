#include "tools/cli/progress.hpp"

#include <fmt/format.h>

namespace clausule::cli {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Progress::Progress(const Terminal& terminal)
    : terminal_(terminal),
      wanted_(is_terminal(Stream::errors) && !terminal.is_json()),
      start_(steady_clock::now()),
      last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::show(std::uint64_t lines) {
  show(lines, terminal_.pick("lines", "regels"));
}

void Progress::show(std::uint64_t done, std::string_view what) {
  constexpr milliseconds pause{500};
  if (!wanted_) return;
  const auto now = steady_clock::now();
  if (now - last_ < pause) return;
  last_ = now;
  shown_ = true;
  terminal_.say(Stream::errors, fmt::format("\r{} {} …", done, what));
}

void Progress::clear() {
  if (shown_) terminal_.say(Stream::errors, "\r\x1b[K");
  shown_ = false;
}

std::int64_t Progress::elapsed() const {
  return std::chrono::duration_cast<milliseconds>(steady_clock::now() - start_).count();
}

}  // namespace clausule::cli
