#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "dsl/ast_builder.hpp"
#include "dsl/lexical.hpp"
#include "dsl/parse.hpp"
#include "dsl/syntax_parser.hpp"
#include "dsl/table_separator.hpp"

namespace clausule::dsl {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// No blank begins or ends with such a sign.
bool is_letter_or_digit(char sign) {
  return (sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
         (sign >= 'A' && sign <= 'Z');
}

/// One field between separators: what it covers without its quotes and the blanks around it.
struct Field {
  Span content;
  bool doubled_quotes = false;  ///< `""` inside stands for `"`
};

/// Reads one file; a field that is one plain token is told by looking at it, only the others go
/// through the grammar.
class TableFileReader {
 public:
  TableFileReader(FileId file, Vocabulary vocabulary, const Sources& sources,
                  Diagnostics& diagnostics, RowTaker* taker)
      : text_(sources.get(file).text),
        tree_{file, vocabulary, {}, {}, {}},
        separator_(separator_of_table(text_)),
        diagnostics_(diagnostics),
        taker_(taker),
        builder_(tree_, text_, decimal_mark_of_table(text_), diagnostics) {}

  ast::Table read() {
    ast::Table table;
    std::size_t at = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    while (at < text_.size() && errors_ < most_errors) {
      const std::size_t line_end = std::min(text_.find('\n', at), text_.size());
      const std::size_t end =
          line_end > at && text_[line_end - 1] == '\r' ? line_end - 1 : line_end;
      if (trimmed(at, end).begin != trimmed(at, end).end && split(at, end)) {
        if (table.columns.empty()) {
          read_header(table);
        } else {
          read_row(table, at, end);
        }
      }
      at = line_end + 1;
    }
    if (table.columns.empty() && errors_ == 0) {
      diagnostics_.report<Kind::table_file_empty>(place({0, 0}));
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      settle_texts(table, column);
    }
    return table;
  }

 private:
  static constexpr std::size_t most_errors = 100;

  [[nodiscard]] Location place(Span span) const { return {tree_.file, span.begin, span.end}; }

  [[nodiscard]] std::string_view written(Span span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  /// Counts an error; the last says that there are more.
  void count_error(const Location& where) {
    if (++errors_ == most_errors) {
      diagnostics_.report<Kind::too_many_errors>(where, std::to_string(most_errors));
    }
  }

  [[nodiscard]] Span trimmed(std::size_t begin, std::size_t end) const {
    while (begin < end && !is_letter_or_digit(text_[begin])) {
      const std::size_t length = blank_length(text_.substr(begin, end - begin));
      if (length == 0) break;
      begin += length;
    }
    while (end > begin) {
      if (text_[end - 1] == ' ' || text_[end - 1] == '\t') {
        --end;
      } else if (end - begin >= 2 && text_.substr(end - 2, 2) == "\xC2\xA0") {
        end -= 2;
      } else {
        break;
      }
    }
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  /// Splits a line into `fields_`; returns false after reporting an open quote.
  bool split(std::size_t at, std::size_t end) {
    fields_.clear();
    while (true) {
      const Span rest = trimmed(at, end);
      Field field;
      std::size_t stop = 0;
      if (rest.begin < rest.end && text_[rest.begin] == '"') {
        std::size_t close = rest.begin + 1;
        while (close < end &&
               (text_[close] != '"' || (close + 1 < end && text_[close + 1] == '"'))) {
          const bool doubled = text_[close] == '"';
          field.doubled_quotes = field.doubled_quotes || doubled;
          close += doubled ? 2 : 1;
        }
        if (close >= end) {
          const Location open{tree_.file, rest.begin, rest.begin + 1};
          diagnostics_.report<Kind::table_file_quote>(open);
          count_error(open);
          return false;
        }
        stop = std::min(text_.find(separator_, close + 1), end);
        // Text behind the closing quote belongs to the field: it is no quoted field then.
        const bool whole = trimmed(close + 1, stop).begin == trimmed(close + 1, stop).end;
        field.content = whole ? trimmed(rest.begin + 1, close) : trimmed(rest.begin, stop);
        field.doubled_quotes = field.doubled_quotes && whole;
      } else {
        stop = std::min(text_.find(separator_, at), end);
        field.content = trimmed(at, stop);
      }
      fields_.push_back(field);
      if (stop >= end) return true;
      at = stop + 1;
    }
  }

  void read_header(ast::Table& table) {
    for (const Field& field : fields_) {
      tree_.nodes.clear();
      Diagnostics unused;
      if (parse_column(tree_, text_, field.content, unused)) {
        table.columns.push_back(builder_.column(tree_.nodes.size() - 1));
        continue;
      }
      diagnostics_.report<Kind::expected_column>(place(field.content));
      count_error(place(field.content));
      table.columns.push_back({ast::ColumnKind::condition, nullptr, place(field.content)});
      table.columns.back().condition = value(text_literal(field));
    }
  }

  void read_row(ast::Table& table, std::size_t begin, std::size_t end) {
    const Location whole = place(trimmed(begin, end));
    if (fields_.size() != table.columns.size()) {
      diagnostics_.report<Kind::cell_count>(whole, std::to_string(fields_.size()),
                                            std::to_string(table.columns.size()));
      count_error(whole);
      return;
    }
    if (taker_ != nullptr && takes_fields(table, whole)) return;
    ast::TableRow row{{}, whole};
    row.cells.reserve(fields_.size());
    for (const Field& field : fields_) row.cells.push_back(read_cell(field));
    // What may yet turn out to be text is told when all rows are known.
    const bool stands_alone = std::ranges::none_of(row.cells, [](const ast::TableCell& cell) {
      return cell.form == ast::TableCell::Form::cells && (is_text(cell) || could_be_text(cell));
    });
    if (taker_ != nullptr && stands_alone && taker_->take_row(table, row)) return;
    table.rows.push_back(std::move(row));
  }

  /// Offers a row as it is written.
  bool takes_fields(const ast::Table& table, const Location& whole) {
    plain_.clear();
    for (const Field& field : fields_) {
      if (field.doubled_quotes) return false;
      plain_.push_back(written(field.content));
    }
    return taker_->take_fields(table, plain_, whole);
  }

  ast::TableCell read_cell(const Field& field) {
    ast::TableCell cell{
        ast::TableCell::Form::cells, {{}, place(field.content)}, place(field.content)};
    const std::string_view content = written(field.content);
    if (content.empty()) {
      cell.form = ast::TableCell::Form::empty;
    } else if (content == "-") {
      cell.form = ast::TableCell::Form::any;
    } else if (field.doubled_quotes) {
      add(cell, value(text_literal(field)));
    } else if (auto plain = plain_value(field.content)) {
      add(cell, std::move(plain));
    } else {
      Diagnostics unused;
      if (parse_cells(tree_, text_, field.content, unused)) {
        cell.cells = builder_.cells(tree_.nodes.size() - 1);
      } else {
        add(cell, value(text_literal(field)));
      }
    }
    return cell;
  }

  static void add(ast::TableCell& cell, ast::ExpressionPointer low) {
    ast::Cell one;
    one.low = std::move(low);
    one.location = cell.location;
    cell.cells.cells.push_back(std::move(one));
  }

  template <typename Value>
  static ast::ExpressionPointer value(Value written) {
    const Location where = written.location;
    return std::make_unique<ast::Expression>(ast::Expression{std::move(written), where});
  }

  /// Returns the value of a field that is one token, or nothing.
  ast::ExpressionPointer plain_value(Span span) {
    using Length = std::size_t (*)(std::string_view);
    constexpr std::array<std::pair<SyntaxKind, Length>, 6> tokens = {{
        {SyntaxKind::text, lexical::text_length},
        {SyntaxKind::date, lexical::date_length},
        {SyntaxKind::money, lexical::money_length},
        {SyntaxKind::percent, lexical::percent_length},
        {SyntaxKind::decimal, lexical::decimal_length},
        {SyntaxKind::code, lexical::code_length},
    }};
    const std::string_view content = written(span);
    for (const auto& [kind, length] : tokens) {
      if (length(content) == content.size()) return value(builder_.literal(kind, place(span)));
    }
    if (lexical::name_length(content) != content.size()) return nullptr;
    const ast::Name name{lexical::normalized(content), place(span)};
    return std::make_unique<ast::Expression>(ast::Expression{
        ast::Reference{{{name}, name.location}, false, {}, std::nullopt}, name.location});
  }

  [[nodiscard]] ast::Literal text_literal(const Field& field) const {
    std::string content(written(field.content));
    if (field.doubled_quotes) {
      for (std::size_t at = content.find("\"\""); at != std::string::npos;
           at = content.find("\"\"", at + 1)) {
        content.erase(at, 1);
      }
    }
    // Quotes of the language inside quotes of CSV.
    if (lexical::text_length(content) == content.size() && content.size() >= 2) {
      content = content.substr(1, content.size() - 2);
    }
    return {ast::LiteralKind::text, std::move(content), {}, place(field.content)};
  }

  static bool is_text(const ast::TableCell& cell) {
    if (cell.cells.cells.size() != 1 || !cell.cells.cells.front().low) return false;
    const auto* literal = std::get_if<ast::Literal>(&cell.cells.cells.front().low->value);
    return literal != nullptr && literal->kind == ast::LiteralKind::text;
  }

  static bool could_be_text(const ast::TableCell& cell) {
    return std::ranges::all_of(cell.cells.cells, [](const ast::Cell& one) {
      return one.low && !one.high && !one.compare &&
             std::holds_alternative<ast::Reference>(one.low->value);
    });
  }

  /// A description of one word looks like a name. In a column that holds mostly text it is text, as
  /// is `Consult, kort`.
  void settle_texts(ast::Table& table, std::size_t column) {
    std::size_t texts = 0;
    std::size_t names = 0;
    for (const ast::TableRow& row : table.rows) {
      const ast::TableCell& cell = row.cells.at(column);
      if (cell.form != ast::TableCell::Form::cells) continue;
      if (is_text(cell)) {
        ++texts;
      } else if (could_be_text(cell)) {
        ++names;
      }
    }
    if (texts <= names) return;
    for (ast::TableRow& row : table.rows) {
      ast::TableCell& cell = row.cells.at(column);
      if (cell.form != ast::TableCell::Form::cells || is_text(cell) || !could_be_text(cell)) {
        continue;
      }
      const Span content{cell.location.begin, cell.location.end};
      cell.cells.cells.clear();
      add(cell, value(text_literal({content, false})));
    }
  }

  std::string_view text_;
  SyntaxTree tree_;
  char separator_;
  Diagnostics& diagnostics_;
  RowTaker* taker_;
  std::vector<std::string_view> plain_;
  AstBuilder builder_;
  std::vector<Field> fields_;
  std::size_t errors_ = 0;
};

}  // namespace

bool RowTaker::take_fields(const ast::Table& /*table*/,
                           std::span<const std::string_view> /*fields*/,
                           const Location& /*place*/) {
  return false;
}

bool RowTaker::take_row(const ast::Table& /*table*/, const ast::TableRow& /*row*/) {
  return false;
}

ast::Table parse_table_file(FileId file, ast::Vocabulary vocabulary, const Sources& sources,
                            Diagnostics& diagnostics, RowTaker* taker) {
  if (const auto invalid = lexical::find_invalid_utf8(sources.get(file).text)) {
    const auto at = static_cast<std::uint32_t>(*invalid);
    diagnostics.report<Kind::not_utf8>({file, at, at + 1});
    return {};
  }
  return TableFileReader(file, vocabulary, sources, diagnostics, taker).read();
}

}  // namespace clausule::dsl
