#include "tests/reference/permissions.hpp"

#include "tests/reference/expressions.hpp"
#include "tests/reference/limits.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

using dsl::ast::VerdictKind;

Permissions::Left Permissions::use(const Said& said, std::size_t line, bool is_certain) {
  const Place place{&cases_[line].line, said.limited_reference};
  const Value most = evaluate(world_, *said.limited->at_most, place);
  if (is_open(most)) return {Left::Kind::open, std::nullopt};
  Left left;
  std::int64_t certain = 0;
  std::int64_t possible = 0;
  bool is_known = false;
  for (Use& one : uses_) {
    if (one.permission != said.limited) continue;
    if (one.line == line && !one.is_granted) {
      is_known = true;
      continue;
    }
    if (one.line == line) {
      one.is_certain = one.is_certain || is_certain;
      return {Left::Kind::granted, std::nullopt};
    }
    const Line& other = cases_[one.line].line;
    // What was decided before is asked last, and gets what the new lines leave.
    const bool is_first =
        cases_[line].line.before != nullptr || is_earlier(other, cases_[line].line);
    if (!is_first || cases_[one.line].is_gone()) continue;
    if (!is_true(in_window(world_, *said.limited->window, other, place))) continue;
    if (one.is_certain && cases_[one.line].stays()) {
      ++certain;
    } else {
      ++possible;
      if (one.is_granted || !left.waits) left.waits = one.line;
    }
  }
  const Decimal& number = std::get<Decimal>(most);
  if (number <= Decimal(certain)) return {Left::Kind::spent, std::nullopt};
  left.kind = number <= Decimal(certain + possible) ? Left::Kind::open : Left::Kind::granted;
  const bool is_granted = left.kind == Left::Kind::granted;
  // What was not granted because of one line waits because of another as well.
  if (!is_known) uses_.push_back({said.limited, line, is_certain && is_granted, is_granted});
  return left;
}

void Permissions::note_use_before(std::size_t line, const std::vector<Word>& words) {
  for (const Word& word : words) {
    const bool is_used = word.said.limited != nullptr && is_true(word.applies) &&
                         word.said.verdict.kind == VerdictKind::allow;
    if (!is_used || (word.by && cases_[*word.by].line.before == nullptr)) continue;
    uses_.push_back({word.said.limited, line, true});
    return;
  }
}

}  // namespace clausule::reference
