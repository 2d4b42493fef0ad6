#include "tests/reference/random/run.hpp"

#include <fmt/format.h>

#include <exception>
#include <map>

#include "tests/reference/random/contract.hpp"
#include "tools/claims/summary.hpp"

namespace clausule::differential {
namespace {

using interpreter::Decision;

/// So many lines of a dossier are explained, to see what took part.
constexpr std::size_t explained = 4;

constexpr std::string_view of_second = "the second evaluator";
constexpr std::string_view of_sums = "what adds up";
constexpr std::string_view of_totals = "the control totals of a run";
constexpr std::string_view of_lines = "the order of lines";
constexpr std::string_view of_engine = "the engine decides without failing";
constexpr std::string_view of_idle_rules = "with rules that cannot apply";
constexpr std::string_view of_english = "in English";

/// Tells whether a variant need not be a contract: a rule that cannot apply may be in a circle, and
/// a table beside the contract stays in its own language.
bool may_be_refused(std::string_view law, const Contract& contract) {
  return law == of_idle_rules || (law == of_english && !contract.tables.empty());
}

}  // namespace

struct Search::Decided {
  std::uint64_t number;
  const Contract& contract;
  std::shared_ptr<const interpreter::Program> program;
  Case run;
  interpreter::Engine engine;
  std::vector<interpreter::Dossier> dossiers{};
  std::vector<std::vector<Decision>> answers{};

