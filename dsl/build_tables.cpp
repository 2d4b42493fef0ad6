#include <string>
#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/tree_builder.hpp"

namespace clausule::dsl {

ast::Column AstBuilder::column(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Column result{ast::ColumnKind::condition, nullptr, location(node)};
  if (cursor.take(Keyword::valid)) {
    const bool from = cursor.take(Keyword::from);
    result.kind = from ? ast::ColumnKind::valid_from : ast::ColumnKind::valid_through;
  } else if (cursor.take(Keyword::published_on)) {
    result.kind = ast::ColumnKind::published_on;
  } else if (cursor.take(Keyword::amounts_to)) {
    result.kind = ast::ColumnKind::amounts_to;
  } else if (cursor.take(Keyword::at_most)) {
    result.kind = ast::ColumnKind::at_most;
  } else if (cursor.take(Keyword::at_least)) {
    result.kind = ast::ColumnKind::at_least;
  } else if (cursor.take(Keyword::return_code)) {
    result.kind = ast::ColumnKind::return_code;
  } else if (cursor.take(Keyword::deductible)) {
    result.kind = ast::ColumnKind::deductible;
  } else {
    result.condition = pointer(cursor.next());
  }
  return result;
}

ast::TableCell AstBuilder::table_cell(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::TableCell result{ast::TableCell::Form::empty, {{}, location(node)}, location(node)};
  if (cursor.take(SyntaxKind::any)) {
    result.form = ast::TableCell::Form::any;
  } else if (const auto inside = cursor.take(SyntaxKind::cells)) {
    result.form = ast::TableCell::Form::cells;
    result.cells = cells(*inside);
  }
  return result;
}

bool AstBuilder::gave_up() const {
  return wrong_rows_ >= TreeBuilder::most_errors;
}

ast::Table AstBuilder::table(std::size_t node) {
  Cursor cursor(tree_, node);
  ast::Table result;
  for (const std::size_t child : tree_.children(cursor.next())) {
    result.columns.push_back(column(child));
  }
  while (!cursor.done()) {
    const std::size_t child = cursor.next();
    if (tree_.nodes[child].kind == SyntaxKind::error) continue;
    ast::TableRow row{{}, location(child)};
    for (const std::size_t inside : tree_.children(child)) row.cells.push_back(table_cell(inside));
    if (row.cells.size() == result.columns.size()) {
      result.rows.push_back(std::move(row));
    } else {
      diagnostics_.report<Kind::cell_count>(row.location, std::to_string(row.cells.size()),
                                            std::to_string(result.columns.size()));
      if (++wrong_rows_ < TreeBuilder::most_errors) continue;
      diagnostics_.report<Kind::too_many_errors>(row.location, std::to_string(wrong_rows_));
      break;
    }
  }
  return result;
}

}  // namespace clausule::dsl
