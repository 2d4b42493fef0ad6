#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "dsl/diagnostics.hpp"
#include "dsl/failure.hpp"
#include "dsl/syntax_tree.hpp"

namespace clausule::dsl {

/// The state of one parse: the nodes so far, the comments, and what was tried where.
class TreeBuilder {
 public:
  /// How deep parentheses, `niet` and `som` may be nested.
  static constexpr unsigned deepest = 64;
  /// How many errors a file reports; the last says that there are more.
  static constexpr std::size_t most_errors = 100;

  TreeBuilder(SyntaxTree& tree, std::string_view text, Diagnostics& diagnostics)
      : tree_(tree), text_(text), diagnostics_(diagnostics) {}

  /// Sets the stretch of text that is read next.
  void enter(const Fence& fence);

  /// Returns the length of the keyword at a place, the longest there is, or 0 if it is another.
  std::size_t match_key(Keyword keyword, const char* at);
  /// Returns the keyword at a place, the longest there is.
  const std::optional<KeywordMatch>& keyword_at(const char* at);

  [[nodiscard]] std::optional<Vocabulary> vocabulary() const { return vocabulary_; }
  [[nodiscard]] std::size_t mark() const { return tree_.nodes.size(); }
  void drop(std::size_t mark) { tree_.nodes.resize(mark); }
  /// Takes back what an alternative left that did not match after all: nodes beyond `at`.
  void drop_beyond(const char* at) {
    while (!tree_.nodes.empty() && tree_.nodes.back().end > offset(at)) tree_.nodes.pop_back();
  }
  void emit(SyntaxKind kind, std::size_t mark, const char* begin, const char* end,
            Keyword keyword = {});
  void comment(const char* begin, const char* end);
  /// Returns whether what was pushed since `mark` is one node with its parts.
  [[nodiscard]] bool is_single(std::size_t mark) const;

  /// Reports a failure in a line or clause that began at `begin`, and returns where reading goes
  /// on: at the end of a line.
  const char* recover(const Failure& failure, const char* begin, Recovery recovery);

  /// Counts the levels of nesting; returns false above `deepest`.
  bool descend() { return ++depth_ <= deepest; }
  void ascend() { --depth_; }

 private:
  std::uint32_t offset(const char* at) const {
    return static_cast<std::uint32_t>(at - text_.data());
  }
  std::string_view rest(const char* at) const { return {at, static_cast<std::size_t>(end_ - at)}; }

  SyntaxTree& tree_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  const char* end_ = nullptr;
  unsigned depth_ = 0;
  std::size_t errors_ = 0;
  std::optional<Vocabulary> vocabulary_;
  // The keyword at the place last asked about, and all that were in vain sought at the furthest.
  const char* cached_at_ = nullptr;
  std::optional<KeywordMatch> cached_;
  const char* furthest_ = nullptr;
  std::bitset<keywords.size()> sought_;
};

}  // namespace clausule::dsl
