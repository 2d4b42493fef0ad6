#include "dsl/display_width.hpp"

#include <utf8proc.h>

namespace clausule::dsl {

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t sign = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at);
    const auto length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &sign);
    if (length <= 0) {
      ++width;
      ++at;
      continue;
    }
    width += static_cast<std::size_t>(utf8proc_charwidth(sign));
    at += static_cast<std::size_t>(length);
  }
  return width;
}

}  // namespace clausule::dsl
