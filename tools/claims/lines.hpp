#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"
#include "tools/claims/notes.hpp"
#include "tools/claims/person.hpp"
#include "tools/claims/rows.hpp"

namespace clausule::claims {

/// A claim line as it stands in the input: each gets one decision.
struct InputLine {
  std::string id;              ///< `row:17` where it cannot be read
  std::uint64_t position = 0;  ///< among all lines of the input, from 0
  interpreter::Cents claimed;
  bool has_insured = true;           ///< whether it is known whose line it is
  bool has_amount = false;           ///< whether `claimed` could be read
  std::unique_ptr<Problem> problem;  ///< why the line cannot be decided
};

/// What one row of the lines file holds: a line, or a whole dossier. Its memory is used again.
struct Record {
  std::string insured;  ///< empty where it cannot be read
  std::size_t row = 0;
  std::vector<InputLine> lines;
  /// Beside `lines`; of no use where there is a problem.
  std::vector<interpreter::ClaimLine> claims;
  std::optional<Person> person;  ///< of a dossier
  bool has_list = false;         ///< the dossier has a list of enrolments

  void clear();
};

/// Returns the problem of a record with facts of an insured that other rows have facts of too.
Problem insured_twice(const Record& record, const std::string& file);

/// Reads claim lines one record at a time. Stops where the contract reads enrolments and no list
/// was handed over, neither as a file nor in a dossier.
class LineReader {
 public:
  static std::variant<LineReader, Problem> open(const Input& input,
                                                const interpreter::Program& program, Notes& notes,
                                                bool has_enrolments);

  /// Moves to the next record; false at the end or where reading fails.
  bool next(Record& record);
  /// The same, but of a row by itself only whose it is, for a row that is kept.
  bool skim(Record& record, KeptRow& kept);
  /// Reads a record of this file that was kept. What there is to note was noted when it was
  /// skimmed.
  void read(const KeptRow& kept, Record& record);

  [[nodiscard]] const std::string& file() const { return rows_.file(); }
  [[nodiscard]] const std::optional<Problem>& failure() const {
    return failure_ ? failure_ : rows_.failure();
  }

 private:
  LineReader(RowReader rows, const interpreter::Program& program, Notes& notes, bool list_missing);
  bool next_row(Record& record);
  void add_line(const Row& row, Record& record, const std::string* dossier_of);
  void read_dossier(const JsonLine& dossier, Record& record, Notes& notes);

  RowReader rows_;
  const interpreter::Program* program_;
  Notes* notes_;
  Columns insured_columns_;
  Columns enrolment_columns_;
  Columns history_columns_;
  bool list_missing_;
  std::optional<Problem> failure_;
  Row row_;
  std::uint64_t position_ = 0;
  std::size_t in_row_ = 0;  ///< the line within its dossier, from 1; 0 outside one
};

}  // namespace clausule::claims
