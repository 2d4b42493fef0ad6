#include "interpreter/testing_rows.hpp"

#include <set>
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

/// A cell of a row that says something about the decision.
struct ExpectedCell {
  const TestColumn* column;
  const TableCell* cell;
};

/// Reads the lines of a test and what is expected of each.
class RowReader {
 public:
  RowReader(const Program& program, const dsl::Sources& sources, const std::string& test,
            const std::optional<std::string>& provider, Diagnostics& diagnostics,
            TestCase& test_case)
      : program_(program),
        sources_(sources),
        test_(test),
        provider_(provider),
        diagnostics_(diagnostics),
        case_(test_case) {}

  void read(const dsl::ast::Table& table, const dsl::Location& place) {
    std::vector<std::optional<TestColumn>> columns;
    std::set<Meaning> seen;
    std::set<std::string> named;
    for (const dsl::ast::Column& written : table.columns) {
      auto column = read_column(program_, sources_, written, diagnostics_);
      if (column) {
        const bool is_named = column->meaning == Meaning(Expects::component) ||
                              column->meaning == Meaning(Expects::deductible) ||
                              column->meaning == Meaning(Expects::value);
        const bool is_new =
            is_named ? named.insert(column->name).second : seen.insert(column->meaning).second;
        if (!is_new) diagnostics_.report<Kind::repeated_column>(written.location, column->name);
      }
      columns.push_back(std::move(column));
    }
    for (const auto& [fact, name] : {std::pair{LineFact::date, "datum"},
                                     {LineFact::code, "code"},
                                     {LineFact::amount, "bedrag"}}) {
      if (!seen.contains(fact)) {
        diagnostics_.report<Kind::missing_column>(place, test_, name);
      }
    }
    for (const dsl::ast::TableRow& row : table.rows) {
      // A row of another length has been reported by the parser.
      if (row.cells.size() == columns.size()) read_row(row, columns);
      ++rows_;
    }
  }

 private:
  void read_row(const dsl::ast::TableRow& row,
                const std::vector<std::optional<TestColumn>>& columns) {
    ClaimLine line;
    GivenFacts facts(program_, diagnostics_);
    line.id = std::to_string(rows_ + 1);
    line.provider = provider_;
    std::vector<ExpectedCell> expected;
    std::optional<Outcome> before;
    for (std::size_t at = 0; at < columns.size(); ++at) {
      if (!columns[at]) continue;
      const TestColumn& column = *columns[at];
      const TableCell& cell = row.cells[at];
      if (std::holds_alternative<Expects>(column.meaning)) {
        expected.push_back({&column, &cell});
      } else if (std::holds_alternative<DecidedBefore>(column.meaning)) {
        if (cell.form == TableCell::Form::cells) before = read_outcome(cell, diagnostics_);
      } else if (const auto* fact = std::get_if<FactId>(&column.meaning)) {
        read_fact_cell(*fact, cell, facts);
      } else {
        read_line_cell(std::get<LineFact>(column.meaning), column.name, cell, line);
      }
    }
    line.facts = facts.known();
    if (before) {
      add_history(std::move(line), *before, expected, row.location);
    } else {
      add_line(std::move(line), expected, row.location);
    }
  }

  void add_line(ClaimLine line, const std::vector<ExpectedCell>& cells,
                const dsl::Location& place) {
    for (const auto& [column, cell] : cells) {
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
  void add_history(ClaimLine line, Outcome outcome, const std::vector<ExpectedCell>& cells,
                   const dsl::Location& place) {
    const bool paid_something = outcome == Outcome::approved || outcome == Outcome::reduced;
    std::optional<Cents> paid;
    for (const auto& [column, cell] : cells) {
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
      case LineFact::id:
        if (auto id = read_id(name, *written, diagnostics_)) line.id = std::move(*id);
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
  const std::string& test_;
  const std::optional<std::string>& provider_;
  Diagnostics& diagnostics_;
  TestCase& case_;
  std::size_t rows_ = 0;
};

}  // namespace

void read_rows(const Program& program, const dsl::Sources& sources, const std::string& test,
               const PlacedTable& table, const std::optional<std::string>& provider,
               Diagnostics& diagnostics, TestCase& test_case) {
  RowReader(program, sources, test, provider, diagnostics, test_case)
      .read(table.table, table.location);
}

}  // namespace clausule::interpreter
