#include "interpreter/code_pairs.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/program.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

const std::string pairs_rule = "uitsluiting codeparen";
const std::string group = "\n  naast alle prestaties op dezelfde dag vervalt\n";

/// Reads a contract with a table of pairs in CSV.
Loaded load_pairs(const std::string& rows, const std::string& more = {}) {
  ContractTexts texts;
  texts.files.push_back(
      {"contract.clausule",
       contract_with(pairs_rule + " uit \"paren.csv\"" + group + "  retourcode 0613\n\n" + more)});
  texts.table = [rows](std::string_view) {
    return std::optional<std::string>("naast;code;geldig vanaf;geldig t/m;retourcode\n" + rows);
  };
  return load(texts);
}

/// Reads the same contract with the table in its text.
Loaded load_inline(const std::string& rows) {
  return load_text(contract_with(pairs_rule + group + "  retourcode 0613\n" +
                                 "  | naast | code | geldig vanaf | geldig t/m | retourcode |\n" +
                                 rows));
}

const ExclusionVersion& version_of(const Loaded& loaded) {
  return loaded.program->exclusions.front().versions.front();
}

/// Writes the rows in their order: `1001>1002 2025-01-01/- 0619`.
std::vector<std::string> rows_of(const Loaded& loaded) {
  std::vector<std::string> rows;
  if (!loaded.program || !version_of(loaded).pairs) return rows;
  const CodePairs& pairs = *version_of(loaded).pairs;
  for (const CodePairs::Row& row : pairs.rows) {
    const DateInterval days = row.validity();
    rows.push_back(to_string(pairs.codes[row.denying]) + ">" + to_string(pairs.codes[row.denied]) +
                   " " + (days.from ? to_string(*days.from) : "-") + "/" +
                   (days.through ? to_string(*days.through) : "-") + " " +
                   pairs.return_codes[row.return_code]);
  }
  return rows;
}

/// Returns the findings of a table as `kind` and what each underlines; the contract has names that
/// nothing here reads.
std::vector<Found> found_in(const Loaded& loaded) {
  std::vector<Found> found;
  for (const dsl::Diagnostic& finding : loaded.diagnostics.sorted()) {
    if (finding.kind == dsl::Kind::unused_name) continue;
    found.push_back({std::string(dsl::info(finding.kind).name),
                     std::string(loaded.sources.text(finding.location))});
  }
  return found;
}

TEST(CodePairs, StandByDeniedCodeDenyingCodeAndDay) {
  const Loaded loaded = load_pairs(
      "1003;1004;2025-01-01;2025-06-30;0619\n"
      "01/1002 ; 1004;;;\n"
      "\"1003\";1004;2024-01-01;;\n"
      "1001;1002;;2024-12-31;\n");
  EXPECT_EQ(found_in(loaded), std::vector<Found>{});
  EXPECT_EQ(rows_of(loaded), (std::vector<std::string>{
                                 "1001>1002 -/2024-12-31 ", "1003>1004 2024-01-01/- ",
                                 "1003>1004 2025-01-01/2025-06-30 0619", "008/1002>1004 -/- "}));
  ASSERT_TRUE(loaded.program);
  EXPECT_TRUE(version_of(loaded).entries.empty());
}

TEST(CodePairs, LeaveOtherRowsAsTheyWere) {
  const Loaded loaded = load_pairs(
      "1001;1002;;;\n"
      "1001;1003 t/m 1005;;;\n"
      "1002;\"1006, 1007\";;;\n");
  EXPECT_EQ(found_in(loaded), std::vector<Found>{});
  EXPECT_EQ(rows_of(loaded), std::vector<std::string>{"1001>1002 -/- "});
  ASSERT_TRUE(loaded.program);
  EXPECT_EQ(version_of(loaded).entries.size(), 2U);
  EXPECT_EQ(version_of(loaded).pairs->codes.size(), 2U);
}

