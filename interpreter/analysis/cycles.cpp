#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/code_graph.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/exclusion_pairs.hpp"
#include "interpreter/analysis/pair_tables.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// A limit over more than one code: each may use up what another would have had.
struct Shared {
  const Limit* limit = nullptr;
  const LimitVersion* version = nullptr;
  CodeRanges codes;
};

/// What a link of the graph is: an exclusion's pair or a limit.
struct Link {
  const ExclusionPair* pair = nullptr;
  const Shared* shared = nullptr;
};

std::vector<Shared> collect_limits(const Program& program, const CodeSpace& space) {
  std::vector<Shared> found;
  for (const Limit& limit : program.limits) {
    for (const LimitVersion& version : limit.versions) {
      if (!version.selection) continue;
      CodeRanges codes = space.resolve(version.selection->codes, Reading::possible);
      if (codes.size() > 1) found.push_back({&limit, &version, std::move(codes)});
    }
  }
  return found;
}

bool denies(const ExclusionPair& pair) {
  return pair.verdict != dsl::ast::VerdictKind::allow && !pair.denying.empty() &&
         !pair.denied_codes.empty();
}

class Cycles {
 public:
  Cycles(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program),
        space_(space),
        diagnostics_(diagnostics),
        winners_(collect_winners(program, space)),
        drops_(winners_.size(), false),
        limits_(collect_limits(program, space)),
        exceptions_(exception_pairs(program, space, Reading::possible)),
        tables_(pair_tables(program, space)) {}

  void run() {
    collect_suspects();
    for (std::size_t at = 0; at < winners_.size(); ++at) {
      if (!drops_[at]) report_idle(winners_[at]);
    }
    if (!suspects_.empty()) search_each_stretch();
  }

 private:
  /// Most contracts have no cycle even if dates, winners and exceptions are left out: only pairs
  /// that lie on a cycle then are looked at closely.
  void collect_suspects() {
    std::uint32_t count = 0;
    CodeRanges winning;
    CodeRanges losing;
    for (const Winner& winner : winners_) {
      losing = losing | winner.dropped.denying;
      winning = winning | winner.dropped.denied;
    }
    for_each_pair(program_, space_, Reading::possible, [&](const ExclusionPair& pair) {
      if (!denies(pair)) return;
      ++count;
      if (pair.denying.meets(losing) && pair.denied_codes.meets(winning)) mark_winners(pair);
      if (pair.denying.meets(pair.denied_codes)) report_own_code(pair);
    });
    for (const PairTable& table : tables_) look_at_rows(table, winning, losing);
    CodeGraph graph(space_.atom_count(), count + static_cast<std::uint32_t>(limits_.size()));
    std::uint32_t link = 0;
    for_each_pair(program_, space_, Reading::possible, [&](const ExclusionPair& pair) {
      if (denies(pair)) graph.add(link++, pair.denying, pair.denied_codes);
    });
    for (const Shared& shared : limits_) graph.add(link++, shared.codes, shared.codes);
    for (const PairTable& table : tables_) add_rows(table, graph);
    graph.close();
    const Components components = strong_components(graph.graph());
    link = 0;
    for_each_pair(program_, space_, Reading::possible, [&](const ExclusionPair& pair) {
      if (!denies(pair)) return;
      const std::uint32_t node = graph.node_of_link(link++);
      // A pair that takes in its own code has been reported, and would be its own cycle.
      if (components.on_cycle(node) && !pair.denying.meets(pair.denied_codes)) {
        suspects_.push_back(pair);
      }
    });
    for (const PairTable& table : tables_) collect_suspects(table, components);
  }

  /// Looks at each row of a table as at any other pair. Few deny what a winner takes out, or their
  /// own code.
  void look_at_rows(const PairTable& table, const CodeRanges& winning, const CodeRanges& losing) {
    std::vector<bool> wins;
    std::vector<bool> loses;
    for (const CodeRanges& atoms : table.atoms) {
      wins.push_back(atoms.meets(winning));
      loses.push_back(atoms.meets(losing));
    }
    for (const CodePairs::Row& row : table.pairs().rows) {
      const bool dropped = loses[row.denying] && wins[row.denied];
      const bool own = table.is_own_code(row);
      if (!dropped && !own) continue;
      const auto pair = table.pair(row);
      if (pair && dropped) mark_winners(*pair);
      if (pair && own) report_own_code(*pair);
    }
  }

