#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/notes.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// What the files beside the lines say of one insured.
struct Person {
  std::optional<interpreter::Date> born;
  std::optional<interpreter::Date> deceased;
  std::vector<interpreter::KnownFact> facts;
  std::vector<interpreter::Enrolment> enrolments;
  std::vector<std::pair<interpreter::FactId, interpreter::DateInterval>> periods;
  std::vector<interpreter::DecidedLine> history;
  bool has_row = false;  ///< in the insured file
  /// The first thing in these files that cannot be read: no line of this insured can be decided.
  std::optional<Problem> problem;
};

/// Adds what a second source says of the same person; `twice` is the problem where both have a row
/// with facts.
void merge(Person& person, Person other, const Problem& twice);

/// Takes the rows of files beside the lines into persons.
class PersonReader {
 public:
  PersonReader(const interpreter::Program& program, Notes& notes)
      : program_(program), notes_(notes) {}

  /// Returns whom a row is about; nothing, with a note, where that cannot be read.
  std::optional<std::string> insured_of(const Row& row, const Columns& columns,
                                        const std::string& file);
  void add_insured(const Row& row, const Columns& columns, const std::string& file, Person& person);
  void add_enrolment(const Row& row, const Columns& columns, const std::string& file,
                     Person& person);
  void add_history(const Row& row, const Columns& columns, const std::string& file, Person& person);

 private:
  void keep(const std::optional<Problem>& problem, Person& person);
  [[nodiscard]] bool has_programme(std::string_view name) const;

  const interpreter::Program& program_;
  Notes& notes_;
};

/// Hands what is known of a person to a dossier. `has_list` tells that a list of enrolments was
/// handed over: an enrolment or period that is not in it does not exist.
void move_to(interpreter::Dossier& dossier, Person person, bool has_list,
             const interpreter::Program& program);

}  // namespace clausule::claims
