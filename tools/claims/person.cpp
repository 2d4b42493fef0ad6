#include "tools/claims/person.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "tools/claims/cells.hpp"
#include "tools/claims/columns.hpp"

namespace clausule::claims {

using interpreter::Says;

void merge(Person& person, Person other, const Problem& twice) {
  if (!person.problem) person.problem = std::move(other.problem);
  if (other.has_row && person.has_row && !person.problem) person.problem = twice;
  if (other.has_row && !person.has_row) {
    person.born = other.born;
    person.deceased = other.deceased;
    person.facts = std::move(other.facts);
    person.has_row = true;
  }
  std::ranges::move(other.enrolments, std::back_inserter(person.enrolments));
  std::ranges::move(other.periods, std::back_inserter(person.periods));
  std::ranges::move(other.history, std::back_inserter(person.history));
}

std::optional<std::string> PersonReader::insured_of(const Row& row, const Columns& columns,
                                                    const std::string& file) {
  // All these files have the insured in the same place.
  static_assert(std::size_t{insured_column::insured} == std::size_t{enrolment_column::insured});
  static_assert(std::size_t{insured_column::insured} == std::size_t{history_column::insured});
  Cells cells(row, columns, file);
  const auto id = cells.id(insured_column::insured);
  // Whom a row is about is not known where its fields may have shifted.
  if (id && !cells.problem()) return std::string(*id);
  if (cells.problem()) notes_.add_problem(*cells.problem());
  return std::nullopt;
}

void PersonReader::keep(const std::optional<Problem>& problem, Person& person) {
  if (!problem) return;
  notes_.add_problem(*problem);
  if (!person.problem) person.problem = problem;
}

void PersonReader::add_insured(const Row& row, const Columns& columns, const std::string& file,
                               Person& person) {
  Cells cells(row, columns, file);
  if (std::exchange(person.has_row, true)) {
    const std::string_view id = row.cells[insured_column::insured];
    cells.refuse(columns[insured_column::insured].name,
                 {Says::row_insured_twice, {interpreter::text_argument(id)}});
  }
  person.born = cells.date(insured_column::born);
  person.deceased = cells.date(insured_column::deceased);
  person.facts = cells.facts(program_);
  keep(cells.problem(), person);
}

bool PersonReader::has_programme(std::string_view name) const {
  return std::ranges::find(program_.programmes, name, &interpreter::Programme::name) !=
         program_.programmes.end();
}

void PersonReader::add_enrolment(const Row& row, const Columns& columns, const std::string& file,
                                 Person& person) {
  Cells cells(row, columns, file);
  const auto programme = cells.id(enrolment_column::programme);
  const auto from = cells.date(enrolment_column::from);
  const auto through = cells.date(enrolment_column::through);
  const auto reason = cells.id(enrolment_column::end_reason);
  if (from && through && *through < *from) {
    cells.refuse(columns[enrolment_column::through].name,
                 {Says::row_ends_before_it_begins,
                  {interpreter::to_string(*from), interpreter::to_string(*through)}});
  }
  const auto period =
      programme ? program_.find_fact(interpreter::Entity::insured, *programme) : std::nullopt;
  const bool is_period =
      period && program_.facts.at(period->index).type == interpreter::FactType::period;
  if (programme && !is_period && !has_programme(*programme)) {
    // The contract does not look at it, so what is wrong in it changes nothing.
    return notes_.ignore_programme(*programme);
  }
  keep(cells.problem(), person);
  if (cells.problem()) return;
  if (is_period) {
    person.periods.push_back({*period, {*from, through}});
  } else {
    person.enrolments.push_back({std::string(*programme), *from, through,
                                 std::string(reason.value_or(std::string_view()))});
  }
}

void PersonReader::add_history(const Row& row, const Columns& columns, const std::string& file,
                               Person& person) {
  Cells cells(row, columns, file);
  interpreter::DecidedLine decided;
  const auto id = cells.id(history_column::line);
  read_claim(cells, history_column::service, program_, decided.claim);
  if (id) decided.claim.id = *id;
  const auto outcome = cells.outcome(history_column::outcome);
  decided.outcome = outcome.value_or(interpreter::Outcome::error);
  decided.paid = cells.amount(history_column::paid).value_or(interpreter::Cents());
  keep(cells.problem(), person);
  if (!cells.problem()) person.history.push_back(std::move(decided));
}

void move_to(interpreter::Dossier& dossier, Person person, bool has_list,
             const interpreter::Program& program) {
  dossier.born = person.born;
  dossier.deceased = person.deceased;
  dossier.facts = std::move(person.facts);
  dossier.history = std::move(person.history);
  if (!has_list) return;
  dossier.enrolments = std::move(person.enrolments);
  for (std::uint32_t index = 0; index < program.facts.size(); ++index) {
    const interpreter::FactInfo& fact = program.facts[index];
    if (fact.entity != interpreter::Entity::insured || fact.type != interpreter::FactType::period) {
      continue;
    }
    interpreter::Period period;
    for (const auto& [id, interval] : person.periods) {
      if (id.index == index) period.push_back(interval);
    }
    dossier.facts.push_back({interpreter::FactId{index}, std::move(period)});
  }
}

}  // namespace clausule::claims
