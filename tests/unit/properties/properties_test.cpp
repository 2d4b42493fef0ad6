#include "interpreter/properties.hpp"

#include <gtest/gtest.h>

#include "tests/unit/properties/support.hpp"

namespace clausule::interpreter {
namespace {

const std::string tariff = R"(tarief DM2
  voor 40001 per kwartaal
  | leeftijd | bedraagt |
  | < 18     | € 70,00  |
  | ≥ 18     | € 63,36  |

)";

TEST(Properties, AreProvedOnAllLinesThereAreWhereThoseAreFew) {
  const auto reports =
      verdicts_on(contract_with(tariff + "eis e\n  altijd leeftijd ≥ 18 of DM2 = € 70,00\n"))
          .reports;
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports.front().state, PropertyState::proved);
  EXPECT_GT(reports.front().cases, 0U);
}

TEST(Properties, AboutDecisionsAreTried) {
  const Verdicts verdicts = verdicts_on(contract_with(tariff + "eis e\n  altijd vergoed ≤ DM2\n"));
  ASSERT_EQ(verdicts.reports.size(), 1U);
  EXPECT_EQ(verdicts.reports.front().state, PropertyState::tried);
  EXPECT_FALSE(verdicts.refuted());
  const Loaded loaded = load_text(contract_with(tariff + "eis e\n  altijd vergoed ≤ € 69,99\n"));
  ASSERT_TRUE(loaded.program) << "loading tries nothing";
  EXPECT_EQ(prove_properties(loaded.program).front().state, PropertyState::not_tried);
  EXPECT_EQ(try_properties(loaded.program).front().state, PropertyState::refuted);
}

TEST(Properties, OfLibrariesAreTheirs) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule", contract_with("gebruik lijsten\n")});
  texts.library = [](std::string_view) {
    return std::vector<NamedText>{{"lijsten.clausule",
                                   "codelijst a = 1000\ncodelijst b = 1001\n"
                                   "eis gelijk\n  altijd a = b\n"}};
  };
  const Loaded loaded = load(texts);
  ASSERT_TRUE(loaded.program);
  EXPECT_TRUE(try_properties(loaded.program).empty());
  EXPECT_EQ(
      verdicts_on("codelijst a = 1000\ncodelijst b = 1001\neis gelijk\n  altijd a = b\n").kinds(),
      std::set<std::string>{"property_codes_differ"});
}

TEST(Properties, HaveTheSameOutcomeInEachRun) {
  const std::string text = contract_with(tariff + R"(gegeven prestatie.a: ja/nee
gegeven prestatie.b: een van x, y, z
gegeven prestatie.c: getal
gegeven prestatie.d: getal
eis e
  altijd vergoed ≤ DM2 of a of b = x of c > 10 of d > 12
eis f
  altijd vergoed ≤ € 65,00 of a of b = x of c > 10 of d > 12
)");
  const Verdicts one = verdicts_on(text);
  const Verdicts other = verdicts_on(text);
  ASSERT_EQ(one.reports.size(), 2U);
  EXPECT_EQ(one.reports.front().cases, other.reports.front().cases);
  EXPECT_LE(one.reports.front().cases, 4096U);
  EXPECT_TRUE(one.refuted());
  EXPECT_EQ(one.example(), other.example());
}

TEST(Properties, ThatAreNeverTruePromiseNothing) {
  const std::string text = contract_with(tariff + R"(tarief COPD
  voor 40021 per kwartaal
  bedraagt € 50,19

eis e
  altijd DM2 > COPD
)");
  EXPECT_EQ(verdicts_on(text).kinds(), std::set<std::string>{"property_never_true"});
  EXPECT_FALSE(verdicts_on(text).refuted());
}

TEST(Properties, JoinWhatIsProvedWithWhatIsTried) {
  const std::string lists = tariff + "codelijst a = 1000, 1001\ncodelijst b = 1000\n";
  EXPECT_FALSE(verdicts_on(contract_with(lists + "eis e\n  altijd a omvat b\n")).refuted());
  EXPECT_TRUE(verdicts_on(contract_with(lists + "eis e\n  altijd b omvat a\n")).refuted());
  EXPECT_TRUE(verdicts_on(contract_with(lists + "eis e\n  altijd niet a omvat b\n")).refuted());
  EXPECT_FALSE(
      verdicts_on(contract_with(lists + "eis e\n  altijd b omvat a of DM2 > € 60,00\n")).refuted());
  EXPECT_TRUE(
      verdicts_on(contract_with(lists + "eis e\n  altijd b omvat a of DM2 > € 65,00\n")).refuted());
  EXPECT_TRUE(
      verdicts_on(contract_with(lists + "eis e\n  altijd a omvat b en DM2 > € 65,00\n")).refuted());
}

TEST(Properties, SpeakBothVocabularies) {
  const std::string text = R"(contract example
  insurer "Example"
  valid 2022-01-01 through 2026-12-31
  other services allow

tariff DM2
  for 40001 per quarter
  | age  | amounts to |
  | < 18 | € 70.00    |
  | ≥ 18 | € 63.36    |

property e
  always DM2 depends only on age
property f
  always paid ≤ € 63.36
)";
  const Verdicts verdicts = verdicts_on(text);
  EXPECT_EQ(verdicts.kinds(), std::set<std::string>{"property_refuted"});
  EXPECT_EQ(verdicts.example(),
            "test \"f\"\n"
            "  insured born 2004-01-02\n"
            "  | date       | code  | amount  | expected | paid    | by  |\n"
            "  | 2022-01-01 | 40001 | € 70.00 | approved | € 70.00 | DM2 |\n");
}

}  // namespace
}  // namespace clausule::interpreter
