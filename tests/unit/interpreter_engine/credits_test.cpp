#include <gtest/gtest.h>

#include <string>

#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

/// A person with so many lines and a credit of each.
Dossier credited(int count) {
  Dossier dossier;
  const auto add = [&](const std::string& id, std::int64_t cents) -> ClaimLine& {
    ClaimLine& line = dossier.lines.emplace_back();
    line.id = id;
    line.code = "12345";
    line.date = parse_date("2024-03-01").value();
    line.amount = Cents{cents};
    return line;
  };
  for (int at = 0; at < count; ++at) {
    const std::string id = "d" + std::to_string(at);
    add("c" + std::to_string(at), -1000).credits = id;
    add(id, 1000);
  }
  return dossier;
}

/// Returns the outcomes of all lines, a letter each.
std::string outcomes(const Dossier& dossier) {
  Engine engine(program_of({}));
  std::string letters;
  for (const Decision& decision : engine.decide(dossier)) {
    letters += decision.outcome == Outcome::approved   ? 'a'
               : decision.outcome == Outcome::rejected ? 'r'
               : decision.outcome == Outcome::error    ? 'e'
                                                       : '?';
  }
  return letters;
}

// Few credits are looked for one by one, many by their ids in order: both find the same.
TEST(Credits, FindTheirLines) {
  EXPECT_EQ(outcomes(credited(1)), "ar");
  EXPECT_EQ(outcomes(credited(4)), "arararar");
  EXPECT_EQ(outcomes(credited(6)), "arararararar");
}

TEST(Credits, OfALineThatIsThereTwiceOrNotAtAllAreErrors) {
  for (const int count : {2, 6}) {
    Dossier twice = credited(count);
    twice.lines.push_back(twice.lines[1]);
    EXPECT_EQ(outcomes(twice).substr(0, 2), "ee");
    EXPECT_EQ(outcomes(twice).substr(2, 2), "ar");
    Dossier none = credited(count);
    none.lines[0].credits = "nobody";
    EXPECT_EQ(outcomes(none).substr(0, 4), "eaar");
    Dossier itself = credited(count);
    itself.lines[0].credits = "c0";
    EXPECT_EQ(outcomes(itself).substr(0, 4), "eaar");
  }
}

}  // namespace
}  // namespace clausule::interpreter
