#include "tools/cli/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace clausule::cli {

CLI::Validator one_of(const Terminal& terminal, std::vector<std::string> words) {
  const bool dutch = terminal.language() == dsl::Language::dutch;
  const auto check = [words = std::move(words), dutch](const std::string& word) {
    if (std::ranges::count(words, word) > 0) return std::string();
    return fmt::format(fmt::runtime(dutch ? "`{}` is geen van: {}" : "`{}` is none of: {}"), word,
                       fmt::join(words, ", "));
  };
  return {check, "", ""};
}

CLI::Validator number_between(const Terminal& terminal, std::size_t least, std::size_t most) {
  const bool dutch = terminal.language() == dsl::Language::dutch;
  const auto check = [least, most, dutch](const std::string& word) {
    std::size_t number = 0;
    const char* end = word.data() + word.size();
    const auto [at, error] = std::from_chars(word.data(), end, number);
    if (error == std::errc() && at == end && least <= number && number <= most) {
      return std::string();
    }
    return fmt::format(fmt::runtime(dutch ? "`{}` is geen geheel getal van {} t/m {}"
                                          : "`{}` is no whole number from {} through {}"),
                       word, least, most);
  };
  return {check, "", ""};
}

}  // namespace clausule::cli
