#include "dsl/format_names.hpp"

#include <gtest/gtest.h>

#include <string>

#include "dsl/format.hpp"
#include "dsl/render.hpp"

namespace clausule::dsl {
namespace {

std::string in(Vocabulary vocabulary, const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const Formatted result =
      format(sources.add("test.clausule", text), sources, vocabulary, diagnostics);
  EXPECT_EQ(result.status, FormatStatus::done) << text << render(diagnostics, sources, {});
  return result.text;
}

/// Expects a Dutch text to be so in English, and the same again in Dutch.
void expect_english(const std::string& dutch, const std::string& english) {
  EXPECT_EQ(in(Vocabulary::english, dutch), english);
  EXPECT_EQ(in(Vocabulary::dutch, english), dutch);
  EXPECT_EQ(in(Vocabulary::dutch, dutch), dutch);
  EXPECT_EQ(in(Vocabulary::english, english), english);
}

TEST(FormatNames, TranslatesTheOutcomesOfHistory) {
  expect_english(
      "test \"eerder\"\n"
      "  | datum      | code  | bedrag  | eerder   | verwacht   |\n"
      "  | 2025-01-01 | 40001 | € 10,00 | verlaagd |            |\n"
      "  | 2025-02-01 | 40001 | € 10,00 |          | beoordelen |\n",
      "test \"eerder\"\n"
      "  | date       | code  | amount  | earlier | expected |\n"
      "  | 2025-01-01 | 40001 | € 10.00 | reduced |          |\n"
      "  | 2025-02-01 | 40001 | € 10.00 |         | review   |\n");
}

TEST(FormatNames, TranslatesKeywordsAndMarks) {
  expect_english(
      "tarief DM2\n"
      "  geldig 2025-01-01 t/m 2025-12-31\n"
      "  voor 40001 per kwartaal\n"
      "  bedraagt € 1 253,45 verhoogd met 2,5% naar boven afgerond op centen\n"
      "  ten hoogste € 0,125 binnen 2 jaar\n",
      "tariff DM2\n"
      "  valid 2025-01-01 through 2025-12-31\n"
      "  for 40001 per quarter\n"
      "  amounts to € 1 253.45 increased by 2.5% rounded up to cents\n"
      "  at most € 0.125 within 2 years\n");
}

TEST(FormatNames, TranslatesTheFactsOfTheLanguage) {
  expect_english(
      "gegeven prestatie.stroom: een van keten, huisarts\n"
      "gegeven verzekerde.verzekering: periode\n"
      "\n"
      "tabel matrix per zorgverlener, stroom\n"
      "  | zorgverlener | stroom | waarde |\n"
      "  | 53010001     | keten  | 1      |\n"
      "\n"
      "voorwaarde v\n"
      "  voor 40001 met prestatie.verwijscode 0055\n"
      "  peildatum verzekerde.geboren\n"
      "  indien tijdens verzekering en gecontracteerd\n"
      "  vereist dat leeftijd ≥ 18 en matrix.waarde = aantal\n"
      "\n"
      "definitie d = matrix(zorgverlener, stroom).waarde\n"
      "  uitzondering op gecontracteerd\n"
      "\n"
      "eis e\n"
      "  altijd DM2 hangt alleen af van code, kalenderjaar\n",
      "fact claim.stroom: one of keten, huisarts\n"
      "fact insured.insurance: period\n"
      "\n"
      "table matrix per provider, stroom\n"
      "  | provider | stroom | waarde |\n"
      "  | 53010001 | keten  | 1      |\n"
      "\n"
      "condition v\n"
      "  for 40001 with claim.referral 0055\n"
      "  reference date insured.born\n"
      "  if during insurance and contracted\n"
      "  requires that age ≥ 18 and matrix.waarde = quantity\n"
      "\n"
      "definition d = matrix(provider, stroom).waarde\n"
      "  exception to contracted\n"
      "\n"
      "property e\n"
      "  always DM2 depends only on code, calendar-year\n");
}

TEST(FormatNames, TranslatesTheColumnsOfATestAndItsWords) {
  expect_english(
      "test \"t\"\n"
      "  verzekerde geboren 1950-01-01, rol fout\n"
      "  ingeschreven in fout vanaf 2020-01-01\n"
      "  | datum      | code  | bedrag | rol  | verwacht  | grond     | door | naast | open | "
      "retourcode |\n"
      "  | 2025-01-01 | 40001 | € 1,00 | fout | afgewezen | contract  | fout | L1    |      | 0613 "
      "      |\n"
      "  | 2025-01-02 | 40001 | € 1,00 | geen | fout      | prestatie |      |       |      |      "
      "      |\n",
      "test \"t\"\n"
      "  insured born 1950-01-01, rol fout\n"
      "  enrolled in fout from 2020-01-01\n"
      "  | date       | code  | amount | rol  | expected | ground   | by   | beside | open | "
      "return code |\n"
      "  | 2025-01-01 | 40001 | € 1.00 | fout | rejected | contract | fout | L1     |      | 0613  "
      "      |\n"
      "  | 2025-01-02 | 40001 | € 1.00 | geen | error    | claim    |      |        |      |       "
      "      |\n");
}

TEST(FormatNames, TranslatesOutcomesAndGroundsWhereTheyAreCompared) {
  expect_english(
      "verrekening v\n"
      "  per zorgverlener\n"
      "  indien uitkomst = afgewezen en grond niet in geen, eigen-risico\n"
      "  indien afgewezen = rol\n"
      "  bedraagt som (tariefbedrag - vergoed)\n"
      "  ten gunste van verzekeraar\n"
      "  verdeeld over zorgverlener 50%, fonds 50%\n"
      "  rest naar zorgverlener\n"
      "\n"
      "test \"t\"\n"
      "  verwacht v.verzekeraar € 1,00\n",
      "settlement v\n"
      "  per provider\n"
      "  if outcome = rejected and ground not in none, excess\n"
      "  if afgewezen = rol\n"
      "  amounts to sum (tariff-amount - paid)\n"
      "  in favour of insurer\n"
      "  split over provider 50%, fonds 50%\n"
      "  rest to provider\n"
      "\n"
      "test \"t\"\n"
      "  expected v.insurer € 1.00\n");
}

TEST(FormatNames, TranslatesTheColumnsOfAnExclusion) {
  expect_english(
      "uitsluiting x\n"
      "  naast alle prestaties op dezelfde dag vervalt\n"
      "  | naast | code |\n"
      "  | 1     | 2    |\n",
      "exclusion x\n"
      "  beside all services on the same day deny\n"
      "  | beside | code |\n"
      "  | 1      | 2    |\n");
}

TEST(FormatNames, LeavesAWordThatTheContractDeclares) {
  expect_english(
      "gegeven prestatie.rol: een van datum, code, insurer\n"
      "\n"
      "tarief x\n"
      "  indien rol = datum of rol = insurer\n"
      "  bedraagt aantal × € 1,00\n",
      "fact claim.rol: one of datum, code, insurer\n"
      "\n"
      "tariff x\n"
      "  if rol = datum or rol = insurer\n"
      "  amounts to quantity × € 1.00\n");
}

}  // namespace
}  // namespace clausule::dsl
