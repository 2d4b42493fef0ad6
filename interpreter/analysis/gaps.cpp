#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/tariff_prices.hpp"
#include "interpreter/describe.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// A condition without the `niet` and `tenzij` before it, alike however it was written.
struct Literal {
  std::string condition;
  bool wanted = true;
  std::string text;  ///< with them, as a clause
};

Literal literal_of(const Program& program, const ExpressionPointer& expression, bool wanted) {
  Literal literal{{}, wanted, (wanted ? "indien " : "tenzij ") + expression->text};
  const ExpressionPointer* inner = &expression;
  while (const auto* negation = std::get_if<Not>(&(*inner)->node)) {
    inner = &negation->operand;
    literal.wanted = !literal.wanted;
  }
  literal.condition = describe(program, **inner);
  return literal;
}

/// What settles a line of some codes on some days, where its conditions hold: a tariff that prices
/// it, or a condition that sees to the lines that fail it.
struct Cover {
  CodeRanges codes;
  DateInterval validity;
  std::vector<Literal> literals;  ///< all must hold
  bool other_tests = false;
  bool is_tariff = true;
  TariffId tariff;
  dsl::Location location;
};

class Gaps {
 public:
  Gaps(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program), space_(space), diagnostics_(diagnostics) {}

  void run() {
    collect_tariffs();
    collect_conditions();
    sweep();
    report();
  }

 private:
  void collect_tariffs() {
    for_each_price(program_, space_, Reading::possible, [this](const TariffPrice& price) {
      Cover cover;
      cover.codes = price.codes;
      cover.validity = price.validity;
      for (const Guard& guard : price.version->head.guards) {
        cover.literals.push_back(literal_of(program_, guard.condition, guard.wanted));
      }
      // On another date than that of service its days are not those of the line.
      cover.other_tests = price.other_tests || price.version->head.reference_date != nullptr;
      cover.tariff = price.tariff;
      cover.location = price.version->head.location;
      covers_.push_back(std::move(cover));
    });
  }

  /// A line that fails a condition never comes to its tariff.
  void collect_conditions() {
    for (const Condition& condition : program_.conditions) {
      if (!condition.exceptions.empty()) continue;
      for (const ConditionVersion& version : condition.versions) {
        const auto days = intersect(version.head.validity, program_.contract.validity);
        const bool with = version.selection && !version.selection->with.empty();
        if (!days || with || !version.head.guards.empty() || version.per_file) continue;
        if (version.otherwise.kind == dsl::ast::VerdictKind::allow) continue;
        for (const ExpressionPointer& required : version.requires_that) {
          Cover cover;
          cover.codes = version.selection
                            ? space_.resolve(version.selection->codes, Reading::certain)
                            : space_.all();
          cover.validity = *days;
          cover.literals.push_back(literal_of(program_, required, false));
          cover.is_tariff = false;
          covers_.push_back(std::move(cover));
        }
      }
    }
  }

  /// Walks along the atoms; between two changes the same covers are about all of them.
  void sweep() {
    struct Change {
      std::uint32_t atom;
      bool begins;
      std::size_t cover;
    };
    std::vector<Change> changes;
    for (std::size_t cover = 0; cover < covers_.size(); ++cover) {
      for (const AtomRange& range : covers_[cover].codes.ranges()) {
        changes.push_back({range.begin, true, cover});
        changes.push_back({range.end, false, cover});
      }
    }
    std::ranges::sort(changes, {}, [](const Change& change) {
      return std::tuple(change.atom, change.begins, change.cover);
    });
    std::set<std::size_t> active;
    for (std::size_t at = 0; at < changes.size();) {
      const std::uint32_t atom = changes[at].atom;
      for (; at < changes.size() && changes[at].atom == atom; ++at) {
        if (changes[at].begins) {
          active.insert(changes[at].cover);
        } else {
          active.erase(changes[at].cover);
        }
      }
      if (at < changes.size() && !active.empty()) look_at({atom, changes[at].atom}, active);
    }
  }

