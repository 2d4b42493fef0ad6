#include "interpreter/engine/truth.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace clausule::interpreter::engine {
namespace {

const Value reason_a = Missing{"a"};
const Value reason_b = Missing{"b"};
const Value no_enrolments = Missing{std::string(no_list)};
const Value ended = Missing{"P", "overleden"};
const Value ended_otherwise = Missing{"P", "verhuisd"};
const Value question_a = Asked{"a?"};
const Value question_b = Asked{"b?"};

std::vector<Truth> all() {
  std::vector<Truth> truths{true, false};
  for (const Value* reason :
       {&reason_a, &reason_b, &no_enrolments, &ended, &ended_otherwise, &question_a, &question_b}) {
    truths.emplace_back(*reason);
  }
  return truths;
}

TEST(Truth, IsOneOfTrueFalseAndOpen) {
  for (const Truth one : all()) {
    EXPECT_EQ(int{is_true(one)} + int{is_false(one)} + int{is_open(one)}, 1);
  }
  EXPECT_TRUE(is_true(true));
  EXPECT_TRUE(is_false(false));
  EXPECT_TRUE(is_open(Truth(question_a)));
  EXPECT_EQ(Truth(reason_a).value(), reason_a);
  EXPECT_EQ(Truth(true).value(), Value(true));
}

TEST(Truth, IsTheSameWhereItsReasonSaysTheSame) {
  const Value copy = reason_a;
  EXPECT_EQ(Truth(copy), Truth(reason_a));
  EXPECT_NE(Truth(reason_a), Truth(reason_b));
  EXPECT_NE(Truth(reason_a), Truth(false));
  EXPECT_NE(Truth(true), Truth(false));
}

TEST(Both, IsFalseWhereOneIsAndTrueWhereEachIs) {
  for (const Truth one : all()) {
    EXPECT_TRUE(is_false(both(one, false)));
    EXPECT_EQ(both(one, true), one);
    EXPECT_TRUE(is_true(either(one, true)));
    EXPECT_EQ(either(one, false), one);
  }
}

TEST(BothAndEither, ComeToTheSameInAnyOrder) {
  for (const Truth one : all()) {
    EXPECT_EQ(both(one, one), one);
    EXPECT_EQ(either(one, one), one);
    EXPECT_EQ(negated(negated(one)), one);
    for (const Truth other : all()) {
      EXPECT_EQ(both(one, other), both(other, one));
      EXPECT_EQ(either(one, other), either(other, one));
      EXPECT_EQ(negated(both(one, other)), either(negated(one), negated(other)));
      for (const Truth third : all()) {
        EXPECT_EQ(both(both(one, other), third), both(one, both(other, third)));
        EXPECT_EQ(either(either(one, other), third), either(one, either(other, third)));
      }
    }
  }
}

TEST(Heavier, PutsAnEndOrAListThatIsMissingFirstThenFactsThenQuestions) {
  // From heavy to light.
  const std::vector<const Value*> order{&ended,    &ended_otherwise, &no_enrolments, &reason_a,
                                        &reason_b, &question_a,      &question_b};
  for (std::size_t one = 0; one < order.size(); ++one) {
    for (std::size_t other = one; other < order.size(); ++other) {
      EXPECT_EQ(heavier(*order[one], *order[other]), *order[one]);
      EXPECT_EQ(heavier(*order[other], *order[one]), *order[one]);
    }
  }
}

}  // namespace
}  // namespace clausule::interpreter::engine
