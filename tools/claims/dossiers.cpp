#include "tools/claims/dossiers.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace clausule::claims {

namespace {

using interpreter::Says;

void refuse(InputLine& line, const Problem& problem) {
  if (!line.problem) line.problem = std::make_unique<Problem>(problem);
}

/// Tells whether each id is longer than the one before, or as long and greater: ids that count up.
bool count_up(const std::vector<InputLine>& lines) {
  const auto comes_not_after = [](const InputLine& line, const InputLine& next) {
    const bool longer = next.id.size() > line.id.size();
    return !longer && (next.id.size() < line.id.size() || next.id <= line.id);
  };
  return std::ranges::adjacent_find(lines, comes_not_after) == lines.end();
}

void refuse_repeated_ids(Group& group, const std::string& file) {
  if (count_up(group.lines)) return;
  std::map<std::string_view, InputLine*> first;
  for (InputLine& line : group.lines) {
    if (!line.has_insured) continue;
    const auto [found, is_new] = first.try_emplace(line.id, &line);
    if (is_new) continue;
    const Problem problem{
        file, 0, "line", {Says::row_line_twice, {interpreter::text_argument(line.id)}}};
    refuse(*found->second, problem);
    refuse(line, problem);
  }
}

}  // namespace

void Group::clear() {
  dossier.insured.clear();
  dossier.born.reset();
  dossier.deceased.reset();
  dossier.facts.clear();
  dossier.enrolments.reset();
  dossier.lines.clear();
  dossier.history.clear();
  lines.clear();
}

void add_record(Group& group, Record& record) {
  if (!record.insured.empty()) group.dossier.insured = record.insured;
  std::move(record.lines.begin(), record.lines.end(), std::back_inserter(group.lines));
  std::move(record.claims.begin(), record.claims.end(), std::back_inserter(group.dossier.lines));
}

void finish(Group& group, Person person, bool has_list, const DossierContext& context) {
  refuse_repeated_ids(group, context.lines_file);
  std::size_t decided = 0;
  for (std::size_t index = 0; index < group.lines.size(); ++index) {
    InputLine& line = group.lines[index];
    interpreter::ClaimLine& claim = group.dossier.lines[index];
    if (person.problem) refuse(line, *person.problem);
    if (claim.provider && !context.providers.problems.empty()) {
      const auto found = context.providers.problems.find(*claim.provider);
      if (found != context.providers.problems.end()) refuse(line, found->second);
    }
    if (line.problem) continue;
    if (decided != index) group.dossier.lines[decided] = std::move(claim);
    ++decided;
  }
  group.dossier.lines.resize(decided);
  move_to(group.dossier, std::move(person), has_list, context.program);
}

}  // namespace clausule::claims
