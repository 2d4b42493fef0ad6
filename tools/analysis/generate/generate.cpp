#include "tools/analysis/generate/generate.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/finding_tests.hpp"
#include "interpreter/testing.hpp"
#include "tools/analysis/coverage/left_out.hpp"
#include "tools/analysis/generate/aims.hpp"
#include "tools/analysis/generate/decider.hpp"
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

/// A line to begin from. The lines of one situation share it.
struct Seed {
  std::shared_ptr<const Situation> situation;
  std::size_t line = 0;
};

/// Returns where the uncovered items and the parts that they are part of stand.
std::set<dsl::Location> uncovered_places(const Coverage& coverage) {
  std::set<dsl::Location> places;
  for (const Item& item : coverage.items()) {
    if (item.covered) continue;
    places.insert(item.place);
    places.insert(coverage.items()[item.part_of].place);
  }
  return places;
}

class Search {
 public:
  Search(std::shared_ptr<const Program> program, const dsl::Sources& sources,
         const Coverage& coverage)
      : program_(std::move(program)),
        probe_(coverage),
        aims_(*program_, uncovered_places(coverage)),
        decider_(program_) {
    for (std::size_t at = 0; at < probe_.items().size(); ++at) {
      const Item& item = probe_.items()[at];
      if (!item.covered) uncovered_.emplace(item.place, at);
      const bool is_of_list = item.sort == coverage::Sort::code_list;
      if (!item.covered && (is_left_out(item) || is_of_list)) beside_.push_back(at);
    }
    collect_seeds(sources);
  }

  Proposals run(const std::function<void(std::size_t)>& told) {
    Proposals made;
    for (std::size_t item = 0; item < probe_.items().size(); ++item) {
      if (told) told(item);
      look_for(item, made);
    }
    // What was found since may be near to what was not.
    for (bool again = true; again;) {
      std::vector<std::size_t> left;
      left.swap(made.left);
      const std::size_t before = made.proposals.size();
      for (const std::size_t item : left) {
        if (seeds_near(item) > tried_with_[item]) {
          look_for(item, made);
        } else if (!probe_.items()[item].covered) {
          made.left.push_back(item);
        }
      }
      again = made.proposals.size() > before;
    }
    // A later proposal may have exercised what an earlier search did not find.
    std::erase_if(made.left, [&](std::size_t item) { return probe_.items()[item].covered; });
    return made;
  }

 private:
  static bool is_left_out(const Item& item) {
    return std::holds_alternative<coverage::LeftOut>(item.wanted);
  }
  [[nodiscard]] const dsl::Location& part_of(const Item& item) const {
    return probe_.items()[item.part_of].place;
  }

