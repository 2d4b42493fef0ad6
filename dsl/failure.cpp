#include "dsl/failure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/lexical.hpp"
#include "dsl/mended_line.hpp"
#include "dsl/spelling.hpp"

namespace clausule::dsl {

namespace {

bool is_line_end(char sign) {
  return sign == '\n' || sign == '\r';
}

/// Finds out which slip a failure comes from.
class Explanation {
 public:
  Explanation(const Failure& failure, const FailureContext& context)
      : failure_(failure), context_(context), at_(failure.at) {}

  Diagnostic explain() {
    if (failure_.kind == Kind::nesting_too_deep) return make(failure_.kind, at_, at_ + 1);
    if (auto slip = quotes()) return *slip;
    if (auto slip = misspelt_opener()) return *slip;
    if (auto slip = number()) return *slip;
    if (auto slip = misspelt_inside()) return *slip;
    if (auto slip = sign()) return *slip;
    if (auto slip = share()) return *slip;
    if (auto slip = name_with_blank()) return *slip;
    if (auto slip = rows_without_colon()) return *slip;
    const std::string_view word = rest(at_).substr(0, lexical::word_length(rest(at_)));
    if (failure_.kind == Kind::text_after_clause && joins(word)) {
      Diagnostic found = on_word(Kind::list_conjunction, {quoted(word)});
      return std::move(found.with_mended(line_with(before_blanks(at_), at_ + word.size(), ",")));
    }
    if ((failure_.kind == Kind::expected_name || failure_.kind == Kind::expected_library) &&
        is_reserved(word)) {
      return on_word(Kind::reserved_name, {quoted(word)});
    }
    const bool names_it = info(failure_.kind).english.find("{0}") != std::string_view::npos;
    return on_word(failure_.kind,
                   names_it ? std::vector{argument(word)} : std::vector<std::string>());
  }

 private:
  std::string_view rest(const char* at) const {
    return {at, static_cast<std::size_t>(context_.end - at)};
  }

  std::string argument(std::string_view word) const {
    if (failure_.keyword) {
      return std::string(
          spelling(*failure_.keyword, context_.vocabulary.value_or(Vocabulary::dutch)));
    }
    return failure_.sign.empty() ? quoted(word) : std::string(failure_.sign);
  }

  Diagnostic make(Kind kind, const char* begin, const char* end,
                  std::vector<std::string> arguments = {}) const {
    const auto offset = [&](const char* at) {
      return static_cast<std::uint32_t>(at - context_.text.data());
    };
    return {kind, {context_.file, offset(begin), offset(end)}, std::move(arguments), {}, {}};
  }

  /// Points at the word where it failed; at a line end right behind what stands there.
  Diagnostic on_word(Kind kind, std::vector<std::string> arguments) const {
    const std::size_t length = lexical::word_length(rest(at_));
    const char* const before = before_blanks(at_);
    const bool ends = length == 0 || *at_ == '#' || std::find(before, at_, '\n') != at_;
    const char* const begin = ends ? before : at_;
    return make(kind, begin, ends ? begin : at_ + length, std::move(arguments));
  }

  const char* before_blanks(const char* at) const {
    while (at > context_.begin) {
      if (at[-1] == ' ' || at[-1] == '\t' || is_line_end(at[-1])) {
        --at;
      } else if (at - context_.begin >= 2 && at[-2] == '\xC2' && at[-1] == '\xA0') {
        at -= 2;
      } else {
        break;
      }
    }
    return at;
  }

  const char* line_begin(const char* at) const {
    while (at > context_.text.data() && at[-1] != '\n') --at;
    while (const std::size_t length = blank_length(rest(at))) at += length;
    return at;
  }

  const char* line_end(const char* at) const { return std::find_if(at, context_.end, is_line_end); }

