#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/unit/properties/support.hpp"

namespace clausule::interpreter {
namespace {

std::string case_text(const std::string& number) {
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(CASES_ROOT) + "/contracts")) {
    if (!entry.path().filename().string().starts_with(number)) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    return text.str();
  }
  ADD_FAILURE() << "no case " << number;
  return {};
}

/// A case, and an edit after which its property no longer holds.
struct Mutation {
  std::string number;
  std::string from;
  std::string to;
  std::string kind;
};

std::string mutated(const Mutation& mutation) {
  std::string text = case_text(mutation.number);
  const std::size_t at = text.find(mutation.from);
  EXPECT_NE(at, std::string::npos) << mutation.from;
  if (at == std::string::npos) return text;
  return text.replace(at, mutation.from.size(), mutation.to);
}

TEST(PropertiesOfTheCases, Hold) {
  for (const std::string number : {"03", "04", "06", "07", "35", "52", "54", "72"}) {
    const Verdicts verdicts = verdicts_on(case_text(number));
    EXPECT_FALSE(verdicts.reports.empty()) << number;
    for (const PropertyReport& report : verdicts.reports) {
      EXPECT_EQ(report.state, PropertyState::proved) << number << " " << report.name;
    }
  }
}

TEST(PropertiesOfTheCases, AreRefutedOnceTheirRuleIsBroken) {
  const std::vector<Mutation> mutations = {
      {"03", "bedraagt € 63,36", "bedraagt € 7,04 × contacten", "property_reads_more"},
      {"03", "per kwartaal\n", "per kwartaal\n  indien contacten > 0\n", "property_reads_more"},
      {"04", "| 40001 | 2025-01-01", "| 40001 | 2025-01-02", "property_changes_within_year"},
      {"04", "2025-12-31 | € 27,17", "2025-12-30 | € 27,17", "property_changes_within_year"},
      {"06", "| 2025-01-01   |", "| 2025-04-01   |", "property_changes_within_year"},
      {"06", "hangt alleen af van kalenderjaar", "hangt alleen af van code", "property_reads_more"},
      {"07", "ketenpartners + organisatie = DM2", "ketenpartners = DM2", "property_refuted"},
      {"35", "bijlage-7B = bijlage-7C\n  art", "bijlage-7B = 01/12850, 40011, 9200 t/m 9204\n  art",
       "property_codes_differ"},
      {"35", "bijlage-7B = bijlage-7C\n  art", "bijlage-7B = bijlage-7C behalve 9201\n  art",
       "property_codes_differ"},
      {"52", "  | huisarts | ketenpartners |\n  | € 35,20  | € 20,41       |",
       "  | huisarts | ketenpartners | organisatie |\n  | € 35,20  | € 20,41 | € 0,01 |",
       "property_refuted"},
      {"52", "indien zorgverlener.OI-gecontracteerd",
       "indien zorgverlener.OI-gecontracteerd en datum ≥ 2024-07-01", "property_refuted"},
      {"54", "dieetadvisering, voetzorg, fundusfotografie,", "dieetadvisering, fundusfotografie,",
       "property_codes_differ"},
      {"72", "| 70 ", "| 71 ", "property_refuted"},
      {"72", "| 73    | 75    |", "| 73    | 74    |", "property_refuted"},
  };
  for (const Mutation& mutation : mutations) {
    const Verdicts verdicts = verdicts_on(mutated(mutation));
    EXPECT_EQ(verdicts.kinds(), std::set<std::string>{mutation.kind})
        << mutation.number << ": " << mutation.to;
  }
}

}  // namespace
}  // namespace clausule::interpreter
