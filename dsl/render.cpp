#include "dsl/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "dsl/lexical.hpp"

namespace clausule::dsl {

namespace {

constexpr std::string_view red = "\x1b[1;31m";
constexpr std::string_view yellow = "\x1b[1;33m";
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view green = "\x1b[32m";
constexpr std::string_view plain = "\x1b[0m";

class Renderer {
 public:
  Renderer(const Sources& sources, const RenderOptions& options)
      : sources_(sources), options_(options) {}

  std::string render(const Diagnostic& diagnostic) {
    const KindInfo& row = info(diagnostic.kind);
    const bool error = row.severity == Severity::error;
    const bool dutch = options_.language == Language::dutch;
    const std::string_view word =
        error ? (dutch ? "fout" : "error") : (dutch ? "waarschuwing" : "warning");
    add(bold, place(diagnostic.location));
    add(error ? red : yellow, word);
    text_ += ": ";
    add(bold, message(diagnostic, options_.language));
    text_ += fmt::format(" [{}]\n", row.name);
    underline(diagnostic.location, error ? red : yellow);
    for (const Related& related : diagnostic.related) {
      show(related.location, dutch ? related.dutch : related.english);
    }
    show(dutch ? diagnostic.details.dutch : diagnostic.details.english);
    if (const std::string advice = hint(diagnostic, options_.language); !advice.empty()) {
      note(dutch ? "tip" : "hint", advice);
    }
    if (!diagnostic.mended.empty()) note(dutch ? "beter" : "better", diagnostic.mended);
    if (!diagnostic.example.empty()) {
      note(dutch ? "geval" : "case", dutch ? "kan als test worden overgenomen" : "can be pasted");
      show(diagnostic.example);
    }
    return std::move(text_);
  }

  std::string render(const Location& location, std::string_view sentence) {
    show(location, sentence);
    return std::move(text_);
  }

 private:
  void show(const Location& location, std::string_view sentence) {
    text_ += place(location);
    text_ += sentence;
    text_ += '\n';
    underline(location, green);
  }

  void add(std::string_view colour, std::string_view text) {
    if (options_.colours) text_ += colour;
    text_ += text;
    if (options_.colours) text_ += plain;
  }

  void note(std::string_view label, std::string_view text) {
    text_ += "  ";
    add(green, label);
    text_ += fmt::format(": {}\n", text);
  }

  /// Shows lines of the language as they can be copied.
  void show(std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = std::min(lines.find('\n'), lines.size());
      if (end > 0) text_ += fmt::format("    {}", lines.substr(0, end));
      text_ += '\n';
      lines.remove_prefix(std::min(end + 1, lines.size()));
    }
  }

  std::string place(const Location& location) const {
    if (location.file.index >= sources_.size()) return {};
    const Position position = sources_.position(location);
    return fmt::format("{}:{}:{}: ", sources_.get(location.file).name, position.line,
                       position.column);
  }

  /// Shows the line of a location with `^~~` below exactly what it covers of that line.
  void underline(const Location& location, std::string_view colour) {
    if (location.file.index >= sources_.size()) return;
    std::vector<std::string_view> signs = code_points(sources_.line(location));
    const std::size_t begin = std::min(sources_.position(location).column - 1, signs.size());
    std::string_view covered = sources_.text(location);
    covered = covered.substr(0, covered.find_first_of("\r\n"));
    const std::size_t marked = std::max<std::size_t>(code_points(covered).size(), 1);
    const std::size_t width = std::max<std::size_t>(options_.width, 20);
    std::size_t first = 0;
    std::size_t last = signs.size();
    if (signs.size() > width) {
      first = begin > width / 2 ? begin - width / 2 : 0;
      first = std::min(first, signs.size() - width);
      last = first + width;
    }
    const std::string_view more = first > 0 ? "…" : "";
    text_ += fmt::format("  {}", more);
    for (std::size_t at = first; at < last; ++at) text_ += printable(signs[at]);
    text_ += fmt::format("{}\n  {}", last < signs.size() ? "…" : "", more.empty() ? "" : " ");
    for (std::size_t at = first; at < begin; ++at) text_ += signs[at] == "\t" ? '\t' : ' ';
    const std::size_t room = std::max<std::size_t>(last - std::min(begin, last), 1);
    std::string line(std::min(marked, room), '~');
    line.front() = '^';
    add(colour, line);
    text_ += '\n';
  }

  /// Control signs would move the terminal's cursor.
  static std::string_view printable(std::string_view sign) {
    const bool control = sign.size() == 1 && static_cast<unsigned char>(sign[0]) < 0x20;
    const bool broken = sign == "\x7F" || lexical::find_invalid_utf8(sign);
    return (control && sign != "\t") || broken ? std::string_view("\xEF\xBF\xBD") : sign;
  }

  static std::vector<std::string_view> code_points(std::string_view text) {
    std::vector<std::string_view> signs;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at + 1;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
      signs.push_back(text.substr(at, end - at));
      at = end;
    }
    return signs;
  }

  const Sources& sources_;
  const RenderOptions& options_;
  std::string text_;
};

}  // namespace

std::string render(const Diagnostic& diagnostic, const Sources& sources,
                   const RenderOptions& options) {
  return Renderer(sources, options).render(diagnostic);
}

std::string render(const Location& location, std::string_view sentence, const Sources& sources,
                   const RenderOptions& options) {
  return Renderer(sources, options).render(location, sentence);
}

std::string render(const Diagnostics& diagnostics, const Sources& sources,
                   const RenderOptions& options) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.sorted()) {
    text += render(diagnostic, sources, options);
  }
  return text;
}

}  // namespace clausule::dsl