  /// Returns the line with one part replaced.
  std::string line_with(const char* from, const char* to, std::string_view text) const {
    const char* const start = context_.text.data();
    return mended_line(context_.text, static_cast<std::size_t>(from - start),
                       static_cast<std::size_t>(to - start), text);
  }

  std::optional<Diagnostic> quotes() const {
    constexpr std::array<std::string_view, 7> curly = {"“", "”", "„", "‟", "‘", "’", "‚"};
    const auto curly_length = [&](std::string_view text) {
      const auto* found =
          std::ranges::find_if(curly, [&](std::string_view one) { return text.starts_with(one); });
      return found == curly.end() ? std::size_t{0} : found->size();
    };
    const char* const stop = line_end(at_);
    // `hele euro’s` fails at its first word.
    const char* place = at_;
    const std::string_view phrase =
        rest(at_).substr(0, std::min<std::size_t>(rest(at_).size(), 14));
    if (phrase.starts_with("hele euro") || phrase.starts_with("whole euro")) {
      while (place < stop && curly_length(rest(place)) == 0) ++place;
      if (place == stop) place = at_;
    }
    if (curly_length(rest(place)) > 0) {
      std::string mended(std::min(line_begin(at_), at_), place);
      for (const char* at = place; at < stop;) {
        const std::size_t length = curly_length(rest(at));
        const bool single =
            rest(at).starts_with("‘") || rest(at).starts_with("’") || rest(at).starts_with("‚");
        mended.append(length == 0 ? std::string_view(at, 1) : single ? "'" : "\"");
        at += std::max<std::size_t>(length, 1);
      }
      return std::move(make(Kind::curly_quotes, place, place + curly_length(rest(place)))
                           .with_mended(std::move(mended)));
    }
    if (at_ < stop && *at_ == '"' && lexical::text_length(rest(at_)) == 0) {
      return make(Kind::unclosed_text, at_, stop);
    }
    return std::nullopt;
  }

  struct Near {
    std::string written;
    std::string meant;
    std::size_t distance = 0;
  };

  /// The words of a line from a place on.
  struct Words {
    std::string_view text;
    /// Where each word ends, no more of them than the longest phrase has.
    std::vector<std::size_t> ends;

    /// Returns as many words as a phrase has.
    [[nodiscard]] std::string_view like(std::string_view phrase) const {
      const auto count = static_cast<std::size_t>(std::ranges::count(phrase, ' ')) + 1;
      return ends.empty() ? std::string_view()
                          : text.substr(0, ends[std::min(count, ends.size()) - 1]);
    }
  };

  Words words_at(const char* at) const {
    constexpr std::size_t most_words = 8;
    const std::string_view text(at, static_cast<std::size_t>(line_end(at) - at));
    Words words{text, {}};
    std::size_t length = 0;
    while (words.ends.size() < most_words) {
      std::size_t next = length;
      while (const std::size_t blank = blank_length(text.substr(next))) next += blank;
      const std::size_t word = lexical::word_length(text.substr(next));
      if (word == 0) break;
      length = next + word;
      words.ends.push_back(length);
    }
    return words;
  }

  static std::size_t tolerance(std::string_view phrase) {
    return phrase.size() <= 2 ? 0 : spelling_tolerance(phrase);
  }

  void consider(Keyword keyword, const Words& line, std::optional<Near>& best) const {
    for (const Vocabulary vocabulary : {Vocabulary::dutch, Vocabulary::english}) {
      if (context_.vocabulary && *context_.vocabulary != vocabulary) continue;
      for (const std::string_view phrase : spellings(keyword, vocabulary)) {
        const std::string_view words = line.like(phrase);
        if (words.empty() || words == phrase) continue;
        const std::size_t limit = best ? best->distance : tolerance(phrase) + 1;
        const std::size_t distance = edit_distance(words, phrase, limit);
        if (distance >= limit || distance > tolerance(phrase)) continue;
        best = Near{std::string(words), std::string(phrase), distance};
      }
    }
  }

