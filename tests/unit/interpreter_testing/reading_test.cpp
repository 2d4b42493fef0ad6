#include "interpreter/reading.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

FactId fact(const Program& program, Entity entity, const std::string& name) {
  const auto found = program.find_fact(entity, name);
  EXPECT_TRUE(found) << name;
  return found.value_or(FactId{});
}

/// Returns the rules that read a fact, one that needs it with a `!`.
std::vector<std::string> readers(const Program& program, const ReadableFact& fact) {
  std::vector<std::string> names;
  const Reading reading = reading_of(program);
  const auto found = reading.facts.find(fact);
  if (found == reading.facts.end()) return names;
  for (const ReadingRule& rule : found->second) {
    names.push_back(rule.name + (rule.needs ? "!" : ""));
  }
  return names;
}

using Names = std::vector<std::string>;

TEST(ReadingOf, FollowsDefinitionsTablesAndTariffs) {
  const Loaded loaded = load_text(contract_with(R"(
definitie hoog = bezoeken > 4

tabel deel per polis
  | polis     | aandeel |
  | budget    | 75%     |
  | exclusief | 100%    |

voorwaarde weinig
  voor 6000
  vereist dat niet hoog
  anders vervalt

tarief dieet
  voor 6001 per verrichting
  ten hoogste DM2-tarief × deel
  rekenkundig afgerond op centen
)"));
  ASSERT_TRUE(loaded.program);
  const Program& program = *loaded.program;
  EXPECT_EQ(readers(program, fact(program, Entity::insured, "bezoeken")), Names{"weinig!"});
  EXPECT_EQ(readers(program, fact(program, Entity::insured, "polis")), Names{"dieet!"});
  EXPECT_EQ(readers(program, LineFact::quantity), Names{"dieet"});
}

TEST(ReadingOf, LeavesOutWhatOnlyPropertiesTestsAndUnusedNamesRead) {
  const Loaded loaded = load_text(contract_with(R"(
definitie ongebruikt = uren > 2

eis altijd-risico
  altijd risico ≥ 0%
)"));
  ASSERT_TRUE(loaded.program);
  const Program& program = *loaded.program;
  const FactId hours = fact(program, Entity::claim, "uren");
  const FactId risk = fact(program, Entity::insured, "risico");
  EXPECT_EQ(readers(program, hours), Names{});
  EXPECT_EQ(readers(program, risk), Names{});
  EXPECT_FALSE(program.facts[hours.index].read);
  EXPECT_FALSE(program.facts[risk.index].read);
}

TEST(ReadingOf, KnowsWhatALineCanDoWithout) {
  const Loaded loaded = load_text(contract_with(R"(
voorwaarde nodig
  voor 6000
  vereist dat voldoet
  anders vervalt

voorwaarde gevraagd
  voor 6001
  vereist dat voldoet
  anders vervalt
  indien onbekend handmatig "Voldoet de zorgverlener?"

voorwaarde verwezen
  voor 6002
  vereist dat verwijscode bekend
  anders vervalt
)"));
  ASSERT_TRUE(loaded.program);
  const Program& program = *loaded.program;
  EXPECT_EQ(readers(program, fact(program, Entity::provider, "voldoet")),
            (Names{"gevraagd", "nodig!"}));
  EXPECT_EQ(readers(program, LineFact::referral), Names{"verwezen"});
}

TEST(ReadingOf, NamesProgrammesPeriodsAndOtherLines) {
  const Loaded loaded = load_text(contract_with(R"(
zorgprogramma DM2-VRM
  combineert DM2

uitsluiting samenloop
  naast 40001 in hetzelfde kwartaal vervalt:
    9201

uitsluiting elders
  tijdens tweede-lijn vervalt:
    9202

limiet consulten
  voor 12000
  ten hoogste 3 binnen 2 jaar
)"));
  ASSERT_TRUE(loaded.program);
  const Program& program = *loaded.program;
  const Reading reading = reading_of(program);
  ASSERT_EQ(reading.enrolments.size(), 2U);
  for (const auto& [id, rules] : reading.enrolments) EXPECT_EQ(rules, Names{"DM2"});
  EXPECT_EQ(readers(program, fact(program, Entity::insured, "tweede-lijn")), Names{"elders!"});
  Names rules;
  for (const LookBack& one : reading.look_backs) rules.push_back(one.rule);
  EXPECT_EQ(rules, (Names{"DM2", "DM2-tarief", "consulten", "samenloop"}));
}

}  // namespace
}  // namespace clausule::interpreter
