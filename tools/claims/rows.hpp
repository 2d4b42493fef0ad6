#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/fact.hpp"
#include "tools/claims/csv.hpp"
#include "tools/claims/flat_json.hpp"
#include "tools/claims/json.hpp"
#include "tools/claims/kept_rows.hpp"
#include "tools/claims/problem.hpp"
#include "tools/claims/text_lines.hpp"

namespace clausule::claims {

/// A column that a reader asks for.
struct Column {
  std::string name;
  bool required = false;
  std::optional<interpreter::FactId> fact;  ///< that a contract declares
};
using Columns = std::vector<Column>;

/// One row of a claim file. Cells are views that last until the next row.
struct Row {
  std::size_t number = 0;               ///< of its line in the file, from 1
  std::vector<std::string_view> cells;  ///< one for each column; empty where it is not known
  interpreter::FactStyle style;
  /// Why the row as a whole cannot be read; the cells before that place are there.
  std::optional<Problem> problem;
};

/// What becomes of an object within the object of an NDJSON line.
enum class Nested : std::uint8_t { refused, skipped };

/// Reads the rows of a file, CSV or NDJSON by its ending or else its first sign.
class RowReader {
 public:
  static std::variant<RowReader, Problem> open(const Input& input, Columns columns,
                                               Nested nested = Nested::refused);

  /// Moves to the next row; false at the end or where reading fails.
  bool next(Row& row);
  /// Reads a row of this file that was kept.
  void read(const KeptRow& kept, Row& row);
  /// Fills in the text of the current line and its place in the file, to be kept.
  void keep(KeptRow& kept) const;

  /// Returns the dossier that the current line holds, null for a row by itself.
  [[nodiscard]] const JsonLine* dossier() const;

  [[nodiscard]] bool is_json() const { return json_; }
  [[nodiscard]] const Columns& columns() const { return columns_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] const std::optional<Problem>& failure() const { return lines_.failure(); }
  /// The names of columns that nobody asked for, at most 100.
  [[nodiscard]] const std::set<std::string>& ignored() const { return ignored_; }

 private:
  RowReader(TextLines lines, std::string file, Columns columns);
  std::optional<Problem> begin(const std::string& path);
  std::optional<Problem> read_header();
  void read(std::string_view line, bool is_cut, Row& row);
  void read_csv(std::string_view line, bool is_cut, Row& row);
  void read_json_line(std::string_view line, bool is_cut, Row& row);
  void fill_flat(Row& row);

  TextLines lines_;
  std::string file_;
  Columns columns_;
  Nested nested_ = Nested::refused;
  bool json_ = false;
  bool has_line_ = false;  ///< the first line was read ahead
  char separator_ = ',';
  CsvFields fields_;
  std::vector<std::optional<std::size_t>> places_;  ///< the column of each field, or flat member
  FlatJson flat_;
  JsonLine json_line_;  ///< of a line that is not flat
  bool is_flat_ = false;
  std::set<std::string> ignored_;
};

/// Lays the members of an object under their columns; names of others go to `ignored`.
void fill_row(const JsonObject& object, const Columns& columns, Row& row,
              std::set<std::string>& ignored);

}  // namespace clausule::claims
