#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "dsl/lexical.hpp"
#include "dsl/spelling.hpp"
#include "dsl/syntax_parser.hpp"

namespace clausule::dsl {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view mark_of_rules = "clausule";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// The opening line of a fence.
struct Opening {
  char sign = '`';
  std::size_t length = 0;
  std::string_view word;  ///< the first word behind it
};

std::optional<Opening> opening_of(std::string_view line) {
  const std::string_view content = trimmed(line);
  if (content.empty() || (content[0] != '`' && content[0] != '~')) return std::nullopt;
  const std::size_t length = std::min(content.find_first_not_of(content[0]), content.size());
  if (length < 3) return std::nullopt;
  const std::string_view information = trimmed(content.substr(length));
  if (content[0] == '`' && information.find('`') != std::string_view::npos) return std::nullopt;
  return Opening{content[0], length, information.substr(0, information.find_first_of(" \t{,"))};
}

bool closes(std::string_view line, const Opening& opening) {
  const std::string_view content = trimmed(line);
  return content.size() >= opening.length &&
         content.find_first_not_of(opening.sign) == std::string_view::npos;
}

/// The headings above a place, one for each level.
class Trail {
 public:
  /// Takes in a line if it is an ATX heading.
  void read(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    std::string_view content = trimmed(line);
    const std::size_t level = std::min(content.find_first_not_of('#'), content.size());
    const bool heading =
        indent < 4 && level >= 1 && level <= headings_.size() &&
        (level == content.size() || content[level] == ' ' || content[level] == '\t');
    if (!heading) return;
    content = trimmed(content.substr(level));
    const std::size_t text_end = content.find_last_not_of('#');
    if (text_end == std::string_view::npos) {
      content = {};
    } else if (text_end + 1 < content.size() && content[text_end] == ' ') {
      content = trimmed(content.substr(0, text_end));
    }
    headings_.at(level - 1) = content;
    std::fill(headings_.begin() + static_cast<std::ptrdiff_t>(level), headings_.end(),
              std::string_view());
  }

  /// Returns the headings from level 2 down, joined by ` > `.
  [[nodiscard]] std::string text() const {
    std::string result;
    for (std::size_t level = 1; level < headings_.size(); ++level) {
      if (headings_.at(level).empty()) continue;
      if (!result.empty()) result += " > ";
      result += headings_.at(level);
    }
    return result;
  }

 private:
  std::array<std::string_view, 6> headings_;
};

}  // namespace

std::vector<Fence> find_fences(FileId file, const Sources& sources, Diagnostics& diagnostics) {
  const SourceFile& source = sources.get(file);
  const std::string_view text = source.text;
  const std::size_t start = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  if (!std::string_view(source.name).ends_with(".clausule.md")) {
    return {{offset(start), offset(text.size()), {}}};
  }
  std::vector<Fence> fences;
  std::optional<Opening> open;
  Location opened{file, 0, 0};
  std::size_t content = 0;
  Trail trail;
  for (std::size_t at = start; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::size_t next = std::min(end + 1, text.size());
    if (open) {
      if (closes(line, *open)) {
        if (open->word == mark_of_rules) {
          fences.push_back({offset(content), offset(at), trail.text()});
        }
        open.reset();
      }
    } else if (const auto opening = opening_of(line)) {
      open = opening;
      content = next;
      opened = {file, offset(at), offset(at + trimmed(line).size())};
      const bool near =
          open->word != mark_of_rules && edit_distance(open->word, mark_of_rules, 2) <= 2;
      if (near) diagnostics.report<Kind::unknown_fence>(opened, std::string(open->word));
    } else {
      trail.read(line);
    }
    at = next;
  }
  if (open && open->word == mark_of_rules) {
    fences.push_back({offset(content), offset(text.size()), trail.text()});
    diagnostics.report<Kind::unclosed_fence>(opened, std::string(open->length, open->sign));
  }
  return fences;
}

}  // namespace clausule::dsl
