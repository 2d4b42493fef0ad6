#include "tests/reference/random/coverage.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clausule::differential {
namespace {

/// Of these a decision can say that they took part; the others are read by them.
bool is_rule(std::string_view head) {
  return head == "tarief" || head == "uitsluiting" || head == "limiet" || head == "voorwaarde" ||
         head == "zorgprogramma" || head == "eigen risico";
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  line.remove_prefix(1);
  while (true) {
    const std::size_t end = line.find('|');
    if (end == std::string_view::npos) return cells;
    std::string_view cell = line.substr(0, end);
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    cells.push_back(cell);
    line.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<GuideRow> guide_rows(std::string_view page) {
  std::vector<GuideRow> rows;
  std::vector<std::string_view> heads;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    const std::string_view line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    if (!line.starts_with("| ")) continue;
    const std::vector<std::string_view> cells = cells_of(line);
    if (heads.empty()) {
      heads = cells;
      continue;
    }
    GuideRow row;
    std::string_view names = cells.front();
    for (std::size_t open = names.find('`'); open != std::string_view::npos;
         open = names.find('`')) {
      const std::size_t close = names.find('`', open + 1);
      row.clauses.emplace_back(names.substr(open + 1, close - open - 1));
      names.remove_prefix(close + 1);
    }
    // A table begins with its sign.
    if (row.clauses.empty()) row.clauses.emplace_back("|");
    for (std::size_t at = 1; at < cells.size(); ++at) {
      if (!cells[at].empty()) row.heads.emplace(heads[at]);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::set<std::size_t> Coverage::rows_of(const Declaration& declaration) const {
  std::set<std::size_t> found;
  const auto row_of = [&](std::string_view text) {
    std::size_t length = 0;
    std::size_t best = guide_.size();
    for (std::size_t row = 0; row < guide_.size(); ++row) {
      for (const std::string& clause : guide_[row].clauses) {
        if (text.starts_with(clause) && clause.size() > length) {
          length = clause.size();
          best = row;
        }
      }
    }
    if (best < guide_.size()) found.insert(best);
  };
  for (const Clause& clause : declaration.clauses) {
    row_of(clause.text);
    if (clause.text.starts_with("bedraagt") && clause.text.find(" per ") != std::string::npos) {
      row_of("per");
    }
  }
  if (declaration.head.find(" uit \"") != std::string::npos) row_of("|");
  return found;
}

void Coverage::add(const interpreter::Decision& decision) {
  ++outcomes_.at(static_cast<std::size_t>(decision.outcome));
  ++grounds_.at(static_cast<std::size_t>(decision.ground));
}

void Coverage::add(const Contract& contract,
                   const std::map<std::string, std::uint64_t>& taking_part, std::uint64_t lines) {
  for (const ContractFile& file : contract.files) {
    for (const Declaration& declaration : file.declarations) {
      const std::string head(head_word(declaration));
      std::uint64_t count = lines;
      if (is_rule(head)) {
        const auto found = taking_part.find(std::string(differential::name_of(declaration)));
        count = found == taking_part.end() ? 0 : found->second;
      }
      if (count == 0) continue;
      const std::set<std::size_t> rows = rows_of(declaration);
      for (const std::size_t row : rows) {
        clauses_[{head, row}] += count;
        for (const std::size_t other : rows) {
          if (row < other) pairs_[{head, {row, other}}] += count;
        }
      }
    }
  }
}

std::string Coverage::name_of(std::string_view head, std::size_t row) const {
  return fmt::format("{}: {}", head, guide_[row].clauses.front());
}

std::string Coverage::name_of(std::string_view head, std::size_t row, std::size_t other) const {
  return fmt::format("{}: {} + {}", head, guide_[row].clauses.front(),
                     guide_[other].clauses.front());
}

std::vector<std::string> Coverage::never() const {
  std::vector<std::string> found;
  for (const interpreter::Outcome outcome : interpreter::outcomes) {
    if (outcomes_.at(static_cast<std::size_t>(outcome)) == 0) {
      found.push_back(fmt::format("outcome {}", interpreter::name_of(outcome)));
    }
  }
  for (const interpreter::Ground ground : interpreter::grounds) {
    if (grounds_.at(static_cast<std::size_t>(ground)) == 0) {
      found.push_back(fmt::format("ground {}", interpreter::name_of(ground)));
    }
  }
  for (std::size_t row = 0; row < guide_.size(); ++row) {
    for (const std::string& head : guide_[row].heads) {
      // A dossier is handed over as data, not as a test.
      if (head == "test" || head == "dossier") continue;
      if (!clauses_.contains({head, row})) {
        found.push_back(name_of(head, row));
        continue;
      }
      for (std::size_t other = row + 1; other < guide_.size(); ++other) {
        if (guide_[other].heads.contains(head) && clauses_.contains({head, other}) &&
            !pairs_.contains({head, {row, other}})) {
          found.push_back(name_of(head, row, other));
        }
      }
    }
  }
  return found;
}

std::string Coverage::text() const {
  std::string out;
  for (const interpreter::Outcome outcome : interpreter::outcomes) {
    out += fmt::format("{:>12}  outcome {}\n", outcomes_.at(static_cast<std::size_t>(outcome)),
                       interpreter::name_of(outcome));
  }
  for (const interpreter::Ground ground : interpreter::grounds) {
    out += fmt::format("{:>12}  ground {}\n", grounds_.at(static_cast<std::size_t>(ground)),
                       interpreter::name_of(ground));
  }
  for (const auto& [clause, count] : clauses_) {
    out += fmt::format("{:>12}  {}\n", count, name_of(clause.first, clause.second));
  }
  std::uint64_t rarest = 0;
  for (const auto& [pair, count] : pairs_) {
    if (count < 100) ++rarest;
  }
  out += fmt::format("{:>12}  pairs of clauses in one declaration, {} of them in under 100 lines\n",
                     pairs_.size(), rarest);
  return out;
}

void add_rules(const interpreter::Decision& decision,
               std::map<std::string, std::uint64_t>& taking_part) {
  if (!decision.rule.empty()) ++taking_part[std::string(decision.rule)];
  for (const std::string_view rule : decision.also) ++taking_part[std::string(rule)];
  for (const auto& part : decision.deductibles) ++taking_part[std::string(part.name)];
}

void add_rules(const interpreter::Explanation& explanation,
               std::map<std::string, std::uint64_t>& taking_part) {
  if (explanation.role != interpreter::Explanation::Role::silent && !explanation.rule.empty()) {
    ++taking_part[std::string(explanation.rule)];
  }
  for (const interpreter::Explanation& part : explanation.because) add_rules(part, taking_part);
}

}  // namespace clausule::differential
