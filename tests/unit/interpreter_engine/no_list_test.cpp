#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/unit/interpreter_engine/contract.hpp"

namespace clausule::interpreter {
namespace {

/// Decides two lines on one day, without a list of enrolments.
std::vector<Outcome> outcomes(const std::string& rules) {
  Engine engine(program_of(rules), {});
  Dossier dossier;
  dossier.insured = "A";
  for (const char* code : {"40001", "40002"}) {
    dossier.lines.push_back(claim_of(code, "2024-07-01"));
  }
  std::vector<Outcome> outcomes;
  for (const Decision& decision : engine.decide(dossier)) outcomes.push_back(decision.outcome);
  return outcomes;
}

const std::vector<Outcome> first_is_an_error = {Outcome::error, Outcome::approved};

TEST(NoListOfEnrolments, IsAnErrorWhateverARuleSaysOfWhatItDoesNotKnow) {
  EXPECT_EQ(outcomes("zorgprogramma P\n\n"
                     "voorwaarde V\n  voor 40001\n  indien ingeschreven in P\n"
                     "  vereist dat aantal ≥ 2\n  anders vervalt\n"
                     "  indien onbekend toegestaan\n"),
            first_is_an_error);
  EXPECT_EQ(outcomes("zorgprogramma P\n  keten-dbc 40001\n  indien onbekend toegestaan\n"),
            first_is_an_error);
  EXPECT_EQ(outcomes("gegeven verzekerde.zwanger: periode\n\n"
                     "voorwaarde V\n  voor 40001\n  vereist dat tijdens verzekerde.zwanger\n"
                     "  anders vervalt\n  indien onbekend handmatig \"Zwanger?\"\n"),
            first_is_an_error);
}

TEST(NoListOfEnrolments, ConcernsOnlyTheLinesThatNeedOne) {
  EXPECT_EQ(outcomes("zorgprogramma P\n\n"
                     "voorwaarde V\n  voor 40001\n  vereist dat ingeschreven in P of aantal ≥ 1\n"
                     "  anders vervalt\n"),
            (std::vector<Outcome>{Outcome::approved, Outcome::approved}));
}

}  // namespace
}  // namespace clausule::interpreter
