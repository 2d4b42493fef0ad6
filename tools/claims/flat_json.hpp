#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::claims {

/// The members of an object in the form that nearly every line of NDJSON has: texts without escapes
/// in ASCII, plain numbers, `true`, `false` and `null`, no name twice. Nothing is copied. What has
/// any other form is for `read_json`, which decides whether it is in order.
class FlatJson {
 public:
  /// As `JsonMember`, but valid as long as the line.
  struct Member {
    std::string_view name;
    std::string_view text;
  };

  /// Reads a line; false where it has another form.
  bool read(std::string_view line);

  [[nodiscard]] const std::vector<Member>& members() const { return members_; }
  /// Tells whether the names are those of the line read before, in the same order.
  [[nodiscard]] bool has_same_names() const { return same_names_; }

 private:
  bool skip(char sign);
  std::optional<std::string_view> text();
  std::optional<std::string_view> value();
  std::optional<std::string_view> number();
  bool take_names();

  std::string_view rest_;
  std::vector<Member> members_;
  std::vector<std::string> names_;  ///< of the line before
  bool same_names_ = false;
};

}  // namespace clausule::claims
