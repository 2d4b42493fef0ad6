#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "dsl/parse.hpp"
#include "parsed.hpp"

namespace clausule::dsl {
namespace {

/// A text with one mistake, what is underlined and the mended line.
struct Mistake {
  std::string_view kind;
  std::string_view text;
  std::string_view underlined;
  std::string_view mended = "";
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = {
      {"not_utf8", "tarief a\xE9\n", "\xE9"},
      {"outside_declaration", "  voor 40001\ntarief x\n", "voor"},
      {"unknown_clause", "tarief x\n  blabla 3\n", "blabla"},
      {"unknown_clause", "tarief x\n  40001\n", "40001"},
      {"misspelt_keyword", "tarif x\n", "tarif", "tarief x"},
      {"misspelt_keyword", "tarief x\n  bedragt € 3\n", "bedragt", "bedraagt € 3"},
      {"misspelt_keyword", "uitsluiting x\n  naast 1 in hetzelfde kwartal vervalt\n",
       "in hetzelfde kwartal", "naast 1 in hetzelfde kwartaal vervalt"},
      {"misspelt_keyword", "uitsluiting x\n  vervalt:\n    6000\n    retourcod 0613\n", "retourcod",
       "retourcode 0613"},
      {"misspelt_keyword", "gegeven prestatie.x: getl\n", "getl", "gegeven prestatie.x: getal"},
      {"capital_keyword", "Tarief x\n", "Tarief", "tarief x"},
      {"capital_keyword", "tarief x\n  INDIEN a\n", "INDIEN", "indien a"},
      {"other_vocabulary", "tarief x\n  if a\n", "if", "indien a"},
      {"other_vocabulary", "tariff x\n  geldig from 2025-01-01\n", "geldig",
       "valid from 2025-01-01"},
      {"text_after_clause", "tarief x\n  voor 40001 iets\n", "iets"},
      {"name_with_blank", "tarief x y\n", "y", "tarief x-y"},
      {"name_with_blank", "uitsluiting x y \"z\"\n", "y", "uitsluiting x-y \"z\""},
      {"rows_without_colon", "uitsluiting x\n  naast 1 op dezelfde dag vervalt\n    2\n", "2",
       "naast 1 op dezelfde dag vervalt:"},
      {"share_of_amount", "tarief x\n  bedraagt 75% van € 3\n", "van", "bedraagt 75% × € 3"},
      {"expected_keyword", "uitsluiting x\n  voorrang 1\n", ""},
      {"expected_sign", "tarief x\n  indien (a\n  bedraagt € 3\n", ""},
      {"expected_sign", "definitie x 3\n", "3"},
      {"expected_sign", "test \"x\"\n  | a | b\n", ""},
      {"expected_name", "tarief\n", ""},
      {"expected_name", "tarief 3\n", "3"},
      {"reserved_name", "tarief met\n", "met"},
      {"keyword_as_name", "tarief voor\n", "voor"},
      {"keyword_as_name", "gegeven prestatie.bedraagt2: geld\ndefinitie telt = 3\n", "telt"},
      {"expected_text", "contract x\n  verzekeraar Menzis\n", "Menzis"},
      {"unclosed_text", "contract x\n  verzekeraar \"Menzis\n", "\"Menzis"},
      {"curly_quotes", "contract x\n  verzekeraar “Menzis”\n", "“", "verzekeraar \"Menzis\""},
      {"curly_quotes", "tarief x\n  rekenkundig afgerond op hele euro’s\n", "’",
       "rekenkundig afgerond op hele euro's"},
      {"expected_library", "gebruik 3\n", "3"},
      {"expected_line", "test \"x\"\n  zonder ,\n", ","},
      {"expected_type", "gegeven prestatie.x: boolean\n", "boolean"},
      {"expected_code", "tarief x\n  retourcode abc\n", "abc"},
      {"expected_codes", "tarief x\n  voor € 3\n", "€"},
      {"expected_codes", "tarief x\n  voor\n", ""},
      {"list_comma", "tarief x\n  voor 6000,6001 per kwartaal\n", "6000,6001",
       "voor 6000, 6001 per kwartaal"},
      {"list_comma", "tarief x\n  voor 40001, 6000,6001\n", "6000,6001", "voor 40001, 6000, 6001"},
      {"list_conjunction", "tarief x\n  voor 6000, 6001 en 6300\n", "en", "voor 6000, 6001, 6300"},
      {"list_conjunction", "tarief x\n  indien code in 6000, 6001 en 6300\n", "en",
       "indien code in 6000, 6001, 6300"},
      {"sign_needs_blanks", "tarief x\n  voor 9200-9203\n", "-", "voor 9200 t/m 9203"},
      {"sign_needs_blanks", "tarief x\n  bedraagt x -5\n", "-", "bedraagt x - 5"},
      {"expected_date", "tarief x\n  geldig vanaf nu\n", "nu"},
      {"date_form", "tarief x\n  geldig vanaf 31-1-2023\n", "31-1-2023", "geldig vanaf 2023-01-31"},
      {"date_form", "tarief x\n  geldig 2023\n", "2023"},
      {"expected_duration", "contract x\n  geldig ten hoogste lang\n", "lang"},
      {"expected_unit", "tarief x\n  per patiënt\n", "patiënt"},
      {"year_after_per", "limiet x\n  ten hoogste 1 per jaar\n", "jaar",
       "ten hoogste 1 per kalenderjaar"},
      {"year_after_per", "limit x\n  at most 1 per year\n", "year", "at most 1 per calendar year"},
      {"expected_validity", "tarief x\n  geldig altijd\n", "altijd"},
      {"expected_verdict", "voorwaarde x\n  anders mag het\n", "mag"},
      {"expected_same", "uitsluiting x\n  naast 40001 vervalt\n", "vervalt"},
      {"expected_direction", "uitsluiting x\n  binnen 28 dagen 13098 vervalt\n", "13098"},
      {"expected_stay", "voorwaarde x\n  vereist dat tijdens 3\n", "3"},
      {"expected_expression", "tarief x\n  indien niet\n", ""},
      {"expected_expression", "tarief x\n  bedraagt € 3 +\n", ""},
      {"expected_period", "tarief x\n  peildatum eerste dag van maart\n", "maart"},
      {"expected_step", "tarief x\n  naar boven afgerond op euro\n", "euro"},
      {"expected_shares", "verrekening x\n  verdeeld over 50%\n", "50"},
      {"expected_percent", "verrekening x\n  verdeeld over a b\n", "b"},
      {"expected_receiver", "tarief x\n  rest naar 3\n", "3"},
      {"expected_enrolment", "test \"x\"\n  ingeschreven in DM2\n", ""},
      {"expected_given", "test \"x\"\n  verzekerde geboren\n", ""},
      {"expected_money", "test \"x\"\n  verwacht a 3\n", "3"},
      {"expected_cell", "tabel x\n  | a |\n  | € |\n", "€"},
      {"expected_column", "tabel x\n  | a | |\n", "|"},
      {"expected_bullet", "eis x\n  altijd aan alle voorwaarden is voldaan:\n  artikel \"1\"\n",
       ""},
      {"cell_count", "tabel x\n  | a | b |\n  | 1 |\n", "| 1 |"},
      {"mixed_junction", "tarief x\n  indien a en b of c\n", "a en b of c"},
      {"ambiguous_mark", "tarief x\n  bedraagt € 1.234\n", "€ 1.234"},
      {"ambiguous_mark", "tariff x\n  amounts to € 1,234\n", "€ 1,234"},
      {"two_marks", "tarief x\n  bedraagt € 1.234,56\n", "€ 1.234,56", "bedraagt € 1 234,56"},
      {"fraction", "tarief x\n  bedraagt 1/2\n", "1/2", "bedraagt 0,5"},
      {"fraction", "tariff x\n  amounts to a × 1/3\n", "1/3", "amounts to a × 1 / 3"},
  };
  return all;
}

class Mistaken : public testing::TestWithParam<Mistake> {};

TEST_P(Mistaken, IsReportedOnceAtItsPlace) {
  const Mistake& mistake = GetParam();
  const Parsed parsed{std::string(mistake.text)};
  const auto found = parsed.diagnostics.sorted();
  ASSERT_EQ(found.size(), 1U) << mistake.text << parsed.report();
  EXPECT_EQ(info(found[0].kind).name, mistake.kind) << parsed.report();
  EXPECT_EQ(parsed.covered(found[0].location), mistake.underlined) << parsed.report();
  EXPECT_EQ(found[0].mended, mistake.mended);
  EXPECT_NE(message(found[0], Language::dutch), message(found[0], Language::english));
}

INSTANTIATE_TEST_SUITE_P(All, Mistaken, testing::ValuesIn(mistakes()), [](const auto& one) {
  return std::string(one.param.kind) + "_" + std::to_string(one.index);
});

TEST(SyntaxKinds, EachHasATest) {
  std::set<std::string_view> tested = {
      // These are triggered by the tests of recovery, literate files and tables in CSV.
      "nesting_too_deep", "expression_too_long", "too_many_errors", "unknown_fence",
      "unclosed_fence",   "table_file_quote",    "table_file_empty"};
  for (const Mistake& one : mistakes()) tested.insert(one.kind);
  const std::string table = read_project_file("dsl/kinds/syntax.def");
  constexpr std::string_view opening = "CLAUSULE_DIAGNOSTIC(";
  std::size_t rows = 0;
  for (std::size_t at = table.find(opening); at != std::string::npos;
       at = table.find(opening, at)) {
    at += opening.size();
    const std::string kind = table.substr(at, table.find(',', at) - at);
    EXPECT_TRUE(tested.contains(kind)) << kind;
    ++rows;
  }
  EXPECT_EQ(rows, tested.size());
}

}  // namespace
}  // namespace clausule::dsl
