#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/keys.hpp"
#include "interpreter/analysis/overlaps.hpp"
#include "interpreter/analysis/walk.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// The rows of one table in the form in which they are compared.
struct Rows {
  std::string name;
  std::vector<std::string> key_names;
  std::vector<KeyColumn> columns;
  std::vector<DateInterval> validity;  ///< by row; a row without a day is left out
  std::vector<std::optional<Date>> published_on;
  std::vector<dsl::Location> locations;
};

/// Writes `code 40001, leeftijd 20, 2024-01-01 – …`, what two rows both match.
std::string shared_key(const Rows& rows, std::size_t one, std::size_t other) {
  std::string text;
  for (std::size_t key = 0; key < rows.columns.size(); ++key) {
    const auto value = rows.columns[key].shared_value(one, other);
    if (value) text += "`" + rows.key_names[key] + " " + *value + "`, ";
  }
  const auto days = intersect(rows.validity[one], rows.validity[other]);
  if (days && *days != DateInterval{}) return text + to_text(*days);
  if (text.empty()) return "`-`";
  return text.substr(0, text.size() - 2);
}

void report_overlaps(const Rows& rows, dsl::Diagnostics& diagnostics) {
  std::vector<Box> boxes;
  for (std::size_t row = 0; row < rows.locations.size(); ++row) {
    Box box;
    bool constant = true;
    for (const KeyColumn& column : rows.columns) {
      constant = constant && column.spans(row);
      box.dimensions.push_back(column.spans(row).value_or(Spans()));
    }
    box.dimensions.push_back(constant ? spans_of(rows.validity[row]) : Spans());
    // Rows that became known on different days do not clash: the last one counts.
    const auto& published = rows.published_on[row];
    const std::int64_t day =
        published ? published->time_since_epoch().count() : std::numeric_limits<int>::min();
    box.dimensions.push_back({{day, day}});
    boxes.push_back(std::move(box));
  }
  std::size_t reports = 0;
  for_each_overlap(boxes, [&](std::size_t one, std::size_t other) {
    diagnostics
        .report<dsl::Kind::overlapping_rows>(rows.locations[other], rows.name,
                                             shared_key(rows, one, other))
        .with_related(rows.locations[one], "the other row", "de andere rij");
    return ++reports < most_findings;
  });
}

template <typename Row, typename CellOf>
KeyColumn column_of(const CodeSpace& space, const Type& type, const std::vector<Row>& rows,
                    CellOf cell) {
  std::vector<const CellTests*> cells;
  cells.reserve(rows.size());
  for (const Row& row : rows) cells.push_back(cell(row));
  return {space, type, cells};
}

template <typename Row>
Rows start(const std::string& name, const std::vector<Row>& rows, const DateInterval& validity) {
  Rows found;
  found.name = name;
  for (const Row& row : rows) {
    // A row outside its version's days keeps them, and cannot clash within the version.
    found.validity.push_back(intersect(row.validity, validity).value_or(row.validity));
    found.locations.push_back(row.location);
  }
  return found;
}

void check_table(const Table& table, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  for (const TableVersion& version : table.versions) {
    Rows rows = start(table.name, version.rows, version.head.validity);
    for (std::size_t key = 0; key < table.keys.size(); ++key) {
      rows.key_names.push_back(table.keys[key].name);
      rows.columns.push_back(
          column_of(space, table.keys[key].type, version.rows,
                    [key](const TableVersion::Row& row) { return &row.keys[key]; }));
    }
    for (const TableVersion::Row& row : version.rows) rows.published_on.push_back(row.published_on);
    report_overlaps(rows, diagnostics);
  }
}

/// Checks the rows of a tariff or settlement.
template <typename Rule>
void check_amount_rows(const Rule& rule, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  for (const auto& version : rule.versions) {
    if (version.rows.empty()) continue;
    Rows rows = start(rule.name, version.rows, version.head.validity);
    const std::vector<FactTest>& tests = version.rows.front().tests;
    for (std::size_t key = 0; key < tests.size(); ++key) {
      if (!tests[key].subject) continue;
      rows.key_names.push_back(tests[key].subject->text);
      rows.columns.push_back(
          column_of(space, tests[key].subject->type, version.rows,
                    [key](const AmountRow& row) { return row.tests[key].tests.get(); }));
    }
    for (const AmountRow& row : version.rows) rows.published_on.push_back(row.published_on);
    report_overlaps(rows, diagnostics);
  }
}

