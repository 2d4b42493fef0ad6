#include "tools/analysis/coverage/html_prose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tools/analysis/coverage/html.hpp"

namespace clausule::coverage {

namespace {

enum class Block { none, paragraph, quotation, verbatim };

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

/// Writes line after line and closes what is open where something else begins.
class Prose {
 public:
  explicit Prose(std::string& out) : out_(out) {}
  ~Prose() { turn_to(Block::none); }
  Prose(const Prose&) = delete;
  Prose& operator=(const Prose&) = delete;

  void add(std::string_view line) {
    const std::string_view content = trimmed(line);
    if (content.starts_with("```") || content.starts_with("~~~")) {
      turn_to(Block::none);
      fenced_ = !fenced_;
    } else if (fenced_) {
      put(Block::verbatim, line);
    } else if (content.empty()) {
      turn_to(Block::none);
    } else if (const std::size_t level = content.find_first_not_of('#');
               level != std::string_view::npos && level > 0 && content[level] == ' ') {
      turn_to(Block::none);
      // The page itself has the heading of the first level.
      const std::size_t deep = std::min<std::size_t>(level + 1, 6);
      out_ += fmt::format("<h{0}>{1}</h{0}>\n", deep, escaped(trimmed(content.substr(level))));
    } else if (content.front() == '>') {
      const std::string_view quoted = trimmed(content.substr(1));
      if (quoted.empty()) {
        if (block_ == Block::quotation) out_ += "<br><br>\n";
      } else {
        put(Block::quotation, quoted);
      }
    } else if (content.front() == '|') {
      put(Block::verbatim, content);
    } else {
      if (content.starts_with("- ") || content.starts_with("* ")) turn_to(Block::none);
      put(Block::paragraph, content);
    }
  }

 private:
  static std::string_view tag(Block block) {
    switch (block) {
      case Block::none:
        return {};
      case Block::paragraph:
        return "p";
      case Block::quotation:
        return "blockquote";
      case Block::verbatim:
        return "pre";
    }
    return {};
  }

  void turn_to(Block block) {
    if (block == block_) return;
    if (block_ != Block::none) out_ += fmt::format("</{}>\n", tag(block_));
    if (block != Block::none) out_ += fmt::format("<{}>", tag(block));
    block_ = block;
  }

  void put(Block block, std::string_view text) {
    turn_to(block);
    out_ += escaped(text) + "\n";
  }

  std::string& out_;
  Block block_ = Block::none;
  bool fenced_ = false;
};

}  // namespace

void append_prose(std::string& out, std::string_view text) {
  Prose prose(out);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    prose.add(text.substr(at, end - at));
    at = end + 1;
  }
}

}  // namespace clausule::coverage
