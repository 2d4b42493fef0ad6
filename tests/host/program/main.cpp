// A billing engine in small: loads a contract, decides one dossier that it has in memory, prints
// the decisions, says why the last line was decided so, and settles the year.
#include <cstddef>
#include <iostream>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "dsl/render.hpp"
#include "interpreter/engine.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "interpreter/settle.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace {

using namespace clausule;

/// Returns the facts of the insured that this contract reads and this engine knows.
std::vector<interpreter::KnownFact> facts_of_insured(
    const interpreter::Program& program, const std::map<std::string, std::string>& row) {
  std::vector<interpreter::KnownFact> known;
  for (const auto& [name, text] : row) {
    const auto fact = program.find_fact(interpreter::Entity::insured, name);
    if (!fact) continue;  // no rule of this contract asks for it
    const auto read = interpreter::parse_fact(program.facts[fact->index], text, {});
    if (const auto* value = std::get_if<interpreter::Value>(&read)) {
      known.push_back({*fact, *value});
    } else {
      std::cerr << interpreter::text(std::get<interpreter::Message>(read), dsl::Language::english)
                << '\n';
    }
  }
  return known;
}

interpreter::Dossier dossier_of(const interpreter::Program& program) {
  const auto first = interpreter::parse_date("2024-01-01");
  const auto later = interpreter::parse_date("2024-02-14");

  interpreter::Dossier dossier;
  dossier.insured = "p-000017";
  dossier.born = interpreter::parse_date("1950-04-03");
  dossier.facts = facts_of_insured(program, {{"polis", "natura"}, {"postcode", "7551"}});
  dossier.enrolments.emplace();  // a list, even if it stays empty; no list is an error of the line
  dossier.enrolments->push_back({"DM2", *first, {}, ""});

  interpreter::ClaimLine keten;
  keten.id = "2024-1";
  keten.provider = "53010001";
  keten.date = *first;
  keten.code = "40001";
  keten.amount = {6336};
  dossier.lines.push_back(keten);

  interpreter::ClaimLine foot_care;
  foot_care.id = "2024-2";
  foot_care.provider = "53010001";
  foot_care.date = *later;
  foot_care.code = "9203";
  foot_care.amount = {3000};
  dossier.lines.push_back(foot_care);
  return dossier;
}

void print(const interpreter::Explanation& explanation, std::size_t depth) {
  std::cout << std::string(2 * depth, ' ') << interpreter::name_of(explanation.role) << ' '
            << explanation.rule << ": "
            << interpreter::text(explanation.message, dsl::Language::dutch) << '\n';
  for (const auto& reason : explanation.because) print(reason, depth + 1);
}

/// Decides every dossier, on as many threads as asked: one engine each, one program for all.
std::vector<interpreter::Cents> pay(const std::shared_ptr<const interpreter::Program>& program,
                                    std::span<const interpreter::Dossier> dossiers,
                                    std::size_t thread_count) {
  std::vector<interpreter::Cents> paid(dossiers.size());
  std::vector<std::thread> threads;
  for (std::size_t first = 0; first < thread_count; ++first) {
    threads.emplace_back([&, first] {
      interpreter::Engine engine(program);
      for (std::size_t at = first; at < dossiers.size(); at += thread_count) {
        for (const auto& decision : engine.decide(dossiers[at])) {
          paid[at].value += decision.paid.value;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  return paid;
}

}  // namespace

int main(int argument_count, char** arguments) {
  if (argument_count != 2) {
    std::cerr << "usage: host CONTRACT\n";
    return 2;
  }

  const interpreter::Loaded loaded = contract_folder::load_contract(arguments[1]);
  std::cerr << dsl::render(loaded.diagnostics, loaded.sources, {dsl::Language::english});
  if (!loaded.program) return 1;

  interpreter::Engine engine(loaded.program);
  const interpreter::Dossier dossier = dossier_of(*loaded.program);
  const auto decisions = engine.decide(dossier);
  for (std::size_t at = 0; at < decisions.size(); ++at) {
    const interpreter::Decision& decision = decisions[at];
    std::cout << dossier.lines[at].id << ' ' << interpreter::name_of(decision.outcome) << ' '
              << interpreter::to_string(decision.paid) << ' ' << decision.rule << ' '
              << decision.return_code << '\n';
  }

  print(engine.explain(dossier, dossier.lines.size() - 1), 0);

  const std::vector<interpreter::Dossier> batch(1000, dossier);
  interpreter::Cents total;
  for (const auto paid : pay(loaded.program, batch, 4)) total.value += paid.value;
  std::cout << "1000 dossiers: " << interpreter::to_string(total) << '\n';

  interpreter::Settling settling(loaded.program);
  for (const interpreter::Dossier& one : batch) settling.add(one, engine.decide(one));
  for (const interpreter::Settled& settled : settling.finish()) {
    if (!settled.amount) continue;  // `state` says whether a person or a fact is missing
    std::cout << settled.settlement << ' ' << settled.provider << ' ' << settled.period << ": "
              << interpreter::to_string(*settled.amount) << " to " << settled.party
              << (settled.provisional ? ", provisional\n" : "\n")
              << interpreter::sentence(settled, dsl::Language::dutch) << '\n';
  }
}
