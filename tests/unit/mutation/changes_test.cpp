#include "tools/analysis/mutation/changes.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "dsl/format.hpp"
#include "tests/unit/mutation/support.hpp"

namespace clausule::mutation {
namespace {

using Texts = std::vector<std::string>;

TEST(Changes, LeaveTestsPropertiesFactsAndTitlesAlone) {
  const auto all =
      outcomes(contract_with("gegeven prestatie.duur: getal \"5 minuten\"\n"
                             "tarief DM2 \"Bedrag € 5,00\"\n"
                             "  voor 40001 per kwartaal\n"
                             "  bedraagt € 61,00\n"
                             "eis prijs\n"
                             "  altijd DM2 = € 61,00\n"
                             "test \"een\"\n"
                             "  | datum      | code  | bedrag  | vergoed |\n"
                             "  | 2024-01-01 | 40001 | € 63,36 | € 61,00 |\n"));
  std::set<std::string> rules;
  for (const Outcome& one : all) rules.insert(one.rule);
  EXPECT_EQ(rules, (std::set<std::string>{"keten", "DM2"}));
  EXPECT_EQ(of_kind(ChangeKind::amount, all), (Texts{"€ 61,00 > € 61,01", "€ 61,00 > € 60,99"}));
}

TEST(Changes, AreMadeInTablesInCsvToo) {
  const auto all = outcomes(contract_with("tarief DM2 uit \"t.csv\"\n"
                                          "  per kwartaal\n"
                                          "  | code | geldig vanaf | bedraagt |\n"
                                          "test \"een\"\n"
                                          "  | datum      | code  | bedrag  | vergoed |\n"
                                          "  | 2024-01-01 | 40001 | € 63,36 | € 61,00 |\n"),
                            "code;geldig vanaf;bedraagt\n40001;2024-01-01;€ 61,00\n");
  EXPECT_EQ(of_kind(ChangeKind::amount, all), (Texts{"€ 61,00 > € 61,01", "€ 61,00 > € 60,99"}));
  EXPECT_EQ(of_kind(ChangeKind::code, all), (Texts{"40001 > 40002"}));
  EXPECT_TRUE(std::ranges::any_of(all, [](const Outcome& one) {
    return one.from == "2024-01-01" && one.to == "2024-01-02" && one.rule == "DM2";
  }));
}

// Whole euros get decimals, with the mark that goes with the separator of the table.
TEST(Changes, WriteAmountsAsTheTableDoes) {
  const std::string text = contract_with(
      "tarief DM2 uit \"t.csv\"\n"
      "  per kwartaal\n"
      "  | code | bedraagt |\n"
      "test \"een\"\n"
      "  | datum      | code  | bedrag  | vergoed |\n"
      "  | 2024-01-01 | 40001 | € 10,00 | € 10,00 |\n");
  const auto comma = outcomes(text, "code,bedraagt\n40001,€ 63\n");
  EXPECT_EQ(of_kind(ChangeKind::amount, comma), (Texts{"€ 63 > € 63.01", "€ 63 > € 62.99"}));
  EXPECT_EQ(with_fate(Fate::refused, comma), Texts());
  const auto semicolon = outcomes(text, "code;bedraagt\n40001;€ 63\n");
  EXPECT_EQ(of_kind(ChangeKind::amount, semicolon), (Texts{"€ 63 > € 63,01", "€ 63 > € 62,99"}));
}

TEST(Changes, TellHowManyRowsTheyLeaveAlone) {
  constexpr std::size_t rows = rows_to_change(1003);
  std::string table = "code;bedraagt\n";
  for (std::size_t row = 0; row < rows + 3; ++row) {
    table += std::to_string(40000 + row) + ";€ 1,00\n";
  }
  interpreter::ContractTexts texts;
  texts.files = {{"c.clausule", contract_with("tarief t uit \"t.csv\"\n"
                                              "  per kwartaal\n"
                                              "  | code | bedraagt |\n")}};
  texts.table = [&](std::string_view) { return std::optional(table); };
  const AllChanges all = changes_of(interpreter::Reload(std::move(texts)));
  ASSERT_EQ(all.left_alone.size(), 1U);
  EXPECT_EQ(all.left_alone.front().table, "t.csv");
  EXPECT_EQ(all.left_alone.front().rows, 3U);
  EXPECT_EQ(std::ranges::count(all.changes, ChangeKind::amount, &Change::kind),
            static_cast<std::ptrdiff_t>(2 * rows));
}

TEST(RowsToChange, AreFewerWhereATableTakesLongToRead) {
  EXPECT_EQ(rows_to_change(0), 0U);
  EXPECT_EQ(rows_to_change(1), 1000U);
  EXPECT_EQ(rows_to_change(10'000), 1000U);
  EXPECT_EQ(rows_to_change(100'000), 100U);
  EXPECT_EQ(rows_to_change(100'000'000), 10U);
}

TEST(Kinds, AreAllInTheGuide) {
  std::ifstream file(std::filesystem::path(CLAUSULE_ROOT) / "docs/testing/mutation.md");
  const std::string page{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::size_t at = 0;
  for (const ChangeKindInfo& kind : change_kinds) {
    const std::size_t found = page.find("| `" + std::string(kind.name) + "` |");
    EXPECT_NE(found, std::string::npos) << kind.name;
    EXPECT_LT(at, found) << kind.name << " stands in another order";
    at = found;
  }
}

}  // namespace
}  // namespace clausule::mutation
