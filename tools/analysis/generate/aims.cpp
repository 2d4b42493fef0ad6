#include "tools/analysis/generate/aims.hpp"

#include <algorithm>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"
#include "tools/analysis/generate/codes_of.hpp"

namespace clausule::generate {

using interpreter::CodeSet;
using interpreter::CodeValue;
using interpreter::DateInterval;
using interpreter::FactTest;
using interpreter::Program;
using interpreter::RuleHead;
using interpreter::Selection;

namespace {

/// Aims of one part, and codes of one set.
constexpr std::size_t most_aims = 24;

bool is_code_of_line(const interpreter::ExpressionPointer& subject) {
  const auto* fact = std::get_if<interpreter::ReadLine>(&subject->node);
  return fact != nullptr && fact->fact == interpreter::LineFact::code;
}

void add(const std::vector<FactTest>& tests, std::vector<Test>& into) {
  for (const FactTest& test : tests) into.push_back({test.subject.get(), test.tests.get()});
}

/// Finds the aims of every part that is asked for.
class Finder {
 public:
  using Places = std::set<dsl::Location>;
  using ByPlace = std::map<dsl::Location, std::vector<Aim>>;

  Finder(const Program& program, const Places& places) : program_(program), places_(places) {}

  ByPlace all() {
    each(program_.tariffs);
    each(program_.exclusions);
    each(program_.limits);
    each(program_.conditions);
    each(program_.programmes);
    each(program_.deductibles);
    each(program_.definitions);
    each(program_.code_lists);
    each(program_.tables);
    return std::move(found_);
  }

 private:
  template <typename Rules>
  void each(const Rules& rules) {
    for (const auto& rule : rules) {
      for (const auto& version : rule.versions) {
        rule_ = version.head.location;
        add_parts(version, rule);
      }
    }
  }

  /// Tells whether an aim of a part, or of the rule that it is part of, is asked for.
  [[nodiscard]] bool is_wanted(const dsl::Location& place) const {
    return has_room(place) || has_room(rule_);
  }
  [[nodiscard]] bool has_room(const dsl::Location& place) const {
    if (!places_.contains(place)) return false;
    const auto found = found_.find(place);
    return found == found_.end() || found->second.size() < most_aims;
  }
  void keep(const dsl::Location& place, const Aim& aim) {
    if (has_room(place)) found_[place].push_back(aim);
    if (place != rule_ && has_room(rule_)) found_[rule_].push_back(aim);
  }

  /// Keeps one aim for each code.
  void keep(const dsl::Location& place, Aim aim, const CodeSet& codes) {
    for (const CodeValue& code : codes_of(program_, codes, most_aims)) {
      aim.code = code;
      keep(place, aim);
    }
  }

  static Aim begun(const RuleHead& head, const DateInterval& row = {}) {
    Aim aim;
    aim.from = std::max(head.validity.from, row.from);
    for (const interpreter::Guard& guard : head.guards) {
      if (guard.wanted) aim.conditions.push_back(guard.condition.get());
    }
    return aim;
  }

  void keep(const RuleHead& head, const Selection& selection, Aim aim) {
    add(selection.with, aim.tests);
    keep(head.location, std::move(aim), selection.codes);
  }

  template <typename Rule>
  void add_parts(const interpreter::TariffVersion& version, const Rule& /*rule*/) {
    for (const interpreter::AmountRow& row : version.rows) {
      if (is_wanted(row.location)) add_row(version, row);
    }
    if (version.rows.empty() && version.selection && is_wanted(rule_)) {
      keep(version.head, *version.selection, begun(version.head));
    }
  }

  void add_row(const interpreter::TariffVersion& version, const interpreter::AmountRow& row) {
    Aim aim = begun(version.head, row.validity);
    if (version.selection) add(version.selection->with, aim.tests);
    const CodeSet* codes = version.selection ? &version.selection->codes : nullptr;
    for (const FactTest& test : row.tests) {
      const CodeSet* own = is_code_of_line(test.subject) ? codes_in(*test.tests) : nullptr;
      if (own != nullptr) {
        codes = own;
      } else {
        aim.tests.push_back({test.subject.get(), test.tests.get()});
      }
    }
    if (codes != nullptr) keep(row.location, std::move(aim), *codes);
  }

  static const CodeSet* codes_in(const interpreter::CellTests& tests) {
    for (const interpreter::CellTest& test : tests.tests) {
      if (const auto* among = std::get_if<interpreter::CellTest::Among>(&test.value)) {
        return &among->codes;
      }
    }
    return nullptr;
  }

  template <typename Rule>
  void add_parts(const interpreter::ExclusionVersion& version, const Rule& /*rule*/) {
    for (const interpreter::ExclusionEntry& entry : version.entries) {
      for (const auto& row : entry.rows) {
        if (!is_wanted(row.denied.location)) continue;
        Aim aim = begun(version.head, entry.validity);
        add(row.denied.with, aim.tests);
        for (const std::optional<CodeValue>& denying : denying_codes(entry)) {
          relate(aim, entry, denying);
          keep(row.denied.location, aim, row.denied.codes);
        }
      }
    }
    if (version.pairs != nullptr) add_pairs(version.head, *version.pairs);
  }

  void add_pairs(const RuleHead& head, const interpreter::CodePairs& pairs) {
    for (const auto& row : pairs.rows) {
      const dsl::Location place = pairs.location(row);
      if (!is_wanted(place)) continue;
      Aim aim = begun(head, row.validity());
      for (const auto& form : pairs.form.rows) add(form.denied.with, aim.tests);
      relate(aim, pairs.form, pairs.codes[row.denying]);
      aim.code = pairs.codes[row.denied];
      keep(place, aim);
    }
  }

