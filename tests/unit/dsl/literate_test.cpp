#include <gtest/gtest.h>

#include "parsed.hpp"

namespace clausule::dsl {
namespace {

using Kinds = std::vector<std::string>;

constexpr std::string_view literate_name = "menzis.clausule.md";

TEST(Literate, ReadsTheFencesWithTheHeadingsAboveThem) {
  const Parsed parsed(
      "# Menzis\n\n```clausule\ncontract x\n```\n\n"
      "## Bijlage 7C, 1 Controle ##\n\ntekst\n\n### 1.1 DM2\n\n```clausule\n"
      "# geen kop\ntarief a\n  bedraagt € 3\n```\n\n"
      "## Tarieven\n\n~~~~ clausule\ntarief b\n\ntarief c\n~~~~\n",
      std::string(literate_name));
  EXPECT_EQ(parsed.kinds(), Kinds{}) << parsed.report();
  const auto& all = parsed.file.declarations;
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0].article, "");
  EXPECT_EQ(all[1].article, "Bijlage 7C, 1 Controle > 1.1 DM2");
  EXPECT_EQ(all[2].article, "Tarieven");
  EXPECT_EQ(all[3].article, "Tarieven");
  EXPECT_EQ(parsed.covered(all[1].name.location), "a");
}

TEST(Literate, LeavesOtherBlocksAndProseAlone) {
  const Parsed parsed(
      "## A\n\n```text\n## geen kop\ntarief a\n```\n\n````markdown\n```clausule\ntarief b\n```\n"
      "````\n\n    ## ingesprongen\n\n```clausule\ntarief c\n```\n",
      std::string(literate_name));
  ASSERT_EQ(parsed.file.declarations.size(), 1U);
  EXPECT_EQ(parsed.file.declarations[0].name.text, "c");
  EXPECT_EQ(parsed.file.declarations[0].article, "A");
}

TEST(Literate, ADeclarationDoesNotRunOnOverFences) {
  const Parsed parsed("```clausule\ntarief a\n```\n\n```clausule\n  voor 40001\n```\n",
                      std::string(literate_name));
  EXPECT_EQ(parsed.kinds(), Kinds{"outside_declaration"});
  EXPECT_EQ(parsed.covered(parsed.diagnostics.all()[0].location), "voor");
}

TEST(Literate, WarnsOfABlockThatIsNearlyOne) {
  const Parsed parsed("```clausle\ntarief a\n```\n", std::string(literate_name));
  EXPECT_EQ(parsed.kinds(), Kinds{"unknown_fence"});
  EXPECT_FALSE(parsed.diagnostics.has_errors());
}

TEST(Literate, ABlockThatIsNotClosedIsAnError) {
  const Parsed parsed("```clausule\ntarief a\n", std::string(literate_name));
  EXPECT_EQ(parsed.kinds(), Kinds{"unclosed_fence"});
  EXPECT_EQ(parsed.file.declarations.size(), 1U);
}

TEST(Literate, WindowsLineEndsAndAByteOrderMark) {
  const Parsed parsed(
      "\xEF\xBB\xBF## Kop\r\n\r\n```clausule\r\ntarief a\r\n  voor 40001\r\n```\r\n",
      std::string(literate_name));
  EXPECT_EQ(parsed.kinds(), Kinds{}) << parsed.report();
  EXPECT_EQ(parsed.file.declarations.at(0).article, "Kop");
}

TEST(Literate, AFileOfRulesOnlyHasNoArticles) {
  const Parsed parsed("\xEF\xBB\xBF# opmerking\r\ntarief a\r\n\r\n  voor 40001 # nog een\r\n");
  EXPECT_EQ(parsed.kinds(), Kinds{}) << parsed.report();
  EXPECT_EQ(parsed.file.declarations.at(0).article, "");
}

}  // namespace
}  // namespace clausule::dsl