  /// Rows need no link: most codes are one atom, and an edge goes from it to another.
  static void add_rows(const PairTable& table, CodeGraph& graph) {
    for (const CodePairs::Row& row : table.pairs().rows) {
      each_edge(table, row, [&](std::uint32_t from, std::uint32_t to) {
        if (from != to) graph.add_edge(from, to);
      });
    }
  }

  void collect_suspects(const PairTable& table, const Components& components) {
    const auto before = static_cast<std::ptrdiff_t>(suspects_.size());
    for (const CodePairs::Row& row : table.pairs().rows) {
      bool on_cycle = false;
      each_edge(table, row, [&](std::uint32_t from, std::uint32_t to) {
        const bool together = components.of[from] == components.of[to];
        on_cycle = on_cycle || (together && components.on_cycle(from));
      });
      if (!on_cycle || table.is_own_code(row)) continue;
      if (auto pair = table.pair(row)) suspects_.push_back(*std::move(pair));
    }
    // In the order of the text, in which people look for a circle.
    std::sort(suspects_.begin() + before, suspects_.end(),
              [](const ExclusionPair& left, const ExclusionPair& right) {
                return left.location < right.location;
              });
  }

  template <typename Use>
  static void each_edge(const PairTable& table, const CodePairs::Row& row, Use use) {
    for (const AtomRange& denying : table.atoms[row.denying].ranges()) {
      for (std::uint32_t from = denying.begin; from < denying.end; ++from) {
        for (const AtomRange& denied : table.atoms[row.denied].ranges()) {
          for (std::uint32_t to = denied.begin; to < denied.end; ++to) use(from, to);
        }
      }
    }
  }

  void mark_winners(const ExclusionPair& pair) {
    for (std::size_t at = 0; at < winners_.size(); ++at) {
      const Winner& winner = winners_[at];
      drops_[at] = drops_[at] || (pair.denying.meets(winner.dropped.denying) &&
                                  pair.denied_codes.meets(winner.dropped.denied) &&
                                  intersect(winner.validity, pair.validity).has_value());
    }
  }

  /// Returns the pairs of codes of a pair that are denied on every day of a stretch, without those
  /// that a winner or an exception without conditions takes out.
  [[nodiscard]] std::vector<Rectangle> denied_in(const ExclusionPair& pair,
                                                 const DateInterval& stretch) const {
    std::vector<Rectangle> rest{{pair.denying, pair.denied_codes}};
    for (const Winner& winner : winners_) {
      if (holds(winner.validity, stretch)) rest = without(rest, winner.dropped);
    }
    for (const ExclusionPair& exception : exceptions_[pair.rule.index]) {
      if (!exception.unconditional() || !holds(exception.validity, stretch)) continue;
      if (exception.denying_selection() == nullptr) continue;
      rest = without(rest, {exception.denying, exception.denied_codes});
    }
    return rest;
  }

  void report_own_code(const ExclusionPair& pair) {
    if (own_code_reports_ >= most_findings) return;
    const Selection* denying = pair.denying_selection();
    if (denying == nullptr || (pair.denied != nullptr && contradict(*denying, *pair.denied))) {
      return;
    }
    for (const Rectangle& rectangle : denied_in(pair, pair.validity)) {
      const CodeRanges own = rectangle.denying & rectangle.denied;
      if (own.empty()) continue;
      ++own_code_reports_;
      diagnostics_
          .report<dsl::Kind::own_denying_code>(pair.location, name_of(pair),
                                               space_.name(own.ranges().front().begin))
          .with_related(denying->location, "the denying code", "de code die weert");
      return;
    }
  }

  void report_idle(const Winner& winner) {
    diagnostics_.report<dsl::Kind::idle_precedence>(
        winner.written->winner.location, winner.written->winner.text, winner.written->loser.text);
  }

  void search_each_stretch() {
    std::vector<DateInterval> changes;
    for (const ExclusionPair& pair : suspects_) {
      changes.push_back(pair.validity);
      for (const ExclusionPair& exception : exceptions_[pair.rule.index]) {
        changes.push_back(exception.validity);
      }
    }
    for (const Winner& winner : winners_) changes.push_back(winner.validity);
    for (const Shared& shared : limits_) changes.push_back(shared.version->head.validity);
    for (const DateInterval& stretch : stretches(program_.contract.validity, changes)) {
      search(stretch);
      if (cycle_reports_.size() >= most_findings) return;
    }
  }

