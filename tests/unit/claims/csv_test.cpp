#include "tools/claims/csv.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::claims {
namespace {

using interpreter::Says;
using Fields = std::vector<std::string>;

Fields split(std::string_view line, char separator = ',') {
  CsvFields fields;
  const auto problem = fields.split(line, separator);
  EXPECT_FALSE(problem.has_value()) << line;
  return {fields.fields().begin(), fields.fields().end()};
}

Says problem_in_row(std::string_view line) {
  CsvFields fields;
  const auto found = fields.split(line, ',');
  return found ? found->says : Says::nothing;
}

TEST(CsvFields, SplitsAtTheSeparator) {
  EXPECT_EQ(split("a,b,c"), (Fields{"a", "b", "c"}));
  EXPECT_EQ(split("a;b,c", ';'), (Fields{"a", "b,c"}));
  EXPECT_EQ(split(",,"), (Fields{"", "", ""}));
  EXPECT_EQ(split("a,"), (Fields{"a", ""}));
  EXPECT_EQ(split(""), Fields{""});
}

TEST(CsvFields, TakesQuotesAway) {
  EXPECT_EQ(split(R"("a,b",c)"), (Fields{"a,b", "c"}));
  EXPECT_EQ(split(R"("say ""ja""","","x")"), (Fields{"say \"ja\"", "", "x"}));
  EXPECT_EQ(split(R"("""")"), Fields{"\""});
}

TEST(CsvFields, RefusesQuotesThatStayOpen) {
  EXPECT_EQ(problem_in_row(R"(a,"b)"), Says::row_quote_open);
  EXPECT_EQ(problem_in_row(R"(a,"b"")"), Says::row_quote_open);
  EXPECT_EQ(problem_in_row(R"(")"), Says::row_quote_open);
}

TEST(CsvFields, RefusesQuotesWithinAField) {
  EXPECT_EQ(problem_in_row(R"(a"b,c)"), Says::row_quote_stray);
  EXPECT_EQ(problem_in_row(R"("a"b,c)"), Says::row_quote_stray);
}

TEST(CsvFields, KeepsTheFieldsBeforeAProblem) {
  CsvFields fields;
  ASSERT_TRUE(fields.split(R"("1",A,"open)", ',').has_value());
  EXPECT_EQ((Fields{fields.fields().begin(), fields.fields().end()}), (Fields{"1", "A"}));
}

TEST(SeparatorOf, IsASemicolonWhereThereIsOneOutsideQuotes) {
  EXPECT_EQ(separator_of("line,insured"), ',');
  EXPECT_EQ(separator_of("line;insured"), ';');
  EXPECT_EQ(separator_of(R"("a;b",c)"), ',');
}

TEST(AppendCsv, WritesWhatSplitReads) {
  for (const std::string field : {"", "a", "a,b", "a;b", "say \"ja\"", "\""}) {
    std::string out;
    append_csv(out, field);
    EXPECT_EQ(split(out + ",x"), (Fields{field, "x"}));
  }
}

}  // namespace
}  // namespace clausule::claims
