#include "interpreter/engine/code_index.hpp"

#include <algorithm>
#include <set>

#include "interpreter/code_list.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/engine/evaluate.hpp"
#include "interpreter/engine/pricing.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::engine {

namespace {

bool member_may_contain(const Program& program, const CodeSet::Member& member,
                        const CodeValue& code);

bool list_may_contain(const Program& program, CodeListId id, const CodeValue& code) {
  const CodeList& list = program.code_lists[id.index];
  for (const CodeListVersion& version : list.versions) {
    if (version.codes && may_contain(program, *version.codes, code)) return true;
    for (const CodeListVersion::Row& row : version.rows) {
      for (const CodeRange& range : row.codes) {
        if (range.contains(code)) return true;
      }
    }
  }
  return std::ranges::any_of(
      list.exceptions, [&](CodeListId other) { return list_may_contain(program, other, code); });
}

/// Tells whether a cell can pass for a code on any date.
bool may_pass(const Program& program, const CellTests& cell, const CodeValue& code) {
  if (cell.tests.empty()) return true;
  return std::ranges::any_of(cell.tests, [&](const CellTest& test) {
    if (std::holds_alternative<CellTest::Unknown>(test.value)) return false;
    const auto* among = std::get_if<CellTest::Among>(&test.value);
    // What is compared with something else is looked up on the date.
    return among == nullptr || may_contain(program, among->codes, code);
  });
}

/// Tells whether a row of a table with one key holds a code on any date.
bool table_may_contain(const Program& program, TableId id, const CodeValue& code) {
  const Table& table = program.tables[id.index];
  return std::ranges::any_of(table.versions, [&](const TableVersion& version) {
    return std::ranges::any_of(version.rows, [&](const TableVersion::Row& row) {
      return may_pass(program, row.keys.front(), code);
    });
  });
}

bool member_may_contain(const Program& program, const CodeSet::Member& member,
                        const CodeValue& code) {
  return std::visit(Overloaded{
                        [&](const CodeRange& range) { return range.contains(code); },
                        [](const AllCodes&) { return true; },
                        [](const Asked&) { return true; },
                        [&](CodeListId id) { return list_may_contain(program, id, code); },
                        [&](TableId id) { return table_may_contain(program, id, code); },
                        [&](ProgrammeId id) {
                          return std::ranges::any_of(bundles_of(program, id),
                                                     [&](const CodeSet* bundle) {
                                                       return may_contain(program, *bundle, code);
                                                     });
                        },
                    },
                    member);
}

/// Tells whether a member holds a code on every date.
bool surely_contains(const Program& program, const CodeSet::Member& member, const CodeValue& code) {
  if (const auto* range = std::get_if<CodeRange>(&member)) return range->contains(code);
  if (const auto* id = std::get_if<CodeListId>(&member)) {
    const CodeList& list = program.code_lists[id->index];
    if (list.versions.size() != 1 || !list.exceptions.empty()) return false;
    const CodeListVersion& only = list.versions.front();
    if (only.head.validity != DateInterval{} || !only.codes || !only.codes->except.empty()) {
      return false;
    }
    return std::ranges::any_of(only.codes->members, [&](const CodeSet::Member& one) {
      return surely_contains(program, one, code);
    });
  }
  return false;
}

/// Tells whether a set leaves out a code for certain, whatever the date.
bool surely_except(const Program& program, const CodeSet& set, const CodeValue& code) {
  return std::ranges::any_of(set.except, [&](const CodeSet::Member& member) {
    return surely_contains(program, member, code);
  });
}

const Selection* denying_of(const ExclusionEntry& entry) {
  if (!entry.relation) return nullptr;
  if (const auto* beside = std::get_if<BesideRelation>(&*entry.relation)) return &beside->denying;
  if (const auto* within = std::get_if<WithinRelation>(&*entry.relation)) return &within->denying;
  return nullptr;
}

/// Tells whether a register is about a list: the one it names, or those of its codes.
bool is_of_list(const CodeListVersion& version, std::string_view list) {
  if (!version.list.empty()) return version.list == list;
  // A code without a list means these digits in every list.
  return std::ranges::any_of(version.rows, [&](const CodeListVersion::Row& row) {
    return std::ranges::any_of(row.codes, [&](const CodeRange& range) {
      return range.list.empty() || range.list == list;
    });
  });
}

/// Adds what the rows of a table of pairs say of a code; `place` is that of the version.
void add_pairs(const CodePairs& pairs, DenyingPlace place, CodeInfo& info) {
  bool denies = false;
  pairs.each_meaning(info.code, [&](std::uint32_t code) {
    if (!pairs.rows_of(code).empty()) {
      info.denied.push_back({place.exclusion, place.version, all_pairs, code});
    }
    if (!pairs.denies[code]) return;
    info.denying_codes.push_back({place.exclusion, place.version, code});
    denies = true;
  });
  if (denies) info.denying.push_back({place.exclusion, place.version, all_pairs});
}

template <typename Rules, typename Id>
void sort_by_name(const Rules& rules, std::vector<Id>& ids) {
  std::ranges::sort(ids, {}, [&](Id id) { return std::string_view(rules[id.index].name); });
}

}  // namespace

