#include "tools/analysis/generate/generate.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "interpreter/engine.hpp"
#include "interpreter/finding_tests.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/generate/variants.hpp"

namespace clausule::generate {

namespace {

using coverage::Coverage;
using coverage::Item;
using interpreter::Program;
using interpreter::Use;

/// What had its say on each line of a situation.
struct Seen {
  std::vector<std::vector<Use>> uses;
};

/// A line to begin with, and the parts of the contract that had their say on it.
struct Seed {
  Situation situation;
  std::size_t line = 0;
  std::set<dsl::Location> places;
};

class Search {
 public:
  Search(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
         const Coverage& coverage)
      : program_(program), probe_(coverage) {
    collect_seeds(sources);
  }

  Proposals run(const std::function<void(std::size_t)>& told) {
    Proposals made;
    for (std::size_t item = 0; item < probe_.items().size(); ++item) {
      if (told) told(item);
      if (probe_.items()[item].covered) continue;
      if (auto proposal = propose(item)) {
        made.proposals.push_back(std::move(*proposal));
      } else {
        made.left.push_back(item);
      }
    }
    // A later proposal may have exercised what an earlier search did not find.
    std::erase_if(made.left, [&](std::size_t item) { return probe_.items()[item].covered; });
    return made;
  }

 private:
  void collect_seeds(const dsl::Sources& sources) {
    for (const interpreter::TestDeclaration& test : program_->tests) {
      if (!decides_lines(test) || interpreter::todo_of(*test.declaration)) continue;
      dsl::Diagnostics diagnostics;
      interpreter::TestCase read =
          interpreter::read_test(*program_, sources, *test.declaration, diagnostics);
      if (diagnostics.has_errors()) continue;
      read.expectations.clear();
      read.settlements.clear();
      add_seeds(std::move(read));
    }
    // Where no test comes near, the codes that the contract names are a beginning.
    const interpreter::Date first = program_->contract.validity.from.value_or(interpreter::Date{});
    for (const Item& item : probe_.items()) {
      const auto* code = std::get_if<coverage::Code>(&item.wanted);
      if (code != nullptr) add_seeds(plain_situation(*program_, code->digits, first));
    }
  }

  void add_seeds(Situation situation) {
    const Seen seen = look(situation);
    for (std::size_t line = 0; line < seen.uses.size(); ++line) {
      Seed seed{situation, line, {}};
      for (const Use& use : seen.uses[line]) seed.places.insert(use.place);
      seeds_.push_back(std::move(seed));
    }
  }

  Seen look(const Situation& situation) const {
    interpreter::RunFacts facts;
    facts.providers = &situation.providers;
    facts.known_on = situation.known_on;
    interpreter::Engine engine(program_, std::move(facts));
    if (engine.program().reads_file) {
      engine.add_to_file(situation.dossier);
      engine.set_file(situation.file);
    }
    const std::size_t lines = engine.decide(situation.dossier).size();
    Seen seen;
    for (std::size_t line = 0; line < lines; ++line) seen.uses.push_back(engine.uses(line));
    return seen;
  }

  [[nodiscard]] bool exercises(const Situation& situation, const Seen& seen,
                               std::size_t wanted) const {
    const Item& item = probe_.items()[wanted];
    if (std::holds_alternative<coverage::LeftOut>(item.wanted)) {
      const std::string& digits = std::get<coverage::LeftOut>(item.wanted).digits;
      const bool is_there = std::ranges::any_of(
          situation.dossier.lines,
          [&](const interpreter::ClaimLine& line) { return line.code.ends_with(digits); });
      if (!is_there) return false;
      Coverage trial = probe_;
      note(situation, seen, trial);
      return trial.items()[wanted].covered;
    }
    return std::ranges::any_of(seen.uses, [&](const std::vector<Use>& uses) {
      return std::ranges::any_of(uses, [&](const Use& use) {
        return use.place == item.place && coverage::exercises(use, item);
      });
    });
  }

