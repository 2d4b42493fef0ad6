#include "interpreter/engine/provider_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter::engine {
namespace {

TEST(ProviderRows, AreFoundOnce) {
  ProviderRows kept;
  const std::vector<AmountRow> rows(2);
  int filled = 0;
  const auto fill = [&](ProviderRows::Rows& into) {
    ++filled;
    return into.add(rows[1]);
  };
  const auto* first = kept.find(1, 1, fill);
  ASSERT_NE(first, nullptr);
  ASSERT_EQ(first->all().size(), 1U);
  EXPECT_EQ(first->all().front(), &rows[1]);
  EXPECT_EQ(kept.find(1, 1, fill), first);
  EXPECT_EQ(filled, 1);
}

TEST(ProviderRows, AreThoseOfOneTariffAndProviderWhateverElseIsAsked) {
  ProviderRows kept;
  const std::vector<AmountRow> rows(100);
  // More than are kept, so that some take the place of others.
  for (int round = 0; round < 2; ++round) {
    for (std::uint64_t provider = 1; provider <= 2000; ++provider) {
      for (std::uint64_t tariff = 1; tariff <= 20; ++tariff) {
        const AmountRow& row = rows[(provider * 20 + tariff) % rows.size()];
        const auto* found =
            kept.find(tariff, provider, [&](ProviderRows::Rows& into) { return into.add(row); });
        ASSERT_EQ(found->all().front(), &row) << provider << ' ' << tariff;
      }
    }
  }
}

TEST(ProviderRows, AreNoneWhereThereAreTooMany) {
  ProviderRows kept;
  const std::vector<AmountRow> rows(50);
  const auto* found = kept.find(1, 1, [&](ProviderRows::Rows& into) {
    for (const AmountRow& row : rows) {
      if (!into.add(row)) return false;
    }
    return true;
  });
  EXPECT_EQ(found, nullptr);
}

constexpr std::string_view by_provider =
    "tarief T\n"
    "  per verrichting\n"
    "  | zorgverlener | code  | geldig vanaf | geldig t/m | bedraagt |\n"
    "  | 53010001     | 40001 | 2024-01-01   | 2024-06-30 | € 1,00   |\n"
    "  | 53010001     | 40001 | 2024-07-01   | 2024-12-31 | € 2,00   |\n"
    "  | 53010002     | 40001 | 2024-01-01   | 2024-12-31 | € 3,00   |\n";

TEST(ProviderRows, ArePickedByTheDayOfEachLine) {
  const auto program = program_of(std::string(by_provider));
  Engine engine(program, {});
  const auto paid = [&](const std::string& provider, const char* date) {
    Dossier dossier;
    dossier.insured = "A";
    dossier.lines.push_back(claim_of("40001", date));
    dossier.lines.back().provider = provider;
    dossier.lines.back().amount = {1000};
    return engine.decide(dossier).front().paid.value;
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(paid("53010001", "2024-06-30"), 100);
    EXPECT_EQ(paid("53010001", "2024-07-01"), 200);
    EXPECT_EQ(paid("53010002", "2024-06-30"), 300);
    EXPECT_EQ(paid("53010003", "2024-06-30"), 0) << "no row";
  }
}

}  // namespace
}  // namespace clausule::interpreter::engine
