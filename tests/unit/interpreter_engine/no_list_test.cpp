#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/engine.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {
namespace {

std::shared_ptr<const Program> program_of(const std::string& rules) {
  ContractTexts texts;
  texts.files.push_back({"contract.clausule",
                         "contract c\n  verzekeraar \"X\"\n  geldig 2023-01-01 t/m 2026-12-31\n"
                         "  partijen 53010001\n  overige prestaties toegestaan\n\n" +
                             rules});
  Loaded loaded = load(texts);
  for (const dsl::Diagnostic& finding : loaded.diagnostics.all()) {
    ADD_FAILURE() << dsl::message(finding, dsl::Language::english);
  }
  return loaded.program;
}

/// Decides two lines on one day, without a list of enrolments.
std::vector<Outcome> outcomes(const std::string& rules) {
  Engine engine(program_of(rules), {});
  Dossier dossier;
  dossier.insured = "A";
  for (const std::string code : {"40001", "40002"}) {
    ClaimLine claim;
    claim.id = code;
    claim.date = parse_date("2024-07-01").value_or(Date{});
    claim.code = code;
    claim.amount = {500};
    dossier.lines.push_back(std::move(claim));
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
