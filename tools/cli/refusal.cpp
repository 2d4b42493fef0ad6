#include "tools/cli/refusal.hpp"

#include <array>
#include <optional>
#include <regex>
#include <string_view>

namespace clausule::cli {

namespace {

/// A sentence of CLI11, and what we say in its place.
struct Sentence {
  std::string_view of_library;
  std::string_view english;
  std::string_view dutch;
};

// The first that fits counts.
constexpr std::array sentences{
    Sentence{"A subcommand is required", "say what to do: `clausule check`, `clausule run` …",
             "zeg wat er moet gebeuren: `clausule check`, `clausule run` …"},
    Sentence{R"(Exactly 1 option from \[(.*),(.*)\] is required and .* were given)",
             "$1 and $2 do not go together: leave one out",
             "$1 en $2 gaan niet samen: laat een van beide weg"},
    Sentence{R"(Exactly 1 option from \[(.*),(.*)\] is required)", "something is missing: $1 or $2",
             "er ontbreekt iets: $1 of $2"},
    Sentence{"(.*) is required", "something is missing: $1", "er ontbreekt iets: $1"},
    Sentence{"The following arguments? (?:was|were) not expected: (.*)",
             "something nobody asked for: $1", "iets waar niemand om vroeg: $1"},
    Sentence{"(.*) requires (.*)", "$1 goes with $2 only", "$1 gaat alleen met $2"},
    Sentence{"(.*) excludes (.*)", "$1 and $2 do not go together: leave one out",
             "$1 en $2 gaan niet samen: laat een van beide weg"},
    Sentence{"(.*): [0-9]+ required .* missing", "$1 needs a value", "$1 heeft een waarde nodig"},
    Sentence{"Could not convert: (.*) = (.*)", "$1 cannot be `$2`", "$1 kan niet `$2` zijn"},
};

}  // namespace

std::string refusal_of(const CLI::ParseError& error, const Terminal& terminal) {
  const std::string said = error.what();
  for (const auto& [of_library, english, dutch] : sentences) {
    const std::regex form{std::string(of_library)};
    if (!std::regex_match(said, form)) continue;
    return std::regex_replace(said, form, std::string(terminal.pick(english, dutch)),
                              std::regex_constants::format_first_only);
  }
  return said;
}

}  // namespace clausule::cli
