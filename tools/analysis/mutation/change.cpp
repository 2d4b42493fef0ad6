#include "tools/analysis/mutation/change.hpp"

namespace clausule::mutation {

std::string changed_text(std::string_view text, const Change& change) {
  std::string changed(text.substr(0, change.place.begin));
  changed += change.text;
  changed += text.substr(change.place.end);
  return changed;
}

}  // namespace clausule::mutation
