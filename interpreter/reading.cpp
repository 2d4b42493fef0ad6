#include "interpreter/reading.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter {

namespace {

/// Follows one rule through all it names.
class Reader {
 public:
  explicit Reader(const Program& program)
      : program_(program),
        walk_([this](const Expression& expression) { read(expression); },
              [this](const CodeSet& codes) { read(codes); }) {}

  /// Whether each fact that was read is needed, or only asked after.
  std::map<ReadableFact, bool> facts;
  std::set<ProgrammeId> programmes;

  template <typename Part>
  void visit(const Part& part) {
    walk_.visit(part);
  }
  void visit(const Window& window) {
    if (const auto* stay = std::get_if<Stay>(&window)) visit_stay(*stay);
  }
  void visit_stay(const Stay& stay) {
    if (const auto* programme = std::get_if<ProgrammeId>(&stay.value)) add(*programme);
  }
  void add(ReadableFact fact, bool needed = true) { facts[fact] = facts[fact] || needed; }
  /// Adds a programme and those that combine it: who is in one of them is in it.
  void add(ProgrammeId programme) {
    programmes.insert(programme);
    for (std::uint32_t index = 0; index < program_.programmes.size(); ++index) {
      for (const ProgrammeVersion& version : program_.programmes[index].versions) {
        const auto& parts = version.combines;
        if (std::ranges::find(parts, programme) != parts.end()) programmes.insert({index});
      }
    }
  }

 private:
  void read(const Expression& expression) {
    const bool asked_after = asked_after_.contains(&expression);
    std::visit(
        Overloaded{
            [&](const ReadFact& node) { add(node.fact, !asked_after); },
            [&](const ReadLine& node) { add(node.fact, !asked_after); },
            [&](const ReadDerived& node) { read(node.what, !asked_after); },
            [&](const ReadDefinition& node) { follow(program_.definitions, node.definition); },
            [&](const ReadTable& node) { follow(program_.tables, node.table); },
            [&](const ReadTariff& node) { follow(program_.tariffs, node.tariff); },
            [&](const ReadFileSum& node) { visit(program_.file_sums[node.sum]); },
            [&](const ReadSettlementSum& node) { visit(program_.settlement_sums[node.sum]); },
            [&](const EnrolledIn& node) { add(node.programme); },
            [&](const IsKnown& node) { asked_after_.insert(node.operand.get()); },
            [](const auto&) {},
        },
        expression.node);
  }

  void read(Derived what, bool needed) {
    switch (what) {
      case Derived::age:
      case Derived::born:
        return add(Derived::born, needed);
      case Derived::deceased:
        return add(Derived::deceased, needed);
      case Derived::contracted:
        return add(LineFact::provider, needed);
      case Derived::calendar_year:
      case Derived::reference_date:
      case Derived::insurer:
        return;
    }
  }

  void read(const CodeSet& codes) {
    for (const auto* members : {&codes.members, &codes.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* list = std::get_if<CodeListId>(&member)) {
          follow(program_.code_lists, *list);
        } else if (const auto* table = std::get_if<TableId>(&member)) {
          follow(program_.tables, *table);
        }
      }
    }
  }

  /// Reads what a name stands for, and what departs from it.
  template <typename Rules, typename Id>
  void follow(const Rules& rules, Id id) {
    if (!followed_.insert({&rules, id.index}).second) return;
    walk_.visit(rules[id.index].versions);
    for (const Id exception : rules[id.index].exceptions) follow(rules, exception);
  }

  const Program& program_;
  analysis::Walk walk_;
  std::set<const Expression*> asked_after_;
  std::set<std::pair<const void*, std::uint32_t>> followed_;
};

/// Goes through the rules that hold by themselves.
class Collector {
 public:
  explicit Collector(const Program& program) : program_(program) {}

