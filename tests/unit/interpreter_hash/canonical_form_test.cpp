#include "interpreter/canonical_form.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace clausule::interpreter::canonical {
namespace {

TEST(Quote, KeepsWhatIsWrittenInsideTheQuotes) {
  EXPECT_EQ(quote("DM2"), "\"DM2\"");
  EXPECT_EQ(quote("a\") (b"), "\"a\\\") (b\"");
  EXPECT_NE(quote("\\"), quote("\""));
}

TEST(Form, LeavesOutWhatIsEmpty) {
  EXPECT_EQ(form("tariff", {"a", "", "b"}), "(tariff a b)");
  EXPECT_EQ(optional_form("article", std::string_view()), "");
  EXPECT_EQ(optional_form("rows", std::vector<std::string>()), "");
}

TEST(SortedForm, DoesNotDependOnTheOrder) {
  EXPECT_EQ(sorted_form("codes", {"b", "a"}), "(codes a b)");
  EXPECT_EQ(sorted_form("codes", {"a", "b"}), "(codes a b)");
}

TEST(SortedForm, CountsWhatStandsTwice) {
  EXPECT_NE(sorted_form("increased-by", {"a", "a"}), sorted_form("increased-by", {"a"}));
}

TEST(IntervalForm, TellsTheEndsApart) {
  const Date day = *parse_date("2023-01-01");
  EXPECT_EQ(interval_form("valid", {}), "");
  EXPECT_EQ(interval_form("valid", {day, {}}), "(valid 2023-01-01 -)");
  EXPECT_EQ(interval_form("valid", {{}, day}), "(valid - 2023-01-01)");
}

TEST(OfValue, WritesNumbersInOneSpelling) {
  EXPECT_EQ(of(Value(*Decimal::parse("2,50"))), of(Value(*Decimal::parse("2.5"))));
  EXPECT_EQ(of(Value(Decimal(1) / Decimal(3))), "1/3");
}

TEST(OfValue, TellsEveryKindApart) {
  const Date day = *parse_date("2023-01-01");
  const std::vector<Value> values{
      Missing{"1"},     Asked{"1"},        true, Decimal(1), day, Text{"1"}, CodeValue{"", "1"},
      Codes{{"", "1"}}, Period{{day, day}}};
  std::set<std::string> written;
  for (const Value& value : values) written.insert(of(value));
  EXPECT_EQ(written.size(), values.size());
}

TEST(OfValue, ListsCodesAndIntervalsInAnyOrder) {
  const CodeValue first{"icpc", "R95"};
  const CodeValue second{"icpc", "R96"};
  EXPECT_EQ(of(Value(Codes{first, second})), of(Value(Codes{second, first})));
}

}  // namespace
}  // namespace clausule::interpreter::canonical
