#include "interpreter/test_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/testing.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

const std::string contract =
    "contract proef\n  verzekeraar \"Voorbeeld\"\n  geldig 2024-01-01 t/m 2025-12-31\n"
    "  overige prestaties toegestaan\n\n"
    "gegeven verzekerde.polis: tekst\n\n"
    "gegeven verzekerde.verblijf: periode\n\n"
    "gegeven verzekerde.korting: percentage\n\n"
    "gegeven zorgverlener.mandaat: ja/nee\n\n"
    "gegeven zorgverlener.plafond: geld\n\n"
    "gegeven prestatie.contacten: getal\n\n"
    "gegeven prestatie.gezien: datum\n\n"
    "gegeven prestatie.soort: code\n\n"
    "gegeven bestand.ronde: getal\n\n"
    "zorgprogramma DM2\n  keten-dbc 40001\n  eindigt bij verhuizing\n\n"
    "tarief keten\n  voor 40001 per kwartaal\n  indien zorgverlener.mandaat\n"
    "  indien onbekend handmatig \"Is er een mandaat?\"\n  bedraagt € 60,00\n\n"
    "limiet twee\n  voor 12345\n  ten hoogste 2 per kalenderjaar\n\n";

/// Writes each test that stands behind the contract again, as it is decided.
std::string written_again(const std::string& tests, dsl::ast::Vocabulary words) {
  const Loaded loaded = load_text(contract + tests);
  std::string written;
  const auto reports = run_tests(loaded.program, loaded.sources, [&](const DecidedTest& decided) {
    written += test_text(*loaded.program, "opnieuw", decided.test, decided.decisions, words);
  });
  for (const TestReport& report : reports) EXPECT_TRUE(report.passed) << report.name << written;
  return written;
}

/// Expects that a test that was written says the same as the one it was made of.
void expect_the_same_again(const std::string& tests) {
  const std::string dutch = written_again(tests, dsl::ast::Vocabulary::dutch);
  EXPECT_EQ(written_again(dutch, dsl::ast::Vocabulary::dutch), dutch);
}

TEST(TestText, SaysWhatWasDecided) {
  EXPECT_EQ(written_again("test \"een\"\n"
                          "  | datum      | code  | bedrag  | verwacht  |\n"
                          "  | 2025-02-01 | 12345 | € 10,00 | toegekend |\n",
                          dsl::ast::Vocabulary::dutch),
            "test \"opnieuw\"\n"
            "  | datum      | code  | bedrag  | verwacht  | vergoed | door |\n"
            "  | 2025-02-01 | 12345 | € 10,00 | toegekend | € 10,00 |      |\n");
}

TEST(TestText, SaysItInEnglish) {
  const std::string english = written_again(
      "test \"een\"\n"
      "  zorgverlener 53010001 mandaat nee\n"
      "  | datum      | code  | bedrag  | verwacht  |\n"
      "  | 2025-02-01 | 12345 | € 10,00 | toegekend |\n",
      dsl::ast::Vocabulary::english);
  EXPECT_NE(english.find("provider 53010001 mandaat no"), std::string::npos) << english;
  EXPECT_NE(english.find("| approved |"), std::string::npos) << english;
}

TEST(TestText, ReadsAsTheTestItWasMadeOf) {
  expect_the_same_again(
      "test \"alles wat bekend is\"\n"
      "  verzekerde geboren 1950-04-03, overleden 2025-12-01\n"
      "  verzekerde polis \"ruim gedekt\"\n"
      "  verzekerde verblijf 2025-01-01 t/m 2025-03-31\n"
      "  verzekerde korting 2,5%\n"
      "  bestand ronde 3\n"
      "  ingeschreven in DM2 2024-01-01 t/m 2025-06-30 wegens verhuizing\n"
      "  zorgverlener 53010001 mandaat ja, plafond € 10,50\n"
      "  | datum      | code  | zorgverlener | aantal | contacten | gezien     | soort | "
      "verwijscode "
      "| begindatum | bedrag  | verwacht |\n"
      "  | 2025-02-01 | 40001 | 53010001     | 2      | 4         | 2025-01-31 | 6000  | 0055      "
      "  "
      "| 2025-01-15 | € 70,00 | verlaagd |\n");
}

TEST(TestText, SaysWhatWasDecidedBeforeAndWhatIsCredited) {
  expect_the_same_again(
      "test \"eerder beslist\"\n"
      "  | regel | datum      | code  | bedrag   | eerder    | crediteert | verwacht  |\n"
      "  | A     | 2025-02-01 | 12345 | € 10,00  | toegekend |            |           |\n"
      "  | B     | 2025-02-02 | 12345 | € 10,00  |           |            | toegekend |\n"
      "  | C     | 2025-02-03 | 12345 | € 10,00  |           |            | toegekend |\n"
      "  | D     | 2025-02-01 | 12345 | € -10,00 |           | A          | toegekend |\n");
}

TEST(TestText, SaysWhatStaysOpen) {
  const std::string text = written_again(
      "test \"een vraag\"\n"
      "  ingeschreven in DM2 vanaf 2024-01-01\n"
      "  | datum      | code  | zorgverlener | bedrag  | verwacht   |\n"
      "  | 2025-02-01 | 40001 | 53010001     | € 70,00 | beoordelen |\n",
      dsl::ast::Vocabulary::dutch);
  EXPECT_NE(text.find("| open    |"), std::string::npos) << text;
  EXPECT_NE(text.find("| € 60,00 |"), std::string::npos) << text;
}

}  // namespace
}  // namespace clausule::interpreter