  Reading collect() {
    add_all(program_.tariffs);
    add_all(program_.exclusions);
    add_all(program_.limits);
    add_all(program_.conditions);
    add_all(program_.programmes);
    add_all(program_.deductibles);
    add_all(program_.settlements);
    const auto by_name = [](const auto& rule) { return std::string_view(rule.name); };
    for (auto& [fact, rules] : reading_.facts) std::ranges::sort(rules, {}, by_name);
    for (auto& [programme, rules] : reading_.enrolments) std::ranges::sort(rules);
    std::ranges::sort(reading_.look_backs, {}, &LookBack::rule);
    return std::move(reading_);
  }

 private:
  template <typename Rules>
  void add_all(const Rules& rules) {
    for (std::uint32_t index = 0; index < rules.size(); ++index) {
      std::map<ReadableFact, bool> facts;
      std::set<ProgrammeId> programmes;
      for (const auto& version : rules[index].versions) {
        Reader reader(program_);
        reader.visit(version);
        read_more(version, index, reader);
        const bool says = version.head.if_unknown.has_value();
        for (const auto& [fact, needed] : reader.facts) {
          facts[fact] = facts[fact] || (needed && !says);
        }
        programmes.merge(reader.programmes);
      }
      const std::string& name = rules[index].name;
      for (const auto& [fact, needs] : facts) reading_.facts[fact].push_back({name, needs});
      for (const ProgrammeId programme : programmes) {
        reading_.enrolments[programme].push_back(name);
      }
    }
  }

  void look_back(const std::string& rule, Window window) {
    const auto same = [&](const LookBack& one) {
      return one.rule == rule && text_key(one.window) == text_key(window);
    };
    if (std::ranges::any_of(reading_.look_backs, same)) return;
    reading_.look_backs.push_back({rule, std::move(window)});
  }

  static std::string text_key(const Window& window) {
    return std::visit(Overloaded{
                          [](CalendarUnit unit) { return std::to_string(static_cast<int>(unit)); },
                          [](const Length& length) {
                            return std::to_string(static_cast<int>(length.unit)) + "×" +
                                   std::to_string(length.count);
                          },
                          [](const Stay& stay) { return stay.text; },
                      },
                      window);
  }

  void look_back(const ExclusionVersion& version, const ExclusionEntry& entry, Reader& reader) {
    if (!entry.relation) return;
    std::visit(Overloaded{
                   [&](const BesideRelation& one) { look_back(version.head.name, one.same); },
                   [&](const WithinRelation& one) { look_back(version.head.name, one.length); },
                   [&](const StayRelation& one) { reader.visit_stay(one.stay); },
               },
               *entry.relation);
  }

  // What a rule reads beside its expressions.
  void read_more(const TariffVersion& version, std::uint32_t, Reader& reader) {
    if (version.per) {
      look_back(version.head.name, *version.per);
    } else {
      reader.add(LineFact::quantity, false);
    }
  }
  void read_more(const ExclusionVersion& version, std::uint32_t, Reader& reader) {
    for (const ExclusionEntry& entry : version.entries) look_back(version, entry, reader);
    if (version.pairs) look_back(version, version.pairs->form, reader);
    if (!version.window) return;
    reader.visit(*version.window);
    look_back(version.head.name, *version.window);
  }
  void read_more(const LimitVersion& version, std::uint32_t, Reader& reader) {
    if (!version.has_window) return;
    reader.visit(version.window);
    look_back(version.head.name, version.window);
  }
  void read_more(const ConditionVersion&, std::uint32_t, Reader&) {}
  void read_more(const ProgrammeVersion& version, std::uint32_t index, Reader& reader) {
    if (!version.bundle) return;
    reader.add(ProgrammeId{index});
    look_back(version.head.name, CalendarUnit::quarter);
  }
  void read_more(const DeductibleVersion& version, std::uint32_t, Reader&) {
    look_back(version.head.name, CalendarUnit::calendar_year);
  }
  void read_more(const SettlementVersion&, std::uint32_t, Reader&) {}

  const Program& program_;
  Reading reading_;
};

}  // namespace

Reading reading_of(const Program& program) {
  return Collector(program).collect();
}

}  // namespace clausule::interpreter
