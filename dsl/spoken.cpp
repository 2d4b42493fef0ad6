#include "dsl/spoken.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "dsl/format_names.hpp"
#include "dsl/format_tokens.hpp"
#include "dsl/lexical.hpp"

namespace clausule::dsl {

namespace {

/// Translates word by word; a part that is no word is taken over.
class Speaker {
 public:
  Speaker(std::string_view text, Vocabulary vocabulary) : rest_(text), vocabulary_(vocabulary) {}

  std::string speak() {
    while (!rest_.empty()) {
      if (take_number() || take_other(lexical::text_length(rest_)) ||
          take_other(lexical::date_length(rest_)) || take_other(lexical::code_length(rest_)) ||
          take_keyword() || take_path()) {
        continue;
      }
      take_other(lexical::word_length(rest_) > 0 ? lexical::word_length(rest_) : 1);
    }
    return result_;
  }

 private:
  void take(std::size_t length, std::string_view said) {
    result_ += said;
    rest_.remove_prefix(length);
  }

  bool take_other(std::size_t length) {
    if (length == 0) return false;
    if (rest_[0] >= '0' && rest_[0] <= '9') number_ = rest_.substr(0, length);
    take(length, std::string(rest_.substr(0, length)));
    return true;
  }

  bool take_number() {
    using Length = std::size_t (*)(std::string_view);
    constexpr std::array<Length, 3> lengths = {lexical::money_length, lexical::percent_length,
                                               lexical::decimal_length};
    std::size_t found = 0;
    for (const Length length : lengths) {
      if (found == 0) found = length(rest_);
    }
    if (found > 0) take(found, number_in(rest_.substr(0, found), vocabulary_));
    return found > 0;
  }

  bool take_keyword() {
    const auto found = match_keyword(rest_);
    if (!found) return false;
    const std::string_view written = rest_.substr(0, found->length);
    if (!found->vocabulary || *found->vocabulary == vocabulary_) {
      take(found->length, std::string(written));
    } else if (info(found->keyword).has(Place::unit) && !number_.empty() && number_ != "1") {
      take(found->length, spellings(found->keyword, vocabulary_).back());
    } else {
      take(found->length, translated(found->keyword, written, vocabulary_));
    }
    number_ = {};
    return true;
  }

  bool take_path() {
    const std::size_t length = lexical::path_length(rest_);
    if (length == 0) return false;
    take(length, path_in(rest_.substr(0, length), vocabulary_));
    number_ = {};
    return true;
  }

  std::string_view rest_;
  Vocabulary vocabulary_;
  std::string_view number_;  ///< the digits before this word
  std::string result_;
};

}  // namespace

std::string spoken(std::string_view text, Vocabulary vocabulary) {
  return Speaker(text, vocabulary).speak();
}

}  // namespace clausule::dsl
