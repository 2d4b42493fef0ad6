#include "dsl/format_lines.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "dsl/meaning.hpp"

namespace clausule::dsl {

namespace {

struct Start {
  LineRole role{};
  std::size_t block = 0;
  std::size_t node = 0;
};

/// Returns what begins at which place.
using Starts = std::map<std::uint32_t, Start>;
Starts starts_of(const SyntaxTree& tree) {
  Starts starts;
  const auto add_rows = [&](std::size_t block, LineRole role) {
    for (const std::size_t child : tree.children(block)) {
      const SyntaxKind kind = tree.nodes[child].kind;
      const bool is_row =
          kind == SyntaxKind::row || kind == SyntaxKind::header || kind == SyntaxKind::table_row;
      if (is_row) starts[tree.nodes[child].begin] = {role, block, child};
    }
  };
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    if (tree.nodes[node].kind != SyntaxKind::declaration) continue;
    const std::vector<std::size_t> parts = tree.children(node);
    for (const std::size_t part : parts) {
      const LineRole role = part == parts.front() ? LineRole::head : LineRole::clause;
      starts[tree.nodes[part].begin] = {role, part, part};
      if (tree.nodes[part].kind == SyntaxKind::group) add_rows(part, LineRole::row);
      if (tree.nodes[part].kind == SyntaxKind::table) add_rows(part, LineRole::table_row);
    }
  }
  return starts;
}

class LineReader {
 public:
  LineReader(const SyntaxTree& tree, std::string_view text, const Starts& starts)
      : tree_(tree), text_(text), starts_(starts) {}

  void add(const FormatToken& token) {
    if (begins_line(token.span) && !continues_row(token.span)) {
      const bool in_row = row_ && token.span.begin < tree_.nodes[lines_[*row_].node].end;
      if (in_row) lines_[*row_].is_broken = true;
      start_line(token.span);
      FormatLine& line = lines_.back();
      const auto found = starts_.find(token.span.begin);
      if (found != starts_.end()) {
        line.role = found->second.role;
        line.block = found->second.block;
        line.node = found->second.node;
        row_ = lines_.size() - 1;
      } else {
        line.role = token.text == "-" ? LineRole::bullet : LineRole::rest;
      }
    }
    lines_.back().tokens.push_back(token);
    lines_.back().span.end = token.span.end;
    at_ = token.span.end;
  }

  void add_comment(Span comment) {
    const bool own_line = begins_line(comment);
    if (own_line) {
      start_line(comment);
      lines_.back().role = LineRole::comment;
      lines_.back().indent = comment.begin - line_begin(comment.begin);
    }
    lines_.back().comment =
        without_trailing_blanks(text_.substr(comment.begin, comment.end - comment.begin));
    at_ = comment.end;
  }

  std::vector<FormatLine> take() { return std::move(lines_); }

 private:
  [[nodiscard]] std::string_view between(Span next) const {
    return text_.substr(at_, next.begin - at_);
  }

  [[nodiscard]] bool begins_line(Span next) const {
    return lines_.empty() || between(next).find('\n') != std::string_view::npos;
  }

  [[nodiscard]] std::size_t line_begin(std::size_t place) const {
    const std::size_t found = text_.substr(0, place).rfind('\n');
    return found == std::string_view::npos ? 0 : found + 1;
  }

  /// Tells whether a word belongs to the row of a table on the line before.
  [[nodiscard]] bool continues_row(Span next) const {
    if (lines_.empty()) return false;
    const FormatLine& line = lines_.back();
    return line.role == LineRole::table_row && line.comment.empty() &&
           next.begin < tree_.nodes[line.node].end;
  }

  void start_line(Span first) {
    FormatLine line;
    line.span = first;
    line.after_empty_line = !lines_.empty() && std::ranges::count(between(first), '\n') > 1;
    lines_.push_back(std::move(line));
  }

  const SyntaxTree& tree_;
  std::string_view text_;
  const Starts& starts_;
  std::uint32_t at_ = 0;
  std::vector<FormatLine> lines_;
  std::optional<std::size_t> row_;  ///< the last line that begins something
};

/// Tells whether the words up to the next line with code belong to the declaration before it.
bool is_body(const FormatLine& line) {
  return line.role != LineRole::head && line.role != LineRole::comment;
}

std::size_t indent_of(const std::vector<FormatLine>& lines, std::size_t at) {
  switch (lines[at].role) {
    case LineRole::head:
    case LineRole::comment:
      return 0;
    case LineRole::clause:
    case LineRole::table_row:
      return 2;
    case LineRole::row:
    case LineRole::bullet:
      return 4;
    case LineRole::rest:
      break;
  }
  // The line that is continued is the last one that begins something.
  while (at > 0 && (lines[at].role == LineRole::rest || lines[at].role == LineRole::comment)) --at;
  return lines[at].role == LineRole::row || lines[at].role == LineRole::bullet ? 6 : 4;
}

/// Gives comments on lines of their own the indent of what follows, and of what comes before at the
/// end of a declaration if they were indented.
void indent_comments(std::vector<FormatLine>& lines) {
  bool in_body = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].role != LineRole::comment) {
      in_body = true;
      continue;
    }
    std::size_t next = at;
    while (next < lines.size() && lines[next].role == LineRole::comment) ++next;
    if (next < lines.size() && is_body(lines[next])) {
      lines[at].indent = lines[next].indent;
    } else {
      in_body = in_body && lines[at].indent > 0;
      lines[at].indent = in_body ? 2 : 0;
    }
  }
}

}  // namespace

std::vector<std::vector<FormatLine>> format_lines(const SyntaxTree& tree, std::string_view text,
                                                  const std::vector<FormatToken>& tokens) {
  const Starts starts = starts_of(tree);
  std::vector<std::vector<FormatLine>> result;
  auto token = tokens.begin();
  auto comment = tree.comments.begin();
  for (const Fence& fence : tree.fences) {
    LineReader reader(tree, text, starts);
    const auto add_comments = [&](std::uint32_t end) {
      for (; comment != tree.comments.end() && comment->begin < end; ++comment) {
        reader.add_comment(*comment);
      }
    };
    for (; token != tokens.end() && token->span.begin < fence.end; ++token) {
      add_comments(token->span.begin);
      reader.add(*token);
    }
    add_comments(fence.end);
    result.push_back(reader.take());
  }
  return result;
}

void space_lines(std::vector<FormatLine>& lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].role != LineRole::comment) lines[at].indent = indent_of(lines, at);
  }
  indent_comments(lines);
  std::optional<std::size_t> head;     // of the declaration above
  std::optional<std::size_t> outside;  // the first line after its last
  bool one_line = true;
  bool parted = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    FormatLine& line = lines[at];
    if (at > 0 && lines[at - 1].role == LineRole::head && line.indent > 0) {
      line.after_empty_line = false;
    }
    if (line.indent > 0) {
      one_line = one_line && line.role == LineRole::rest;
      outside.reset();
      parted = false;
      continue;
    }
    if (!outside) outside = at;
    parted = parted || line.after_empty_line;
    if (line.role != LineRole::head) continue;
    const bool alike =
        head && lines[*head].tokens.front().text == line.tokens.front().text && one_line;
    if (head && !parted && !alike) lines[*outside].after_empty_line = true;
    head = at;
    outside.reset();
    one_line = true;
    parted = false;
  }
}

}  // namespace clausule::dsl