  void look_for(std::size_t item, Proposals& made) {
    if (probe_.items()[item].covered) return;
    tried_with_[item] = seeds_near(item);
    if (auto proposal = propose(item)) {
      add_seeds(proposal->situation);
      made.proposals.push_back(std::move(*proposal));
    } else {
      made.left.push_back(item);
    }
  }

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
    constexpr std::size_t most = 200;
    std::size_t count = 0;
    const interpreter::Date first = program_->contract.validity.from.value_or(interpreter::Date{});
    for (const Item& item : probe_.items()) {
      if (count >= most) return;
      const auto* code = std::get_if<coverage::Code>(&item.wanted);
      if (code != nullptr) {
        add_seeds(plain_situation(*program_, code->digits, first));
        ++count;
      } else if (item.kind == coverage::Kind::rule && !aims_.of(item.place).empty()) {
        add_seeds(plain(*program_, aims_.of(item.place).front(), false).situation);
        ++count;
      }
    }
  }

  void add_seeds(Situation situation) {
    const auto shared = std::make_shared<const Situation>(std::move(situation));
    const Seen seen = look(*shared);
    for (std::size_t line = 0; line < seen.uses.size(); ++line) {
      std::set<dsl::Location> places;
      std::set<dsl::FileId> files;
      for (const Use& use : seen.uses[line]) {
        places.insert(use.place);
        files.insert(use.place.file);
      }
      for (const dsl::Location& place : places) by_place_[place].push_back(seeds_.size());
      for (const dsl::FileId file : files) by_file_[file].push_back(seeds_.size());
      seeds_.push_back({shared, line});
    }
  }

  Seen look(const Situation& situation) {
    const std::size_t lines = decider_.decide(situation).size();
    Seen seen;
    for (std::size_t line = 0; line < lines; ++line)
      seen.uses.push_back(decider_.engine().uses(line));
    return seen;
  }

  [[nodiscard]] bool exercises(const Situation& situation, const Seen& seen,
                               std::size_t wanted) const {
    const Item& item = probe_.items()[wanted];
    if (const auto* left_out = std::get_if<coverage::LeftOut>(&item.wanted)) {
      return std::ranges::any_of(situation.dossier.lines, [&](const auto& line) {
        return coverage::has(*left_out, coverage::code_of(*program_, line));
      });
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

  /// Seeds by how near they are: on the first `at_place` the item had its say where it stands, on
  /// those up to `at_part` its rule or row had.
  struct Near {
    std::vector<std::size_t> seeds;
    std::size_t at_place = 0;
    std::size_t at_part = 0;
  };

  template <typename Map, typename Key>
  static std::span<const std::size_t> found_in(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::span<const std::size_t>() : std::span(found->second);
  }

  /// Returns how many seeds the item or its part had its say on.
  [[nodiscard]] std::size_t seeds_near(std::size_t wanted) const {
    const Item& item = probe_.items()[wanted];
    return found_in(by_place_, item.place).size() + found_in(by_place_, part_of(item)).size();
  }

  [[nodiscard]] Near near(const Item& item) const {
    constexpr std::size_t most = 24;
    Near near;
    const auto add = [&](std::size_t seed) {
      if (std::ranges::find(near.seeds, seed) == near.seeds.end()) near.seeds.push_back(seed);
      return near.seeds.size() < most;
    };
    const auto add_all = [&](std::span<const std::size_t> seeds) {
      std::ranges::all_of(seeds, add);
      return near.seeds.size();
    };
    near.at_place = add_all(found_in(by_place_, item.place));
    near.at_part = add_all(found_in(by_place_, part_of(item)));
    add_all(found_in(by_file_, part_of(item).file));
    for (std::size_t seed = 0; seed < seeds_.size() && near.seeds.size() < most; ++seed) add(seed);
    return near;
  }

  /// Returns the aims of the item and of its part.
  [[nodiscard]] std::vector<Aim> aims_of(const Item& item) const {
    if (is_left_out(item)) return {};
    std::vector<Aim> aims = aims_.of(item.place);
    if (part_of(item) == item.place) return aims;
    const std::vector<Aim>& more = aims_.of(part_of(item));
    aims.insert(aims.end(), more.begin(), more.end());
    return aims;
  }

  /// Tries what the part names itself: on the lines of the nearest tests, and on a plain one.
  bool try_aims(const std::vector<Aim>& aims, const Near& near, const Take& take) {
    constexpr std::size_t bases = 2;
    for (const Aim& aim : aims) {
      for (std::size_t at = 0; at < std::min(bases, near.at_part); ++at) {
        const Seed& base = seeds_[near.seeds[at]];
        if (take(changed(*program_, aim, *base.situation, base.line, false).situation)) return true;
      }
      for (const bool more : {false, true}) {
        if (take(plain(*program_, aim, more).situation)) return true;
      }
    }
    return false;
  }

  /// Changes in one place what the part names itself.
  bool vary_aims(const Item& item, const std::vector<Aim>& aims, const Take& take) {
    constexpr std::size_t most = 6;
    for (std::size_t at = 0; at < std::min(most, aims.size()); ++at) {
      for (const bool more : {false, true}) {
        const Aimed made = plain(*program_, aims[at], more);
        if (vary(*program_, item, made.situation, made.line, take)) return true;
      }
    }
    return false;
  }

  bool vary_seeds(const Item& item, const Near& near, std::size_t from, std::size_t to,
                  const Take& take) {
    for (std::size_t at = from; at < to; ++at) {
      const Seed& seed = seeds_[near.seeds[at]];
      if (take(*seed.situation)) return true;
      if (vary(*program_, item, *seed.situation, seed.line, take)) return true;
    }
    return false;
  }

  std::optional<Proposal> propose(std::size_t wanted) {
    const Item& item = probe_.items()[wanted];
    std::optional<Situation> found;
    const Take take = [&](const Situation& made) {
      const Seen seen = look(made);
      if (!exercises(made, seen, wanted)) return false;
      found = made;
      return true;
    };
    const Near near = this->near(item);
    const std::vector<Aim> aims = aims_of(item);
    const bool is_found =
        vary_seeds(item, near, 0, near.at_place, take) || try_aims(aims, near, take) ||
        vary_seeds(item, near, near.at_place, near.at_part, take) || vary_aims(item, aims, take) ||
        vary_seeds(item, near, near.at_part, near.seeds.size(), take);
    if (!is_found) return std::nullopt;
    Proposal proposal{smallest(std::move(*found), wanted), {wanted}};
    const Seen seen = look(proposal.situation);
    std::set<std::size_t> maybe(beside_.begin(), beside_.end());
    for (const std::vector<Use>& uses : seen.uses) {
      for (const Use& use : uses) {
        const auto [first, last] = uncovered_.equal_range(use.place);
        for (auto one = first; one != last; ++one) maybe.insert(one->second);
      }
    }
    std::erase_if(maybe, [&](std::size_t at) { return probe_.items()[at].covered; });
    note(proposal.situation, seen, probe_);
    for (const std::size_t at : maybe) {
      if (at != wanted && probe_.items()[at].covered) proposal.items.push_back(at);
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
  Situation smallest(Situation situation, std::size_t wanted) {
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
  Aims aims_;
  Decider decider_;
  std::vector<Seed> seeds_;
  std::map<dsl::Location, std::vector<std::size_t>> by_place_;  ///< seeds
  std::map<dsl::FileId, std::vector<std::size_t>> by_file_;     ///< seeds
  std::multimap<dsl::Location, std::size_t> uncovered_;         ///< items, at first
  std::vector<std::size_t> beside_;  ///< items that a line exercises without a use at their place
  std::map<std::size_t, std::size_t> tried_with_;  ///< seeds near an item when it was tried
};

}  // namespace

Proposals propose(const std::shared_ptr<const Program>& program, const dsl::Sources& sources,
                  const Coverage& coverage, const std::function<void(std::size_t)>& told) {
  return Search(program, sources, coverage).run(told);
}

}  // namespace clausule::generate
