#include "interpreter/engine/row_index.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace clausule::interpreter::engine {
namespace {

/// A table by hand: its cells, row by row; null passes any value.
struct Table {
  std::size_t columns = 1;
  std::vector<std::unique_ptr<CellTests>> cells;

  [[nodiscard]] std::size_t rows() const { return cells.size() / columns; }
  [[nodiscard]] RowIndex index() const {
    return {rows(), columns, [this](std::size_t row, std::size_t column) -> const CellTests* {
              return cells[row * columns + column].get();
            }};
  }
  void add(std::vector<CellTest> tests) {
    cells.push_back(std::make_unique<CellTests>(CellTests{std::move(tests), {}}));
  }
  void add_any() { cells.push_back(nullptr); }
};

CellTest equals(Value value, dsl::ast::Compare compare = dsl::ast::Compare::equal) {
  auto expression = std::make_shared<Expression>();
  expression->node = Constant{std::move(value)};
  return {CellTest::Compared{compare, std::move(expression)}};
}

CellTest among(const std::string& first, const std::string& last) {
  return {CellTest::Among{CodeSet{{CodeRange{"", first, last}}, {}, {}, {}}}};
}

std::vector<std::uint32_t> visited(const RowIndex& index, const std::vector<const Value*>& values) {
  std::vector<std::uint32_t> rows;
  index.visit(values, [&](std::uint32_t row) { rows.push_back(row); });
  return rows;
}

bool contains(const std::vector<std::uint32_t>& rows, std::uint32_t row) {
  return std::ranges::find(rows, row) != rows.end();
}

Value code(const std::string& digits) {
  return CodeValue{"", digits};
}

TEST(RowIndex, FindsTheRowThatNamesAValueAmongFewOthers) {
  Table table;
  for (int row = 0; row < 1000; ++row) {
    table.add({among(std::to_string(40000 + row), std::to_string(40000 + row))});
  }
  const RowIndex index = table.index();
  std::size_t most = 0;
  for (std::uint32_t row = 0; row < 1000; ++row) {
    const Value value = code(std::to_string(40000 + row));
    const auto rows = visited(index, {&value});
    EXPECT_TRUE(contains(rows, row)) << row;
    most = std::max(most, rows.size());
  }
  EXPECT_LT(most, 20U);
  const Value listed = CodeValue{"008", "40007"};
  EXPECT_TRUE(contains(visited(index, {&listed}), 7)) << "with a list it is the same code";
}

TEST(RowIndex, VisitsAllRowsInOrderWhereAValueIsNotKnown) {
  Table table;
  for (int row = 0; row < 20; ++row) table.add({equals(code(std::to_string(row)))});
  const RowIndex index = table.index();
  std::vector<std::uint32_t> all(20);
  for (std::uint32_t row = 0; row < 20; ++row) all[row] = row;
  const Value missing = Missing{"code"};
  EXPECT_EQ(visited(index, {&missing}), all);
  EXPECT_EQ(visited(index, {nullptr}), all);
  EXPECT_EQ(visited(index, {}), all);
}

TEST(RowIndex, FindsAmountsHoweverTheyAreWrittenAndWhatNoAmountIsWrittenAs) {
  Table table;
  for (int row = 0; row < 20; ++row) table.add({equals(Decimal(row) / Decimal(3))});
  const RowIndex index = table.index();
  for (std::uint32_t row = 0; row < 20; ++row) {
    const Value value = Decimal(row) * Decimal(7) / Decimal(21);
    EXPECT_TRUE(contains(visited(index, {&value}), row)) << row;
  }
}

TEST(RowIndex, VisitsRowsThatNameNoSingleValueWhateverIsAsked) {
  Table table;
  for (int row = 0; row < 40; ++row) {
    const std::string name = std::to_string(100 + row);
    if (row == 3) {
      table.add({among("100", "139")});
    } else if (row == 17) {
      table.add_any();
    } else if (row == 23) {
      table.add({equals(code(name)), equals(code("777"))});
    } else if (row == 39) {
      table.add({equals(code(name), dsl::ast::Compare::not_equal)});
    } else {
      table.add({equals(code(name))});
    }
  }
  const Value value = code("105");
  const auto rows = visited(table.index(), {&value});
  EXPECT_TRUE(std::ranges::is_sorted(rows));
  for (const std::uint32_t row : {3U, 5U, 17U, 23U, 39U}) EXPECT_TRUE(contains(rows, row)) << row;
  EXPECT_LT(rows.size(), 20U);
}

/// Tells whether a cell of a random table passes for one of its values.
bool passes(const CellTests* cell, const Value& value) {
  if (cell == nullptr || cell->tests.empty()) return true;
  for (const CellTest& test : cell->tests) {
    if (const auto* compared = std::get_if<CellTest::Compared>(&test.value)) {
      const Value& named = std::get<Constant>(compared->value->node).value;
      if ((named == value) == (compared->compare == dsl::ast::Compare::equal)) return true;
    }
    if (const auto* set = std::get_if<CellTest::Among>(&test.value)) {
      const auto* asked = std::get_if<CodeValue>(&value);
      const auto& range = std::get<CodeRange>(set->codes.members.front());
      if (asked != nullptr && range.contains(*asked)) return true;
    }
  }
  return false;
}

/// One of few values of several kinds.
Value some_value(std::mt19937& random) {
  const auto pick = static_cast<std::int64_t>(random() % 6);
  switch (random() % 4) {
    case 0:
      return code(std::to_string(100 + pick));
    case 1:
      return Decimal(pick) / Decimal(static_cast<std::int64_t>(random() % 7 + 1));
    case 2:
      return Date(std::chrono::days(20000 + pick));
    default:
      return Text{std::to_string(100 + pick)};
  }
}

TEST(RowIndex, LeavesOutNoRowThatPassesInRandomTables) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Table table;
    table.columns = random() % 3 + 1;
    const std::size_t cells = table.columns * (random() % 60 + 1);
    for (std::size_t cell = 0; cell < cells; ++cell) {
      switch (random() % 30) {
        case 0:
          table.add_any();
          break;
        case 1:
          table.add({});
          break;
        case 2:
          table.add({among("101", "104")});
          break;
        case 3:
          table.add({equals(some_value(random)), equals(some_value(random))});
          break;
        case 4:
          table.add({equals(some_value(random), dsl::ast::Compare::not_equal)});
          break;
        default:
          table.add({equals(some_value(random))});
      }
    }
    const RowIndex index = table.index();
    for (int look = 0; look < 20; ++look) {
      std::vector<Value> asked(table.columns);
      std::vector<const Value*> values;
      for (Value& value : asked) {
        value = some_value(random);
        values.push_back(&value);
      }
      const auto rows = visited(index, values);
      EXPECT_TRUE(std::ranges::is_sorted(rows));
      EXPECT_EQ(std::ranges::adjacent_find(rows), rows.end()) << "a row comes once";
      for (std::uint32_t row = 0; row < table.rows(); ++row) {
        bool all = true;
        for (std::size_t column = 0; column < table.columns; ++column) {
          all = all && passes(table.cells[row * table.columns + column].get(), asked[column]);
        }
        EXPECT_TRUE(!all || contains(rows, row)) << "round " << round << ", row " << row;
      }
    }
  }
}

}  // namespace
}  // namespace clausule::interpreter::engine
