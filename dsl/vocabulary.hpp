#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"

namespace clausule::dsl {

using ast::Vocabulary;

/// Every keyword there is; the table is `keywords.def`.
enum class Keyword : std::uint8_t {
#define CLAUSULE_KEYWORD(keyword, places, dutch, english, use) keyword,
#include "dsl/keywords.def"
};

/// Where a keyword may stand; a keyword may have several places.
enum class Place : std::uint8_t { head = 1, line = 2, in = 4, unit = 8, type = 16, outcome = 32 };

/// One row of the table of keywords. Several spellings are separated by a comma and a blank.
struct KeywordInfo {
  std::string_view name;
  std::uint8_t places;
  std::string_view dutch;
  std::string_view english;
  std::string_view use;

  [[nodiscard]] constexpr bool has(Place place) const {
    return (places & static_cast<std::uint8_t>(place)) != 0;
  }
  /// Tells whether the keyword opens a declaration or a clause.
  [[nodiscard]] constexpr bool opens() const { return has(Place::head) || has(Place::line); }
};

constexpr std::uint8_t operator|(Place one, Place other) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(one) | static_cast<unsigned>(other));
}

namespace places {
using enum Place;
/// The table of keywords, in the order of `Keyword`.
inline constexpr auto table = std::to_array<KeywordInfo>({
#define CLAUSULE_KEYWORD(keyword, places, dutch, english, use) \
  {#keyword, static_cast<std::uint8_t>(places), dutch, english, use},
#include "dsl/keywords.def"
});
}  // namespace places

inline constexpr const auto& keywords = places::table;

/// Returns the row of a keyword.
constexpr const KeywordInfo& info(Keyword keyword) {
  return keywords.at(static_cast<std::size_t>(keyword));
}

/// Returns the first spelling of a keyword.
std::string_view spelling(Keyword keyword, Vocabulary vocabulary);
/// Returns all spellings of a keyword: two for `dag, dagen`.
std::vector<std::string_view> spellings(Keyword keyword, Vocabulary vocabulary);

/// Returns a keyword in a vocabulary as it was written in either: `days` gives `dagen`.
std::string_view translated(Keyword keyword, std::string_view written, Vocabulary vocabulary);

/// A keyword found at the start of a text. `vocabulary` is empty where both write it alike.
struct KeywordMatch {
  Keyword keyword{};
  std::size_t length = 0;
  std::optional<Vocabulary> vocabulary;
};

/// Returns the longest keyword of either vocabulary with which `text` begins; its words may be
/// separated by any blanks, and no letter, digit, `_` or `-` follows it.
std::optional<KeywordMatch> match_keyword(std::string_view text);

/// Returns the length of the blank (space, tab, U+00A0) with which `text` begins, 0 for none.
constexpr std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '\t') return 1;
  return text.starts_with("\xC2\xA0") ? 2 : 0;
}

/// Tells whether a word is reserved as a name: the first word of a keyword with place `in`.
bool is_reserved(std::string_view word);
/// Returns all reserved words in alphabetical order.
const std::vector<std::string_view>& reserved_words();
/// Tells whether a word alone opens a declaration or clause, so that nobody may declare it.
bool opens_line(std::string_view word);

/// What a name that the language brings along is.
enum class NameRole : std::uint8_t {
  entity,
  fact,
  derived,
  contract,
  result,
  column,
  outcome,
  ground
};

/// A name that the language brings along.
struct BuiltInName {
  NameRole role{};
  std::string_view dutch;
  std::string_view english;
};

/// The names that the language brings along.
inline constexpr auto built_in_names = std::to_array<BuiltInName>({
#define CLAUSULE_NAME(role, dutch, english) {NameRole::role, dutch, english},
#include "dsl/names.def"
});

/// Returns the Dutch spelling of a built-in name in either vocabulary, whatever its role, or
/// nothing: `date` and `datum` give `datum`, `approved` gives `toegekend`.
std::optional<std::string_view> canonical_name(std::string_view name);
/// The same for the names of one role only.
std::optional<std::string_view> canonical_name(std::string_view name, NameRole role);
/// Returns the spelling of a built-in name in a vocabulary, given in either, or nothing.
std::optional<std::string_view> translated_name(std::string_view name, Vocabulary vocabulary);

}  // namespace clausule::dsl
