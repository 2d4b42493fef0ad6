#include "tools/analysis/mutation/changes.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "dsl/parse.hpp"
#include "dsl/syntax_parser.hpp"
#include "dsl/table_separator.hpp"
#include "interpreter/program.hpp"
#include "tools/analysis/mutation/site.hpp"

namespace clausule::mutation {

namespace {

namespace ast = dsl::ast;
using dsl::FileId;
using dsl::Keyword;
using dsl::SyntaxKind;
using interpreter::Program;

void walk(const Site& site, Changes& changes) {
  if (site.is(SyntaxKind::header)) return;
  change_literal(site, changes);
  change_codes(site, changes);
  change_condition(site, changes);
  change_outcome(site, changes);
  change_word(site, changes);
  change_clause(site, changes);
  for (const std::size_t child : site.children()) walk(site.child(child), changes);
}

bool decides(const Site& head) {
  return !head.opens_with(Keyword::test) && !head.opens_with(Keyword::property) &&
         !head.opens_with(Keyword::use) && !head.opens_with(Keyword::fact);
}

/// Returns the name that a declaration has on its first line.
std::string name_in(const Site& head) {
  for (const std::size_t part : head.children()) {
    if (head.child(part).is(SyntaxKind::name)) return std::string(head.written(part));
  }
  return {};
}

void add_file(const interpreter::Loaded& contract, FileId file, std::vector<Change>& all) {
  const dsl::Sources& sources = contract.sources;
  dsl::Diagnostics none;
  const dsl::SyntaxTree tree = dsl::parse_syntax(file, sources, none);
  if (tree.nodes.empty()) return;
  const char mark = tree.vocabulary == ast::Vocabulary::dutch ? ',' : '.';
  const Site root{tree, sources.get(file).text, tree.nodes.size() - 1, mark};
  for (const std::size_t node : root.children()) {
    const Site declaration = root.child(node);
    if (!declaration.is(SyntaxKind::declaration)) continue;
    const Site head = declaration.child(declaration.children().front());
    if (!decides(head)) continue;
    Changes changes(*contract.program, name_in(head), all);
    walk(declaration, changes);
  }
}

/// Returns the declaration whose rows are in a table, and the vocabulary of its file.
std::pair<std::string, ast::Vocabulary> owner_of(const Program& program, const std::string& table) {
  for (const auto& file : program.files) {
    for (const ast::Declaration& declaration : file->declarations) {
      if (declaration.table_file && declaration.table_file->value == table) {
        return {declaration.name.text, file->vocabulary};
      }
    }
  }
  return {};
}

/// Keeps the first rows of a table; the others need no tree.
class FirstRows : public dsl::RowTaker {
 public:
  explicit FirstRows(std::size_t most) : most_(most) {}

  bool take_fields(const ast::Table& /*table*/, std::span<const std::string_view> /*fields*/,
                   const dsl::Location& /*place*/) override {
    return ++rows_ > most_;
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  std::size_t most_;
  std::size_t rows_ = 0;
};

void add_table(const interpreter::Loaded& contract, FileId file, AllChanges& all) {
  const std::string& name = contract.sources.get(file).name;
  const auto [rule, vocabulary] = owner_of(*contract.program, name);
  dsl::Diagnostics none;
  const std::string_view text = contract.sources.get(file).text;
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  FirstRows first(rows_to_change(lines));
  const ast::Table table = dsl::parse_table_file(file, vocabulary, contract.sources, none, &first);
  const char mark = dsl::decimal_mark_of_table(text);
  Changes changes(*contract.program, rule, all.changes);
  for (const ast::TableRow& row : table.rows) {
    for (const ast::TableCell& cell : row.cells) {
      if (cell.form != ast::TableCell::Form::cells) continue;
      dsl::SyntaxTree tree{file, vocabulary, {}, {}, {}};
      dsl::Diagnostics unused;
      if (!dsl::parse_cells(tree, text, {cell.location.begin, cell.location.end}, unused)) continue;
      walk({tree, text, tree.nodes.size() - 1, mark}, changes);
    }
  }
  if (first.rows() > table.rows.size()) {
    all.left_alone.push_back({name, first.rows() - table.rows.size(), table.rows.size()});
  }
}

/// Two ways to leave something out may come to the same text.
void drop_repetitions(std::vector<Change>& changes) {
  std::set<std::pair<dsl::Location, std::string>> seen;
  std::erase_if(changes, [&](const Change& change) {
    return !seen.insert({change.place, change.text}).second;
  });
}

}  // namespace

AllChanges changes_of(const interpreter::Reload& contract) {
  AllChanges all;
  const dsl::Sources& sources = contract.written().sources;
  std::set<std::string> tables;
  for (std::uint32_t index = 0; index < sources.size(); ++index) {
    const FileId file{index};
    if (!contract.is_own(file)) continue;
    if (index < contract.file_count()) {
      add_file(contract.written(), file, all.changes);
    } else if (tables.insert(sources.get(file).name).second) {
      add_table(contract.written(), file, all);
    }
  }
  drop_repetitions(all.changes);
  std::ranges::stable_sort(all.changes, {}, &Change::shown);
  return all;
}

}  // namespace clausule::mutation
