#include "interpreter/statement.hpp"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace clausule::interpreter {
namespace {

TEST(Argument, IsWrittenAsTheMessageWritesIt) {
  EXPECT_EQ(Argument("naam").text(), "naam");
  EXPECT_EQ(Argument(Cents{-7005}).text(), amount_argument(-7005));
  EXPECT_EQ(Argument(Argument::OfContract{"dm2"}).text(), contract_argument("dm2"));
  EXPECT_EQ(Argument(parse_date("2024-02-29").value_or(Date{})).text(), "2024-02-29");
  const CodeValue code{"008", "12000"};
  EXPECT_EQ(Argument(code).text(), "008/12000");
  EXPECT_EQ(Argument().text(), "");
}

TEST(Argument, IsOnlyEmptyWhereNothingWasSaid) {
  EXPECT_TRUE(Argument().is_empty());
  EXPECT_FALSE(Argument("").is_empty()) << "a name may be empty";
  EXPECT_FALSE(Argument(Cents{0}).is_empty());
}

TEST(Argument, ReadsATextWhenItIsWrittenAndTakesNoneThatIsGoneByThen) {
  std::string text = "eerst";
  const Argument argument(text);
  text = "later";
  EXPECT_EQ(argument.text(), "later");
  EXPECT_FALSE((std::is_constructible_v<Argument, std::string&&>));
  EXPECT_FALSE((std::is_constructible_v<Argument, CodeValue&&>));
}

TEST(MessageOf, TakesTheArgumentsThatAreThere) {
  EXPECT_EQ(message_of({Says::question, {"Hoe?"}}), (Message{Says::question, {"Hoe?"}}));
  EXPECT_EQ(message_of({Says::question, {"", Cents{5}, "c", "d"}}),
            (Message{Says::question, {"", amount_argument(5), "c", "d"}}));
  EXPECT_EQ(message_of({Says::question, {}}), (Message{Says::question, {}}));
}

TEST(AppendText, SaysWhatTheMessageSays) {
  const CodeValue code{"008", "12000"};
  const std::string_view like_an_amount = "€12.00";
  const Date date = parse_date("2024-02-29").value_or(Date{});
  for (const Statement& statement :
       {Statement{Says::nothing, {}}, Statement{Says::paid_as_claimed, {"T"}},
        Statement{Says::reduced_to_tariff, {Cents{1234567}, Cents{-5}, "T"}},
        Statement{Says::reduced_to_tariff, {Cents{1}}},
        Statement{Says::denied_beside, {"U", code, "1", date}},
        Statement{Says::denied_during, {"U", Argument::OfContract{"ingeschreven in P"}}},
        Statement{Says::question, {like_an_amount}}, Statement{Says::question, {"{0} [a]"}}}) {
    for (const auto language : {dsl::Language::dutch, dsl::Language::english}) {
      std::string out = "eerst: ";
      append_text(out, statement, language);
      EXPECT_EQ(out, "eerst: " + text(message_of(statement), language));
    }
  }
}

}  // namespace
}  // namespace clausule::interpreter
