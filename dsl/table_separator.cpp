#include "dsl/table_separator.hpp"

namespace clausule::dsl {

char separator_of_table(std::string_view text) {
  const std::string_view header = text.substr(0, text.find('\n'));
  bool quoted = false;
  for (const char sign : header) {
    if (sign == '"') quoted = !quoted;
    if (sign == ';' && !quoted) return ';';
  }
  return ',';
}

char decimal_mark_of_table(std::string_view text) {
  return separator_of_table(text) == ';' ? ',' : '.';
}

}  // namespace clausule::dsl
