#include "dsl/grammar.hpp"

#include <gtest/gtest.h>

#include <tao/pegtl/contrib/analyze.hpp>

namespace tao::pegtl {

template <typename Name, clausule::dsl::Keyword Word>
struct analyze_traits<Name, clausule::dsl::grammar::key<Word>> : analyze_any_traits<> {};
template <typename Name, bool (*Test)(clausule::dsl::Keyword)>
struct analyze_traits<Name, clausule::dsl::grammar::key_that<Test>> : analyze_any_traits<> {};
template <typename Name, std::size_t (*Length)(std::string_view)>
struct analyze_traits<Name, clausule::dsl::grammar::token<Length>> : analyze_any_traits<> {};
template <typename Name, typename Rule>
struct analyze_traits<Name, clausule::dsl::grammar::nested<Rule>>
    : analyze_traits<Name, typename seq<Rule>::rule_t> {};
// What cannot be read is skipped, at least a line.
template <typename Name, typename Rule, clausule::dsl::Recovery Cost>
struct analyze_traits<Name, clausule::dsl::grammar::recovering<Rule, Cost>>
    : analyze_traits<Name, typename seq<Rule>::rule_t> {};

}  // namespace tao::pegtl

namespace clausule::dsl {
namespace {

TEST(Grammar, HasNoRuleThatCanGoRoundWithoutProgress) {
  EXPECT_EQ(tao::pegtl::analyze<grammar::fence>(1), 0U);
  EXPECT_EQ(tao::pegtl::analyze<grammar::lone_cells>(1), 0U);
  EXPECT_EQ(tao::pegtl::analyze<grammar::lone_column>(1), 0U);
}

}  // namespace
}  // namespace clausule::dsl
