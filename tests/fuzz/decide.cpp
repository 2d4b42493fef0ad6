// Decides any claim files: one decision a line, whose amounts add up, the same whatever was decided
// before, and each can be told and explained.

#include <cstddef>
#include <string>
#include <vector>

#include "interpreter/engine.hpp"
#include "tests/fuzz/claim_input.hpp"
#include "tests/fuzz/input.hpp"

using namespace clausule;

namespace {

using interpreter::Cents;
using interpreter::Decision;
using interpreter::Dossier;
using interpreter::Outcome;

/// Lines of a dossier that are explained; more of them only take longer.
constexpr std::size_t most_explained = 3;

void expect_adds_up(const Decision& decision, const interpreter::ClaimLine& line) {
  fuzz::expect(decision.claimed == line.amount, "a decision is about its line");
  if (line.amount.value >= 0) {
    fuzz::expect(decision.paid.value >= 0 && decision.paid <= line.amount,
                 "paid is at most what was claimed");
  }
  const bool pays = decision.outcome == Outcome::approved || decision.outcome == Outcome::reduced;
  fuzz::expect(pays || decision.paid.value == 0, "only what is approved is paid");
  fuzz::expect(decision.outcome == Outcome::review || decision.open.value == 0,
               "only what is under review is open");
  if (!decision.components.empty()) {
    Cents sum;
    for (const interpreter::Component& one : decision.components) sum.value += one.amount.value;
    fuzz::expect(sum == decision.paid, "components add up to what is paid");
  }
  for (const auto language : {dsl::Language::dutch, dsl::Language::english}) {
    fuzz::expect_readable(sentence(decision, language));
  }
}

/// What a decision says, as one text.
std::string told(const Decision& decision) {
  return std::string(name_of(decision.outcome)) + ' ' + std::to_string(decision.paid.value) + ' ' +
         std::to_string(decision.open.value) + ' ' + std::to_string(decision.deductible().value) +
         ' ' + std::string(decision.rule) + ' ' + decision.beside + '\n' +
         sentence(decision, dsl::Language::dutch);
}

std::vector<std::string> decide(interpreter::Engine& engine, const Dossier& dossier) {
  const auto decisions = engine.decide(dossier);
  fuzz::expect(decisions.size() == dossier.lines.size(), "each line gets a decision");
  std::vector<std::string> all;
  for (std::size_t at = 0; at < decisions.size(); ++at) {
    expect_adds_up(decisions[at], dossier.lines[at]);
    all.push_back(told(decisions[at]));
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto program = fuzz::fixed_program();
  const std::string_view input = fuzz::text_of(data, size);
  const fuzz::ClaimFiles files(input, input.starts_with('{') ? ".ndjson" : ".csv");
  const auto beside = fuzz::read_beside(files, *program);
  if (!beside) return 0;
  std::vector<Dossier> dossiers;
  const bool whole =
      fuzz::read_groups(files, *program, *beside, fuzz::Order::any,
                        [&](const claims::Group& group) { dossiers.push_back(group.dossier); });
  if (!whole) return 0;
  interpreter::RunFacts facts;
  facts.providers = &beside->providers.facts;
  interpreter::Engine engine(program, std::move(facts));
  for (const Dossier& dossier : dossiers) engine.add_to_file(dossier);
  engine.set_file(beside->facts);
  std::vector<std::vector<std::string>> first;
  for (const Dossier& dossier : dossiers) first.push_back(decide(engine, dossier));
  for (std::size_t at = dossiers.size(); at-- > 0;) {
    fuzz::expect(decide(engine, dossiers[at]) == first[at], "what came before changes nothing");
    for (std::size_t line = 0; line < std::min(dossiers[at].lines.size(), most_explained); ++line) {
      engine.explain(dossiers[at], line);
    }
  }
  return 0;
}
