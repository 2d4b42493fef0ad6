#include "tools/claims/flat_json.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "interpreter/text.hpp"

namespace clausule::claims {

namespace {

/// Whole numbers up to this length are written in no other way.
constexpr std::size_t most_digits = 18;
/// Each name is compared with all others.
constexpr std::size_t most_members = 100;

/// Tells whether a sign stands for itself within a text.
bool is_plain(char sign) {
  return sign >= ' ' && sign < '\x7F' && sign != '"' && sign != '\\';
}

}  // namespace

/// Takes a sign, and blanks before it.
bool FlatJson::skip(char sign) {
  while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  if (!rest_.starts_with(sign)) return false;
  rest_.remove_prefix(1);
  return true;
}

std::optional<std::string_view> FlatJson::text() {
  if (!skip('"')) return std::nullopt;
  const auto* end = std::ranges::find_if_not(rest_, is_plain);
  if (end == rest_.end() || *end != '"') return std::nullopt;
  const auto length = static_cast<std::size_t>(end - rest_.begin());
  const std::string_view found = rest_.substr(0, length);
  rest_.remove_prefix(length + 1);
  return found;
}

std::optional<std::string_view> FlatJson::number() {
  std::size_t at = rest_.starts_with('-') ? 1 : 0;
  const std::size_t begin = at;
  while (at < rest_.size() && interpreter::is_digit(rest_[at])) ++at;
  const std::size_t whole = at - begin;
  const bool leading_zero = whole > 1 && rest_[begin] == '0';
  if (whole == 0 || whole > most_digits || leading_zero) return std::nullopt;
  if (at < rest_.size() && rest_[at] == '.') {
    const std::size_t mark = at++;
    while (at < rest_.size() && interpreter::is_digit(rest_[at])) ++at;
    if (at == mark + 1) return std::nullopt;
  } else if (rest_.substr(0, at) == "-0") {
    return std::nullopt;
  }
  // Neither an exponent nor anything else that goes on.
  if (at == rest_.size() || (rest_[at] != ',' && rest_[at] != '}' && rest_[at] != ' ')) {
    return std::nullopt;
  }
  const std::string_view found = rest_.substr(0, at);
  rest_.remove_prefix(at);
  return found;
}

std::optional<std::string_view> FlatJson::value() {
  while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  if (rest_.starts_with('"')) return text();
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
      {{"true", "yes"}, {"false", "no"}, {"null", {}}}};
  for (const auto& [word, meaning] : words) {
    if (!rest_.starts_with(word)) continue;
    rest_.remove_prefix(word.size());
    return meaning;
  }
  return number();
}

/// Keeps the names; false where one is there twice.
bool FlatJson::take_names() {
  for (std::size_t index = 1; index < members_.size(); ++index) {
    for (std::size_t before = 0; before < index; ++before) {
      if (members_[before].name == members_[index].name) return false;
    }
  }
  names_.clear();
  for (const Member& member : members_) names_.emplace_back(member.name);
  return true;
}

bool FlatJson::read(std::string_view line) {
  rest_ = line;
  members_.clear();
  same_names_ = true;
  if (!skip('{')) return false;
  do {
    const auto name = text();
    if (!name || !skip(':')) return false;
    const auto found = value();
    if (!found) return false;
    const std::size_t at = members_.size();
    same_names_ = same_names_ && at < names_.size() && names_[at] == *name;
    members_.push_back({*name, *found});
  } while (members_.size() < most_members && skip(','));
  if (!skip('}') || rest_.find_first_not_of(' ') != std::string_view::npos) return false;
  same_names_ = same_names_ && members_.size() == names_.size();
  return same_names_ || take_names();
}

}  // namespace clausule::claims
