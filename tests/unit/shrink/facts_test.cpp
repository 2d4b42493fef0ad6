#include "tools/analysis/shrink/facts.hpp"

#include <gtest/gtest.h>

#include "tests/unit/shrink/contract.hpp"

namespace clausule::shrink {
namespace {

using interpreter::KnownFact;
using interpreter::Text;

TEST(ReaderOfBoth, KnowsTheFactsAndProgrammesOfBoth) {
  const auto one =
      program_of("gegeven verzekerde.polis: tekst\n\nzorgprogramma DM2\n  keten-dbc 40001\n");
  const auto other = program_of(
      "gegeven prestatie.spoed: ja/nee\n\ngegeven verzekerde.polis: tekst\n\n"
      "zorgprogramma VRM\n  keten-dbc 40011\n");
  const auto both = reader_of_both(*one, *other);
  ASSERT_TRUE(std::holds_alternative<std::shared_ptr<const interpreter::Program>>(both));
  const auto& reader = *std::get<std::shared_ptr<const interpreter::Program>>(both);
  EXPECT_EQ(reader.facts.size(), one->facts.size() + 1);
  EXPECT_EQ(reader.facts[0].path(), one->facts[0].path());
  EXPECT_EQ(reader.programmes.size(), 2U);
}

TEST(ReaderOfBoth, RefusesAFactOfTwoTypes) {
  const auto one = program_of("gegeven verzekerde.polis: tekst\n");
  const auto other = program_of("gegeven verzekerde.polis: getal\n");
  const auto both = reader_of_both(*one, *other);
  ASSERT_TRUE(std::holds_alternative<TypesDiffer>(both));
  EXPECT_EQ(std::get<TypesDiffer>(both).fact, "verzekerde.polis");
}

TEST(CarryOver, HandsFactsOverByTheirNames) {
  const auto from = program_of(
      "gegeven verzekerde.polis: tekst\n\ngegeven verzekerde.wijk: tekst\n\n"
      "gegeven zorgverlener.naam: tekst\n");
  const auto to =
      program_of("gegeven zorgverlener.naam: tekst\n\ngegeven verzekerde.polis: tekst\n");
  const CarryOver carry(*from, *to);
  interpreter::Dossier dossier;
  dossier.facts = {known(*from, "verzekerde.polis", Text{"ruim"}),
                   known(*from, "verzekerde.wijk", Text{"west"})};
  const auto carried = carry.carried(dossier);
  ASSERT_EQ(carried.facts.size(), 1U);
  EXPECT_EQ(to->facts[carried.facts.front().fact.index].path(), "verzekerde.polis");
  EXPECT_FALSE(carry.knows(known(*from, "verzekerde.wijk", Text{}).fact));
  EXPECT_TRUE(carry.knows(known(*from, "zorgverlener.naam", Text{}).fact));
  interpreter::Providers providers;
  providers["53010001"] = {{{}, {known(*from, "zorgverlener.naam", Text{"Groep"})}}};
  const auto others = carry.carried(providers);
  ASSERT_EQ(others.at("53010001").front().facts.size(), 1U);
  EXPECT_EQ(to->facts[others.at("53010001").front().facts.front().fact.index].path(),
            "zorgverlener.naam");
}

}  // namespace
}  // namespace clausule::shrink
