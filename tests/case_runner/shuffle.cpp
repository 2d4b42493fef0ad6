#include "tests/case_runner/shuffle.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <random>
#include <utility>
#include <vector>

namespace clausule::cases {
namespace {

/// A clause with the rows of its group, or a table: its header and its rows.
struct Clause {
  bool table = false;
  std::string first;
  std::vector<std::string> rows;
};

struct Declaration {
  std::string head;
  std::vector<Clause> clauses;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return lines;
}

std::vector<Declaration> declarations_of(std::string_view text) {
  std::vector<Declaration> declarations;
  std::string comments;
  for (const std::string_view line : lines_of(text)) {
    const std::size_t content = line.find_first_not_of(' ');
    if (content == std::string_view::npos) continue;
    if (line[content] == '#') {
      comments += fmt::format("{}\n", line);
      continue;
    }
    std::string written = fmt::format("{}{}\n", std::exchange(comments, {}), line);
    if (content == 0) {
      declarations.push_back({std::move(written), {}});
      continue;
    }
    std::vector<Clause>& clauses = declarations.at(declarations.size() - 1).clauses;
    const bool table = line[content] == '|';
    const bool continues_table = table && !clauses.empty() && clauses.back().table;
    if (content > 2 || continues_table) {
      clauses.at(clauses.size() - 1).rows.push_back(std::move(written));
    } else {
      clauses.push_back({table, std::move(written), {}});
    }
  }
  return declarations;
}

void keep_ids(Declaration& test) {
  for (Clause& table : test.clauses) {
    if (!table.table || table.first.find("| regel ") != std::string::npos) continue;
    table.first.insert(table.first.find("  |") + 2, "| regel ");
    std::size_t number = 0;
    for (std::string& row : table.rows) {
      row.insert(row.find("  |") + 2, fmt::format("| {} ", ++number));
    }
  }
}

template <typename Item>
void reorder(std::vector<Item>& items, std::mt19937& random) {
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[random() % left]);
  }
}

}  // namespace

std::string shuffle(std::string_view contract, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Declaration> declarations = declarations_of(contract);
  reorder(declarations, random);
  std::string text;
  for (Declaration& declaration : declarations) {
    if (declaration.head.find("test \"") != std::string::npos) keep_ids(declaration);
    reorder(declaration.clauses, random);
    text += declaration.head;
    for (Clause& clause : declaration.clauses) {
      reorder(clause.rows, random);
      text += clause.first;
      for (const std::string& row : clause.rows) text += row;
    }
    text += '\n';
  }
  return text;
}

}  // namespace clausule::cases
