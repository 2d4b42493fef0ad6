#include "tools/portfolio/portfolio.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

#include "tools/cli/commands.hpp"
#include "tools/cli/progress.hpp"

namespace clausule::cli {

namespace {

template <typename Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Reads `2023-2024` or `2024`.
bool read_years(const std::string& text, portfolio::Options& options) {
  const std::size_t dash = text.find('-');
  options.from_year = number<int>(std::string_view(text).substr(0, dash));
  options.through_year = dash == std::string::npos
                             ? options.from_year
                             : number<int>(std::string_view(text).substr(dash + 1));
  return options.from_year && options.through_year && *options.from_year >= portfolio::first_year &&
         *options.through_year <= portfolio::last_year &&
         *options.from_year <= *options.through_year;
}

int refuse(std::string_view option, std::string_view text, std::string_view remedy,
           const Terminal& terminal) {
  return terminal.stop(fmt::format("{} `{}`: {}", option, text, remedy));
}

}  // namespace

int portfolio(const PortfolioOptions& given, const Terminal& terminal) {
  portfolio::Options options;
  const auto lines = number<std::uint64_t>(given.lines);
  if (!lines) {
    return refuse("--lines", given.lines,
                  terminal.pick("write a whole number", "schrijf een geheel getal"), terminal);
  }
  const auto seed = number<std::uint64_t>(given.seed);
  if (!seed) {
    return refuse("--seed", given.seed,
                  terminal.pick("write a whole number", "schrijf een geheel getal"), terminal);
  }
  options.lines = *lines;
  options.seed = *seed;
  options.contract = given.contract;
  options.folder = given.folder;
  if (given.years && !read_years(*given.years, options)) {
    return refuse("--years", *given.years,
                  fmt::format(fmt::runtime(terminal.pick(
                                  "write two years from {} through {}, as in `2023-2024`",
                                  "schrijf twee jaren van {} t/m {}, zoals `2023-2024`")),
                              portfolio::first_year, portfolio::last_year),
                  terminal);
  }
  Progress progress(terminal);
  options.progress = [&](std::uint64_t made) { progress.show(made); };
  const auto result = portfolio::make(options);
  progress.clear();
  if (const auto* failure = std::get_if<portfolio::Failure>(&result)) {
    return terminal.stop(terminal.pick(failure->english, failure->dutch));
  }
  const auto& made = std::get<portfolio::Made>(result);
  terminal.say(
      Stream::errors,
      fmt::format(
          fmt::runtime(terminal.pick("{}: {} lines, {} insured, {} enrolments, {} providers\n",
                                     "{}: {} regels, {} verzekerden, {} inschrijvingen, {} "
                                     "zorgverleners\n")),
          given.folder, made.lines, made.insured, made.enrolments, made.providers));
  return status_fine;
}

}  // namespace clausule::cli
