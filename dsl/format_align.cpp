#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "dsl/display_width.hpp"
#include "dsl/format_lines.hpp"

namespace clausule::dsl {

namespace {

using Cells = std::vector<std::string>;

std::string joined_all(const std::vector<FormatToken>& tokens) {
  return joined(tokens.data(), tokens.data() + tokens.size());
}

void pad(std::string& text, std::string_view last, std::size_t width) {
  const std::size_t taken = display_width(last);
  if (taken < width) text.append(width - taken, ' ');
}

/// Returns what stands between the bars of a row; nothing where a comment breaks the row.
Cells cells_of(const FormatLine& line) {
  if (line.is_broken) return {};
  Cells cells;
  const FormatToken* const end = line.tokens.data() + line.tokens.size();
  const auto is_bar = [](const FormatToken& token) { return token.text == "|"; };
  for (const FormatToken* begin = line.tokens.data() + 1; begin != end;) {
    const FormatToken* const bar = std::find_if(begin, end, is_bar);
    cells.push_back(joined(begin, bar));
    begin = bar == end ? end : bar + 1;
  }
  return cells;
}

std::vector<std::size_t> widths_of(const std::vector<Cells>& rows) {
  std::vector<std::size_t> widths;
  for (const Cells& cells : rows) {
    if (widths.size() < cells.size()) widths.resize(cells.size(), 0);
    for (std::size_t at = 0; at < cells.size(); ++at) {
      widths[at] = std::max(widths[at], display_width(cells[at]));
    }
  }
  return widths;
}

void align_table(const std::vector<FormatLine*>& lines) {
  std::vector<Cells> rows;
  rows.reserve(lines.size());
  for (const FormatLine* line : lines) rows.push_back(cells_of(*line));
  const std::vector<std::size_t> widths = widths_of(rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::string text = "|";
    for (std::size_t at = 0; at < rows[row].size(); ++at) {
      text += ' ' + rows[row][at];
      pad(text, rows[row][at], widths[at]);
      text += " |";
    }
    lines[row]->text = rows[row].empty() ? joined_all(lines[row]->tokens) : text;
  }
}

/// Returns the codes, the label and the rest of a row of a group; nothing where it has no label or
/// takes more than one line.
Cells parts_of(const SyntaxTree& tree, const FormatLine& line) {
  if (line.is_broken) return {};
  const std::size_t selection = tree.children(line.node).front();
  for (const std::size_t child : tree.children(selection)) {
    if (tree.nodes[child].kind != SyntaxKind::text) continue;
    const FormatToken* const begin = line.tokens.data();
    const FormatToken* const end = begin + line.tokens.size();
    const FormatToken* const label = std::find_if(begin, end, [&](const FormatToken& token) {
      return token.span.begin == tree.nodes[child].begin;
    });
    if (label == end) return {};
    return {joined(begin, label), label->text, joined(label + 1, end)};
  }
  return {};
}

/// Sets the labels of two rows or more below each other, and what stands behind them.
void align_group(const SyntaxTree& tree, const std::vector<FormatLine*>& lines) {
  std::vector<Cells> rows;
  std::size_t labels = 0;
  std::size_t codes_width = 0;
  std::size_t label_width = 0;
  for (const FormatLine* line : lines) {
    rows.push_back(parts_of(tree, *line));
    const Cells& parts = rows.back();
    if (parts.empty()) continue;
    ++labels;
    codes_width = std::max(codes_width, display_width(parts[0]));
    if (!parts[2].empty()) label_width = std::max(label_width, display_width(parts[1]));
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const Cells& parts = rows[row];
    if (parts.empty() || labels < 2) {
      lines[row]->text = joined_all(lines[row]->tokens);
      continue;
    }
    std::string text = parts[0];
    pad(text, parts[0], codes_width);
    text += "  " + parts[1];
    if (!parts[2].empty()) {
      pad(text, parts[1], label_width);
      text += "  " + parts[2];
    }
    lines[row]->text = std::move(text);
  }
}

}  // namespace

void align_lines(const SyntaxTree& tree, std::vector<FormatLine>& lines) {
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const LineRole role = lines[at].role;
    if (role != LineRole::row && role != LineRole::table_row) {
      lines[at].text = joined_all(lines[at].tokens);
      continue;
    }
    if (!lines[at].text.empty()) continue;
    std::vector<FormatLine*> block;
    for (std::size_t other = at; other < lines.size(); ++other) {
      const bool same = lines[other].role == role && lines[other].block == lines[at].block;
      if (same) block.push_back(&lines[other]);
      if (lines[other].role == LineRole::head) break;
    }
    if (role == LineRole::row) {
      align_group(tree, block);
    } else {
      align_table(block);
    }
  }
}

}  // namespace clausule::dsl
