#include "dsl/lexical.hpp"

#include <gtest/gtest.h>

#include <string_view>

namespace clausule::dsl::lexical {
namespace {

using namespace std::string_view_literals;

struct Example {
  std::string_view text;
  std::string_view token;  ///< empty where there is none
};

template <typename Examples>
void expect(std::size_t (*length)(std::string_view), const Examples& examples) {
  for (const Example& one : examples) {
    EXPECT_EQ(one.text.substr(0, length(one.text)), one.token) << one.text;
  }
}

TEST(Lexical, Names) {
  expect(name_length, std::initializer_list<Example>{{"DM2-samenloop x", "DM2-samenloop"},
                                                     {"a-b", "a-b"},
                                                     {"a- b", "a"},
                                                     {"a -b", "a"},
                                                     {"één_2", "één_2"},
                                                     {"Ωmega", "Ωmega"},
                                                     {"cafe\xCC\x81 x", "cafe\xCC\x81"},
                                                     {"test-1", "test-1"},
                                                     {"tarief", "tarief"},
                                                     {"in", ""},
                                                     {"in-zorg", "in-zorg"},
                                                     {"nza/x", ""},
                                                     {"2a", ""},
                                                     {"_a", ""},
                                                     {"", ""}});
}

TEST(Lexical, PathsAndLibraries) {
  expect(path_length, std::initializer_list<Example>{{"verzekerde.geboren)", "verzekerde.geboren"},
                                                     {"a.b.c", "a.b.c"},
                                                     {"a.in", "a"},
                                                     {"a . b", "a"}});
  expect(library_length,
         std::initializer_list<Example>{{"nza/huisartsenzorg", "nza/huisartsenzorg"},
                                        {"ketenzorg", "ketenzorg"},
                                        {"nza/", ""},
                                        {"1/2", ""}});
}

TEST(Lexical, Codes) {
  expect(code_length, std::initializer_list<Example>{{"40001 x", "40001"},
                                                     {"0055", "0055"},
                                                     {"15A295.040201013", "15A295.040201013"},
                                                     {"03/15A295.040201013", "03/15A295.040201013"},
                                                     {"01/12000", "01/12000"},
                                                     {"icpc/T90.02, x", "icpc/T90.02"},
                                                     {"K86", ""},
                                                     {"6000, 6001", "6000"},
                                                     {"6000,6001", ""},
                                                     {"9200-9203", ""},
                                                     {"t/m", ""},
                                                     {"ja/nee", ""},
                                                     {"1/2/3", ""},
                                                     {"12.", "12"}});
}

TEST(Lexical, Numbers) {
  expect(decimal_length, std::initializer_list<Example>{{"2,5%", "2,5"},
                                                        {"0.25 x", "0.25"},
                                                        {"12", ""},
                                                        {"1.2.3", ""},
                                                        {"1, 2", ""},
                                                        {"1,2a", ""}});
  expect(percent_length,
         std::initializer_list<Example>{{"5%", "5%"}, {"4,9%,", "4,9%"}, {"5 %", ""}, {"5", ""}});
}

TEST(Lexical, Money) {
  expect(money_length, std::initializer_list<Example>{{"€ 63,36 x", "€ 63,36"},
                                                      {"€63", "€63"},
                                                      {"€ -70,00", "€ -70,00"},
                                                      {"€ 5 000 |", "€ 5 000"},
                                                      {"€ 2 500,00", "€ 2 500,00"},
                                                      {"€ 1 000 000", "€ 1 000 000"},
                                                      {"€ 385 per", "€ 385"},
                                                      {"€ 5 0000", "€ 5"},
                                                      {"€ 1000 000", "€ 1000"},
                                                      {"€ 11,508", "€ 11,508"},
                                                      {"€ 4,25, x", "€ 4,25"},
                                                      {"€\xC2\xA0"
                                                       "12",
                                                       "€\xC2\xA0"
                                                       "12"},
                                                      {"€", ""},
                                                      {"€ x", ""},
                                                      {"5", ""}});
}

TEST(Lexical, DatesTextsAndComparisons) {
  expect(date_length, std::initializer_list<Example>{{"2023-01-01 t/m", "2023-01-01"},
                                                     {"2023-1-1", ""},
                                                     {"2023-01-011", ""},
                                                     {"2023-01-01-x", ""}});
  expect(text_length,
         std::initializer_list<Example>{
             {"\"a # b\" x", "\"a # b\""}, {"\"a\nb\"", ""}, {"\"\"", "\"\""}, {"\"", ""}});
  expect(compare_length, std::initializer_list<Example>{
                             {"<= 3", "<="}, {"≤3", "≤"}, {"<>", "<>"}, {"=", "="}, {"x", ""}});
}

TEST(Lexical, FindsWhatIsNotUtf8) {
  EXPECT_EQ(find_invalid_utf8("één €"), std::nullopt);
  EXPECT_EQ(find_invalid_utf8("a\xE9n"), 1U);
  EXPECT_EQ(find_invalid_utf8("ab\xE2\x82"), 2U);
  EXPECT_EQ(find_invalid_utf8("\xC0\x80"), 0U);
}

TEST(Lexical, NormalizesNames) {
  EXPECT_EQ(normalized("cafe\xCC\x81"), "café");
  EXPECT_EQ(normalized("DM2"), "DM2");
}

}  // namespace
}  // namespace clausule::dsl::lexical