  Diagnostic misspelt(const char* at, const Near& near) const {
    const bool capital = near.distance == 0;
    Diagnostic found = make(capital ? Kind::capital_keyword : Kind::misspelt_keyword, at,
                            at + near.written.size(), {near.written, near.meant});
    return std::move(found.with_mended(line_with(at, at + near.written.size(), near.meant)));
  }

  /// A line whose first word is nearly the keyword of a clause or declaration.
  std::optional<Diagnostic> misspelt_opener() const {
    const char* const at = line_begin(context_.begin);
    if (at != context_.begin || match_keyword(rest(at))) return std::nullopt;
    const Words words = words_at(at);
    std::optional<Near> best;
    for (std::size_t row = 0; row < keywords.size(); ++row) {
      if (keywords.at(row).opens()) consider(static_cast<Keyword>(row), words, best);
    }
    if (!best) return std::nullopt;
    return misspelt(at, *best);
  }

  /// Words inside a line that are nearly what could have stood there.
  std::optional<Diagnostic> misspelt_inside() const {
    if (at_ == context_.begin || rest(at_).empty()) return std::nullopt;
    const Words words = words_at(at_);
    std::optional<Near> best;
    if (failure_.keyword) consider(*failure_.keyword, words, best);
    for (const Keyword keyword : context_.sought) consider(keyword, words, best);
    if (!best) return std::nullopt;
    return misspelt(at_, *best);
  }

  std::optional<Diagnostic> number() const {
    const std::string_view text = rest(at_);
    if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
    const bool codes =
        failure_.kind == Kind::expected_codes || failure_.kind == Kind::expected_code;
    if (const std::size_t decimal = lexical::decimal_length(text); codes && decimal > 0) {
      std::string mended(text.substr(0, decimal));
      mended.replace(mended.find_first_of(",."), 1, ", ");
      const std::string written = quoted(text.substr(0, decimal));
      return std::move(make(Kind::list_comma, at_, at_ + decimal, {written})
                           .with_mended(line_with(at_, at_ + decimal, mended)));
    }
    const bool date = failure_.kind == Kind::expected_date ||
                      failure_.kind == Kind::expected_validity ||
                      failure_.kind == Kind::expected_enrolment;
    return date ? date_form(text) : std::nullopt;
  }

  std::optional<Diagnostic> date_form(std::string_view text) const {
    std::vector<std::string> parts(1);
    std::size_t length = 0;
    for (; length < text.size(); ++length) {
      const char sign = text[length];
      const bool separator = sign == '-' || sign == '/' || sign == '.';
      if (sign >= '0' && sign <= '9') {
        parts.back() += sign;
      } else if (separator && !parts.back().empty()) {
        parts.emplace_back();
      } else {
        break;
      }
    }
    Diagnostic found = make(Kind::date_form, at_, at_ + length, {quoted(text.substr(0, length))});
    if (parts.size() == 3 && parts[2].size() == 4) std::swap(parts[0], parts[2]);
    if (parts.size() == 3 && parts[0].size() == 4) {
      for (std::string& part : parts) part.insert(0, part.size() == 1 ? "0" : "");
      const std::string mended = parts[0] + '-' + parts[1] + '-' + parts[2];
      if (lexical::date_length(mended) == mended.size()) {
        found.with_mended(line_with(at_, at_ + length, mended));
      }
    }
    return found;
  }

