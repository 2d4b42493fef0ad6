#include "dsl/format_names.hpp"

#include <initializer_list>
#include <utility>
#include <vector>

namespace clausule::dsl {

namespace {

/// Returns the row of a name of one role, in either vocabulary, or null.
const BuiltInName* find_built_in(std::string_view name, NameRole role) {
  for (const BuiltInName& row : built_in_names) {
    if (row.role == role && (row.dutch == name || row.english == name)) return &row;
  }
  return nullptr;
}

/// Returns the row of a name of the first role that has it, or null.
const BuiltInName* find_built_in(std::string_view name, std::initializer_list<NameRole> roles) {
  for (const NameRole role : roles) {
    if (const BuiltInName* row = find_built_in(name, role)) return row;
  }
  return nullptr;
}

/// Returns the row of a name that stands for a fact or a result, or null.
const BuiltInName* find_value(std::string_view name) {
  return find_built_in(name,
                       {NameRole::fact, NameRole::derived, NameRole::contract, NameRole::result});
}

std::string spelled(const BuiltInName* row, std::string_view name, Vocabulary vocabulary) {
  if (row == nullptr) return std::string(name);
  return std::string(vocabulary == Vocabulary::dutch ? row->dutch : row->english);
}

}  // namespace

std::string path_in(std::string_view path, Vocabulary vocabulary) {
  const std::size_t point = path.find('.');
  if (point == std::string_view::npos) return spelled(find_value(path), path, vocabulary);
  const std::string_view first = path.substr(0, point);
  const std::string_view rest = path.substr(point + 1);
  const BuiltInName* entity = find_built_in(first, NameRole::entity);
  if (entity == nullptr) return std::string(path);
  return spelled(entity, first, vocabulary) + '.' +
         spelled(find_built_in(rest, NameRole::fact), rest, vocabulary);
}

FormatNames::FormatNames(const SyntaxTree& tree, std::string_view text, Vocabulary vocabulary)
    : tree_(tree), text_(text), vocabulary_(vocabulary) {
  if (tree.nodes.empty()) return;
  collect_declared();
  for (const std::size_t declaration : tree_.children(tree_.nodes.size() - 1)) {
    const std::vector<std::size_t> parts = tree_.children(declaration);
    if (parts.empty()) continue;
    visit_head(parts.front());
    const SyntaxNode& word = tree_.nodes[tree_.children(parts.front()).front()];
    for (std::size_t at = 1; at < parts.size(); ++at) {
      visit_clause(parts[at], word.keyword);
    }
  }
}

std::string_view FormatNames::printed(std::size_t node) const {
  const auto found = changed_.find(node);
  return found == changed_.end() ? written(node) : std::string_view(found->second);
}

std::string_view FormatNames::written(std::size_t node) const {
  return text_.substr(tree_.nodes[node].begin, tree_.nodes[node].end - tree_.nodes[node].begin);
}

void FormatNames::collect_declared() {
  for (std::size_t node = 0; node < tree_.nodes.size(); ++node) {
    const SyntaxKind kind = tree_.nodes[node].kind;
    if (kind != SyntaxKind::head && kind != SyntaxKind::type) continue;
    for (const std::size_t child : tree_.children(node)) {
      if (tree_.nodes[child].kind == SyntaxKind::name) declared_.emplace(written(child));
    }
  }
}

void FormatNames::visit_all(std::size_t node, Meaning meaning) {
  for (const std::size_t child : tree_.children(node)) visit(child, meaning);
}

void FormatNames::visit(std::size_t node, Meaning meaning) {
  const SyntaxKind kind = tree_.nodes[node].kind;
  if (kind == SyntaxKind::name) {
    // A fact or a result is a path; a name alone is declared, with these two exceptions.
    if (meaning == Meaning::party || meaning == Meaning::exception) translate(node, meaning);
    return;
  }
  if (kind == SyntaxKind::path) return translate(node, meaning);
  if (kind == SyntaxKind::codes) return;
  if (kind == SyntaxKind::share) return visit_all(node, Meaning::party);
  if (kind == SyntaxKind::comparison) return visit_comparison(node, meaning);
  if (kind == SyntaxKind::restriction) return visit_restriction(node);
  if (kind == SyntaxKind::suffix) {
    const std::size_t first = tree_.children(node).front();
    const bool receiver = tree_.nodes[first].keyword == Keyword::rest_to;
    return visit_all(node, receiver ? Meaning::party : Meaning::value);
  }
  if (kind == SyntaxKind::given) {
    translate(tree_.children(node).front(), Meaning::given);
    return;
  }
  if (kind == SyntaxKind::arguments) return visit_all(node, Meaning::value);
  if (kind != SyntaxKind::duration) visit_all(node, meaning);
}

void FormatNames::visit_head(std::size_t node) {
  for (const std::size_t child : tree_.children(node)) {
    const SyntaxKind kind = tree_.nodes[child].kind;
    if (kind == SyntaxKind::name || kind == SyntaxKind::type) continue;
    visit(child, Meaning::value);
  }
}

void FormatNames::visit_clause(std::size_t node, Keyword head) {
  const SyntaxKind kind = tree_.nodes[node].kind;
  if (kind == SyntaxKind::table) return visit_table(node, head);
  const std::vector<std::size_t> parts = tree_.children(node);
  if (parts.empty()) return;
  const SyntaxNode& first = tree_.nodes[parts.front()];
  Meaning meaning = Meaning::value;
  if (first.kind == SyntaxKind::keyword) {
    if (first.keyword == Keyword::exception_to) meaning = Meaning::exception;
    if (first.keyword == Keyword::in_favour_of) meaning = Meaning::party;
    if (first.keyword == Keyword::expected) meaning = Meaning::expected;
    if (first.keyword == Keyword::amends || first.keyword == Keyword::after) {
      meaning = Meaning::declared;
    }
  }
  for (const std::size_t part : parts) visit(part, meaning);
}

void FormatNames::visit_table(std::size_t node, Keyword head) {
  const std::vector<std::size_t> rows = tree_.children(node);
  std::vector<Meaning> cells;
  const bool in_dossier = head == Keyword::test || head == Keyword::dossier;
  for (const std::size_t column : tree_.children(rows.front())) {
    const Meaning words = words_of(column);
    visit(column, in_dossier ? Meaning::declared : Meaning::value);
    if (in_dossier || head == Keyword::exclusion) translate_column(column);
    const bool is_written = in_dossier && words == Meaning::value;
    cells.push_back(is_written ? Meaning::declared : words);
  }
  for (std::size_t at = 1; at < rows.size(); ++at) {
    const std::vector<std::size_t> parts = tree_.children(rows[at]);
    for (std::size_t column = 0; column < parts.size() && column < cells.size(); ++column) {
      visit(parts[column], cells[column]);
    }
  }
}

void FormatNames::visit_comparison(std::size_t node, Meaning meaning) {
  const std::vector<std::size_t> parts = tree_.children(node);
  const Meaning right = words_of(parts.front());
  const Meaning left = words_of(parts.back());
  const bool of_words = right != Meaning::value || left != Meaning::value;
  for (const std::size_t part : parts) {
    if (!of_words) {
      visit(part, meaning);
    } else if (part == parts.front()) {
      visit(part, left);
    } else {
      visit(part, right);
    }
  }
}

void FormatNames::visit_restriction(std::size_t node) {
  Meaning words = Meaning::value;
  for (const std::size_t part : tree_.children(node)) {
    if (tree_.nodes[part].kind == SyntaxKind::path) {
      translate(part, Meaning::value);
      words = words_of(part);
    } else {
      visit(part, words);
    }
  }
}

FormatNames::Meaning FormatNames::words_of(std::size_t node) const {
  const auto canonical = canonical_name(written(node));
  if (!canonical) return Meaning::value;
  if (*canonical == "uitkomst" || *canonical == "verwacht" || *canonical == "eerder") {
    return Meaning::outcome;
  }
  return *canonical == "grond" ? Meaning::ground : Meaning::value;
}

void FormatNames::translate(std::size_t node, Meaning meaning) {
  std::string result = path(written(node), meaning);
  if (result != written(node)) changed_.insert_or_assign(node, std::move(result));
}

void FormatNames::translate_column(std::size_t node) {
  const std::string_view name = written(node);
  const BuiltInName* row = find_built_in(name, {NameRole::column, NameRole::fact});
  for (std::size_t at = node + 1 - tree_.nodes[node].subtree_size; at < node; ++at) {
    if (tree_.nodes[at].kind != SyntaxKind::path) continue;
    if (row != nullptr) {
      changed_[at] = vocabulary_ == Vocabulary::dutch ? row->dutch : row->english;
    } else if (name.find('.') != std::string_view::npos) {
      translate(at, Meaning::value);
    }
  }
}

std::string FormatNames::word(std::string_view name, Meaning meaning) const {
  const BuiltInName* row = nullptr;
  switch (meaning) {
    case Meaning::declared:
      break;
    case Meaning::value:
      row = find_value(name);
      // A word of a list that the file declares, or a name of its own.
      if (row != nullptr && (declared_.contains(row->dutch) || declared_.contains(row->english))) {
        row = nullptr;
      }
      break;
    case Meaning::outcome:
      row = find_built_in(name, {NameRole::outcome, NameRole::result});
      break;
    case Meaning::ground:
      row = find_built_in(name, {NameRole::ground, NameRole::result});
      break;
    case Meaning::party:
      row = find_built_in(name, {NameRole::contract, NameRole::entity});
      break;
    case Meaning::given:
      row = find_built_in(name, NameRole::fact);
      break;
    case Meaning::exception:
      row = find_built_in(name, NameRole::contract);
      break;
    case Meaning::expected:
      break;
  }
  if (row == nullptr) return std::string(name);
  const std::string_view other = vocabulary_ == Vocabulary::dutch ? row->dutch : row->english;
  // A reserved word is no name.
  return std::string(is_reserved(other) ? name : other);
}

std::string FormatNames::path(std::string_view name, Meaning meaning) const {
  const std::size_t point = name.find('.');
  if (point == std::string_view::npos) return word(name, meaning);
  const std::string_view first = name.substr(0, point);
  const std::string_view rest = name.substr(point + 1);
  if (meaning == Meaning::expected) {
    return std::string(first) + '.' + word(rest, Meaning::party);
  }
  return path_in(name, vocabulary_);
}

}  // namespace clausule::dsl
