#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/message.hpp"

namespace clausule::claims {

/// The fields of one line of CSV. Scratch memory is reused from line to line.
class CsvFields {
 public:
  /// Splits a line; quotes as in RFC 4180, but a field stays on its line. Returns why it could not,
  /// with the fields up to there.
  std::optional<interpreter::Message> split(std::string_view line, char separator);

  /// Valid until the next call and as long as the line.
  [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }

 private:
  std::optional<interpreter::Message> split_quoted(std::string_view line, char separator);

  std::vector<std::string_view> fields_;
  std::string unquoted_;
};

/// Returns the separator of a file, from its header: a semicolon if there is one outside quotes,
/// else a comma.
char separator_of(std::string_view header);

/// Tells whether a field stands for itself without quotes.
bool is_plain_csv(std::string_view field);

/// Appends a field, between quotes where it needs them.
void append_csv(std::string& out, std::string_view field);

}  // namespace clausule::claims
