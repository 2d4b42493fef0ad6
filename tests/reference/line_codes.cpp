#include <set>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_list.hpp"
#include "interpreter/code_pairs.hpp"
#include "tests/reference/codes.hpp"

namespace clausule::reference {

namespace {

/// Gathers the lists under which a contract names some digits. What a library declares counts where
/// a rule reads it, and its registers and rules always do.
class NamedLists {
 public:
  NamedLists(const World& world, const std::string& digits) : world_(world), digits_(digits) {}

  std::set<std::string> find() {
    const Program& program = world_.program;
    for (std::uint32_t index = 0; index < program.code_lists.size(); ++index) {
      if (stands_by_itself(program.code_lists[index])) add_list(CodeListId{index});
    }
    add_own(program.tables);
    add_own(program.definitions);
    add_rules(program.tariffs);
    add_rules(program.exclusions);
    add_rules(program.limits);
    add_rules(program.conditions);
    add_rules(program.programmes);
    add_rules(program.deductibles);
    add_rules(program.settlements);
    return std::move(lists_);
  }

 private:
  static bool stands_by_itself(const CodeList& list) {
    if (!list.from_library) return true;
    for (const CodeListVersion& version : list.versions) {
      if (version.is_register) return true;
    }
    return false;
  }

  /// Returns a version with the rows that were known.
  template <typename Version>
  Version known_rows(Version version) const {
    if constexpr (requires { version.rows.front().published_on; }) {
      std::erase_if(version.rows,
                    [&](const auto& row) { return !world_.is_known(row.published_on); });
    }
    return version;
  }

  template <typename Rules>
  void add_own(const Rules& rules) {
    for (const auto& rule : rules) {
      if (!rule.from_library) add_versions(rule);
    }
  }
  template <typename Rules>
  void add_rules(const Rules& rules) {
    for (const auto& rule : rules) add_versions(rule);
  }
  template <typename Rule>
  void add_versions(const Rule& rule) {
    const analysis::Walk walk([this](const Expression& expression) { add(expression); },
                              [this](const CodeSet& set) { add(set); });
    for (const auto* version : world_.known(rule)) {
      walk.visit(known_rows(*version));
      if constexpr (requires { version->pairs; }) {
        if (version->pairs) add(*version->pairs);
      }
    }
  }

  void add(const CodePairs& pairs) {
    for (const CodeValue& code : pairs.codes) {
      if (!code.list.empty() && code.digits == digits_) lists_.insert(code.list);
    }
  }

  void add(const Expression& expression) {
    const auto* constant = std::get_if<Constant>(&expression.node);
    if (constant == nullptr) return;
    const auto* code = std::get_if<CodeValue>(&constant->value);
    if (code != nullptr) add(CodeRange{code->list, code->digits, code->digits});
  }
  void add(const CodeSet& set) {
    for (const auto* members : {&set.members, &set.except}) {
      for (const CodeSet::Member& member : *members) {
        if (const auto* range = std::get_if<CodeRange>(&member)) add(*range);
        if (const auto* list = std::get_if<CodeListId>(&member)) add_list(*list);
      }
    }
  }
  void add(const CodeRange& range) {
    if (!range.list.empty() && range.contains({range.list, digits_})) lists_.insert(range.list);
  }
  void add_list(CodeListId id) {
    if (!seen_.insert(id).second) return;
    const CodeList& list = world_.program.code_lists[id.index];
    for (const CodeListVersion* version : world_.known(list)) {
      if (version->codes) add(*version->codes);
      for (const CodeListVersion::Row& row : version->rows) {
        for (const CodeRange& range : row.codes) add(range);
      }
    }
    for (const CodeListId other : list.exceptions) add_list(other);
  }

  const World& world_;
  const std::string& digits_;
  std::set<CodeListId> seen_;
  std::set<std::string> lists_;
};

}  // namespace

void give_list(const World& world, Line& line) {
  line.code = parse_code(line.claim->code);
  std::string& list = line.code.list;
  if (!list.empty()) {
    const auto meant = world.program.contract.lists.find(list);
    if (meant != world.program.contract.lists.end()) {
      list = meant->second;
    } else {
      line.has_clear_code = is_code_list(list);
    }
    return;
  }
  const std::set<std::string> lists = NamedLists(world, line.code.digits).find();
  if (lists.size() == 1) list = *lists.begin();
  line.has_clear_code = lists.size() < 2;
}

}  // namespace clausule::reference
