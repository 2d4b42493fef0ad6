#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "interpreter/analysis/analyses.hpp"
#include "interpreter/analysis/dates.hpp"
#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// What the registers of one list know together.
struct Register {
  std::string name;
  dsl::Location location;
  CodeRanges known;
  CodeRanges valid;    ///< on a day of the contract
  bool closed = true;  ///< what it does not know is denied
};

using Registers = std::map<std::string, Register>;

Registers collect(const Program& program, const CodeSpace& space) {
  Registers found;
  for (const CodeList& list : program.code_lists) {
    for (const CodeListVersion& version : list.versions) {
      if (!version.is_register) continue;
      Register& one = found[version.list];
      if (one.name.empty()) {
        one.name = list.name;
        one.location = version.head.location;
      }
      one.closed = one.closed && (!version.other_services ||
                                  version.other_services->kind == dsl::ast::VerdictKind::deny);
      std::vector<AtomRange> known = one.known.ranges();
      std::vector<AtomRange> valid = one.valid.ranges();
      const auto days = intersect(version.head.validity, program.contract.validity);
      for (const CodeListVersion::Row& row : version.rows) {
        const bool in_contract = days && intersect(row.validity, *days);
        for (const CodeRange& range : row.codes) {
          const CodeRanges codes = space.resolve(range);
          known.insert(known.end(), codes.ranges().begin(), codes.ranges().end());
          if (!in_contract) continue;
          valid.insert(valid.end(), codes.ranges().begin(), codes.ranges().end());
        }
      }
      one.known = CodeRanges(std::move(known));
      one.valid = CodeRanges(std::move(valid));
    }
  }
  return found;
}

class RegisterCheck {
 public:
  RegisterCheck(const Program& program, const CodeSpace& space, dsl::Diagnostics& diagnostics)
      : program_(program),
        space_(space),
        diagnostics_(diagnostics),
        registers_(collect(program, space)) {}

  void run() {
    if (registers_.empty()) return;
    for (const Exclusion& rule : program_.exclusions) {
      if (rule.from_library) continue;
      for (const ExclusionVersion& version : rule.versions) look_at(version);
    }
    look_at_selections(program_.tariffs);
    look_at_selections(program_.limits);
    look_at_selections(program_.conditions);
    for (const Programme& programme : program_.programmes) {
      if (programme.from_library) continue;
      for (const ProgrammeVersion& version : programme.versions) {
        if (version.bundle) look_at(*version.bundle);
      }
    }
  }

 private:
  template <typename Rules>
  void look_at_selections(const Rules& rules) {
    for (const auto& rule : rules) {
      if (rule.from_library) continue;
      for (const auto& version : rule.versions) {
        if (version.selection) look_at(version.selection->codes);
      }
    }
  }

  void look_at(const ExclusionVersion& version) {
    for (const ExclusionEntry& entry : version.entries) {
      if (entry.relation) {
        if (const auto* beside = std::get_if<BesideRelation>(&*entry.relation)) {
          look_at(beside->denying.codes);
        } else if (const auto* within = std::get_if<WithinRelation>(&*entry.relation)) {
          look_at(within->denying.codes);
        }
      }
      for (const ExclusionEntry::Row& row : entry.rows) look_at(row.denied.codes);
    }
    if (version.pairs) look_at(*version.pairs);
  }

  /// A code of many rows is looked at where it stands first.
  void look_at(const CodePairs& pairs) {
    std::vector<const CodePairs::Row*> first(pairs.codes.size(), nullptr);
    for (const CodePairs::Row& row : pairs.rows) {
      for (const std::uint32_t code : {row.denying, row.denied}) {
        if (first[code] == nullptr || row.begin < first[code]->begin) first[code] = &row;
      }
    }
    for (std::size_t code = 0; code < first.size(); ++code) {
      const CodeValue& value = pairs.codes[code];
      CodeSet only;
      only.members.emplace_back(CodeRange{value.list, value.digits, value.digits});
      only.location = pairs.location(*first[code]);
      only.text = to_string(value);
      look_at_set(only);
    }
  }

  /// Looks at the ranges that a set names itself; named lists are looked at where they stand.
  void look_at(const CodeSet& codes) {
    if (reports_ >= most_findings || !seen_.insert(codes.location).second) return;
    look_at_set(codes);
  }
  void look_at_set(const CodeSet& codes) {
    if (reports_ >= most_findings) return;
    CodeSet except = codes;
    except.members = except.except;
    except.except.clear();
    const CodeRanges left_out = space_.resolve(except, Reading::possible);
    std::map<std::string, CodeRanges> by_list;
    for (const CodeSet::Member& member : codes.members) {
      if (const auto* range = std::get_if<CodeRange>(&member)) {
        const auto found = registers_.find(range->list);
        const std::string& list = found != registers_.end() ? range->list : every_list_;
        CodeRanges& named = by_list[list];
        named = named | (space_.resolve(*range) - left_out);
      } else if (const auto* list = std::get_if<CodeListId>(&member)) {
        look_at(program_.code_lists[list->index]);
      }
    }
    for (const auto& [list, named] : by_list) compare(codes, list, named);
  }

  void look_at(const CodeList& list) {
    if (list.from_library) return;
    for (const CodeListVersion& version : list.versions) {
      if (version.codes && !version.is_register) look_at(*version.codes);
    }
    for (const CodeListId exception : list.exceptions) {
      look_at(program_.code_lists[exception.index]);
    }
  }

  void compare(const CodeSet& codes, const std::string& list, const CodeRanges& named) {
    const auto found = registers_.find(list);
    if (found == registers_.end()) return;
    const Register& one = found->second;
    const CodeRanges expired = (named & one.known) - one.valid;
    if (!expired.empty()) {
      ++reports_;
      diagnostics_
          .report<dsl::Kind::code_not_valid>(codes.location, codes.text, one.name,
                                             space_.text(expired))
          .with_related(one.location, "the register", "het register");
    }
    const CodeRanges unknown = named - one.known;
    if (!one.closed || unknown.empty()) return;
    ++reports_;
    diagnostics_
        .report<dsl::Kind::code_not_described>(codes.location, codes.text, one.name,
                                               space_.text(unknown))
        .with_related(one.location, "the register", "het register");
  }

  const Program& program_;
  const CodeSpace& space_;
  dsl::Diagnostics& diagnostics_;
  Registers registers_;
  const std::string every_list_;  ///< the list of a register that names none
  std::set<dsl::Location> seen_;
  std::size_t reports_ = 0;
};

}  // namespace

void check_registers(const Program& program, const CodeSpace& space,
                     dsl::Diagnostics& diagnostics) {
  RegisterCheck(program, space, diagnostics).run();
}

}  // namespace clausule::interpreter::analysis
