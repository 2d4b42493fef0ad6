#include "tools/analysis/coverage/report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "interpreter/engine.hpp"
#include "tests/unit/coverage/covered.hpp"
#include "tools/analysis/coverage/html.hpp"

namespace clausule::coverage {
namespace {

const std::string contract = contract_with(
    "tarief DM2\n"
    "  voor 40001 per verrichting\n"
    "  bedraagt € 60,00\n\n"
    "test \"een\"\n"
    "  | datum      | code  | bedrag  | verwacht |\n"
    "  | 2025-01-01 | 40001 | € 70,00 | verlaagd |\n");

TEST(CoverageReport, NamesWhatIsMissingWithItsPlace) {
  const Covered covered = cover(contract);
  const std::string english =
      text(covered.coverage, covered.loaded.sources, false, dsl::Language::english);
  EXPECT_NE(english.find("    2 of     2  100%\n"), std::string::npos) << english;
  EXPECT_NE(english.find("contract.clausule:6: tariff DM2: no line that claims its amount or less"),
            std::string::npos)
      << english;
  const std::string dutch =
      text(covered.coverage, covered.loaded.sources, false, dsl::Language::dutch);
  EXPECT_NE(
      dutch.find("contract.clausule:6: tarief DM2: geen regel die zijn bedrag of minder vraagt"),
      std::string::npos)
      << dutch;
}

TEST(CoverageReport, CountsWhatIsAlikeAndManyAtOnce) {
  std::string codes;
  for (int code = 9000; code < 9010; ++code)
    codes += (codes.empty() ? "" : ", ") + std::to_string(code);
  const Covered covered = cover(contract_with("tarief veel\n  voor " + codes +
                                              " per verrichting\n  bedraagt € 60,00\n\n"
                                              "test \"een\"\n"
                                              "  | datum      | code | bedrag  | verwacht |\n"
                                              "  | 2025-01-01 | 9000 | € 70,00 | verlaagd |\n"));
  const std::string said =
      text(covered.coverage, covered.loaded.sources, false, dsl::Language::english);
  EXPECT_NE(said.find("no line with code 9003\n"), std::string::npos) << said;
  EXPECT_EQ(said.find("no line with code 9004\n"), std::string::npos) << said;
  EXPECT_NE(said.find("  and 6 more of the ends of ranges and limits of tariff veel"),
            std::string::npos)
      << said;
}

TEST(CoverageReport, IsOneJsonObjectWithStableNames) {
  const Covered covered = cover(contract);
  const std::string line = json(covered.coverage, covered.loaded.sources, false);
  ASSERT_EQ(line.find('\n'), line.size() - 1);
  const auto all = nlohmann::json::parse(line);
  EXPECT_EQ(all.at("coverage"), "proef");
  EXPECT_EQ(all.at("counts").at("rule").at("covered"), 2);
  const auto& items = all.at("items");
  ASSERT_EQ(items.size(), covered.coverage.items().size());
  for (const auto& item : items) {
    EXPECT_TRUE(item.contains("kind") && item.contains("sort") && item.contains("what"));
    EXPECT_FALSE(item.contains("paid"));
  }
}

TEST(CoverageReport, AddsUpAPortfolioWithoutExercisingAnything) {
  Covered covered = cover(contract);
  interpreter::Engine engine(covered.loaded.program);
  interpreter::Dossier dossier;
  interpreter::ClaimLine line;
  line.id = "1";
  line.code = "40001";
  line.amount = {5000};
  line.date = *interpreter::parse_date("2025-03-01");
  dossier.lines = {line};
  const auto decisions = engine.decide(dossier);
  Coverage flows(covered.loaded.program);
  flows.add_flow(dossier.lines[0], decisions[0].paid, engine.uses(0));
  covered.coverage.add_flows(flows);
  covered.coverage.add_flows(flows);
  const std::string said =
      text(covered.coverage, covered.loaded.sources, true, dsl::Language::dutch);
  EXPECT_NE(said.find("geen regel die zijn bedrag of minder vraagt (2 regels in de portefeuille, "
                      "€ 100,00 vergoed)"),
            std::string::npos)
      << said;
  EXPECT_EQ(flows.together().covered, 0U);
}

TEST(CoverageReport, WritesAmountsAndCountsAsPeopleDo) {
  EXPECT_EQ(amount_text(123456789, dsl::Language::dutch), "€ 1.234.567,89");
  EXPECT_EQ(amount_text(-5, dsl::Language::english), "-€ 0.05");
  EXPECT_EQ(count_text(1000, dsl::Language::english), "1,000");
}

TEST(CoveragePage, EscapesNamesAndProse) {
  EXPECT_EQ(escaped("<b>'a' & \"b\"</b>"), "&lt;b&gt;&#39;a&#39; &amp; &quot;b&quot;&lt;/b&gt;");
  const Covered covered =
      cover("# Een <script>alert(1)</script> kop\n\nProza & <img src=x>.\n\n```clausule\n" +
                contract_with("uitsluiting x \"<i>titel</i>\"\n"
                              "  naast 40001 in hetzelfde kwartaal vervalt:\n"
                              "    9200 \"</td><script>\"\n") +
                "```\n\n> Een \"citaat\"\n",
            {}, "contract.clausule.md");
  const std::string page =
      html(covered.coverage, covered.loaded.sources, false, dsl::Language::dutch);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("<i>"), std::string::npos);
  EXPECT_NE(page.find("<h2>Een &lt;script&gt;alert(1)&lt;/script&gt; kop</h2>"), std::string::npos);
  EXPECT_NE(page.find("<p>Proza &amp; &lt;img src=x&gt;.\n</p>"), std::string::npos);
  EXPECT_NE(page.find("<blockquote>Een &quot;citaat&quot;\n</blockquote>"), std::string::npos);
  EXPECT_EQ(page.find("```"), std::string::npos);
}

TEST(CoveragePage, MarksEachRuleAndRowBySigns) {
  const Covered covered = cover(contract);
  const std::string page =
      html(covered.coverage, covered.loaded.sources, false, dsl::Language::english);
  EXPECT_NE(page.find("<tr class=\"part\"><td class=\"place\">6</td><td class=\"mark\" "
                      "title=\"in part\">±</td><td class=\"said\">tarief DM2<ul class=\"needs\">"
                      "<li>no line that claims its amount or less</li></ul></td>"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find("  bedraagt € 60,00</td>"), std::string::npos);
}

TEST(CoveragePage, ShowsATableInAFileOfItsOwn) {
  const Covered covered = cover(contract_with("tarief DM2 uit \"tabel.csv\"\n  per verrichting\n"
                                              "  | code | bedraagt |\n"),
                                "code;bedraagt\n40001;€ 1,00\n");
  const std::string page =
      html(covered.coverage, covered.loaded.sources, true, dsl::Language::english);
  EXPECT_NE(page.find("<code>tabel.csv</code>"), std::string::npos) << page;
  EXPECT_NE(page.find("<tr class=\"none\"><td class=\"place\">2</td>"), std::string::npos);
  EXPECT_NE(page.find("<td class=\"flow\">–</td>"), std::string::npos);
}

TEST(CoveragePage, IsWrittenOfAContractWithoutAnything) {
  const Covered covered = cover(
      "contract leeg\n  verzekeraar \"x\"\n  geldig vanaf 2025-01-01\n  overige prestaties "
      "toegestaan\n");
  EXPECT_EQ(covered.coverage.tally(Kind::rule).all, 1U);
  const std::string page =
      html(covered.coverage, covered.loaded.sources, false, dsl::Language::english);
  EXPECT_NE(page.find("<title>leeg</title>"), std::string::npos);
}

}  // namespace
}  // namespace clausule::coverage
