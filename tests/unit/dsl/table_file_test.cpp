#include <gtest/gtest.h>

#include <string>

#include "dsl/parse.hpp"
#include "dsl/render.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

using Kinds = std::vector<std::string>;
using Form = ast::TableCell::Form;

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  ast::Table table;

  explicit Read(std::string text, Vocabulary vocabulary = Vocabulary::dutch) {
    table = parse_table_file(sources.add("tabel.csv", std::move(text)), vocabulary, sources,
                             diagnostics);
  }
  [[nodiscard]] Kinds kinds() const {
    Kinds result;
    for (const Diagnostic& one : diagnostics.sorted()) result.emplace_back(info(one.kind).name);
    return result;
  }
  [[nodiscard]] const ast::TableCell& cell(std::size_t row, std::size_t column) const {
    return table.rows.at(row).cells.at(column);
  }
  [[nodiscard]] const ast::Literal& literal(std::size_t row, std::size_t column) const {
    return std::get<ast::Literal>(cell(row, column).cells.cells.at(0).low->value);
  }
};

TEST(TableFile, HeaderAndCellsMeanWhatTheyMeanInATable) {
  const Read read(
      "code;geldig vanaf;leeftijd;bedraagt;ingeschreven in DM2;stroom\n"
      "40001;2025-01-01;18 t/m 25;€ 31,20;ja;ketenzorg\n"
      "01/12000;;< 10;2,5 × eenheid;-;ketenzorg, huisartsenzorg\n");
  ASSERT_EQ(read.kinds(), Kinds{}) << render(read.diagnostics, read.sources, {});
  ASSERT_EQ(read.table.columns.size(), 6U);
  EXPECT_EQ(read.table.columns[1].kind, ast::ColumnKind::valid_from);
  EXPECT_EQ(read.table.columns[3].kind, ast::ColumnKind::amounts_to);
  EXPECT_TRUE(std::holds_alternative<ast::EnrolledIn>(read.table.columns[4].condition->value));
  EXPECT_EQ(read.literal(0, 0).text, "40001");
  EXPECT_EQ(read.literal(0, 1).kind, ast::LiteralKind::date);
  EXPECT_NE(read.cell(0, 2).cells.cells.at(0).high, nullptr);
  EXPECT_EQ(read.literal(0, 3).text, "31,20");
  EXPECT_EQ(read.literal(0, 4).kind, ast::LiteralKind::yes);
  EXPECT_EQ(read.literal(1, 0).text, "01/12000");
  EXPECT_EQ(read.cell(1, 1).form, Form::empty);
  EXPECT_EQ(read.cell(1, 2).cells.cells.at(0).compare, ast::Compare::less);
  EXPECT_EQ(read.cell(1, 4).form, Form::any);
  EXPECT_EQ(read.cell(1, 5).cells.cells.size(), 2U);
  EXPECT_EQ(read.sources.text(read.cell(1, 3).location), "2,5 × eenheid");
}

TEST(TableFile, TheQuotesAroundTextMayBeLeftOut) {
  const Read read(
      "code;omschrijving\n"
      "1;Consult 5 tot 20 minuten\n"
      "2;\"Consult; kort\"\n"
      "3;Voetzorg\n"
      "4;\"Zorg \"\"intensief\"\"\"\n"
      "5;\"\"\"tussen aanhalingstekens\"\"\"\n"
      "6;Consult (kort)\n"
      "7;Consult, lang\n");
  ASSERT_EQ(read.kinds(), Kinds{});
  const std::vector<std::string> texts = {
      "Consult 5 tot 20 minuten", "Consult; kort",  "Voetzorg",     "Zorg \"intensief\"",
      "tussen aanhalingstekens",  "Consult (kort)", "Consult, lang"};
  for (std::size_t row = 0; row < texts.size(); ++row) {
    EXPECT_EQ(read.literal(row, 1).kind, ast::LiteralKind::text);
    EXPECT_EQ(read.literal(row, 1).text, texts[row]);
  }
}

TEST(TableFile, OneTextAmongNamesLeavesTheNames) {
  const Read read("stroom\nketenzorg\nhuisartsenzorg\nketen zorg\n");
  EXPECT_TRUE(std::holds_alternative<ast::Reference>(read.cell(0, 0).cells.cells.at(0).low->value));
  EXPECT_EQ(read.literal(2, 0).kind, ast::LiteralKind::text);
}

