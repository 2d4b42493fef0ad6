#include "dsl/format.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "dsl/build_ast.hpp"
#include "dsl/format_lines.hpp"
#include "dsl/format_names.hpp"
#include "dsl/format_tokens.hpp"
#include "dsl/meaning.hpp"
#include "dsl/syntax_parser.hpp"

namespace clausule::dsl {

namespace {

/// Returns the line end that a text uses first.
std::string_view line_end_of(std::string_view text) {
  const std::size_t first = text.find('\n');
  const bool two = first != std::string_view::npos && first > 0 && text[first - 1] == '\r';
  return two ? "\r\n" : "\n";
}

/// Returns the blanks before the mark that opens a fence: its lines are indented as much.
std::string_view indent_of_fence(std::string_view text, const Fence& fence) {
  if (fence.begin == 0) return {};
  const std::string_view above = text.substr(0, fence.begin - 1);
  const std::size_t line_end = above.rfind('\n');
  const std::string_view line =
      line_end == std::string_view::npos ? above : above.substr(line_end + 1);
  const std::size_t length = line.find_first_not_of(" \t");
  return length == std::string_view::npos ? std::string_view() : line.substr(0, length);
}

void print(std::string& out, const std::vector<FormatLine>& lines, std::string_view margin,
           std::string_view line_end) {
  for (const FormatLine& line : lines) {
    if (line.after_empty_line) out += line_end;
    out += margin;
    out.append(line.indent, ' ');
    out += line.text;
    if (!line.comment.empty() && !line.text.empty()) {
      out += line.role == LineRole::table_row ? "  " : " ";
    }
    out += line.comment;
    out += line_end;
  }
}

std::string laid_out(const SyntaxTree& tree, std::string_view text, Vocabulary vocabulary) {
  auto fences = format_lines(tree, text, format_tokens(tree, text, vocabulary));
  const std::string_view line_end = line_end_of(text);
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; at < fences.size(); ++at) {
    const Fence& fence = tree.fences[at];
    std::vector<FormatLine>& lines = fences[at];
    out += text.substr(done, fence.begin - done);
    align_lines(tree, lines);
    space_lines(lines);
    const bool literate = fence.begin > 0 && text[fence.begin - 1] == '\n';
    print(out, lines, literate ? indent_of_fence(text, fence) : std::string_view(), line_end);
    done = fence.end;
  }
  return out.append(text.substr(done));
}

/// Tells whether a text says the same as a tree, word for word and comment for comment.
bool says_the_same(const SyntaxTree& tree, std::string_view text, const std::string& name,
                   const std::string& other) {
  Sources sources;
  Diagnostics diagnostics;
  const SyntaxTree again = parse_syntax(sources.add(name, other), sources, diagnostics);
  build_ast(again, sources, diagnostics);
  return !diagnostics.has_errors() && meaning_of(tree, text) == meaning_of(again, other) &&
         comments_of(tree, text) == comments_of(again, other);
}

}  // namespace

Formatted format(FileId file, const Sources& sources, std::optional<Vocabulary> vocabulary,
                 Diagnostics& diagnostics) {
  const SourceFile& source = sources.get(file);
  Diagnostics found;
  const SyntaxTree tree = parse_syntax(file, sources, found);
  if (!found.has_errors()) build_ast(tree, sources, found);
  const bool wrong = found.has_errors();
  if (wrong) {
    for (const Diagnostic& one : found.all()) diagnostics.add(one);
    return {FormatStatus::has_errors, source.text};
  }
  std::string text = laid_out(tree, source.text, vocabulary.value_or(tree.vocabulary));
  if (!says_the_same(tree, source.text, source.name, text)) {
    return {FormatStatus::refused, source.text};
  }
  return {FormatStatus::done, std::move(text)};
}

}  // namespace clausule::dsl