  static void note(const Situation& situation, const Seen& seen, Coverage& coverage) {
    for (std::size_t line = 0; line < seen.uses.size(); ++line) {
      coverage.note(situation.dossier.lines[line], seen.uses[line]);
    }
  }

  /// Returns the seeds by how near they are: those on which the rule of the item, or its row, had
  /// its say first.
  [[nodiscard]] std::vector<const Seed*> near(const Item& item) const {
    constexpr std::size_t most = 24;
    const dsl::Location& part = probe_.items()[item.part_of].place;
    std::vector<const Seed*> all;
    for (const Seed& seed : seeds_) all.push_back(&seed);
    const auto distance = [&](const Seed* seed) {
      if (seed->places.contains(item.place)) return 0;
      if (seed->places.contains(part)) return 1;
      const bool same_file = std::ranges::any_of(
          seed->places, [&](const dsl::Location& one) { return one.file == part.file; });
      return same_file ? 2 : 3;
    };
    std::ranges::stable_sort(all, {}, distance);
    if (all.size() > most) all.resize(most);
    return all;
  }

  std::optional<Proposal> propose(std::size_t wanted) {
    const Item item = probe_.items()[wanted];
    std::optional<Situation> found;
    const Take take = [&](const Situation& made) {
      const Seen seen = look(made);
      if (!exercises(made, seen, wanted)) return false;
      found = made;
      return true;
    };
    for (const Seed* seed : near(item)) {
      if (vary(*program_, item, seed->situation, seed->line, take)) break;
    }
    if (!found) return std::nullopt;
    Proposal proposal{smallest(std::move(*found), wanted), {wanted}};
    const Seen seen = look(proposal.situation);
    std::vector<bool> before;
    for (const Item& one : probe_.items()) before.push_back(one.covered);
    note(proposal.situation, seen, probe_);
    for (std::size_t at = 0; at < before.size(); ++at) {
      if (at != wanted && !before[at] && probe_.items()[at].covered) proposal.items.push_back(at);
    }
    return proposal;
  }

  /// Numbers the lines from 1, those decided before first, unless one names another.
  static void number_lines(Situation& situation) {
    interpreter::Dossier& dossier = situation.dossier;
    const auto names = [](const interpreter::ClaimLine& line) { return line.credits.has_value(); };
    if (std::ranges::any_of(dossier.lines, names)) return;
    int number = 0;
    for (auto& one : dossier.history) one.claim.id = std::to_string(++number);
    for (auto& one : dossier.lines) one.id = std::to_string(++number);
  }

  /// Leaves out, one at a time, what the item can do without.
  [[nodiscard]] Situation smallest(Situation situation, std::size_t wanted) const {
    const auto thin = [&](auto part) {
      for (std::size_t at = part(situation).size(); at-- > 0;) {
        Situation made = situation;
        auto& all = part(made);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(at));
        if (made.dossier.lines.empty() || !exercises(made, look(made), wanted)) continue;
        situation = std::move(made);
      }
    };
    thin([](Situation & one) -> auto& { return one.dossier.lines; });
    thin([](Situation & one) -> auto& { return one.dossier.history; });
    if (situation.dossier.enrolments) {
      thin([](Situation & one) -> auto& { return *one.dossier.enrolments; });
    }
    thin([](Situation & one) -> auto& { return one.dossier.facts; });
    Situation numbered = situation;
    number_lines(numbered);
    if (exercises(numbered, look(numbered), wanted)) situation = std::move(numbered);
    std::set<std::string> named;
    for (const auto& line : situation.dossier.lines) named.insert(line.provider.value_or(""));
    for (const auto& one : situation.dossier.history) {
      named.insert(one.claim.provider.value_or(""));
    }
    std::erase_if(situation.providers,
                  [&](const auto& provider) { return !named.contains(provider.first); });
    return situation;
  }

  std::shared_ptr<const Program> program_;
  Coverage probe_;
  std::vector<Seed> seeds_;
};

}  // namespace

Proposals propose(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                  const Coverage& coverage, const std::function<void(std::size_t)>& told) {
  return Search(program, sources, coverage).run(told);
}

}  // namespace clausule::generate