TEST(TableFile, ACommaFileHasADecimalPoint) {
  const Read read("code,aantal,stroom\n\"40001\",2.5,\"a, b\"\n40002,\"1,234\",-\n");
  EXPECT_EQ(read.kinds(), Kinds{"ambiguous_mark"});
  EXPECT_EQ(read.literal(0, 0).kind, ast::LiteralKind::code);
  EXPECT_EQ(read.literal(0, 1).text, "2.5");
  EXPECT_EQ(read.cell(0, 2).cells.cells.size(), 2U);
}

TEST(TableFile, ASemicolonFileHasADecimalComma) {
  const Read read("code;bedraagt\n40001;€ 1.234\n", Vocabulary::english);
  EXPECT_EQ(read.kinds(), Kinds{"ambiguous_mark"});
}

TEST(TableFile, ByteOrderMarkLineEndsBlanksAndEmptyLines) {
  const Read read(
      "\xEF\xBB\xBF"
      "code ; geldig t/m\r\n\r\n 40001 ;\xC2\xA0"
      "2025-01-01\r\n;\r\n");
  ASSERT_EQ(read.kinds(), Kinds{});
  ASSERT_EQ(read.table.rows.size(), 2U);
  EXPECT_EQ(read.literal(0, 1).text, "2025-01-01");
  EXPECT_EQ(read.cell(1, 0).form, Form::empty);
}

TEST(TableFile, EnglishColumns) {
  const Read read("code,valid from,at most\n40001,2025-01-01,€ 3.50\n", Vocabulary::english);
  ASSERT_EQ(read.kinds(), Kinds{});
  EXPECT_EQ(read.table.columns[2].kind, ast::ColumnKind::at_most);
}

TEST(TableFile, EachBrokenRowIsToldAndTheOthersStay) {
  const Read read("code;bedrag-a\n40001;€ 3;4\n40002;\"open\n40003\n40004;€ 4,00\n");
  EXPECT_EQ(read.kinds(), (Kinds{"cell_count", "table_file_quote", "cell_count"}));
  ASSERT_EQ(read.table.rows.size(), 1U);
  EXPECT_EQ(read.literal(0, 0).text, "40004");
}

TEST(TableFile, AColumnThatIsNoneIsToldAtItsPlace) {
  const Read read("code;bedrag gemiddeld\n1;2\n");
  ASSERT_EQ(read.kinds(), Kinds{"expected_column"});
  EXPECT_EQ(read.sources.text(read.diagnostics.all()[0].location), "bedrag gemiddeld");
}

TEST(TableFile, EmptyAndBrokenFiles) {
  EXPECT_EQ(Read("").kinds(), Kinds{"table_file_empty"});
  EXPECT_EQ(Read("\n\n").kinds(), Kinds{"table_file_empty"});
  EXPECT_EQ(Read("code\n\xFF\n").kinds(), Kinds{"not_utf8"});
}

TEST(TableFile, StopsAfterTooManyErrors) {
  std::string text = "a;b\n";
  for (int row = 0; row < 1000; ++row) text += "1\n";
  const Read read(text);
  EXPECT_EQ(read.kinds().size(), 101U);
  EXPECT_NE(std::ranges::count(read.kinds(), "too_many_errors"), 0);
}

TEST(TableFile, ReadsTheCellsOfATableAlike) {
  const Parsed parsed(
      "tabel t per code\n"
      "  | code | leeftijd | deel |\n"
      "  | 40001, 40002 | ≥ 18 | 75% |\n"
      "  | - | onbekend | |\n");
  const Read read("code;leeftijd;deel\n40001, 40002;≥ 18;75%\n-;onbekend;\n");
  ASSERT_EQ(read.kinds(), Kinds{});
  const auto& table = parsed.clause<ast::Table>();
  ASSERT_EQ(table.rows.size(), read.table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      const ast::TableCell& one = table.rows[row].cells[column];
      const ast::TableCell& other = read.cell(row, column);
      EXPECT_EQ(one.form, other.form);
      EXPECT_EQ(one.cells.cells.size(), other.cells.cells.size());
      for (std::size_t at = 0; at < one.cells.cells.size(); ++at) {
        EXPECT_EQ(one.cells.cells[at].unknown, other.cells.cells[at].unknown);
        EXPECT_EQ(one.cells.cells[at].compare, other.cells.cells[at].compare);
        EXPECT_EQ(parsed.covered(one.cells.cells[at].location),
                  read.sources.text(other.cells.cells[at].location));
      }
    }
  }
}

}  // namespace
}  // namespace clausule::dsl
