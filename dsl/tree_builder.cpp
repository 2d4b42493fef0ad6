#include "dsl/tree_builder.hpp"

#include <algorithm>
#include <string>

namespace clausule::dsl {

void TreeBuilder::enter(const Fence& fence) {
  end_ = text_.data() + fence.end;
  cached_at_ = nullptr;
  furthest_ = nullptr;
  sought_.reset();
}

const std::optional<KeywordMatch>& TreeBuilder::keyword_at(const char* at) {
  if (cached_at_ != at) {
    cached_at_ = at;
    cached_ = match_keyword(rest(at));
  }
  return cached_;
}

std::size_t TreeBuilder::match_key(Keyword keyword, const char* at) {
  const auto& found = keyword_at(at);
  if (found && found->keyword == keyword) {
    if (!vocabulary_ && found->vocabulary) vocabulary_ = found->vocabulary;
    return found->length;
  }
  if (furthest_ == nullptr || at > furthest_) {
    furthest_ = at;
    sought_.reset();
  }
  if (at == furthest_) sought_.set(static_cast<std::size_t>(keyword));
  return 0;
}

void TreeBuilder::emit(SyntaxKind kind, std::size_t mark, const char* begin, const char* end,
                       Keyword keyword) {
  const auto size = static_cast<std::uint32_t>(tree_.nodes.size() - mark + 1);
  tree_.nodes.push_back({kind, keyword, offset(begin), offset(end), size});
}

void TreeBuilder::comment(const char* begin, const char* end) {
  // Blanks and comments are read again after backtracking.
  if (!tree_.comments.empty() && tree_.comments.back().end > offset(begin)) return;
  tree_.comments.push_back({offset(begin), offset(end)});
}

bool TreeBuilder::is_single(std::size_t mark) const {
  return tree_.nodes.size() > mark && tree_.nodes.back().subtree_size == tree_.nodes.size() - mark;
}

const char* TreeBuilder::recover(const Failure& failure, const char* begin, Recovery recovery) {
  FailureContext context{tree_.file, text_, begin, end_, vocabulary_, {}};
  for (std::size_t row = 0; failure.at == furthest_ && row < sought_.size(); ++row) {
    if (sought_.test(row)) context.sought.push_back(static_cast<Keyword>(row));
  }
  if (errors_ >= most_errors) return end_;
  diagnostics_.add(explain_failure(failure, context));
  if (++errors_ < most_errors) return resume_after(failure, context, recovery);
  const std::uint32_t line_end = offset(std::find(failure.at, end_, '\n'));
  const Location place{tree_.file, line_end, line_end};
  diagnostics_.report<Kind::too_many_errors>(place, std::to_string(most_errors));
  return end_;
}

}  // namespace clausule::dsl
