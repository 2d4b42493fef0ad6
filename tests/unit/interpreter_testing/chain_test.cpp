#include "interpreter/testing_chain.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "interpreter/program.hpp"
#include "tests/unit/interpreter_testing/contract.hpp"

namespace clausule::interpreter {
namespace {

/// Returns the dossier of the last test.
Dossier last_dossier(std::string_view tests) {
  const Loaded loaded = load_text(contract_with(tests));
  if (!loaded.program) return {};
  dsl::Diagnostics diagnostics;
  return read_test(*loaded.program, loaded.sources, *loaded.program->tests.back().declaration,
                   diagnostics)
      .dossier;
}

constexpr std::string_view base = R"(dossier "basis"
  verzekerde geboren 1950-04-03, polis budget
  ingeschreven in DM2 vanaf 2024-01-01
  | regel | datum      | code  | bedrag  | uren |
  | K1    | 2025-01-01 | 40001 | € 63,36 | 1,5  |
  | 2     | 2025-04-01 | 40001 | € 63,36 | 2,5  |

)";

TEST(Chain, BeginsWithWhatATestIsLike) {
  const Loaded loaded = load_text(contract_with(std::string(base) + R"(dossier "midden"
  zoals "basis"

test "eind"
  zoals "midden"
  | regel | verwacht  |
  | K1    | toegekend |
)"));
  ASSERT_TRUE(loaded.program);
  dsl::Diagnostics diagnostics;
  std::vector<std::string> names;
  for (const auto* one :
       chain_of(*loaded.program, *loaded.program->tests.back().declaration, diagnostics)) {
    names.push_back(one->name.text);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"basis", "midden", "eind"}));
  EXPECT_FALSE(diagnostics.has_errors());
}

TEST(Chain, TakesOverWhatIsNotSaidAgain) {
  const Dossier dossier = last_dossier(std::string(base) + R"(test "eind"
  zoals "basis"
  verzekerde polis exclusief
  | regel | datum      | uren | verwacht  |
  | K1    | 2025-07-01 | -    | toegekend |
)");
  EXPECT_EQ(to_string(dossier.born.value_or(Date{})), "1950-04-03");
  ASSERT_EQ(dossier.facts.size(), 1);
  ASSERT_EQ(dossier.enrolments->size(), 1);
  ASSERT_EQ(dossier.lines.size(), 2);
  EXPECT_EQ(to_string(dossier.lines[0].date), "2025-07-01");
  EXPECT_EQ(dossier.lines[0].amount.value, 6336);
  EXPECT_EQ(dossier.lines[0].facts.size(), 1) << "a dash keeps what was said";
}

TEST(Chain, ExpectsNothingOfWhatWasPaidForALineBefore) {
  const Loaded loaded = load_text(contract_with(R"(dossier "basis"
  ingeschreven in DM2 vanaf 2024-01-01
  | regel | datum      | code  | bedrag  | eerder   | vergoed |
  | K1    | 2025-01-01 | 40001 | € 63,36 | verlaagd | € 50,00 |

test "eind"
  zoals "basis"
  | regel | eerder | verwacht  |
  | K1    |        | toegekend |
)"));
  ASSERT_TRUE(loaded.program);
  dsl::Diagnostics diagnostics;
  const TestCase test = read_test(*loaded.program, loaded.sources,
                                  *loaded.program->tests.back().declaration, diagnostics);
  EXPECT_FALSE(diagnostics.has_errors());
  EXPECT_TRUE(test.dossier.history.empty());
  ASSERT_EQ(test.expectations.size(), 1U);
  EXPECT_EQ(test.expectations.front().what, Expects::outcome);
}

TEST(Chain, NumbersNewLinesPastThoseThatAreThere) {
  const Dossier dossier = last_dossier(std::string(base) + R"(test "eind"
  zoals "basis"
  zonder K1
  ingeschreven in DM2 2024-01-01 t/m 2024-06-30
  | datum      | code  | bedrag  | uren | verwacht  |
  | 2025-07-01 | 40001 | € 63,36 |      | toegekend |
)");
  ASSERT_EQ(dossier.lines.size(), 2);
  EXPECT_EQ(dossier.lines[0].id, "2");
  EXPECT_EQ(dossier.lines[1].id, "3");
  EXPECT_TRUE(dossier.lines[1].facts.empty());
  ASSERT_EQ(dossier.enrolments->size(), 1);
  EXPECT_TRUE(dossier.enrolments->front().through);
}

}  // namespace
}  // namespace clausule::interpreter
