#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/vocabulary.hpp"

namespace clausule::cases {

/// A clause that may stand on a line of its own, in its shortest form.
struct ClauseForm {
  std::vector<dsl::Keyword> words;  ///< with which the line may begin; none for a table
  std::string_view line;
};

/// All clauses, in the order of the guide.
const std::vector<ClauseForm>& clause_forms();

/// Returns the heads of which a declaration may have clauses, in the order of the guide.
const std::vector<dsl::Keyword>& clause_heads();

/// Tells, by trying it, whether the checker lets a clause stand in a declaration.
bool may_stand_in(const ClauseForm& clause, dsl::Keyword head);

/// Returns what the guide calls a clause: its Dutch words, or what a table looks like.
std::string name_of(const ClauseForm& clause);

}  // namespace clausule::cases