bool may_contain(const Program& program, const CodeSet& set, const CodeValue& code) {
  if (surely_except(program, set, code)) return false;
  return std::ranges::any_of(set.members, [&](const CodeSet::Member& member) {
    return member_may_contain(program, member, code);
  });
}

bool contains_on_some_day(const Evaluator& evaluator, const CodeSet& set, const CodeValue& code) {
  if (!may_contain(evaluator.program(), set, code)) return false;
  const auto holds_always = [&](const CodeSet::Member& member) {
    const auto* range = std::get_if<CodeRange>(&member);
    return range != nullptr && range->contains(code);
  };
  if (set.except.empty() && std::ranges::any_of(set.members, holds_always)) return true;
  const auto holds = [&](Date day) { return !is_false(evaluator.contains(set, code, day)); };
  return holds(Date::min()) || std::ranges::any_of(changes_of(evaluator, set, code), holds);
}

CodeIndex::CodeIndex(const Evaluator& evaluator)
    : evaluator_(evaluator), program_(evaluator.program()), named_(program_) {
  for (const Exclusion& exclusion : program_.exclusions) {
    for (const ExclusionVersion& version : exclusion.versions) {
      for (const Precedence& one : version.precedences) precedences_.push_back({&version, &one});
    }
  }
}

void CodeIndex::resolve_list(CodeInfo& info) const {
  CodeValue& code = info.code;
  if (!code.list.empty()) {
    const auto& lists = program_.contract.lists;
    if (const auto meant = lists.find(code.list); meant != lists.end()) {
      code.list = meant->second;
    } else if (!is_code_list(code.list)) {
      info.problem = CodeInfo::Problem::unknown_list;
    }
    return;
  }
  const std::set<std::string_view> lists = named_.lists_of(code.digits);
  if (lists.size() == 1) code.list = *lists.begin();
  if (lists.size() > 1) info.problem = CodeInfo::Problem::two_lists;
}