void check_register(const CodeList& list, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  std::vector<Box> boxes;
  std::vector<const CodeListVersion::Row*> rows;
  for (const CodeListVersion& version : list.versions) {
    for (const CodeListVersion::Row& row : version.rows) {
      CodeRanges codes;
      for (const CodeRange& range : row.codes) codes = codes | space.resolve(range);
      const auto days = intersect(row.validity, version.head.validity);
      boxes.push_back({{spans_of(codes), days ? spans_of(*days) : Spans()}});
      rows.push_back(&row);
    }
  }
  std::size_t reports = 0;
  for_each_overlap(boxes, [&](std::size_t one, std::size_t other) {
    const Span& left = boxes[one].dimensions[0].front();
    const Span& right = boxes[other].dimensions[0].front();
    const auto atom = static_cast<std::uint32_t>(std::max(left.low, right.low));
    std::string key = "`code " + space.name(atom) + "`";
    const auto days = intersect(rows[one]->validity, rows[other]->validity);
    if (days && *days != DateInterval{}) key += ", " + to_text(*days);
    diagnostics.report<dsl::Kind::overlapping_rows>(rows[other]->location, list.name, key)
        .with_related(rows[one]->location, "the other row", "de andere rij");
    return ++reports < most_findings;
  });
}

/// Reports the first days between the rows of one key.
void check_holes(const Table& table, const DateInterval& contract, dsl::Diagnostics& diagnostics) {
  struct Group {
    std::string key;
    std::vector<DateInterval> days;
    dsl::Location location;
  };
  std::map<std::string, Group> groups;
  for (const TableVersion& version : table.versions) {
    for (const TableVersion::Row& row : version.rows) {
      std::string key;
      for (std::size_t at = 0; at < row.keys.size(); ++at) {
        key += (at == 0 ? "`" : ", `") + table.keys[at].name + " " + row.keys[at].text + "`";
      }
      Group& group = groups[key];
      group.key = key.empty() ? key : " (" + key + ")";
      group.location = row.location;
      if (const auto days = intersect(row.validity, version.head.validity)) {
        group.days.push_back(*days);
      }
    }
  }
  for (const auto& [text, group] : groups) {
    if (group.days.size() < 2) continue;
    DateInterval whole = group.days.front();
    for (const DateInterval& days : group.days) {
      whole.from = std::min(whole.from, days.from);
      if (!days.through || !whole.through) {
        whole.through.reset();
      } else {
        whole.through = std::max(whole.through, days.through);
      }
    }
    const auto within = intersect(whole, contract);
    if (!within) continue;
    const std::vector<DateInterval> holes = uncovered(*within, group.days);
    if (holes.empty()) continue;
    diagnostics.report<dsl::Kind::hole_in_table>(group.location, table.name, to_text(holes.front()),
                                                 group.key);
    return;
  }
}

/// Returns by table whether anything reads it.
std::vector<bool> read_tables(const Program& program) {
  std::vector<bool> read(program.tables.size(), false);
  Walk([&read](const Expression& expression) {
    if (const auto* table = std::get_if<ReadTable>(&expression.node)) {
      read[table->table.index] = true;
    }
  }).visit(program);
  return read;
}

}  // namespace

void check_rows(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  const std::vector<bool> read = read_tables(program);
  for (std::size_t at = 0; at < program.tables.size(); ++at) {
    const Table& table = program.tables[at];
    check_table(table, space, diagnostics);
    // Between versions of the table the days are reported once, for the versions.
    const bool matters = !table.from_library || program.is_library || read[at];
    if (matters && table.versions.size() == 1) {
      check_holes(table, program.contract.validity, diagnostics);
    }
  }
  for (const Tariff& tariff : program.tariffs) check_amount_rows(tariff, space, diagnostics);
  for (const Settlement& one : program.settlements) check_amount_rows(one, space, diagnostics);
  for (const CodeList& list : program.code_lists) check_register(list, space, diagnostics);
}

}  // namespace clausule::interpreter::analysis
