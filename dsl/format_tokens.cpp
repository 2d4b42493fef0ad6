#include "dsl/format_tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>
#include <utility>

#include "dsl/format_names.hpp"
#include "dsl/lexical.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

namespace {

constexpr std::string_view en_dash = "\xE2\x80\x93";
constexpr std::string_view euro = "€";

/// Returns `€ 1 234,50`: groups of three, and as many decimals as there were.
std::string money_in(std::string_view money, Vocabulary vocabulary) {
  std::string number;
  for (const char sign : money.substr(euro.size())) {
    const bool digit = sign >= '0' && sign <= '9';
    if (digit || sign == '-' || sign == ',' || sign == '.') number += sign;
  }
  number = number_in(number, vocabulary);
  const std::size_t whole_end = std::min(number.find_first_of(",."), number.size());
  const std::size_t whole_begin = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = whole_end; at > whole_begin + 3;) {
    at -= 3;
    number.insert(at, 1, ' ');
  }
  return std::string(euro) + ' ' + number;
}

/// Returns `1 dag` and `28 dagen`.
std::string duration_in(std::string_view duration, Keyword unit, Vocabulary vocabulary) {
  const std::string digits(duration.substr(0, lexical::digits_length(duration)));
  const auto words = spellings(unit, vocabulary);
  return digits + ' ' + std::string(digits == "1" ? words.front() : words.back());
}

class Tokens {
 public:
  Tokens(const SyntaxTree& tree, std::string_view text, Vocabulary vocabulary)
      : tree_(tree), text_(text), vocabulary_(vocabulary), names_(tree, text, vocabulary) {}

  std::vector<FormatToken> read() {
    for (const SyntaxNode& node : tree_.nodes) {
      if (node.kind == SyntaxKind::arguments) arguments_.insert(node.begin);
    }
    std::size_t fence = 0;
    // A node stands after its parts, so a token stands after the tokens before it.
    for (std::size_t node = 0; node < tree_.nodes.size(); ++node) {
      const SyntaxNode& one = tree_.nodes[node];
      if (!is_token(one.kind) || is_part_of_duration(node)) continue;
      while (tree_.fences.at(fence).end <= one.begin) signs_of(tree_.fences.at(fence++));
      at_ = std::max(at_, tree_.fences.at(fence).begin);
      signs_up_to(one.begin);
      tokens_.push_back({{one.begin, one.end}, printed(node)});
      const std::string& text = tokens_.back().text;
      if (text == ":") tokens_.back().after_blank = false;
      at_ = one.end;
    }
    while (fence < tree_.fences.size()) signs_of(tree_.fences.at(fence++));
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] bool is_part_of_duration(std::size_t node) const {
    return tree_.nodes[node].kind == SyntaxKind::keyword && node + 1 < tree_.nodes.size() &&
           tree_.nodes[node + 1].kind == SyntaxKind::duration;
  }

  [[nodiscard]] std::string printed(std::size_t node) const {
    const SyntaxNode& one = tree_.nodes[node];
    const std::string_view written = text_.substr(one.begin, one.end - one.begin);
    if (one.kind == SyntaxKind::keyword) {
      return std::string(spelling(one.keyword, vocabulary_));
    }
    if (one.kind == SyntaxKind::name || one.kind == SyntaxKind::path) {
      return std::string(names_.printed(node));
    }
    if (one.kind == SyntaxKind::money) return money_in(written, vocabulary_);
    if (one.kind == SyntaxKind::decimal || one.kind == SyntaxKind::percent) {
      return number_in(written, vocabulary_);
    }
    if (one.kind == SyntaxKind::duration) {
      return duration_in(written, tree_.nodes[node - 1].keyword, vocabulary_);
    }
    return std::string(printed_sign(written));
  }

  /// Takes in the signs that are no nodes, up to the end of a fence.
  void signs_of(const Fence& fence) {
    at_ = std::max(at_, fence.begin);
    signs_up_to(fence.end);
  }

  /// The same, up to a place.
  void signs_up_to(std::uint32_t end) {
    while (at_ < end) {
      while (comment_ < tree_.comments.size() && tree_.comments[comment_].end <= at_) ++comment_;
      if (comment_ < tree_.comments.size() && tree_.comments[comment_].begin <= at_) {
        at_ = tree_.comments[comment_].end;
        continue;
      }
      const std::string_view rest = text_.substr(at_, end - at_);
      if (const std::size_t blank = blank_length(rest)) {
        at_ += static_cast<std::uint32_t>(blank);
      } else if (rest[0] == '\n' || rest[0] == '\r') {
        ++at_;
      } else {
        sign(rest.starts_with(en_dash) ? en_dash : rest.substr(0, 1));
      }
    }
  }

  void sign(std::string_view written) {
    const auto begin = at_;
    at_ += static_cast<std::uint32_t>(written.size());
    FormatToken token{{begin, at_}, std::string(written)};
    const bool opens = written == "(";
    const bool calls = opens && arguments_.contains(begin);
    const bool member = written == ".";
    token.after_blank = !(calls || member || written == ")" || written == "," || written == ":");
    token.before_blank = !(opens || member);
    // A dash at the start of a line is a bullet; elsewhere it stands between two codes.
    if (written == en_dash || (written == "-" && !begins_line(begin))) {
      token.text = spelling(Keyword::through, vocabulary_);
    }
    tokens_.push_back(std::move(token));
  }

  [[nodiscard]] bool begins_line(std::uint32_t place) const {
    if (tokens_.empty()) return true;
    const std::uint32_t before = tokens_.back().span.end;
    return text_.substr(before, place - before).find('\n') != std::string_view::npos;
  }

  const SyntaxTree& tree_;
  std::string_view text_;
  Vocabulary vocabulary_;
  FormatNames names_;
  std::set<std::uint32_t> arguments_;
  std::vector<FormatToken> tokens_;
  std::uint32_t at_ = 0;
  std::size_t comment_ = 0;
};

}  // namespace

std::string number_in(std::string_view number, Vocabulary vocabulary) {
  std::string result(number);
  const char mark = vocabulary == Vocabulary::dutch ? ',' : '.';
  std::ranges::replace_if(
      result, [](char sign) { return sign == ',' || sign == '.'; }, mark);
  return result;
}

bool is_token(SyntaxKind kind) {
  constexpr std::array tokens = {SyntaxKind::keyword, SyntaxKind::name,    SyntaxKind::path,
                                 SyntaxKind::library, SyntaxKind::code,    SyntaxKind::date,
                                 SyntaxKind::decimal, SyntaxKind::percent, SyntaxKind::money,
                                 SyntaxKind::text,    SyntaxKind::compare, SyntaxKind::duration,
                                 SyntaxKind::sign,    SyntaxKind::any};
  return std::ranges::find(tokens, kind) != tokens.end();
}

std::string_view printed_sign(std::string_view written) {
  if (written == ">=") return "≥";
  if (written == "<=") return "≤";
  if (written == "<>") return "≠";
  return written == "*" ? "×" : written;
}

std::vector<FormatToken> format_tokens(const SyntaxTree& tree, std::string_view text,
                                       Vocabulary vocabulary) {
  return Tokens(tree, text, vocabulary).read();
}

std::string joined(const FormatToken* first, const FormatToken* last) {
  std::string result;
  for (const FormatToken* token = first; token != last; ++token) {
    const bool blank = token->after_blank && (token == first || (token - 1)->before_blank);
    if (token != first && blank) result += ' ';
    result += token->text;
  }
  return result;
}

}  // namespace clausule::dsl
