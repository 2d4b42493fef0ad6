#include "interpreter/analysis/code_ranges.hpp"

#include <gtest/gtest.h>

#include "interpreter/analysis/code_space.hpp"

namespace clausule::interpreter::analysis {
namespace {

TEST(CodeRanges, MergesWhatMeetsOrTouches) {
  const CodeRanges codes({{5, 7}, {1, 3}, {3, 4}, {6, 9}, {12, 12}});
  EXPECT_EQ(codes.ranges(), (std::vector<AtomRange>{{1, 4}, {5, 9}}));
  EXPECT_EQ(codes.size(), 7U);
  EXPECT_TRUE(codes.contains(8));
  EXPECT_FALSE(codes.contains(4));
}

TEST(CodeRanges, HasTheAlgebraOfSets) {
  const CodeRanges left({{0, 10}, {20, 30}});
  const CodeRanges right({{5, 22}, {25, 26}});
  EXPECT_EQ((left & right).ranges(), (std::vector<AtomRange>{{5, 10}, {20, 22}, {25, 26}}));
  EXPECT_EQ((left - right).ranges(), (std::vector<AtomRange>{{0, 5}, {22, 25}, {26, 30}}));
  EXPECT_EQ((left | right).ranges(), (std::vector<AtomRange>{{0, 30}}));
  EXPECT_TRUE(left.meets(right));
  EXPECT_FALSE(left.meets(CodeRanges({{10, 20}})));
  EXPECT_TRUE(left.includes(CodeRanges({{2, 4}, {29, 30}})));
  EXPECT_FALSE(left.includes(CodeRanges({{9, 11}})));
}

CodeSet set_of(std::vector<CodeSet::Member> members, std::vector<CodeSet::Member> except = {}) {
  return {std::move(members), std::move(except), {}, {}};
}

Program program_with(std::vector<CodeSet> sets) {
  Program program;
  for (CodeSet& set : sets) {
    CodeList list;
    list.versions.push_back({{}, std::move(set), false, {}, {}, {}});
    program.code_lists.push_back(std::move(list));
  }
  return program;
}

TEST(CodeSpace, TakesDigitsWithoutAListInEveryList) {
  const Program program = program_with({set_of({CodeRange{"", "6000", "6000"}}),
                                        set_of({CodeRange{"012", "6000", "6000"}}),
                                        set_of({CodeRange{"076", "6000", "6000"}})});
  const CodeSpace space(program);
  const CodeRanges& any = space.list({0}, Reading::possible);
  const CodeRanges& one = space.list({1}, Reading::possible);
  const CodeRanges& other = space.list({2}, Reading::possible);
  EXPECT_TRUE(any.includes(one));
  EXPECT_TRUE(any.includes(other));
  EXPECT_FALSE(one.meets(other));
  EXPECT_EQ(space.text(any), "`6000`");
  EXPECT_EQ(space.text(one), "`012/6000`");
}

TEST(CodeSpace, TakesOutWhatIsExcepted) {
  const Program program = program_with(
      {set_of({CodeRange{"008", "12000", "12011"}}, {CodeRange{"008", "12006", "12006"}}),
       set_of({AllCodes{}}, {CodeListId{0}})});
  const CodeSpace space(program);
  const CodeRanges& range = space.list({0}, Reading::possible);
  EXPECT_FALSE(range.meets(space.resolve(CodeRange{"008", "12006", "12006"})));
  EXPECT_FALSE(space.list({1}, Reading::possible).meets(range));
  EXPECT_EQ((space.list({1}, Reading::possible) | range), space.all());
  EXPECT_EQ(space.text(range),
            "`008/12000`, `008/12001`, `008/12002`, `008/12003`, `008/12004` (+6)");
}

TEST(CodeSpace, TellsWhatIsCertainFromWhatIsPossible) {
  Program program = program_with({set_of({CodeRange{"", "1", "1"}, Asked{"?"}}),
                                  set_of({CodeRange{"", "1", "1"}, CodeRange{"", "2", "2"}})});
  program.code_lists[0].exceptions = {{1}};
  const CodeSpace space(program);
  EXPECT_EQ(space.text(space.list({0}, Reading::possible)), "`1`, `2`");
  EXPECT_EQ(space.text(space.list({0}, Reading::certain)), "`1`");
}

}  // namespace
}  // namespace clausule::interpreter::analysis