TEST(CodePairs, AreOneProgramHoweverTheyAreWritten) {
  const std::string first = "1001;1002;2025-01-01;;0619\n";
  const std::string second = "1002;1004 t/m 1006;;;\n";
  const std::string third = "008/1003;1004;;2025-06-30;\n";
  const Loaded one = load_pairs(first + second + third);
  ASSERT_TRUE(one.program);
  const Loaded other_order = load_pairs(third + first + second);
  ASSERT_TRUE(other_order.program);
  EXPECT_EQ(one.program->hash, other_order.program->hash);
  const Loaded in_text = load_inline(
      "  | 1001    | 1002          | 2025-01-01 |            | 0619 |\n"
      "  | 1002    | 1004 t/m 1006 |            |            |      |\n"
      "  | 01/1003 | 1004          |            | 2025-06-30 |      |\n");
  ASSERT_TRUE(in_text.program);
  EXPECT_EQ(one.program->hash, in_text.program->hash);
  EXPECT_EQ(rows_of(one), rows_of(in_text));
}

TEST(CodePairs, AreFoundByTheCodesOfALineWithAndWithoutItsList) {
  const Loaded loaded = load_pairs(
      "1001;1004;;;\n"
      "1002;1004;;2024-06-30;\n"
      "1002;1004;2025-01-01;;\n"
      "1003;1004;;;\n"
      "1002;008/1004;;;\n");
  ASSERT_TRUE(loaded.program);
  const CodePairs& pairs = *version_of(loaded).pairs;
  const auto found = [&](const std::string& denying, const std::string& denied) {
    std::size_t rows = 0;
    pairs.each_meaning(parse_code(denied), [&](std::uint32_t second) {
      pairs.each_meaning(parse_code(denying), [&](std::uint32_t first) {
        for (const CodePairs::Row& row : pairs.rows_of(second, first)) {
          EXPECT_EQ(row.denied, second);
          EXPECT_EQ(row.denying, first);
          ++rows;
        }
      });
    });
    return rows;
  };
  EXPECT_EQ(found("1001", "1004"), 1U);
  EXPECT_EQ(found("1002", "1004"), 2U);
  EXPECT_EQ(found("1002", "008/1004"), 3U) << "the row with the list, and those of all lists";
  EXPECT_EQ(found("008/1002", "1004"), 2U);
  EXPECT_EQ(found("1003", "1004"), 1U);
  EXPECT_EQ(found("1004", "1001"), 0U) << "the other way round";
  EXPECT_EQ(found("1001", "1999"), 0U);
  EXPECT_EQ(found("1002", "03/1004"), 2U);
}

TEST(CodePairs, HoldFromTheirFirstDayThroughTheirLast) {
  const Loaded loaded = load_pairs("1001;1002;2024-02-29;2024-03-31;\n1003;1004;;;\n");
  ASSERT_TRUE(loaded.program);
  const CodePairs& pairs = *version_of(loaded).pairs;
  ASSERT_EQ(pairs.rows.size(), 2U);
  const Date first = parse_date("2024-02-29").value_or(Date{});
  const Date last = parse_date("2024-03-31").value_or(Date{});
  for (Date date = first - one_day * 3; date <= last + one_day * 3; date += one_day) {
    EXPECT_EQ(pairs.rows[0].contains(date), first <= date && date <= last) << to_string(date);
    EXPECT_EQ(pairs.rows[0].contains(date), pairs.rows[0].validity().contains(date));
    EXPECT_TRUE(pairs.rows[1].contains(date));
  }
  EXPECT_EQ(pairs.rows[1].validity(), DateInterval{});
}

TEST(CodePairs, AreEachAnEntryThatSaysTheSame) {
  const Loaded loaded = load_pairs("008/1001;1002;2024-02-29;2024-03-31;0619\n");
  ASSERT_TRUE(loaded.program);
  const CodePairs& pairs = *version_of(loaded).pairs;
  const ExclusionEntry entry = pairs.entry(pairs.rows.front());
  EXPECT_EQ(entry.validity, pairs.rows.front().validity());
  EXPECT_EQ(entry.return_code, "0619");
  EXPECT_EQ(entry.rows.front().denied.codes.members,
            (std::vector<CodeSet::Member>{CodeRange{"", "1002", "1002"}}));
  ASSERT_TRUE(entry.relation);
  EXPECT_EQ(std::get<BesideRelation>(*entry.relation).denying.codes.members,
            (std::vector<CodeSet::Member>{CodeRange{"008", "1001", "1001"}}));
  EXPECT_EQ(entry.location.end - entry.location.begin,
            std::string_view("008/1001;1002;2024-02-29;2024-03-31;0619").size());
}