  void look_at(const AtomRange& atoms, const std::set<std::size_t>& active) {
    std::vector<DateInterval> priced;
    std::vector<const Cover*> here;
    const Cover* first = nullptr;
    for (const std::size_t index : active) {
      const Cover& cover = covers_[index];
      here.push_back(&cover);
      if (!cover.is_tariff) continue;
      priced.push_back(cover.validity);
      if (first == nullptr) first = &cover;
    }
    if (first == nullptr) return;
    std::string days;
    for (const DateInterval& hole : uncovered(program_.contract.validity, priced)) {
      days += (days.empty() ? "" : ", ") + to_text(hole);
    }
    if (!days.empty()) add(days_, days, *first, atoms);
    look_at_conditions(atoms, here);
  }

  /// Only where all that can be said hangs on one condition is the gap a certain one.
  void look_at_conditions(const AtomRange& atoms, const std::vector<const Cover*>& here) {
    std::vector<DateInterval> changes;
    bool guarded = false;
    for (const Cover* cover : here) {
      if (cover->is_tariff && (cover->literals.empty() || cover->other_tests) &&
          holds(cover->validity, program_.contract.validity)) {
        return;
      }
      guarded = guarded || (cover->is_tariff && !cover->literals.empty());
      changes.push_back(cover->validity);
    }
    if (!guarded) return;
    for (const DateInterval& stretch : stretches(program_.contract.validity, changes)) {
      const Cover* tariff = nullptr;
      const Literal* open = nullptr;
      bool settled = false;
      for (const Cover* cover : here) {
        if (!cover->is_tariff || !holds(cover->validity, stretch)) continue;
        settled = settled || cover->literals.size() != 1 || cover->other_tests;
        if (settled) break;
        const Literal& literal = cover->literals.front();
        settled = open != nullptr &&
                  (open->condition != literal.condition || open->wanted != literal.wanted);
        if (settled) break;
        open = &literal;
        if (tariff == nullptr) tariff = cover;
      }
      if (settled || tariff == nullptr) continue;
      const bool seen_to = std::ranges::any_of(here, [&](const Cover* cover) {
        if (cover->is_tariff || !holds(cover->validity, stretch)) return false;
        const Literal& literal = cover->literals.front();
        return literal.condition == open->condition && literal.wanted != open->wanted;
      });
      if (!seen_to) add(conditions_, open->text, *tariff, atoms);
    }
  }

  /// What is reported together: the same days or condition under the same tariff.
  using Key = std::pair<dsl::Location, std::string>;
  static void add(std::map<Key, std::vector<AtomRange>>& gaps, const std::string& text,
                  const Cover& cover, const AtomRange& atoms) {
    gaps[{cover.location, text}].push_back(atoms);
  }

  void report() {
    std::map<dsl::Location, std::string> names;
    for (const Cover& cover : covers_) {
      if (cover.is_tariff) names[cover.location] = program_.tariffs[cover.tariff.index].name;
    }
    std::size_t reports = 0;
    for (const auto& [key, atoms] : days_) {
      if (++reports > most_findings) break;
      diagnostics_.report<dsl::Kind::no_tariff_on_days>(key.first, names[key.first],
                                                        space_.text(CodeRanges(atoms)), key.second);
    }
    reports = 0;
    for (const auto& [key, atoms] : conditions_) {
      if (++reports > most_findings) break;
      diagnostics_.report<dsl::Kind::no_tariff_otherwise>(key.first, space_.text(CodeRanges(atoms)),
                                                          key.second);
    }
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  std::vector<Cover> covers_;
  std::map<Key, std::vector<AtomRange>> days_;
  std::map<Key, std::vector<AtomRange>> conditions_;
};

}  // namespace

void check_gaps(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics) {
  // A library is read in a contract of all days, in which every tariff of a year has holes.
  if (!program.is_library) Gaps(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