  /// `9200-9203`, `a -b`, `x /4`
  std::optional<Diagnostic> sign() const {
    const std::string_view text = rest(at_);
    if (text.empty()) return std::nullopt;
    if (failure_.kind == Kind::expected_codes || failure_.kind == Kind::expected_code) {
      const std::size_t word = lexical::word_length(text);
      const std::size_t hyphen = text.substr(0, word).find('-');
      const bool range = hyphen != std::string_view::npos && text[0] >= '0' && text[0] <= '9' &&
                         lexical::code_length(text.substr(0, hyphen)) == hyphen;
      if (!range || lexical::date_length(text) > 0) return std::nullopt;
      const char* const place = at_ + hyphen;
      const bool english = context_.vocabulary == Vocabulary::english;
      return std::move(
          make(Kind::sign_needs_blanks, place, place + 1, {"-"})
              .with_mended(line_with(place, place + 1, english ? " through " : " t/m ")));
    }
    if (failure_.kind != Kind::text_after_clause || (text[0] != '-' && text[0] != '/')) {
      return std::nullopt;
    }
    const std::string written(1, text[0]);
    return std::move(make(Kind::sign_needs_blanks, at_, at_ + 1, {written})
                         .with_mended(line_with(before_blanks(at_), at_ + 1, " " + written + " ")));
  }

  /// `75% van € 63,36`, and `75% of` in English, where `of` is a word of the other vocabulary.
  std::optional<Diagnostic> share() const {
    if (failure_.kind != Kind::text_after_clause) return std::nullopt;
    const std::string_view word = rest(at_).substr(0, lexical::word_length(rest(at_)));
    const char* const before = before_blanks(at_);
    if ((word != "van" && word != "of") || before == context_.begin || before[-1] != '%') {
      return std::nullopt;
    }
    return std::move(on_word(Kind::share_of_amount, {quoted(word)})
                         .with_mended(line_with(at_, at_ + word.size(), "×")));
  }

  /// `tarief DM2 gecontracteerd`
  std::optional<Diagnostic> name_with_blank() const {
    if (failure_.kind != Kind::text_after_clause) return std::nullopt;
    const char* const line = line_begin(at_);
    const auto head = match_keyword(rest(line));
    if (!head || !info(head->keyword).has(Place::head)) return std::nullopt;
    const char* name = line + head->length;
    while (const std::size_t blank = blank_length(rest(name))) name += blank;
    const std::size_t word = lexical::word_length(rest(at_));
    const char* const end = name + lexical::name_length(rest(name));
    if (end == name || end != before_blanks(at_) || lexical::name_length(rest(at_)) == 0) {
      return std::nullopt;
    }
    return std::move(on_word(Kind::name_with_blank, {quoted(rest(at_).substr(0, word))})
                         .with_mended(line_with(end, at_, "-")));
  }

  /// A row under `naast 40001 in hetzelfde kwartaal vervalt`, where the colon was forgotten.
  std::optional<Diagnostic> rows_without_colon() const {
    if (failure_.kind != Kind::unknown_clause) return std::nullopt;
    const char* end = line_begin(at_);
    const char* const start = context_.text.data();
    while (end > start && (end[-1] == ' ' || end[-1] == '\t' || is_line_end(end[-1]))) --end;
    if (end == start) return std::nullopt;
    const char* const above = line_begin(end);
    const auto opener = match_keyword(rest(above));
    constexpr std::array groups = {Keyword::beside, Keyword::within, Keyword::during,
                                   Keyword::deny,   Keyword::allow,  Keyword::manual};
    if (!opener || std::ranges::find(groups, opener->keyword) == groups.end()) {
      return std::nullopt;
    }
    const std::string_view line(above, static_cast<std::size_t>(end - above));
    if (line.ends_with(':') || line.find('#') != std::string_view::npos) return std::nullopt;
    return std::move(on_word(Kind::rows_without_colon, {}).with_mended(line_with(end, end, ":")));
  }

  static bool joins(std::string_view word) {
    const auto match = match_keyword(word);
    return match && (match->keyword == Keyword::and_ || match->keyword == Keyword::or_);
  }

  const Failure& failure_;
  const FailureContext& context_;
  const char* at_;
};

}  // namespace

Diagnostic explain_failure(const Failure& failure, const FailureContext& context) {
  return Explanation(failure, context).explain();
}

}  // namespace clausule::dsl
