#include "dsl/spoken.hpp"

#include <gtest/gtest.h>

namespace clausule::dsl {
namespace {

TEST(Spoken, IsWhatTheOtherVocabularySays) {
  const std::string_view dutch =
      "verzekerde.geboren bekend en niet ingeschreven in DM2 of leeftijd ≥ 2,5 binnen 28 dagen";
  const std::string_view english =
      "insured.born known and not enrolled in DM2 or age ≥ 2.5 within 28 days";
  EXPECT_EQ(spoken(dutch, Vocabulary::english), english);
  EXPECT_EQ(spoken(english, Vocabulary::dutch), dutch);
  EXPECT_EQ(spoken(dutch, Vocabulary::dutch), dutch);
}

TEST(Spoken, LeavesCodesDatesTextsAndDeclaredNames) {
  const std::string_view text = "03/15A295.040201013, 2025-01-01 \"ja en nee, 2,5\" ja-nee in-zorg";
  EXPECT_EQ(spoken(text, Vocabulary::english), text);
  EXPECT_EQ(spoken("01/12000 t/m 01/12011", Vocabulary::english), "01/12000 through 01/12011");
  EXPECT_EQ(spoken("ja", Vocabulary::english), "yes");
}

}  // namespace
}  // namespace clausule::dsl
