#include "interpreter/testing_rows.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "interpreter/testing_column.hpp"
#include "interpreter/testing_facts.hpp"
#include "interpreter/testing_literal.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::ast::TableCell;
using Meaning = std::variant<LineFact, FactId, Expects, DecidedBefore>;

/// A cell and what its column means.
struct ReadCell {
  const TestColumn* column;
  const TableCell* cell;
  bool is_of_another = false;  ///< it stands in what this test begins with
};

/// A line as it is put together from the rows that speak of it.
struct Row {
  std::string id;
  dsl::Location place;          ///< of the row that spoke last
  std::vector<ReadCell> cells;  ///< one for each column
};

bool is_expectation(const ReadCell& cell) {
  return std::holds_alternative<Expects>(cell.column->meaning);
}

/// Reads the lines of a test and what is expected of each.
class RowReader {
 public:
  RowReader(const Program& program, const dsl::Sources& sources,
            const std::vector<const dsl::ast::Declaration*>& chain,
            const std::optional<std::string>& provider, Diagnostics& diagnostics,
            TestCase& test_case)
      : program_(program),
        sources_(sources),
        chain_(chain),
        provider_(provider),
        diagnostics_(diagnostics),
        case_(test_case) {}

  void read() {
    for (const dsl::ast::Declaration* level : chain_) gather(*level);
    for (const Row& row : rows_) read_row(row);
  }

 private:
  void gather(const dsl::ast::Declaration& level) {
    // A test begins with the dossier of another one, not with what that one expects.
    for (Row& row : rows_) {
      if (!was_decided(row)) std::erase_if(row.cells, is_expectation);
      for (ReadCell& cell : row.cells) cell.is_of_another = true;
    }
    for (const dsl::ast::Clause& clause : level.clauses) {
      const auto* without = std::get_if<dsl::ast::Without>(&clause.value);
      if (without != nullptr) leave_out(*without, level, clause.location);
    }
    earlier_.clear();
    for (std::size_t at = 0; at < rows_.size(); ++at) earlier_.emplace(rows_[at].id, at);
    for (const dsl::ast::Clause& clause : level.clauses) {
      const auto* table = std::get_if<dsl::ast::Table>(&clause.value);
      if (table != nullptr) gather_table(*table, clause.location, level);
    }
  }

  static bool was_decided(const Row& row) {
    return std::ranges::any_of(row.cells, [](const ReadCell& one) {
      return std::holds_alternative<DecidedBefore>(one.column->meaning) &&
             one.cell->form == TableCell::Form::cells;
    });
  }

  void leave_out(const dsl::ast::Without& without, const dsl::ast::Declaration& level,
                 const dsl::Location& place) {
    const bool begins_with_another = chain_.front() != &level;
    if (!begins_with_another) {
      // `zoals` of what is not there has been reported.
      if (!says_like(level)) diagnostics_.report<Kind::without_needs_like>(place);
      return;
    }
    for (const dsl::ast::Text& id : without.lines) {
      if (std::erase_if(rows_, [&](const Row& row) { return row.id == id.value; }) > 0) continue;
      report_unknown(id.location, id.value, rows_.size());
    }
  }

  static bool says_like(const dsl::ast::Declaration& level) {
    return std::ranges::any_of(level.clauses, [](const dsl::ast::Clause& clause) {
      return std::holds_alternative<dsl::ast::Like>(clause.value);
    });
  }

  /// Reports a line that is none of the first rows.
  void report_unknown(const dsl::Location& place, const std::string& id, std::size_t rows) {
    std::vector<std::string> ids;
    for (const Row& row : std::span(rows_).first(rows)) ids.push_back(row.id);
    diagnostics_.report<Kind::test_line_unknown>(place, id, listed(ids));
  }

  void gather_table(const dsl::ast::Table& table, const dsl::Location& place,
                    const dsl::ast::Declaration& level) {
    std::vector<const TestColumn*> columns;
    for (const dsl::ast::Column& written : table.columns) {
      columns.push_back(gather_column(written, columns, level));
    }
    const std::size_t known = rows_.size();
    bool has_new_line = table.rows.empty();
    for (const dsl::ast::TableRow& row : table.rows) {
      // A row of another length has been reported by the parser.
      if (row.cells.size() != columns.size()) continue;
      has_new_line = gather_row(row, columns) || has_new_line;
    }
    if (!has_new_line) return;
    std::vector<const char*> missing;
    for (const auto& [fact, name] : {std::pair{LineFact::date, "datum"},
                                     {LineFact::code, "code"},
                                     {LineFact::amount, "bedrag"}}) {
      const Meaning wanted(fact);
      const bool is_there = std::ranges::any_of(columns, [&](const TestColumn* column) {
        return column != nullptr && column->meaning == wanted;
      });
      if (!is_there) missing.push_back(name);
    }
    // Rows that state nothing of a line are meant to speak of one of the dossier.
    if (missing.size() == 3 && says_like(level) && !table.rows.empty()) {
      for (std::size_t at = known; at < rows_.size() && chain_.front() != &level; ++at) {
        report_unknown(rows_[at].place, rows_[at].id, known);
      }
      return;
    }
    for (const char* name : missing) {
      diagnostics_.report<Kind::missing_column>(place, level.name.text, name);
    }
  }

