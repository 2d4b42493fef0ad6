#include "tools/cli/mutation_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

#include "interpreter/decimal.hpp"
#include "tools/claims/json.hpp"

namespace clausule::cli {

namespace {

using mutation::Change;
using mutation::Fate;

std::size_t count_of(const MutationReport& report, Fate fate) {
  return static_cast<std::size_t>(std::ranges::count(report.fates, fate));
}

/// Returns a text on one line, shortened to what fits beside other words.
std::string shortened(std::string_view text) {
  constexpr std::size_t most = 60;
  std::string result;
  std::size_t signs = 0;
  for (const char sign : text) {
    const bool blank = sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t';
    if (blank && (result.empty() || result.back() == ' ')) continue;
    // The later bytes of a code point belong to the sign before them.
    const bool begins = (static_cast<unsigned char>(sign) & 0xC0U) != 0x80U;
    if (begins && ++signs > most) return result + "…";
    result += blank ? ' ' : sign;
  }
  return result;
}

std::string words_of(const Change& change, const dsl::Sources& sources, const Terminal& terminal) {
  const std::string before = shortened(sources.text(change.shown));
  const std::string rule =
      change.rule.empty()
          ? std::string()
          : fmt::format(fmt::runtime(terminal.pick(" in `{}`", " in `{}`")), change.rule);
  if (change.instead.empty()) {
    return fmt::format("{} `{}`{}", terminal.pick("without", "zonder"), before, rule);
  }
  return fmt::format("`{}` {} `{}`{}", before, terminal.pick("becomes", "wordt"),
                     shortened(change.instead), rule);
}

/// Returns `2 lines`, or with the word for one: `1 line`.
std::string counted(std::uint64_t count, std::string_view one, std::string_view more) {
  return fmt::format("{} {}", count, count == 1 ? one : more);
}

std::string moved_words(const Moved& moved, const Terminal& terminal) {
  std::string where;
  if (moved.lines > 0) {
    where = counted(moved.lines, terminal.pick("line", "regel"), terminal.pick("lines", "regels"));
  }
  if (moved.settlements > 0) {
    if (!where.empty()) where += terminal.pick(" and ", " en ");
    where += counted(moved.settlements, terminal.pick("settlement", "verrekening"),
                     terminal.pick("settlements", "verrekeningen"));
  }
  if (where.empty()) {
    return std::string(
        terminal.pick("moves nothing in the portfolio", "verandert niets in de portefeuille"));
  }
  return fmt::format(fmt::runtime(terminal.pick("moves {} on {}", "raakt {} op {}")),
                     moved.euros.to_string(terminal.language()), where);
}

/// One change that survived in one place, or in one column of several rows.
struct Told {
  const Survivor* first = nullptr;
  std::vector<std::size_t> more;  ///< the numbers of the other lines
  std::optional<Moved> moved;     ///< all together
};

/// What survivors have in common that are told as one.
using Likeness = std::tuple<std::uint32_t, std::string, std::string, std::size_t>;

Likeness likeness_of(const Change& change, const dsl::Sources& sources) {
  const std::string_view before =
      sources.line(change.shown).substr(0, sources.position(change.shown).column - 1);
  const auto column =
      std::ranges::count_if(before, [](char sign) { return sign == ';' || sign == ','; });
  return {change.shown.file.index, std::string(sources.text(change.shown)), change.instead,
          static_cast<std::size_t>(column)};
}

/// Brings together what survived alike in the rows of a table, and puts the dearest first.
std::vector<Told> told(const MutationReport& report, const dsl::Sources& sources) {
  std::vector<Told> all;
  std::map<Likeness, std::size_t> tables;
  for (const Survivor& survivor : report.survivors) {
    const dsl::Location& place = survivor.change.shown;
    if (sources.get(place.file).name.ends_with(".csv")) {
      const auto [found, is_new] =
          tables.try_emplace(likeness_of(survivor.change, sources), all.size());
      if (!is_new) {
        Told& one = all[found->second];
        one.more.push_back(sources.position(place).line);
        if (one.moved) {
          one.moved->euros.add(survivor.moved->euros);
          one.moved->lines += survivor.moved->lines;
          one.moved->settlements += survivor.moved->settlements;
        }
        continue;
      }
    }
    all.push_back({&survivor, {}, survivor.moved});
  }
  std::ranges::stable_sort(all, [](const Told& left, const Told& right) {
    return left.moved && is_dearer(*left.moved, *right.moved);
  });
  return all;
}

/// Returns `, and so on 12 more lines: 3, 4, 5, …`.
std::string more_words(const std::vector<std::size_t>& lines, const Terminal& terminal) {
  constexpr std::size_t most = 5;
  if (lines.empty()) return {};
  std::string words = fmt::format(
      fmt::runtime(lines.size() == 1 ? terminal.pick(", and so on line ", ", en zo op regel ")
                                     : terminal.pick(", and so on {} more lines: ",
                                                     ", en zo op nog {} regels: ")),
      lines.size());
  const std::size_t shown = std::min(lines.size(), most);
  words += fmt::format(
      "{}", fmt::join(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
  return shown < lines.size() ? words + ", …" : words;
}

void say_survivor(const Told& survivor, const dsl::Sources& sources, const Terminal& terminal) {
  const Change& change = survivor.first->change;
  std::string words = words_of(change, sources, terminal) + more_words(survivor.more, terminal);
  if (survivor.moved) words += ": " + moved_words(*survivor.moved, terminal);
  terminal.say(Stream::output, change.shown, words, sources);
}

std::string counts_of(const MutationReport& report, const Terminal& terminal) {
  const std::size_t refused = count_of(report, Fate::refused);
  const std::size_t noticed =
      refused + count_of(report, Fate::failed) + count_of(report, Fate::refuted);
  const std::size_t equal = count_of(report, Fate::same_rules) +
                            count_of(report, Fate::outside_contract) +
                            count_of(report, Fate::without_effect);
  std::string out = fmt::format(
      fmt::runtime(
          report.fates.size() == 1
              ? terminal.pick("{}: {} change, {} noticed", "{}: {} wijziging, {} opgemerkt")
              : terminal.pick("{}: {} changes, {} noticed", "{}: {} wijzigingen, {} opgemerkt")),
      report.contract, report.fates.size(), noticed);
  if (refused > 0) {
    out += fmt::format(fmt::runtime(terminal.pick(" ({} refused by the check)",
                                                  " ({} geweigerd door de controle)")),
                       refused);
  }
  if (equal > 0) {
    out +=
        fmt::format(fmt::runtime(terminal.pick(", {} proved equal", ", {} bewezen gelijk")), equal);
  }
  out += fmt::format(fmt::runtime(terminal.pick(", {} not noticed", ", {} niet opgemerkt")),
                     report.survivors.size());
  if (!report.survivors.empty() && report.survivors.front().moved) {
    const auto moving = std::ranges::count_if(
        report.survivors, [](const Survivor& one) { return moves(*one.moved); });
    out += fmt::format(fmt::runtime(terminal.pick(" ({} of which move something)",
                                                  " (waarvan {} iets veranderen)")),
                       moving);
  }
  return out + "\n";
}

std::string json_of(const Survivor& survivor, const dsl::Sources& sources) {
  const Change& change = survivor.change;
  const dsl::Position position = sources.position(change.shown);
  std::string out = "{";
  claims::append_member(out, "file", sources.get(change.shown.file).name);
  out += fmt::format(R"(,"line":{},"column":{},)", position.line, position.column);
  claims::append_member(out, "rule", change.rule);
  out += ',';
  claims::append_member(out, "kind", info(change.kind).name);
  out += ',';
  claims::append_member(out, "from", sources.text(change.shown));
  out += ',';
  claims::append_member(out, "to", change.instead);
  if (survivor.moved) {
    out += fmt::format(R"(,"euros":"{}","lines":{},"settlements":{})",
                       survivor.moved->euros.euros().to_string('.'), survivor.moved->lines,
                       survivor.moved->settlements);
  }
  return out + "}";
}

std::string json_of(const MutationReport& report, const dsl::Sources& sources) {
  std::string out = "{";
  claims::append_member(out, "contract", report.contract);
  out += fmt::format(
      R"(,"changes":{},"refused":{},"failed":{},"refuted":{},)"
      R"("equal":{{"same_rules":{},"outside_contract":{},"without_effect":{}}},"survived":[)",
      report.fates.size(), count_of(report, Fate::refused), count_of(report, Fate::failed),
      count_of(report, Fate::refuted), count_of(report, Fate::same_rules),
      count_of(report, Fate::outside_contract), count_of(report, Fate::without_effect));
  for (const Survivor& survivor : report.survivors) {
    if (out.back() != '[') out += ',';
    out += json_of(survivor, sources);
  }
  out += R"(],"left_alone":[)";
  for (const mutation::LeftAlone& table : report.left_alone) {
    if (out.back() != '[') out += ',';
    out += '{';
    claims::append_member(out, "table", table.table);
    out += fmt::format(R"(,"rows":{}}})", table.rows);
  }
  return out + "]}\n";
}

}  // namespace

void say(const MutationReport& report, const dsl::Sources& sources, const Terminal& terminal) {
  if (terminal.is_json()) return terminal.say(Stream::output, json_of(report, sources));
  for (const Told& survivor : told(report, sources)) say_survivor(survivor, sources, terminal);
  for (const mutation::LeftAlone& table : report.left_alone) {
    terminal.say(Stream::output,
                 fmt::format(fmt::runtime(terminal.pick(
                                 "{0}: {1} rows were left as they are: only the first {2} are "
                                 "changed\n",
                                 "{0}: {1} rijen zijn gelaten zoals ze zijn: alleen de eerste {2} "
                                 "worden gewijzigd\n")),
                             table.table, table.rows, table.changed));
  }
  terminal.say(Stream::output, counts_of(report, terminal));
}

}  // namespace clausule::cli
