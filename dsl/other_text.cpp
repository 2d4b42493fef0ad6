#include "dsl/other_text.hpp"

#include <cstdint>
#include <utility>

namespace clausule::dsl {

Sources with_other_text(const Sources& sources, FileId file, std::string text) {
  Sources changed;
  for (std::uint32_t index = 0; index < sources.size(); ++index) {
    const SourceFile& one = sources.get({index});
    changed.add(one.name, index == file.index ? std::exchange(text, {}) : one.text);
  }
  return changed;
}

}  // namespace clausule::dsl
