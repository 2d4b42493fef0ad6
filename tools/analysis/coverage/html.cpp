#include "tools/analysis/coverage/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "dsl/syntax_parser.hpp"
#include "tools/analysis/coverage/html_prose.hpp"
#include "tools/analysis/coverage/report.hpp"

namespace clausule::coverage {

namespace {

/// So many rows of one file are shown; of a table of millions nobody reads more.
constexpr std::size_t most_lines = 20'000;

constexpr std::string_view style = R"(
body { font: 16px/1.5 Georgia, serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
h1, h2, h3, h4, h5, h6, th, .legend, .needs, .flow { font-family: system-ui, sans-serif; line-height: 1.25; }
blockquote { margin: 1em 0; padding: .2em 1em; border-left: 3px solid #bbb; color: #444; }
pre { overflow-x: auto; font-size: .85rem; }
table.counts { border-collapse: collapse; font-family: system-ui, sans-serif; }
table.counts th, table.counts td { padding: .2em 1em .2em 0; text-align: right; font-weight: normal; }
table.counts th { text-align: left; }
table.rules { border-collapse: collapse; width: 100%; margin: 1em 0; font: .85rem/1.45 ui-monospace, monospace; background: #f7f7f5; }
table.rules td { vertical-align: top; padding: 0 .5em; }
td.place { color: #888; text-align: right; width: 3em; }
td.mark { width: 1.5em; text-align: center; font-weight: bold; border-left: 5px solid transparent; }
td.said { white-space: pre-wrap; overflow-wrap: anywhere; }
td.flow { text-align: right; white-space: nowrap; font-size: .8rem; color: #444; }
tr.all td.mark { border-color: #2f7d4f; color: #2f7d4f; }
tr.part td.mark { border-color: #c58a00; color: #8a6000; }
tr.none td.mark { border-color: #b3261e; color: #b3261e; }
tr.part td.said, tr.none td.said { background: #fff; }
.needs { white-space: normal; margin: .1em 0 .4em; padding-left: 1.4em; font-size: .8rem; color: #8c1d18; }
)";

enum class State { all, part, none };

std::string_view class_of(State state) {
  switch (state) {
    case State::all:
      return "all";
    case State::part:
      return "part";
    case State::none:
      return "none";
  }
  return {};
}

/// A sign that is read without colours.
std::string_view sign_of(State state) {
  switch (state) {
    case State::all:
      return "✓";
    case State::part:
      return "±";
    case State::none:
      return "✗";
  }
  return {};
}

/// What stands at one line of a file.
struct Marks {
  std::vector<const Item*> wholes;  ///< the rules, exceptions and rows that begin there
  std::vector<const Item*> parts;   ///< what is part of one of them
  bool has_missing_part = false;    ///< also elsewhere, in their rows for one
};

class Page {
 public:
  Page(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio,
       dsl::Language language)
      : coverage_(coverage), sources_(sources), has_portfolio_(has_portfolio), language_(language) {
    for (const Item& item : coverage.items()) {
      Marks& marks = marks_[item.place.file][sources.position(item.place).line];
      (is_whole(item) ? marks.wholes : marks.parts).push_back(&item);
      if (item.covered) continue;
      for (const Item* whole = &item;;) {
        const Item* above = &coverage.items()[whole->part_of];
        if (above == whole) break;
        whole = above;
        missing_parts_.insert(whole->place);
      }
    }
  }

  std::string write() {
    const auto& contract = coverage_.program().contract;
    const std::string title = contract.title.empty() ? contract.name : contract.title;
    out_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
        "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
        pick("en", "nl"), escaped(title), style, escaped(title));
    add_counts();
    for (const auto& [file, lines] : marks_) add_file(file);
    return out_ + "</body>\n</html>\n";
  }

 private:
  static bool is_whole(const Item& item) {
    return item.kind == Kind::rule || item.kind == Kind::exception || item.kind == Kind::row;
  }

  [[nodiscard]] std::string_view pick(std::string_view english, std::string_view dutch) const {
    return language_ == dsl::Language::dutch ? dutch : english;
  }

  void add_counts() {
    out_ += fmt::format("<p class=\"legend\">{}@{}</p>\n<table class=\"counts\">\n",
                        escaped(coverage_.program().contract.name), coverage_.program().hash);
    const auto add = [&](std::string_view name, const Tally& tally) {
      out_ += fmt::format("<tr><th>{}</th><td>{} {} {}</td><td>{}%</td></tr>\n", escaped(name),
                          tally.covered, pick("of", "van"), tally.all, tally.percent());
    };
    for (const Kind kind : kinds) {
      if (coverage_.tally(kind).all > 0) add(words_of(kind).in(language_), coverage_.tally(kind));
    }
    add(pick("together", "samen"), coverage_.together());
    out_ += fmt::format(
        "</table>\n<p class=\"legend\">✓ {} · ± {} · ✗ {}{}</p>\n",
        pick("exercised by the tests", "door de tests geraakt"), pick("in part", "voor een deel"),
        pick("by no test", "door geen test"),
        has_portfolio_
            ? pick(" · beside it: the lines of the portfolio that go through it, and what is paid "
                   "for them of what was claimed",
                   " · ernaast: de regels van de portefeuille die erdoor gaan, en wat ervan is "
                   "vergoed van wat is gedeclareerd")
            : std::string_view());
  }

  void add_file(dsl::FileId file) {
    const dsl::SourceFile& source = sources_.get(file);
    out_ += fmt::format("<h2><code>{}</code></h2>\n", escaped(source.name));
    const std::string_view text = source.text;
    const auto files = coverage_.program().files;
    const bool is_contract =
        std::ranges::any_of(files, [&](const auto& one) { return one->id == file; });
    dsl::Diagnostics ignored;
    std::vector<dsl::Fence> rules;
    if (is_contract) {
      rules = dsl::find_fences(file, sources_, ignored);
    } else {
      rules.push_back({0, static_cast<std::uint32_t>(text.size()), {}});
    }
    std::size_t at = 0;
    for (const dsl::Fence& fence : rules) {
      if (is_contract && fence.begin > at) append_prose(out_, without_fence(text, at, fence.begin));
      add_rules(file, fence.begin, fence.end);
      at = std::min<std::size_t>(fence.end, text.size());
      // The line that closes the fence.
      if (is_contract && at < text.size()) {
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
      }
    }
    if (is_contract && at < text.size()) append_prose(out_, text.substr(at));
  }

  /// Returns the prose up to a fence, without the line that opens it.
  static std::string_view without_fence(std::string_view text, std::size_t from, std::size_t to) {
    const std::string_view prose = text.substr(from, to - from);
    const std::size_t end = prose.find_last_not_of('\n');
    if (end == std::string_view::npos) return {};
    const std::size_t last = prose.rfind('\n', end);
    return last == std::string_view::npos ? std::string_view() : prose.substr(0, last);
  }

  void add_rules(dsl::FileId file, std::size_t from, std::size_t to) {
    const std::string_view text = sources_.get(file).text;
    std::size_t number = sources_.position({file, static_cast<std::uint32_t>(from), 0}).line;
    out_ += "<table class=\"rules\">\n";
    std::size_t shown = 0;
    for (std::size_t at = from; at < to; ++number) {
      const std::size_t end = std::min(text.find('\n', at), to);
      if (shown++ < most_lines) add_line(file, number, text.substr(at, end - at));
      at = end + 1;
    }
    if (shown > most_lines) {
      out_ += fmt::format("<tr><td></td><td></td><td class=\"said\">… {}</td></tr>\n",
                          shown - most_lines);
    }
    out_ += "</table>\n";
  }

  /// Tells what became of the rules and rows that begin on a line.
  [[nodiscard]] State state_of(const Marks& marks) const {
    const auto covered = [](const Item* item) { return item->covered; };
    if (std::ranges::none_of(marks.wholes, covered)) return State::none;
    const bool whole = std::ranges::all_of(marks.wholes, covered) &&
                       std::ranges::none_of(marks.wholes, [&](const Item* item) {
                         return missing_parts_.contains(item->place);
                       });
    return whole ? State::all : State::part;
  }

  void add_line(dsl::FileId file, std::size_t number, std::string_view line) {
    const auto& lines = marks_.at(file);
    const auto found = lines.find(number);
    const Marks nothing;
    const Marks& marks = found == lines.end() ? nothing : found->second;
    std::string opening = "<tr>";
    std::string_view sign;
    std::string_view meaning;
    if (!marks.wholes.empty()) {
      const State state = state_of(marks);
      opening = fmt::format("<tr class=\"{}\">", class_of(state));
      sign = sign_of(state);
      switch (state) {
        case State::all:
          meaning = pick("exercised", "geraakt");
          break;
        case State::part:
          meaning = pick("in part", "deels");
          break;
        case State::none:
          meaning = pick("not exercised", "niet geraakt");
          break;
      }
    }
    out_ += fmt::format(
        R"({}<td class="place">{}</td><td class="mark" title="{}">{}</td><td class="said">{})",
        opening, number, meaning, sign, escaped(line));
    add_needs(marks);
    out_ += "</td><td class=\"flow\">";
    if (has_portfolio_ && !marks.wholes.empty()) out_ += flow_of(marks.wholes);
    out_ += "</td></tr>\n";
  }

  void add_needs(const Marks& marks) {
    std::vector<const Item*> needed;
    for (const auto* items : {&marks.wholes, &marks.parts}) {
      for (const Item* item : *items) {
        const Item& whole = coverage_.items()[item->part_of];
        // What is part of something that was never exercised needs that first.
        if (!item->covered && (is_whole(*item) || whole.covered)) needed.push_back(item);
      }
    }
    if (needed.empty()) return;
    out_ += "<ul class=\"needs\">";
    for (const Item* item : needed) {
      out_ += "<li>" + escaped(item->needs.in(language_)) + "</li>";
    }
    out_ += "</ul>";
  }

  [[nodiscard]] std::string flow_of(const std::vector<const Item*>& wholes) const {
    Flow flow;
    for (const Item* item : wholes) {
      if (item->flow.lines > flow.lines) flow = item->flow;
    }
    if (flow.lines == 0) return "–";
    return fmt::format("{} {}<br>{} {} {}", count_text(flow.lines, language_),
                       flow.lines == 1 ? pick("line", "regel") : pick("lines", "regels"),
                       amount_text(flow.paid, language_), pick("of", "van"),
                       amount_text(flow.claimed, language_));
  }

  const Coverage& coverage_;
  const dsl::Sources& sources_;
  bool has_portfolio_;
  dsl::Language language_;
  std::map<dsl::FileId, std::map<std::size_t, Marks>> marks_;
  std::set<dsl::Location> missing_parts_;  ///< the rules and rows with a part that is missing
  std::string out_;
};

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char sign : text) {
    switch (sign) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += sign;
    }
  }
  return out;
}

std::string html(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio,
                 dsl::Language language) {
  return Page(coverage, sources, has_portfolio, language).write();
}

}  // namespace clausule::coverage
