#include "tools/analysis/coverage/collect_rules.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <variant>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/describe.hpp"
#include "interpreter/overloaded.hpp"
#include "tools/analysis/coverage/once.hpp"
#include "tools/analysis/coverage/yields.hpp"

namespace clausule::coverage {

using interpreter::AmountRow;
using interpreter::CodeSet;
using interpreter::Deed;
using interpreter::Exclusion;
using interpreter::ExclusionEntry;
using interpreter::Overloaded;
using interpreter::Program;
using interpreter::Selection;
using interpreter::Verdict;
using interpreter::analysis::Walk;

Deed deed_of(const Verdict& verdict) {
  switch (verdict.kind) {
    case dsl::ast::VerdictKind::allow:
      return Deed::allows;
    case dsl::ast::VerdictKind::deny:
      return Deed::denies;
    case dsl::ast::VerdictKind::manual:
      return Deed::asks;
  }
  return Deed::denies;
}

namespace {

/// Adds the ends of every set of codes that a version names, outside its rows and besides those
/// that were added before.
template <typename Version>
void add_all_codes(const Version& version, Collector& into) {
  into.end_rows();
  if constexpr (requires { version.selection; }) {
    if (version.selection) into.add_codes(version.selection->codes, Registers::any);
  }
  if constexpr (requires { version.bundle; }) {
    if (version.bundle) into.add_codes(*version.bundle, Registers::any);
  }
  Walk([](const interpreter::Expression&) {},
       [&](const CodeSet& codes) { into.add_codes(codes, Registers::none); })
      .visit(version);
}

/// A cell of a column by the code of the line is about that; any other about another fact.
Registers registers_of(const interpreter::FactTest& test) {
  const auto* line = std::get_if<interpreter::ReadLine>(&test.subject->node);
  const bool is_code = line != nullptr && line->fact == interpreter::LineFact::code;
  return is_code ? Registers::any : Registers::none;
}

void add_if_unknown(const interpreter::RuleHead& head, Collector& into) {
  if (head.if_unknown) into.add_outcome(Deed::unknown);
}

std::string text_of(const Program& program, const Selection& selection) {
  std::string text = interpreter::describe(program, selection.codes);
  for (const interpreter::FactTest& test : selection.with) {
    text += " met " + interpreter::describe(program, *test.subject) + " " +
            interpreter::describe(program, *test.tests);
  }
  return text;
}

std::string text_of(const Program& program, const ExclusionEntry& entry) {
  if (!entry.relation) return {};
  return std::visit(Overloaded{
                        [&](const interpreter::BesideRelation& one) {
                          return " naast " + text_of(program, one.denying);
                        },
                        [&](const interpreter::WithinRelation& one) {
                          return (one.after ? " na " : " voor ") + text_of(program, one.denying);
                        },
                        [](const interpreter::StayRelation&) { return std::string(); },
                    },
                    *entry.relation);
}

/// Tells whether only a person knows what a set holds: a rule about it never denies by itself.
bool only_asks(const Program& program, const CodeSet& codes) {
  return std::ranges::all_of(codes.members, [&](const CodeSet::Member& member) {
    if (std::holds_alternative<interpreter::Asked>(member)) return true;
    const auto* id = std::get_if<interpreter::CodeListId>(&member);
    if (id == nullptr) return false;
    const auto& versions = program.code_lists[id->index].versions;
    return std::ranges::all_of(versions, [&](const interpreter::CodeListVersion& version) {
      return version.codes && only_asks(program, *version.codes);
    });
  });
}

void add_rows(const Program& program, const std::vector<AmountRow>& rows, Collector& into) {
  for (const AmountRow& row : rows) {
    std::string what;
    for (const interpreter::FactTest& test : row.tests) {
      what += (what.empty() ? "" : ", ") + interpreter::describe(program, *test.tests);
    }
    if (!into.begin_row(row.location, std::move(what), row.validity)) continue;
    for (std::uint32_t column = 0; column < row.tests.size(); ++column) {
      into.add_cell(*row.tests[column].tests, column, registers_of(row.tests[column]));
    }
  }
  into.end_rows();
}

const Exclusion& rule_of(const Program& program, const interpreter::ExclusionVersion& version) {
  return *std::ranges::find_if(program.exclusions, [&](const Exclusion& rule) {
    return std::ranges::any_of(rule.versions, [&](const auto& one) { return &one == &version; });
  });
}

/// Adds the ends of the codes of a row; of an exception only those for which it can have its say.
void add_codes(const Program& program, const Exclusion& rule, const CodeSet& codes,
               Collector& into) {
  into.add_codes(codes, Registers::any, [&](const interpreter::CodeRange& code) {
    CodeSet only;
    only.members.emplace_back(code);
    return rule.excepts.empty() || std::ranges::any_of(rule.excepts, [&](const auto id) {
             return can_depart(program, only, program.exclusions[id.index]);
           });
  });
}

void add_pairs(const interpreter::CodePairs& pairs, Collector& into) {
  for (const auto& row : pairs.rows) {
    into.begin_row(pairs.location(row),
                   interpreter::to_string(pairs.codes[row.denied]) + " naast " +
                       interpreter::to_string(pairs.codes[row.denying]),
                   row.validity());
  }
  into.end_rows();
}

}  // namespace

void add_parts(const Program& program, const interpreter::TariffVersion& version, Collector& into) {
  const auto& amount = version.amount.amounts_to;
  if (amount != nullptr && amount->type.kind == interpreter::TypeKind::any) {
    into.add_outcome(Deed::asks);
  } else {
    into.add_outcome(Deed::approves);
    into.add_outcome(Deed::reduces);
  }
  if (version.per && !is_once_by_programme(program, version)) into.add_outcome(Deed::repeats);
  if (version.without_deductible && !program.deductibles.empty()) into.add_outcome(Deed::exempts);
  add_if_unknown(version.head, into);
  add_rows(program, version.rows, into);
  add_all_codes(version, into);
}

void add_parts(const Program& program, const interpreter::ExclusionVersion& version,
               Collector& into) {
  std::set<Deed> deeds;
  for (const ExclusionEntry& entry : version.entries) {
    if (entry.takes_over_rows) deeds.insert(deed_of(entry.verdict));
    for (const ExclusionEntry::Row& row : entry.rows) {
      const bool denies = row.verdict.kind == dsl::ast::VerdictKind::deny;
      deeds.insert(denies && only_asks(program, row.denied.codes) ? Deed::asks
                                                                  : deed_of(row.verdict));
    }
  }
  if (version.pairs != nullptr) deeds.insert(deed_of(version.pairs->form.verdict));
  for (const Deed deed : deeds) into.add_outcome(deed);
  const Exclusion& rule = rule_of(program, version);
  // An exception that a missing fact keeps from applying leaves no trace on the line.
  const bool is_silent = !rule.excepts.empty() && version.head.if_unknown &&
                         version.head.if_unknown->kind == dsl::ast::VerdictKind::allow;
  if (!is_silent) add_if_unknown(version.head, into);
  for (const ExclusionEntry& entry : version.entries) {
    into.end_rows();
    if (const CodeSet* denying = denying_of(entry)) into.add_codes(*denying, Registers::any);
    for (const ExclusionEntry::Row& row : entry.rows) {
      if (yields(program, entry, row)) continue;
      const std::string what = text_of(program, row.denied) + text_of(program, entry);
      if (into.begin_row(row.denied.location, what, entry.validity)) {
        add_codes(program, rule, row.denied.codes, into);
      }
    }
  }
  if (version.pairs != nullptr) add_pairs(*version.pairs, into);
  add_all_codes(version, into);
}

void add_parts(const Program& /*program*/, const interpreter::LimitVersion& version,
               Collector& into) {
  into.add_outcome(Deed::denies);
  add_if_unknown(version.head, into);
  into.add_limit();
  add_all_codes(version, into);
}

void add_parts(const Program& /*program*/, const interpreter::ConditionVersion& version,
               Collector& into) {
  into.add_outcome(Deed::holds);
  if (version.otherwise.kind != dsl::ast::VerdictKind::allow) {
    into.add_outcome(deed_of(version.otherwise));
  }
  add_if_unknown(version.head, into);
  add_all_codes(version, into);
}

void add_parts(const Program& program, const interpreter::ProgrammeVersion& version,
               Collector& into) {
  if (version.bundle || !version.combines.empty()) into.add_outcome(Deed::holds);
  if (version.bundle) into.add_outcome(Deed::denies);
  const bool asks = version.otherwise.kind == dsl::ast::VerdictKind::manual;
  if (asks && !version.requires_that.empty()) into.add_outcome(Deed::asks);
  if (version.without_deductible && !program.deductibles.empty()) into.add_outcome(Deed::exempts);
  add_if_unknown(version.head, into);
  add_all_codes(version, into);
}

void add_parts(const Program& /*program*/, const interpreter::DeductibleVersion& version,
               Collector& into) {
  into.add_outcome(Deed::fits);
  into.add_limit();
  add_if_unknown(version.head, into);
  add_all_codes(version, into);
}

void add_parts(const Program& program, const interpreter::SettlementVersion& version,
               Collector& into) {
  // Which of its lines a settlement counts is not known of each: only its rows are looked at.
  add_rows(program, version.rows, into);
}

void add_parts(const Program& /*program*/, const interpreter::DefinitionVersion& version,
               Collector& into) {
  add_all_codes(version, into);
}

void add_parts(const Program& /*program*/, const interpreter::CodeListVersion& version,
               Collector& into) {
  for (const auto& row : version.rows) {
    std::string what;
    for (const interpreter::CodeRange& range : row.codes) {
      what += (what.empty() ? "" : ", ") + interpreter::to_string({range.list, range.first});
      if (range.last != range.first) what += " t/m " + range.last;
    }
    if (!into.begin_row(row.location, std::move(what), row.validity)) continue;
    for (const interpreter::CodeRange& range : row.codes) into.add_row_range(range);
  }
  into.end_rows();
  // A list may be one of codes of another fact.
  if (version.codes) into.add_codes(*version.codes, Registers::own_list);
  add_all_codes(version, into);
}

void add_parts(const Program& program, const interpreter::TableVersion& version, Collector& into) {
  for (const auto& row : version.rows) {
    std::string what;
    for (const interpreter::CellTests& key : row.keys) {
      what += (what.empty() ? "" : ", ") + interpreter::describe(program, key);
    }
    if (!into.begin_row(row.location, std::move(what), row.validity)) continue;
    for (std::uint32_t key = 0; key < row.keys.size(); ++key)
      into.add_cell(row.keys[key], key, Registers::none);
  }
  add_all_codes(version, into);
}

}  // namespace clausule::coverage