  void search(const DateInterval& stretch) {
    std::vector<Link> links;
    for (const ExclusionPair& pair : suspects_) {
      if (holds(pair.validity, stretch)) links.push_back({&pair, nullptr});
    }
    for (const Shared& shared : limits_) {
      if (holds(shared.version->head.validity, stretch)) links.push_back({nullptr, &shared});
    }
    CodeGraph graph(space_.atom_count(), static_cast<std::uint32_t>(links.size()));
    for (std::uint32_t link = 0; link < links.size(); ++link) {
      if (links[link].pair == nullptr) {
        graph.add(link, links[link].shared->codes, links[link].shared->codes);
        continue;
      }
      for (const Rectangle& rest : denied_in(*links[link].pair, stretch)) {
        graph.add(link, rest.denying, rest.denied);
      }
    }
    graph.close();
    const Components components = strong_components(graph.graph());
    std::set<std::uint32_t> seen;
    for (std::uint32_t link = 0; link < links.size(); ++link) {
      const std::uint32_t node = graph.node_of_link(link);
      if (links[link].pair == nullptr || !components.on_cycle(node)) continue;
      if (!seen.insert(components.of[node]).second) continue;
      report_cycle(graph, links, shortest_cycle(graph.graph(), components, node));
      if (cycle_reports_.size() >= most_findings) return;
    }
  }

  /// A walk goes from a link through the atom that it denies to the next link.
  void report_cycle(const CodeGraph& graph, const std::vector<Link>& links,
                    const std::vector<std::uint32_t>& walk) {
    std::vector<Link> steps;
    std::vector<std::uint32_t> atoms;
    for (const std::uint32_t node : walk) {
      if (graph.is_link(node)) steps.push_back(links[graph.link_of(node)]);
      if (graph.is_atom(node)) atoms.push_back(node);
    }
    if (atoms.empty() || steps.size() != atoms.size() + 1) return;
    steps.pop_back();
    std::set<dsl::Location> key;
    for (std::size_t step = 0; step < steps.size(); ++step) {
      const Link& next = steps[(step + 1) % steps.size()];
      if (steps[step].pair != nullptr && next.pair != nullptr && steps[step].pair->denied &&
          contradict(*steps[step].pair->denied, *next.pair->denying_selection())) {
        return;
      }
      key.insert(place_of(steps[step]));
    }
    if (!cycle_reports_.insert(std::move(key)).second) return;
    const std::string first = space_.name(atoms.back());
    std::string circle = first;
    for (const std::uint32_t atom : atoms) circle += " → " + space_.name(atom);
    dsl::Diagnostic& finding = diagnostics_.report<dsl::Kind::exclusion_cycle>(
        place_of(steps[0]), std::move(circle), space_.name(atoms[0]), first,
        name_of(*steps[0].pair));
    for (std::size_t step = 0; step < steps.size(); ++step) {
      const std::string from = space_.name(step == 0 ? atoms.back() : atoms[step - 1]);
      const std::string to = space_.name(atoms[step]);
      add_step(finding, steps[step], from, to);
    }
  }

  void add_step(dsl::Diagnostic& finding, const Link& link, const std::string& from,
                const std::string& to) const {
    if (link.pair == nullptr) {
      const std::string& name = link.shared->limit->name;
      finding.with_related(place_of(link),
                           "`" + from + "` uses up the limit `" + name + "` for `" + to + "`",
                           "`" + from + "` verbruikt de limiet `" + name + "` voor `" + to + "`");
      return;
    }
    const std::string name = name_of(*link.pair);
    const bool asks = link.pair->verdict == dsl::ast::VerdictKind::manual;
    finding.with_related(place_of(link),
                         "`" + name + "` " + (asks ? "asks about" : "denies") + " `" + to +
                             "` beside `" + from + "`",
                         "`" + name + "` " + (asks ? "vraagt naar" : "weert") + " `" + to +
                             "` naast `" + from + "`");
  }

  [[nodiscard]] std::string name_of(const ExclusionPair& pair) const {
    return program_.exclusions[pair.rule.index].name;
  }
  static dsl::Location place_of(const Link& link) {
    return link.pair != nullptr ? link.pair->location : link.shared->version->head.location;
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  std::vector<Winner> winners_;
  std::vector<bool> drops_;  ///< by winner: whether a rule denies what it takes out
  std::vector<Shared> limits_;
  ExceptionPairs exceptions_;
  std::vector<PairTable> tables_;
  std::vector<ExclusionPair> suspects_;
  std::set<std::set<dsl::Location>> cycle_reports_;
  std::size_t own_code_reports_ = 0;
};

}  // namespace

void check_cycles(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  Cycles(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