TEST(CodePairs, ChangeTheHash) {
  const std::vector<std::string> tables = {
      "1001;1002;;;\n",           "1001;1003;;;\n",           "1003;1002;;;\n",
      "1001;1002;2025-01-01;;\n", "1001;1002;;2025-01-01;\n", "1001;1002;;;0619\n",
      "1002;1001;;;\n",           "008/1001;1002;;;\n",       "1001;1002;;;\n1001;1003;;;\n"};
  std::set<std::string> hashes;
  for (const std::string& table : tables) {
    const Loaded loaded = load_pairs(table);
    ASSERT_TRUE(loaded.program) << table;
    EXPECT_FALSE(rows_of(loaded).empty());
    hashes.insert(loaded.program->hash);
  }
  EXPECT_EQ(hashes.size(), tables.size());
}

TEST(CodePairs, AreNotKeptOfExceptionsAndPermissions) {
  const Loaded loaded = load_text(contract_with(
      "uitsluiting streng\n  naast 1001 op dezelfde dag vervalt:\n    1002\n"
      "uitsluiting toch\n  uitzondering op streng\n  naast alle prestaties op dezelfde dag "
      "toegestaan\n  | naast | code |\n  | 1001  | 1002 |\n"));
  ASSERT_TRUE(loaded.program);
  for (const Exclusion& one : loaded.program->exclusions) {
    EXPECT_EQ(one.versions.front().pairs, nullptr);
    EXPECT_EQ(one.versions.front().entries.size(), 1U);
  }
}

TEST(CodePairs, GetTheFindingsOfAnyOtherRow) {
  const auto errors = [](const std::string& rows) { return found_in(load_pairs(rows)); };
  EXPECT_EQ(errors("07/1001;1002;;;\n"), (std::vector<Found>{{"unknown_list", "07/1001"}}));
  EXPECT_EQ(errors("1001;1002;2025-02-01;2025-01-01;\n"),
            (std::vector<Found>{{"dates_reversed", "1001;1002;2025-02-01;2025-01-01;"}}));
  EXPECT_EQ(errors("1001;1002;;;\n1001;1002;\n"),
            (std::vector<Found>{{"cell_count", "1001;1002;"}}));
  EXPECT_EQ(errors("1001;1002;2025-02-30;;\n").size(), 1U);
  EXPECT_EQ(errors("ja;1002;;;\n").size(), 1U);
}

TEST(CodePairs, AreSearchedForCirclesAndOwnCodes) {
  EXPECT_EQ(found_in(load_pairs("1001;1002;;;\n1002;1003;;;\n1003;1001;;;\n1003;1004;;;\n")),
            (std::vector<Found>{{"exclusion_cycle", "1001;1002;;;"}}));
  EXPECT_EQ(found_in(load_pairs("1001;1002;;2024-06-30;\n1002;1001;2024-07-01;;\n")),
            std::vector<Found>{});
  EXPECT_EQ(found_in(load_pairs("1001;1002;;;\n1002;1002;;;\n")),
            (std::vector<Found>{{"own_denying_code", "1002;1002;;;"}}));
  // Through a pair that stands elsewhere.
  EXPECT_EQ(found_in(load_pairs("1001;1002;;;\n",
                                "uitsluiting terug\n  naast 1002 op dezelfde dag vervalt:\n"
                                "    1001\n"))
                .size(),
            1U);
  const std::string winner =
      "uitsluiting terug\n  naast 1002 op dezelfde dag vervalt:\n    1001\n"
      "  voorrang 1001 boven 1002\n";
  EXPECT_EQ(found_in(load_pairs("1001;1002;;;\n", winner)), std::vector<Found>{});
  const std::string exception =
      "uitsluiting terug\n  naast 1002 op dezelfde dag vervalt:\n    1001\n"
      "uitsluiting toch\n  uitzondering op codeparen\n  toegestaan\n";
  EXPECT_EQ(found_in(load_pairs("1001;1002;;;\n", exception)), std::vector<Found>{});
}

}  // namespace
}  // namespace clausule::interpreter
