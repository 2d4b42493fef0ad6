#include "dsl/format.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "dsl/render.hpp"

namespace clausule::dsl {
namespace {

Formatted run(const std::string& text, const std::string& name = "test.clausule") {
  Sources sources;
  Diagnostics diagnostics;
  Formatted result = format(sources.add(name, text), sources, std::nullopt, diagnostics);
  EXPECT_EQ(result.status == FormatStatus::has_errors, diagnostics.has_errors())
      << render(diagnostics, sources, {});
  return result;
}

/// Expects a text to be laid out so, and to stay so.
void expect_layout(const std::string& text, const std::string& neat,
                   const std::string& name = "test.clausule") {
  const Formatted once = run(text, name);
  EXPECT_EQ(once.status, FormatStatus::done) << text;
  EXPECT_EQ(once.text, neat);
  EXPECT_EQ(run(once.text, name).text, neat) << "not the second time";
}

TEST(Format, IndentsByWhatALineIs) {
  expect_layout(
      "  tarief   DM2   \"Diabetes\"\n"
      "voor 40001 per kwartaal\n"
      "\tindien aan alle voorwaarden is voldaan :\n"
      "- leeftijd>=18\n"
      "-   ingeschreven in DM2\n"
      "          bedraagt €63,36\n"
      "uitsluiting x\n"
      "naast 40001 in  hetzelfde\tkwartaal vervalt :\n"
      "9200 – 9203\n"
      "retourcode 0613\n",
      "tarief DM2 \"Diabetes\"\n"
      "  voor 40001 per kwartaal\n"
      "  indien aan alle voorwaarden is voldaan:\n"
      "    - leeftijd ≥ 18\n"
      "    - ingeschreven in DM2\n"
      "  bedraagt € 63,36\n"
      "\n"
      "uitsluiting x\n"
      "  naast 40001 in hetzelfde kwartaal vervalt:\n"
      "    9200 t/m 9203\n"
      "  retourcode 0613\n");
}

TEST(Format, WritesSignsInOneWay) {
  expect_layout(
      "eis x\n"
      "altijd( a<=b)en c >= 2*d en e<>f\n"
      "altijd layout (107 ,\"3.2\").begin = 70 - g en som ( vergoed )>€ 0\n",
      "eis x\n"
      "  altijd (a ≤ b) en c ≥ 2 × d en e ≠ f\n"
      "  altijd layout(107, \"3.2\").begin = 70 - g en som (vergoed) > € 0\n");
}

TEST(Format, KeepsTheBreaksInsideAClause) {
  expect_layout(
      "codelijst x = 6000,\n6001\nbehalve 6001\n\n"
      "eis y\n  altijd a > € 1000 en\n  b < c\n        en d\n\n"
      "uitsluiting z\n  naast 1,\n2 op dezelfde dag vervalt:\n  3,\n 4\n",
      "codelijst x = 6000,\n    6001\n    behalve 6001\n\n"
      "eis y\n  altijd a > € 1 000 en\n    b < c\n    en d\n\n"
      "uitsluiting z\n  naast 1,\n    2 op dezelfde dag vervalt:\n    3,\n      4\n");
}

TEST(Format, WritesNumbersInOneWayAndKeepsTheirDecimals) {
  expect_layout(
      "tarief x\n"
      "  bedraagt € 1234567,5 ten hoogste €-1 000,50 ten minste € 999.99\n"
      "  rekenkundig afgerond op 0.05\n"
      "  verhoogd met 2.50%\n",
      "tarief x\n"
      "  bedraagt € 1 234 567,5 ten hoogste € -1 000,50 ten minste € 999,99\n"
      "  rekenkundig afgerond op 0,05\n"
      "  verhoogd met 2,50%\n");
  expect_layout("tariff x\n  amounts to € 1000,5\n", "tariff x\n  amounts to € 1 000.5\n");
}

TEST(Format, WritesTheUnitOfALengthByItsNumber) {
  expect_layout(
      "limiet x\n  ten hoogste 1 binnen 28   dag\n  ten hoogste 1 binnen 1 dagen\n"
      "  ten hoogste 2 binnen 2 jaar\n  ten hoogste 1 per dagen\n",
      "limiet x\n  ten hoogste 1 binnen 28 dagen\n  ten hoogste 1 binnen 1 dag\n"
      "  ten hoogste 2 binnen 2 jaar\n  ten hoogste 1 per dag\n");
}

TEST(Format, ReplacesOtherBlanks) {
  expect_layout(
      "tarief x\n\xC2\xA0 voor\t40001\xC2\xA0per kwartaal\n  bedraagt €\xC2\xA0"
      "1\xC2\xA0"
      "234\n",
      "tarief x\n  voor 40001 per kwartaal\n  bedraagt € 1 234\n");
}

TEST(Format, AlignsTablesByWhatIsSeen) {
  expect_layout(
      "tabel x per code\n"
      "|code|naam|x|# kop\n"
      "| 40001 | \"diëtist\"| |\n"
      "|6000|\"oog\"|-|   #  oog\n"
      "|1,\n2|\"中\"|€1000|\n",
      "tabel x per code\n"
      "  | code  | naam      | x       |  # kop\n"
      "  | 40001 | \"diëtist\" |         |\n"
      "  | 6000  | \"oog\"     | -       |  #  oog\n"
      "  | 1, 2  | \"中\"      | € 1 000 |\n");
}

TEST(Format, LeavesARowAloneThatACommentBreaks) {
  expect_layout(
      "tabel x per code\n  | code |x|\n  | 1, # een\n 2|€ 1|\n  | 30000 |€ 1|\n",
      "tabel x per code\n  | code  | x   |\n  | 1,  # een\n    2 | € 1 |\n  | 30000 | € 1 |\n");
}

TEST(Format, SetsTheLabelsOfAGroupBelowEachOther) {
  expect_layout(
      "uitsluiting x\n"
      "  naast 1 op dezelfde dag vervalt:\n"
      "    01/12000 t/m 01/12011 \"Consulten\" handmatig \"Hoort dit erbij?\"\n"
      "    40011 \"Een lang opschrift\"\n"
      "    6000, 6001 met verwijscode 0055\n"
      "    9200 \"Voetzorg\" met verwijscode 0055\n"
      "  naast 2 op dezelfde dag vervalt:\n"
      "    9200     \"Voetzorg\"     handmatig \"?\"\n",
      "uitsluiting x\n"
      "  naast 1 op dezelfde dag vervalt:\n"
      "    01/12000 t/m 01/12011  \"Consulten\"  handmatig \"Hoort dit erbij?\"\n"
      "    40011                  \"Een lang opschrift\"\n"
      "    6000, 6001 met verwijscode 0055\n"
      "    9200                   \"Voetzorg\"   met verwijscode 0055\n"
      "  naast 2 op dezelfde dag vervalt:\n"
      "    9200 \"Voetzorg\" handmatig \"?\"\n");
}

TEST(Format, PartsDeclarationsByOneEmptyLine) {
  expect_layout(
      "\n\n\nzorgprogramma A\nzorgprogramma B\ntarief x\n\n\n  per dag\n\n\n\n  bedraagt € 1\n"
      "tarief y\n  bedraagt € 1\n\n\n\ncodelijst a = 1\ncodelijst b = 2\n\ncodelijst c = 3\n"
      "  lijst 01\ncodelijst d = 4\n\n\n",
      "zorgprogramma A\nzorgprogramma B\n\ntarief x\n  per dag\n\n  bedraagt € 1\n\n"
      "tarief y\n  bedraagt € 1\n\ncodelijst a = 1\ncodelijst b = 2\n\ncodelijst c = 3\n"
      "  lijst 01\n\ncodelijst d = 4\n");
}

TEST(Format, KeepsCommentsWithWhatTheyStandAt) {
  expect_layout(
      "#een   \n\n   # twee\ntarief x #drie\n# vier\n\n  voor 1 per dag    # vijf\n"
      "      # zes\n# zeven\n  bedraagt € 1\n # acht\n# negen\ntarief y\n  bedraagt € 1\n# tien\n",
      "#een\n\n# twee\ntarief x #drie\n  # vier\n\n  voor 1 per dag # vijf\n"
      "  # zes\n  # zeven\n  bedraagt € 1\n  # acht\n\n# negen\ntarief y\n  bedraagt € 1\n# "
      "tien\n");
}

TEST(Format, KeepsCommentsBetweenRowsAndBullets) {
  expect_layout(
      "uitsluiting x\n  vervalt:\n# een\n    1 # twee\n  # drie\n    2\n"
      "  indien aan een van de voorwaarden is voldaan: # vier\n# vijf\n - a\n- b # zes\n"
      "eis y\n  altijd a en # zeven\n# acht\n b\n",
      "uitsluiting x\n  vervalt:\n    # een\n    1 # twee\n    # drie\n    2\n"
      "  indien aan een van de voorwaarden is voldaan: # vier\n    # vijf\n    - a\n    - b # "
      "zes\n\n"
      "eis y\n  altijd a en # zeven\n    # acht\n    b\n");
}

TEST(Format, KeepsLineEndsAndTheByteOrderMark) {
  EXPECT_EQ(run("\xEF\xBB\xBFtarief x\r\nbedraagt € 1").text,
            "\xEF\xBB\xBFtarief x\r\n  bedraagt € 1\r\n");
  EXPECT_EQ(run("").text, "");
  EXPECT_EQ(run(" \n\n").text, "");
  EXPECT_EQ(run("# alleen dit").text, "# alleen dit\n");
}

TEST(Format, TouchesALiterateFileInsideItsFencesOnly) {
  expect_layout(
      "#  Kop  \n\n\n\n| a|b |  \n\n```clausule\n\n\ntarief x\nbedraagt € 1 # ja\n\n```\n\ttekst  "
      "\n"
      "```text\ntarief x\nbedraagt\n```\n~~~ clausule {.x}\n~~~\n"
      "- lijst\n\n  ```clausule\n  eis y\n  altijd a\n  ```\n\nslot zonder einde",
      "#  Kop  \n\n\n\n| a|b |  \n\n```clausule\ntarief x\n  bedraagt € 1 # ja\n```\n\ttekst  \n"
      "```text\ntarief x\nbedraagt\n```\n~~~ clausule {.x}\n~~~\n"
      "- lijst\n\n  ```clausule\n  eis y\n    altijd a\n  ```\n\nslot zonder einde",
      "test.clausule.md");
}

TEST(Format, LeavesAFileWithErrorsAsItIs) {
  for (const std::string text :
       {"tarief x\nbedraagt\n", "tarief  x\n  bedraagt € 1.234\n", "tarief x\n  if a\n"}) {
    const Formatted result = run(text);
    EXPECT_EQ(result.status, FormatStatus::has_errors);
    EXPECT_EQ(result.text, text);
  }
}

}  // namespace
}  // namespace clausule::dsl
