#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/unit/coverage/covered.hpp"

namespace clausule::coverage {
namespace {

const std::string tariff =
    "tarief DM2\n"
    "  voor 40001 t/m 40004 per kwartaal\n"
    "  geldig 2025-01-01 t/m 2025-06-30\n"
    "  bedraagt € 60,00\n\n";

using Names = std::set<std::string>;

TEST(Coverage, OfNoTestIsNothing) {
  const Covered covered = cover(contract_with(tariff));
  EXPECT_EQ(covered.exercised(), Names{});
  EXPECT_TRUE(covered.missing().contains("DM2|rule|"));
  EXPECT_EQ(covered.coverage.together().percent(), 0U);
}

TEST(Coverage, OfATariffIsItsPriceEndsAndDays) {
  const Covered covered =
      cover(contract_with(tariff + "test \"twee codes\"\n"
                                   "  | datum      | code  | bedrag  | verwacht  |\n"
                                   "  | 2025-01-01 | 40001 | € 70,00 | verlaagd  |\n"
                                   "  | 2025-04-01 | 40002 | € 60,00 | toegekend |\n"));
  EXPECT_EQ(
      covered.missing(),
      (Names{"DM2|border|laatste dag 2025-06-30", "DM2|end|40004 van 40001 t/m 40004",
             "DM2|outcome|geen tweede regel in zijn periode", "proef|border|laatste dag 2025-12-31",
             "proef|outcome|geen regel met een code die geen tarief noemt"}));
}

TEST(Coverage, LeavesOutLinesOfWhichNothingIsExpected) {
  const Covered covered = cover(contract_with(tariff + "test \"alleen decor\"\n"
                                                       "  | datum      | code  | bedrag  |\n"
                                                       "  | 2025-01-01 | 40001 | € 70,00 |\n"));
  EXPECT_EQ(covered.exercised(), Names{});
}

}  // namespace
}  // namespace clausule::coverage
