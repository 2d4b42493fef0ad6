#include "tools/analysis/coverage/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "dsl/display_width.hpp"
#include "interpreter/value.hpp"
#include "tools/analysis/coverage/wording.hpp"

namespace clausule::coverage {

namespace {

bool is_dutch(dsl::Language language) {
  return language == dsl::Language::dutch;
}

std::string flow_text(const Flow& flow, dsl::Language language) {
  if (flow.lines == 0) return {};
  const bool dutch = is_dutch(language);
  return fmt::format(fmt::runtime(dutch ? " ({} {} in de portefeuille, {} vergoed)"
                                        : " ({} {} in the portfolio, {} paid)"),
                     count_text(flow.lines, language),
                     flow.lines == 1 ? (dutch ? "regel" : "line") : (dutch ? "regels" : "lines"),
                     amount_text(flow.paid, language));
}

/// Returns the rule or row of which an item says what was not exercised of it.
const Item& whole_of(const Coverage& coverage, const Item& item) {
  return coverage.items()[item.part_of];
}

/// Of more items of one kind in one rule than this only a few are named, and the rest counted.
constexpr std::size_t most_alike = 6;
constexpr std::size_t few_alike = 3;

using Crowd = std::tuple<Sort, std::string, Kind>;

Crowd crowd_of(const Item& item) {
  return {item.sort, item.rule, item.kind};
}

std::string more_text(const Item& item, std::size_t count, dsl::Language language) {
  return fmt::format(
      fmt::runtime(is_dutch(language)
                       ? "  en nog {} van de {} van {} {}: alle met `--json` of "
                         "`--coverage-html`\n"
                       : "  and {} more of the {} of {} {}: all of them with `--json` "
                         "or `--coverage-html`\n"),
      count, words_of(item.kind).in(language), words_of(item.sort).in(language), item.rule);
}

/// Tells whether a rule or row that holds an item is named already.
bool is_said(const Coverage& coverage, const Item& item) {
  const Item* whole = &item;
  while (&whole_of(coverage, *whole) != whole) {
    whole = &whole_of(coverage, *whole);
    if (!whole->covered) return true;
  }
  return false;
}

}  // namespace

std::string count_text(std::uint64_t number, dsl::Language language) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    digits.insert(at - 3, is_dutch(language) ? "." : ",");
  }
  return digits;
}

std::string amount_text(std::int64_t cents, dsl::Language language) {
  const std::string plain = interpreter::to_string(interpreter::Cents{cents < 0 ? -cents : cents});
  const std::size_t point = plain.find('.');
  const auto euros = static_cast<std::uint64_t>(std::stoull(plain.substr(0, point)));
  return std::string(cents < 0 ? "-" : "") + "€ " + count_text(euros, language) +
         (is_dutch(language) ? "," : ".") + plain.substr(point + 1);
}

std::vector<const Item*> missing(const Coverage& coverage) {
  std::vector<const Item*> missing;
  for (const Item& item : coverage.items()) {
    if (!item.covered && !is_said(coverage, item)) missing.push_back(&item);
  }
  std::ranges::stable_sort(missing, {}, [](const Item* item) { return item->place; });
  return missing;
}

std::string text_of(const Item& item, dsl::Language language) {
  std::string text = words_of(item.sort).in(language) + " " + item.rule;
  if (item.kind == Kind::row) {
    text += (is_dutch(language) ? ", rij " : ", row ") + of_contract(item.what).in(language);
  }
  return text + ": " + item.needs.in(language);
}

std::string text(const Coverage& coverage, const dsl::Sources& sources, bool has_portfolio,
                 dsl::Language language) {
  const bool dutch = is_dutch(language);
  std::string out = fmt::format(
      fmt::runtime(dutch ? "wat de tests van {} raken\n" : "what the tests of {} exercise\n"),
      coverage.program().contract.name);
  std::size_t width = 0;
  for (const Kind kind : kinds) {
    width = std::max(width, dsl::display_width(words_of(kind).in(language)));
  }
  const auto add = [&](const std::string& name, const Tally& tally) {
    const std::size_t blanks = width - dsl::display_width(name) + 2;
    out += fmt::format(
        fmt::runtime(dutch ? "  {}{}{:>5} van {:>5}  {:>3}%\n" : "  {}{}{:>5} of {:>5}  {:>3}%\n"),
        name, std::string(blanks, ' '), tally.covered, tally.all, tally.percent());
  };
  for (const Kind kind : kinds) {
    const Tally tally = coverage.tally(kind);
    if (tally.all > 0) add(words_of(kind).in(language), tally);
  }
  add(dutch ? "samen" : "together", coverage.together());
  const auto left = missing(coverage);
  if (left.empty()) return out;
  out += dutch ? "\nwat geen test raakt\n" : "\nwhat no test exercises\n";
  std::map<Crowd, std::size_t> left_of;
  for (const Item* item : left) ++left_of[crowd_of(*item)];
  std::map<Crowd, std::size_t> said;
  for (const Item* item : left) {
    const Crowd crowd = crowd_of(*item);
    const std::size_t before = said[crowd]++;
    const std::size_t all = left_of[crowd];
    if (all > most_alike && before >= few_alike) {
      if (before == few_alike) out += more_text(*item, all - few_alike, language);
      continue;
    }
    out += fmt::format("{}:{}: {}", sources.get(item->place.file).name,
                       sources.position(item->place).line, text_of(*item, language));
    if (has_portfolio) out += flow_text(item->flow, language);
    out += '\n';
  }
  return out;
}

}  // namespace clausule::coverage
