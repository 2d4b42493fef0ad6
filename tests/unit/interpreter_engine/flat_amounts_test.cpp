#include "interpreter/engine/flat_amounts.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace clausule::interpreter::engine {
namespace {

ExpressionPointer constant() {
  auto expression = std::make_shared<Expression>();
  expression->node = Constant{Decimal(1)};
  return expression;
}

ExpressionPointer from_the_line() {
  auto expression = std::make_shared<Expression>();
  expression->node = ReadLine{LineFact::amount};
  return expression;
}

/// Tells whether a version, or its first row, has a flat amount where one can be computed.
bool is_flat(const TariffVersion& version) {
  const FlatAmounts amounts;
  const AmountRow* row = version.rows.empty() ? nullptr : version.rows.data();
  return amounts.find(version, row, [] {
    return std::optional(FlatAmount{700, true, {}});
  }) != nullptr;
}

TEST(FlatAmounts, ComputeEachRowOnce) {
  TariffVersion version;
  version.rows.resize(3);
  for (AmountRow& row : version.rows) row.amounts_to = constant();
  const FlatAmounts amounts;
  int computed = 0;
  for (int round = 0; round < 2; ++round) {
    for (std::size_t at = 0; at < 3; ++at) {
      const FlatAmount* found = amounts.find(version, &version.rows[at], [&] {
        ++computed;
        return std::optional(FlatAmount{static_cast<std::int64_t>(at), true, {}});
      });
      ASSERT_NE(found, nullptr);
      EXPECT_EQ(found->unit, static_cast<std::int64_t>(at)) << "each row has its own amount";
    }
  }
  EXPECT_EQ(computed, 3);
}

TEST(FlatAmounts, KeepThatAnAmountIsNone) {
  TariffVersion version;
  version.amount.amounts_to = constant();
  const FlatAmounts amounts;
  int computed = 0;
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(amounts.find(version, nullptr,
                           [&] {
                             ++computed;
                             return std::optional<FlatAmount>();
                           }),
              nullptr);
  }
  EXPECT_EQ(computed, 1);
}

TEST(FlatAmounts, TellVersionsApart) {
  TariffVersion one;
  one.amount.amounts_to = constant();
  const TariffVersion other = one;
  const FlatAmounts amounts;
  const auto amount = [&](const TariffVersion& version, std::int64_t cents) {
    return amounts
        .find(version, nullptr,
              [&] {
                return std::optional(FlatAmount{cents, true, {}});
              })
        ->unit;
  };
  EXPECT_EQ(amount(one, 100), 100);
  EXPECT_EQ(amount(other, 200), 200);
  EXPECT_EQ(amount(one, 300), 100);
}

TEST(FlatAmounts, AreThoseThatNoLineChanges) {
  TariffVersion version;
  version.amount.amounts_to = constant();
  EXPECT_TRUE(is_flat(version));
  TariffVersion changed = version;
  changed.amount.amounts_to = from_the_line();
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.amount.at_most.push_back(from_the_line());
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.amount.at_least.push_back(from_the_line());
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.amount.increases.push_back(constant());
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.amount.pro_rata.emplace_back();
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.over_quarters = true;
  EXPECT_FALSE(is_flat(changed));
}

TEST(FlatAmounts, OfARowAreThoseWhoseStepsNoLineChanges) {
  TariffVersion version;
  version.rows.resize(1);
  version.rows[0].amounts_to = constant();
  EXPECT_TRUE(is_flat(version));
  TariffVersion changed = version;
  changed.rows[0].amounts_to = from_the_line();
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.rows[0].at_most = from_the_line();
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.rows[0].at_least = from_the_line();
  EXPECT_FALSE(is_flat(changed));
  changed = version;
  changed.rows[0].components = {nullptr, constant()};
  EXPECT_TRUE(is_flat(changed));
  changed.rows[0].components.push_back(from_the_line());
  EXPECT_FALSE(is_flat(changed));
}

}  // namespace
}  // namespace clausule::interpreter::engine
