#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/message.hpp"

namespace clausule::claims {

/// A member of an object as text: numbers by their digits, `yes` and `no`, the texts of an array
/// separated by blanks, nothing for null.
struct JsonMember {
  std::string name;
  std::string text;
};
using JsonObject = std::vector<JsonMember>;

/// One line of NDJSON: a row by itself, or a whole dossier.
struct JsonLine {
  JsonObject row;
  std::optional<JsonObject> insured;  ///< of a dossier
  std::optional<std::vector<JsonObject>> enrolments;
  std::vector<JsonObject> lines;
  std::vector<JsonObject> history;
  bool has_lines = false;  ///< also where there are none of them
};

/// What is wrong in a line, and the member where that is known.
struct JsonProblem {
  interpreter::Message message;
  std::string member;
};

/// Reads a line of NDJSON. Numbers never pass through a floating type. What was read before the
/// problem stays in `line`. Objects within the object are refused, or skipped with all in them.
std::optional<JsonProblem> read_json(std::string_view text, JsonLine& line,
                                     bool skips_nested = false);

/// Appends a text as a JSON string; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);

/// Appends a member of a JSON object: `"name":"value"`.
void append_member(std::string& out, std::string_view name, std::string_view value);

}  // namespace clausule::claims
