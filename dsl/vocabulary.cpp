#include "dsl/vocabulary.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace clausule::dsl {

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(separator); at != std::string_view::npos;
       at = text.find(separator)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + separator.size());
  }
  parts.push_back(text);
  return parts;
}

bool continues_word(std::string_view rest) {
  if (rest.empty()) return false;
  const char next = rest[0];
  if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) return true;
  if ((next >= '0' && next <= '9') || next == '_' || next == '-') return true;
  // Letters beyond ASCII; U+00A0 is a blank, and U+20xx are dashes, quotes and the euro sign.
  return static_cast<unsigned char>(next) >= 0x80 && !rest.starts_with("\xC2\xA0") &&
         !rest.starts_with("\xE2") && !rest.starts_with("\xC3\x97");
}

/// The end of the first word as keywords see it: up to a blank or a sign.
std::string_view first_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() &&
         (continues_word(text.substr(at)) || text[at] == '\'' || (at > 0 && text[at] == '/'))) {
    ++at;
  }
  return text.substr(0, at);
}

/// Returns how much of `text` a phrase covers, or 0.
std::size_t phrase_length(const std::vector<std::string_view>& words, std::string_view text) {
  std::size_t at = 0;
  for (const std::string_view word : words) {
    if (at > 0) {
      std::size_t blanks = 0;
      while (const std::size_t length = blank_length(text.substr(at + blanks))) blanks += length;
      if (blanks == 0) return 0;
      at += blanks;
    }
    if (!text.substr(at).starts_with(word)) return 0;
    at += word.size();
  }
  return continues_word(text.substr(at)) ? 0 : at;
}

struct Phrase {
  Keyword keyword{};
  Vocabulary vocabulary{};
  std::vector<std::string_view> words;
};

using PhrasesByFirstWord = std::unordered_map<std::string_view, std::vector<Phrase>>;

const PhrasesByFirstWord& phrases() {
  static const PhrasesByFirstWord index = [] {
    PhrasesByFirstWord result;
    for (std::size_t row = 0; row < keywords.size(); ++row) {
      for (const Vocabulary vocabulary : {Vocabulary::dutch, Vocabulary::english}) {
        const auto keyword = static_cast<Keyword>(row);
        for (const std::string_view phrase : spellings(keyword, vocabulary)) {
          auto words = split(phrase, " ");
          const std::string_view first = words.front();
          result[first].push_back({keyword, vocabulary, std::move(words)});
        }
      }
    }
    return result;
  }();
  return index;
}

}  // namespace

std::vector<std::string_view> spellings(Keyword keyword, Vocabulary vocabulary) {
  const KeywordInfo& row = info(keyword);
  return split(vocabulary == Vocabulary::dutch ? row.dutch : row.english, ", ");
}

std::string_view spelling(Keyword keyword, Vocabulary vocabulary) {
  const KeywordInfo& row = info(keyword);
  const std::string_view all = vocabulary == Vocabulary::dutch ? row.dutch : row.english;
  return all.substr(0, all.find(", "));
}

std::string_view translated(Keyword keyword, std::string_view written, Vocabulary vocabulary) {
  const auto result = spellings(keyword, vocabulary);
  for (const Vocabulary either : {Vocabulary::dutch, Vocabulary::english}) {
    const auto all = spellings(keyword, either);
    const auto found = std::ranges::find(all, written);
    const auto index = static_cast<std::size_t>(found - all.begin());
    if (found != all.end() && index < result.size()) return result[index];
  }
  return result.front();
}

std::optional<KeywordMatch> match_keyword(std::string_view text) {
  const std::string_view word = first_word(text);
  if (word.empty()) return std::nullopt;
  const auto longest = [&](std::string_view first) -> std::optional<KeywordMatch> {
    const auto found = phrases().find(first);
    if (found == phrases().end()) return std::nullopt;
    std::optional<KeywordMatch> best;
    for (const Phrase& phrase : found->second) {
      const std::size_t length = phrase_length(phrase.words, text);
      if (length == 0 || (best && length < best->length)) continue;
      if (best && length == best->length) {
        best->vocabulary.reset();
      } else {
        best = KeywordMatch{phrase.keyword, length, phrase.vocabulary};
      }
    }
    return best;
  };
  if (auto match = longest(word)) return match;
  const std::size_t slash = word.find('/');
  return slash == std::string_view::npos ? std::nullopt : longest(word.substr(0, slash));
}

const std::vector<std::string_view>& reserved_words() {
  static const std::vector<std::string_view> words = [] {
    std::vector<std::string_view> result;
    for (std::size_t row = 0; row < keywords.size(); ++row) {
      if (!keywords.at(row).has(Place::in)) continue;
      for (const Vocabulary vocabulary : {Vocabulary::dutch, Vocabulary::english}) {
        for (const std::string_view phrase : spellings(static_cast<Keyword>(row), vocabulary)) {
          result.push_back(phrase.substr(0, phrase.find(' ')));
        }
      }
    }
    std::ranges::sort(result);
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
  }();
  return words;
}

bool is_reserved(std::string_view word) {
  return std::ranges::binary_search(reserved_words(), word);
}

bool opens_line(std::string_view word) {
  const auto match = match_keyword(word);
  return match && match->length == word.size() && info(match->keyword).opens();
}

std::optional<std::string_view> canonical_name(std::string_view name) {
  for (const BuiltInName& row : built_in_names) {
    if (row.dutch == name || row.english == name) return row.dutch;
  }
  return std::nullopt;
}

std::optional<std::string_view> canonical_name(std::string_view name, NameRole role) {
  for (const BuiltInName& row : built_in_names) {
    if (row.role == role && (row.dutch == name || row.english == name)) return row.dutch;
  }
  return std::nullopt;
}

std::optional<std::string_view> translated_name(std::string_view name, Vocabulary vocabulary) {
  for (const BuiltInName& row : built_in_names) {
    if (row.dutch != name && row.english != name) continue;
    return vocabulary == Vocabulary::dutch ? row.dutch : row.english;
  }
  return std::nullopt;
}

}  // namespace clausule::dsl