  [[nodiscard]] Case data(std::size_t at) const {
    Case data = run;
    data.dossier = dossiers[at];
    return data;
  }
};

void Search::report(const Decided& decided, std::size_t at, std::string law, std::string what) {
  problems_.push_back({std::move(law),
                       std::move(what),
                       decided.number,
                       {decided.contract, decided.program, decided.data(at)}});
}

void Search::hold_against_second(Decided& decided, std::size_t at) {
  try {
    const std::vector<Decision> expected =
        plan_.second(*decided.program, run_facts(decided.run), decided.dossiers[at]);
    if (const auto found = difference(expected, decided.answers[at])) {
      report(decided, at, std::string(of_second), text(*found));
    }
  } catch (const std::exception& thrown) {
    report(decided, at, std::string(of_second), fmt::format("it throws: {}", thrown.what()));
  }
}

/// Tells whether what goes in comes out, over all dossiers of a contract.
bool Search::totals_balance(const Decided& decided) {
  claims::Summary summary;
  for (std::size_t at = 0; at < decided.answers.size(); ++at) {
    for (const interpreter::ClaimLine& line : decided.dossiers[at].lines) {
      summary.add_line(line.amount, true);
    }
    for (const Decision& decision : decided.answers[at]) summary.add(decision);
  }
  return summary.balances();
}

/// With amounts of its own, so that what the engine says changes no other dossier; and by the
/// second evaluator where there is one, so that a fault of the engine changes none at all.
void Search::aim(Decided& decided, interpreter::Dossier& dossier, std::size_t at) {
  Random random(plan_.seed + decided.number, at);
  if (!plan_.second) return aim_at_prices(random, dossier, decided.engine.decide(dossier));
  try {
    aim_at_prices(random, dossier, plan_.second(*decided.program, run_facts(decided.run), dossier));
  } catch (const std::exception&) {
    return;  // told where the dossier is decided
  }
}

void Search::decide_all(Decided& decided, Random& random) {
  std::map<std::string, std::uint64_t> taking_part;
  std::uint64_t lines = 0;
  const std::vector<std::string> named = named_codes(decided.contract);
  const bool laws = plan_.laws_every != 0 && decided.number % plan_.laws_every == 0;
  for (std::size_t at = 0; at < plan_.dossiers; ++at) {
    decided.dossiers.push_back(random_dossier(random, *decided.program, named));
    interpreter::Dossier& dossier = decided.dossiers.back();
    if (random.chance(35)) aim(decided, dossier, at);
    const std::span<const Decision> decisions = decided.engine.decide(dossier);
    const std::vector<Decision>& answer =
        decided.answers.emplace_back(decisions.begin(), decisions.end());
    lines += answer.size();
    for (const Decision& decision : answer) {
      coverage_.add(decision);
      add_rules(decision, taking_part);
    }
    // What allows a line is in its explanation only.
    for (std::size_t line = 0; line < answer.size(); ++line) {
      if (line >= explained) break;
      add_rules(decided.engine.explain(line), taking_part);
    }
    std::string what = broken_sums(dossier, answer);
    if (!what.empty()) report(decided, at, std::string(of_sums), std::move(what));
    if (plan_.second) hold_against_second(decided, at);
    if (!laws) continue;
    what = broken_by_order(decided.engine, dossier, answer);
    if (!what.empty()) report(decided, at, std::string(of_lines), std::move(what));
  }
  if (!totals_balance(decided)) {
    report(decided, 0, std::string(of_totals), "they do not balance");
  }
  lines_ += lines;
  coverage_.add(decided.contract, taking_part, lines);
  if (laws) hold_against_variants(decided);
}

void Search::hold_against_variants(Decided& decided) {
  Random random(plan_.seed);
  for (const Variant& variant : variants_of(decided.contract, random)) {
    const interpreter::Loaded other = load(variant.contract);
    if (!other.program) {
      if (!may_be_refused(variant.law, decided.contract))
        report(decided, 0, variant.law, "it is not read");
      continue;
    }
    if (variant.same_hash && other.program->hash != decided.program->hash) {
      report(decided, 0, variant.law, "it has another hash");
      continue;
    }
    const Case run = carried_over(decided.run, *decided.program, *other.program);
    interpreter::Engine engine(other.program, run_facts(run));
    for (std::size_t at = 0; at < decided.dossiers.size(); ++at) {
      const Case data = carried_over(decided.data(at), *decided.program, *other.program);
      const auto found =
          difference(decided.answers[at], engine.decide(data.dossier), variant.extent);
      if (found) report(decided, at, variant.law, text(*found));
    }
  }
}

void Search::contract(std::uint64_t number) {
  Random random(plan_.seed, number);
  Contract contract = random_contract(random);
  const interpreter::Loaded loaded = load_mended(contract);
  if (!loaded.program) {
    ++refused_;
    return;
  }
  ++contracts_;
  const Case run = random_run(random, *loaded.program);
  Decided decided{number, contract, loaded.program, run,
                  interpreter::Engine(loaded.program, run_facts(run))};
  try {
    decide_all(decided, random);
  } catch (const std::exception& thrown) {
    report(decided, decided.dossiers.size() - 1, std::string(of_engine),
           fmt::format("it throws: {}", thrown.what()));
  }
}

std::string Search::wrong_in_variant(const std::string& law, const Example& example) const {
  Random random(plan_.seed);
  for (const Variant& variant : variants_of(example.contract, random)) {
    if (variant.law != law) continue;
    const interpreter::Loaded other = load(variant.contract);
    if (!other.program) return may_be_refused(law, example.contract) ? "" : "it is not read";
    if (variant.same_hash && other.program->hash != example.program->hash)
      return "it has another hash";
    const Answer one = answer_of(example.program, example.data);
    const Case carried = carried_over(example.data, *example.program, *other.program);
    const Answer two = answer_of(other.program, carried);
    const auto found = difference(one.decisions, two.decisions, variant.extent);
    return found ? text(*found) : "";
  }
  return {};
}

std::string Search::wrong(const std::string& law, const Example& example) const {
  try {
    Answer answer = answer_of(example.program, example.data);
    if (law == of_engine) return {};
    if (law == of_sums) return broken_sums(example.data.dossier, answer.decisions);
    if (law == of_lines) {
      return broken_by_order(answer.engine, example.data.dossier, answer.decisions);
    }
    if (law != of_second) return wrong_in_variant(law, example);
    const auto expected =
        plan_.second(*example.program, run_facts(example.data), example.data.dossier);
    const auto found = difference(expected, answer.decisions);
    return found ? text(*found) : "";
  } catch (const std::exception& thrown) {
    return fmt::format("it throws: {}", thrown.what());
  }
}

Example Search::smallest(const Problem& problem) const {
  // What is wrong stays the same, so that one fault does not turn into another; where and between
  // which values may change.
  std::string said = problem.what.substr(0, problem.what.find('`'));
  if (const std::size_t colon = said.find(':'); colon != std::string::npos)
    said = said.substr(colon + 1);
  return shrunk(problem.example, [&](const Example& example) {
    return wrong(problem.law, example).find(said) != std::string::npos;
  });
}

}  // namespace clausule::differential
