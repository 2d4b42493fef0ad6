#include "tests/fuzz/mutator.hpp"

#include <algorithm>

namespace clausule::fuzz {

namespace {

constexpr std::size_t longest_stretch = 200;

}  // namespace

std::size_t Mutator::below(std::size_t count) {
  return count == 0 ? 0 : static_cast<std::size_t>(random_() % count);
}

std::string Mutator::stretch(const std::string& text, std::size_t& begin) {
  begin = below(text.size());
  if (below(2) == 0) return text.substr(begin, 1 + below(longest_stretch));
  const std::size_t before = text.rfind('\n', begin);
  begin = before == std::string::npos ? 0 : before + 1;
  std::size_t end = begin;
  for (std::size_t lines = 1 + below(4); lines > 0 && end < text.size(); --lines) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  return text.substr(begin, end - begin);
}

void Mutator::change(std::string& text, const std::vector<std::string>& inputs) {
  std::size_t begin = 0;
  const std::size_t place = below(text.size() + 1);
  switch (below(8)) {
    case 0: {  // another bit
      if (text.empty()) return;
      char& sign = text[below(text.size())];
      sign = static_cast<char>(static_cast<unsigned char>(sign) ^ (1U << below(8)));
      return;
    }
    case 1: {  // cut
      const std::size_t length = stretch(text, begin).size();
      text.erase(begin, length);
      return;
    }
    case 2: {  // say it twice, or somewhere else as well
      const std::string part = stretch(text, begin);
      text.insert(below(2) == 0 ? begin : place, part);
      return;
    }
    case 3: {  // a part of another input
      const std::string& other = inputs[below(inputs.size())];
      text.insert(place, stretch(other, begin));
      return;
    }
    case 4: {  // the rest of another input
      const std::string& other = inputs[below(inputs.size())];
      text = text.substr(0, place) + other.substr(below(other.size()));
      return;
    }
    case 5: {  // a word in the place of what stands between two blanks
      const std::size_t from = std::min(text.find(' ', place), text.size());
      const std::size_t to = std::min(text.find_first_of(" \n", from + 1), text.size());
      if (from < to) text.replace(from + 1, to - from - 1, words_[below(words_.size())]);
      return;
    }
    case 6:  // the text ends here
      text.resize(place);
      return;
    default:  // a word more
      text.insert(place, words_[below(words_.size())]);
      return;
  }
}

std::string Mutator::mutated(const std::vector<std::string>& inputs) {
  std::string text = inputs[below(inputs.size())];
  for (std::size_t changes = 1 + below(5); changes > 0; --changes) change(text, inputs);
  if (text.size() > longest) text.resize(longest);
  return text;
}

}  // namespace clausule::fuzz