  [[nodiscard]] std::vector<std::optional<CodeValue>> denying_codes(
      const interpreter::ExclusionEntry& entry) const {
    const CodeSet* codes = nullptr;
    if (entry.relation) {
      if (const auto* beside = std::get_if<interpreter::BesideRelation>(&*entry.relation)) {
        codes = &beside->denying.codes;
      }
      if (const auto* within = std::get_if<interpreter::WithinRelation>(&*entry.relation)) {
        codes = &within->denying.codes;
      }
    }
    if (codes == nullptr) return {std::nullopt};
    std::vector<std::optional<CodeValue>> all;
    for (const CodeValue& code : codes_of(program_, *codes, most_aims)) all.emplace_back(code);
    return all;
  }

  static void relate(Aim& aim, const interpreter::ExclusionEntry& entry,
                     const std::optional<CodeValue>& denying) {
    if (!entry.relation) return;
    const auto beside = [&](const Selection& selection, int days) {
      if (!denying) return;
      aim.beside = Aim::Beside{*denying, {}, days};
      add(selection.with, aim.beside->tests);
    };
    std::visit(interpreter::Overloaded{
                   [&](const interpreter::BesideRelation& one) { beside(one.denying, 0); },
                   [&](const interpreter::WithinRelation& one) {
                     beside(one.denying, one.after ? -1 : 1);
                   },
                   [&](const interpreter::StayRelation& one) {
                     const auto* period =
                         std::get_if<interpreter::ExpressionPointer>(&one.stay.value);
                     if (period != nullptr) aim.period = period->get();
                   },
               },
               *entry.relation);
  }

  template <typename Rule>
  void add_parts(const interpreter::ConditionVersion& version, const Rule& /*rule*/) {
    if (!is_wanted(rule_)) return;
    Aim aim = begun(version.head);
    for (const auto& condition : version.requires_that) aim.conditions.push_back(condition.get());
    if (version.selection) {
      keep(version.head, *version.selection, std::move(aim));
    } else {
      keep_or_any(rule_, std::move(aim), nullptr);
    }
  }

  template <typename Rule>
  void add_parts(const interpreter::ProgrammeVersion& version, const Rule& /*rule*/) {
    if (version.bundle) keep(rule_, begun(version.head), *version.bundle);
  }

  template <typename Rule>
  void add_parts(const interpreter::LimitVersion& version, const Rule& /*rule*/) {
    if (version.selection) keep(version.head, *version.selection, begun(version.head));
  }
  template <typename Rule>
  void add_parts(const interpreter::DeductibleVersion& version, const Rule& /*rule*/) {
    if (version.selection) keep(version.head, *version.selection, begun(version.head));
  }

  /// A provider is known by eight digits; no service has a code of that form without a list.
  static bool holds_providers(const CodeSet& codes) {
    constexpr std::size_t length = 8;
    return std::ranges::any_of(codes.members, [](const CodeSet::Member& member) {
      const auto* range = std::get_if<interpreter::CodeRange>(&member);
      return range != nullptr && range->list.empty() && range->first.size() == length;
    });
  }

  /// The codes that a definition asks for.
  template <typename Rule>
  void add_parts(const interpreter::DefinitionVersion& version, const Rule& /*rule*/) {
    if (!is_wanted(rule_)) return;
    interpreter::analysis::Walk([](const interpreter::Expression&) {},
                                [&](const CodeSet& codes) {
                                  if (!holds_providers(codes))
                                    keep(rule_, begun(version.head), codes);
                                })
        .visit(version);
  }

  template <typename Rule>
  void add_parts(const interpreter::CodeListVersion& version, const Rule& /*rule*/) {
    if (version.codes && is_wanted(rule_)) keep(rule_, begun(version.head), *version.codes);
    for (const auto& row : version.rows) {
      if (!is_wanted(row.location)) continue;
      Aim aim = begun(version.head, row.validity);
      for (const interpreter::CodeRange& range : row.codes) {
        aim.code = {range.list, range.first};
        keep(row.location, aim);
      }
    }
  }

  void add_parts(const interpreter::TableVersion& version, const interpreter::Table& table) {
    for (const auto& row : version.rows) {
      if (!is_wanted(row.location)) continue;
      Aim aim = begun(version.head, row.validity);
      const CodeSet* codes = nullptr;
      for (std::size_t key = 0; key < row.keys.size(); ++key) {
        const auto& fact = table.keys[key].fact;
        if (fact == nullptr) continue;
        if (is_code_of_line(fact)) {
          codes = codes_in(row.keys[key]);
        } else {
          aim.tests.push_back({fact.get(), &row.keys[key]});
        }
      }
      keep_or_any(row.location, std::move(aim), codes);
    }
  }

  /// Keeps one aim for each code, or where a part has none one of any code that has a price.
  void keep_or_any(const dsl::Location& place, Aim aim, const CodeSet* codes) {
    for (const auto& tariff : program_.tariffs) {
      for (const auto& version : tariff.versions) {
        if (codes == nullptr && version.selection) codes = &version.selection->codes;
      }
    }
    if (codes == nullptr) return;
    keep(place, std::move(aim), *codes);
  }

  const Program& program_;
  const Places& places_;
  ByPlace found_;
  dsl::Location rule_;  ///< of the version that is looked at
};

}  // namespace

Aims::Aims(const Program& program, const std::set<dsl::Location>& places)
    : aims_(Finder(program, places).all()) {}

const std::vector<Aim>& Aims::of(const dsl::Location& place) const {
  static const std::vector<Aim> none;
  const auto found = aims_.find(place);
  return found == aims_.end() ? none : found->second;
}

}  // namespace clausule::generate
