#include "tools/claims/providers.hpp"

#include <algorithm>
#include <utility>

#include "tools/claims/cells.hpp"
#include "tools/claims/columns.hpp"

namespace clausule::claims {

namespace {

using interpreter::ProviderFacts;
using interpreter::Says;

void add_provider(const Row& row, const RowReader& reader, const interpreter::Program& program,
                  Notes& notes, ReadProviders& providers) {
  const Columns& columns = reader.columns();
  Cells cells(row, columns, reader.file());
  const auto id = cells.provider(provider_column::provider);
  const bool known = id && !row.problem;
  if (!known) return notes.add_problem(*cells.problem());
  ProviderFacts facts;
  facts.valid = {cells.date(provider_column::from), cells.date(provider_column::through)};
  facts.facts = cells.facts(program);
  if (facts.valid.from && facts.valid.through && *facts.valid.through < *facts.valid.from) {
    cells.refuse(columns[provider_column::through].name,
                 {Says::row_ends_before_it_begins,
                  {interpreter::to_string(*facts.valid.from),
                   interpreter::to_string(*facts.valid.through)}});
  }
  auto& rows = providers.facts[std::string(*id)];
  const bool overlaps = std::ranges::any_of(rows, [&](const ProviderFacts& other) {
    return interpreter::intersect(other.valid, facts.valid).has_value();
  });
  if (overlaps) {
    cells.refuse(columns[provider_column::provider].name,
                 {Says::row_provider_overlap, {std::string(*id)}});
  }
  rows.push_back(std::move(facts));
  if (!cells.problem()) return;
  notes.add_problem(*cells.problem());
  providers.problems.emplace(*id, *cells.problem());
}

}  // namespace

std::variant<ReadProviders, Problem> read_providers(const Input& input,
                                                    const interpreter::Program& program,
                                                    Notes& notes) {
  auto opened = RowReader::open(input, provider_columns(program));
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& reader = std::get<RowReader>(opened);
  ReadProviders providers;
  Row row;
  while (reader.next(row)) add_provider(row, reader, program, notes, providers);
  if (reader.failure()) return *reader.failure();
  notes.ignore_columns(reader.file(), reader.ignored());
  return providers;
}

std::variant<std::vector<interpreter::KnownFact>, Problem> read_file_facts(
    const Input& input, const interpreter::Program& program, Notes& notes) {
  auto opened = RowReader::open(input, file_columns(program));
  if (auto* problem = std::get_if<Problem>(&opened)) return std::move(*problem);
  auto& reader = std::get<RowReader>(opened);
  std::vector<interpreter::KnownFact> facts;
  std::size_t count = 0;
  Row row;
  while (reader.next(row)) {
    if (++count > 1) continue;
    Cells cells(row, reader.columns(), reader.file());
    facts = cells.facts(program);
    // What holds for every line cannot be left out for one.
    if (cells.problem()) return *cells.problem();
  }
  if (reader.failure()) return *reader.failure();
  if (count != 1) {
    return Problem{reader.file(), 0, {}, {Says::stop_one_row, {std::to_string(count)}}};
  }
  notes.ignore_columns(reader.file(), reader.ignored());
  return facts;
}

}  // namespace clausule::claims