CodeInfo CodeIndex::build(const std::string& written) const {
  CodeInfo info;
  info.code = parse_code(written);
  resolve_list(info);
  const CodeValue& code = info.code;
  info.value = code;
  for (std::uint32_t at = 0; at < program_.tariffs.size(); ++at) {
    if (names_code(evaluator_, TariffId{at}, code)) info.tariffs.push_back(TariffId{at});
  }
  const auto selects = [&](const auto& versions) {
    return std::ranges::any_of(versions, [&](const auto& version) {
      if (!version.selection || may_contain(program_, version.selection->codes, code)) return true;
      return std::ranges::any_of(version.more_selections, [&](const Selection& more) {
        return may_contain(program_, more.codes, code);
      });
    });
  };
  for (std::uint32_t at = 0; at < program_.conditions.size(); ++at) {
    if (selects(program_.conditions[at].versions)) info.conditions.push_back(ConditionId{at});
  }
  for (std::uint32_t at = 0; at < program_.limits.size(); ++at) {
    if (selects(program_.limits[at].versions)) info.limits.push_back(LimitId{at});
  }
  for (std::uint32_t at = 0; at < program_.programmes.size(); ++at) {
    for (const CodeSet* bundle : claims_of(program_, ProgrammeId{at})) {
      if (!may_contain(program_, *bundle, code)) continue;
      info.programmes.push_back(ProgrammeId{at});
      break;
    }
  }
  for (std::uint32_t at = 0; at < program_.code_lists.size(); ++at) {
    const auto& versions = program_.code_lists[at].versions;
    const bool of_list = std::ranges::any_of(versions, [&](const CodeListVersion& version) {
      return version.is_register && is_of_list(version, code.list);
    });
    if (of_list) info.registers.push_back(CodeListId{at});
  }
  for (std::uint32_t rule = 0; rule < program_.exclusions.size(); ++rule) {
    const auto& versions = program_.exclusions[rule].versions;
    for (std::uint32_t version = 0; version < versions.size(); ++version) {
      const auto& entries = versions[version].entries;
      for (std::uint32_t entry = 0; entry < entries.size(); ++entry) {
        const auto& rows = entries[entry].rows;
        for (std::uint32_t row = 0; row < rows.size(); ++row) {
          if (may_contain(program_, rows[row].denied.codes, code)) {
            info.denied.push_back({rule, version, entry, row});
          }
        }
        const Selection* denying = denying_of(entries[entry]);
        if (denying != nullptr && may_contain(program_, denying->codes, code)) {
          info.denying.push_back({rule, version, entry});
        }
      }
      if (versions[version].pairs) add_pairs(*versions[version].pairs, {rule, version}, info);
    }
  }
  info.once_a_period = !info.programmes.empty();
  for (const TariffId id : info.tariffs) {
    for (const TariffVersion& version : program_.tariffs[id.index].versions) {
      info.once_a_period = info.once_a_period || version.per.has_value();
    }
  }
  sort_by_name(program_.tariffs, info.tariffs);
  sort_by_name(program_.conditions, info.conditions);
  sort_by_name(program_.limits, info.limits);
  sort_by_name(program_.programmes, info.programmes);
  sort_by_name(program_.code_lists, info.registers);
  info.changes = changes_for(evaluator_, info);
  info.days.resize(info.changes.size() + 1);
  return info;
}

const DayRules& CodeIndex::on(const CodeInfo& info, Date day) const {
  // Most lines with a code lie between the same changes as the line before.
  const std::size_t last = info.last_day;
  const bool is_same = (last == 0 || info.changes[last - 1] <= day) &&
                       (last == info.changes.size() || day < info.changes[last]);
  if (!is_same) {
    const auto after = std::ranges::upper_bound(info.changes, day);
    info.last_day = static_cast<std::size_t>(after - info.changes.begin());
  }
  auto& rules = info.days[info.last_day];
  if (!rules) {
    auto fresh = std::make_unique<DayRules>(rules_on(evaluator_, info, day));
    for (DayRules::TariffOnDays& tariff : fresh->tariffs) tariff.ordinal = ++tariff_count_;
    rules = std::move(fresh);
  }
  return *rules;
}

void CodeIndex::begin() {
  if (known_.size() <= most_kept) return;
  known_.clear();
  recent_.clear();
}

const CodeInfo& CodeIndex::find(const std::string& written) {
  auto*& recent = recent_.place_of(written);
  if (recent != nullptr && recent->first == written) return recent->second;
  auto found = known_.find(written);
  if (found == known_.end()) found = known_.emplace(written, build(written)).first;
  recent = &*found;
  return found->second;
}

}  // namespace clausule::interpreter::engine