  const TestColumn* gather_column(const dsl::ast::Column& written,
                                  const std::vector<const TestColumn*>& columns,
                                  const dsl::ast::Declaration& level) {
    auto read = read_column(program_, sources_, written, diagnostics_);
    if (!read) return nullptr;
    const TestColumn& column = columns_.emplace_back(std::move(*read));
    const bool is_repeated = std::ranges::any_of(columns, [&](const TestColumn* other) {
      return other != nullptr && means_the_same(*other, column);
    });
    if (is_repeated) diagnostics_.report<Kind::repeated_column>(written.location, column.name);
    // What was paid before for a line of a dossier is given, not expected.
    if (level.head == dsl::ast::Head::dossier && std::holds_alternative<Expects>(column.meaning) &&
        column.meaning != Meaning(Expects::paid)) {
      diagnostics_.report<Kind::dossier_expects>(written.location, level.name.text);
    }
    return &column;
  }

  /// Adds a row, or what it says of a line of the dossier that this one begins with; tells whether
  /// the line is new.
  bool gather_row(const dsl::ast::TableRow& row, const std::vector<const TestColumn*>& columns) {
    Row gathered{next_id(), row.location, {}};
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (columns[at] == nullptr) continue;
      gathered.cells.push_back({columns[at], &row.cells[at]});
      if (columns[at]->meaning == Meaning(LineFact::id)) {
        if (auto id = id_in(row.cells[at], columns[at]->name)) gathered.id = std::move(*id);
      }
    }
    ++count_;
    const auto earlier = earlier_.find(gathered.id);
    if (earlier == earlier_.end()) {
      rows_.push_back(std::move(gathered));
      return true;
    }
    Row& known = rows_[earlier->second];
    earlier_.erase(earlier);
    known.place = row.location;
    for (const ReadCell& cell : gathered.cells) replace(known.cells, cell);
    return false;
  }

  static void replace(std::vector<ReadCell>& cells, const ReadCell& cell) {
    if (!is_expectation(cell) && cell.cell->form == TableCell::Form::any) return;
    const auto same = std::ranges::find_if(
        cells, [&](const ReadCell& other) { return means_the_same(*other.column, *cell.column); });
    if (same == cells.end()) {
      cells.push_back(cell);
    } else {
      *same = cell;
    }
  }

  /// Rows without a `regel` are numbered on, past the ids that are taken.
  [[nodiscard]] std::string next_id() const {
    for (std::size_t number = count_ + 1;; ++number) {
      std::string id = std::to_string(number);
      if (!earlier_.contains(id)) return id;
    }
  }

  std::optional<std::string> id_in(const TableCell& cell, const std::string& name) {
    if (cell.form == TableCell::Form::empty) {
      diagnostics_.report<Kind::test_cell_empty>(cell.location, name);
      return std::nullopt;
    }
    const auto written = written_value(cell, diagnostics_);
    return written ? read_id(name, *written, diagnostics_) : std::nullopt;
  }

  void read_row(const Row& row) {
    ClaimLine line;
    GivenFacts facts(program_, diagnostics_);
    line.id = row.id;
    line.provider = provider_;
    std::vector<ReadCell> expected;
    std::optional<Outcome> before;
    for (const ReadCell& read : row.cells) {
      const TestColumn* column = read.column;
      const TableCell* cell = read.cell;
      if (is_expectation(read)) {
        expected.push_back(read);
      } else if (std::holds_alternative<DecidedBefore>(column->meaning)) {
        if (cell->form == TableCell::Form::cells) before = read_outcome(*cell, diagnostics_);
      } else if (const auto* fact = std::get_if<FactId>(&column->meaning)) {
        read_fact_cell(*fact, *cell, facts);
      } else {
        read_line_cell(std::get<LineFact>(column->meaning), column->name, *cell, line);
      }
    }
    line.facts = facts.known();
    // What was paid for it before says nothing of a line that is decided now.
    if (!before) std::erase_if(expected, [](const ReadCell& read) { return read.is_of_another; });
    if (!before && chain_.back()->head == dsl::ast::Head::dossier) {
      for (const ReadCell& read : expected) {
        if (read.cell->form != TableCell::Form::cells) continue;
        diagnostics_.report<Kind::dossier_expects>(read.cell->location, chain_.back()->name.text);
      }
      expected.clear();
    }
    if (before) {
      add_history(std::move(line), *before, expected, row.place);
    } else {
      add_line(std::move(line), expected, row.place);
    }
  }

  void add_line(ClaimLine line, const std::vector<ReadCell>& cells, const dsl::Location& place) {
    for (const auto& [column, cell, is_of_another] : cells) {
      if (auto expected = read_expected(program_, *column, *cell, diagnostics_)) {
        case_.expectations.push_back({case_.dossier.lines.size(),
                                      std::get<Expects>(column->meaning), column->name,
                                      std::move(*expected), cell->location});
      }
    }
    case_.dossier.lines.push_back(std::move(line));
    case_.rows.push_back(place);
  }

  /// A line that was decided before is not decided again: what was paid for it is given, and
  /// nothing is expected of it.
  void add_history(ClaimLine line, Outcome outcome, const std::vector<ReadCell>& cells,
                   const dsl::Location& place) {
    const bool paid_something = outcome == Outcome::approved || outcome == Outcome::reduced;
    std::optional<Cents> paid;
    for (const auto& [column, cell, is_of_another] : cells) {
      if (cell->form != TableCell::Form::cells) continue;
      if (column->meaning != Meaning(Expects::paid)) {
        diagnostics_.report<Kind::test_expects_of_history>(cell->location, column->name, line.id);
        continue;
      }
      const auto written = written_value(*cell, diagnostics_);
      if (written) paid = read_cents(column->name, *written, diagnostics_);
    }
    // As claimed is what `toegekend` means; how much less `verlaagd` is has to be said.
    if (!paid && outcome == Outcome::reduced) {
      diagnostics_.report<Kind::test_cell_empty>(place, "vergoed");
    }
    if (!paid) paid = paid_something ? line.amount : Cents{};
    case_.dossier.history.push_back({std::move(line), outcome, *paid});
  }

  void read_fact_cell(FactId id, const TableCell& cell, GivenFacts& facts) {
    if (cell.form == TableCell::Form::empty) return;
    const FactInfo& fact = program_.facts[id.index];
    const auto values = written_values(cell, diagnostics_);
    if (!values) return;
    if (values->size() > 1 && fact.type != FactType::codes) {
      diagnostics_.report<Kind::one_value_expected>(cell.location);
      return;
    }
    for (const Written& written : *values) {
      if (auto value = read_value(fact, written, diagnostics_)) {
        facts.add(id, std::move(*value), cell.location);
      }
    }
  }

  void read_line_cell(LineFact fact, const std::string& name, const TableCell& cell,
                      ClaimLine& line) {
    if (cell.form == TableCell::Form::empty) {
      read_empty_cell(fact, name, cell, line);
      return;
    }
    const auto written = written_value(cell, diagnostics_);
    if (!written) return;
    switch (fact) {
      case LineFact::id:  // has been read
        return;
      case LineFact::provider:
        line.provider = read_code(name, *written, diagnostics_);
        if (line.provider && !is_provider_number(*line.provider)) {
          diagnostics_.report<Kind::test_provider_number>(written->location, *line.provider);
        }
        return;
      case LineFact::date:
        if (const auto date = read_date(name, *written, diagnostics_)) line.date = *date;
        return;
      case LineFact::code:
        if (auto code = read_code(name, *written, diagnostics_)) line.code = std::move(*code);
        return;
      case LineFact::amount:
        if (const auto amount = read_cents(name, *written, diagnostics_)) line.amount = *amount;
        return;
      case LineFact::quantity:
        if (const auto quantity = read_whole(name, *written, diagnostics_)) {
          line.quantity = *quantity;
          if (*quantity < 1) {
            diagnostics_.report<Kind::test_quantity_below_one>(written->location, written->text);
          }
        }
        return;
      case LineFact::referral:
        line.referral = read_code(name, *written, diagnostics_);
        return;
      case LineFact::begin:
        line.begin = read_date(name, *written, diagnostics_);
        return;
      case LineFact::credits:
        line.credits = read_id(name, *written, diagnostics_);
        return;
    }
  }

  /// An empty cell is not known, which a line cannot do without for some facts.
  void read_empty_cell(LineFact fact, const std::string& name, const TableCell& cell,
                       ClaimLine& line) {
    switch (fact) {
      case LineFact::id:
        return;
      case LineFact::date:
      case LineFact::code:
      case LineFact::amount:
        diagnostics_.report<Kind::test_cell_empty>(cell.location, name);
        return;
      case LineFact::provider:
        line.provider.reset();
        return;
      case LineFact::quantity:
      case LineFact::referral:
      case LineFact::begin:
      case LineFact::credits:
        return;
    }
  }

  const Program& program_;
  const dsl::Sources& sources_;
  const std::vector<const dsl::ast::Declaration*>& chain_;
  const std::optional<std::string>& provider_;
  Diagnostics& diagnostics_;
  TestCase& case_;
  std::deque<TestColumn> columns_;  ///< of all tables
  std::vector<Row> rows_;
  std::map<std::string, std::size_t> earlier_;  ///< lines that a row of this one may speak of
  std::size_t count_ = 0;                       ///< rows read so far
};

}  // namespace

void read_rows(const Program& program, const dsl::Sources& sources,
               const std::vector<const dsl::ast::Declaration*>& chain,
               const std::optional<std::string>& provider, Diagnostics& diagnostics,
               TestCase& test_case) {
  RowReader(program, sources, chain, provider, diagnostics, test_case).read();
}

}  // namespace clausule::interpreter
