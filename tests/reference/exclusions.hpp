#pragma once

#include "tests/reference/world.hpp"

namespace clausule::reference {

/// What a rule and the exceptions to it say together of a pair of lines.
struct Said {
  const RuleHead* head = nullptr;
  Verdict verdict;
  std::string_view return_code;
  bool takes_relation = true;  ///< its relation and its rows are those of the rule itself, or are
  bool takes_rows = true;      ///< taken over from it
  Value certain = true;        ///< or what keeps it from being known whether an exception holds
  bool is_conflict = false;    ///< two exceptions hold and differ
  /// A permission that may be used only so often, and the date on which it reads its facts.
  const ExclusionVersion* limited = nullptr;
  Date limited_reference{};
  std::vector<Said> instead;  ///< what holds where such a permission is used up
};

/// One word of an exclusion about a line: because of another, or of a stay.
struct Word {
  const RuleHead* head = nullptr;  ///< of the rule of its own
  std::optional<std::size_t> by;   ///< the denying line, an index
  Said said;
  Value guards = true;         ///< or what keeps it from being known whether its conditions hold,
  Value row = true;            ///< its row is about the line,
  Value relation = true;       ///< and its relation holds
  Value applies = true;        ///< or what keeps it from being known whether the rule does
  bool is_permission = false;  ///< it says `toegestaan`, and departs from nothing
};

/// Returns all words of exclusions about one of several lines. What is gone before them is not
/// among `others`, the indexes of the lines in the graph.
std::vector<Word> words_about(const World& world, const std::vector<const Line*>& lines,
                              std::size_t denied, const std::vector<std::size_t>& others);

}  // namespace clausule::reference
