#include "tools/analysis/generate/codes_of.hpp"

#include <algorithm>
#include <set>

#include "interpreter/overloaded.hpp"

namespace clausule::generate {

using interpreter::CodeRange;
using interpreter::CodeSet;
using interpreter::CodeValue;

namespace {

class Codes {
 public:
  Codes(const interpreter::Program& program, std::size_t most) : program_(program), most_(most) {}

  std::vector<CodeValue> of(const CodeSet& set) {
    add(set);
    return std::move(codes_);
  }

 private:
  void add(const CodeSet& set) {
    const std::size_t before = codes_.size();
    for (const CodeSet::Member& member : set.members) {
      std::visit(interpreter::Overloaded{
                     [&](const CodeRange& range) { add(range); },
                     [](const interpreter::AllCodes&) {},
                     [](const interpreter::Asked&) {},
                     [&](interpreter::CodeListId id) { add(program_.code_lists[id.index], id); },
                     [&](interpreter::TableId id) { add(program_.tables[id.index]); },
                     [&](interpreter::ProgrammeId id) {
                       for (const auto& version : program_.programmes[id.index].versions) {
                         if (version.bundle) add(*version.bundle);
                       }
                     },
                 },
                 member);
    }
    const auto is_left_out = [&](const CodeValue& code) {
      return std::ranges::any_of(set.except, [&](const CodeSet::Member& member) {
        const auto* range = std::get_if<CodeRange>(&member);
        return range != nullptr && range->contains(code);
      });
    };
    codes_.erase(std::remove_if(codes_.begin() + static_cast<std::ptrdiff_t>(before), codes_.end(),
                                is_left_out),
                 codes_.end());
  }

  void add(const interpreter::CodeList& list, interpreter::CodeListId id) {
    if (!seen_.insert(id).second) return;
    for (const auto& version : list.versions) {
      if (version.codes) add(*version.codes);
      for (const auto& row : version.rows) {
        if (codes_.size() >= most_) return;
        for (const CodeRange& range : row.codes) add(range);
      }
    }
  }

  /// The codes of the first key: who has a contract, often.
  void add(const interpreter::Table& table) {
    for (const auto& version : table.versions) {
      for (const auto& row : version.rows) {
        if (codes_.size() >= most_ || row.keys.empty()) return;
        for (const interpreter::CellTest& test : row.keys.front().tests) add(test);
      }
    }
  }

  void add(const interpreter::CellTest& test) {
    if (const auto* among = std::get_if<interpreter::CellTest::Among>(&test.value)) {
      add(among->codes);
    }
    const auto* compared = std::get_if<interpreter::CellTest::Compared>(&test.value);
    if (compared == nullptr) return;
    const auto* constant = std::get_if<interpreter::Constant>(&compared->value->node);
    if (constant == nullptr) return;
    if (const auto* code = std::get_if<CodeValue>(&constant->value)) {
      add(CodeRange{code->list, code->digits, code->digits});
    }
  }

  void add(const CodeRange& range) {
    for (const std::string& digits : {range.first, range.last}) {
      const CodeValue code{range.list, digits};
      const bool is_new = std::ranges::find(codes_, code) == codes_.end();
      if (is_new && codes_.size() < most_) codes_.push_back(code);
    }
  }

  const interpreter::Program& program_;
  std::size_t most_;
  std::vector<CodeValue> codes_;
  std::set<interpreter::CodeListId> seen_;
};

}  // namespace

std::vector<CodeValue> codes_of(const interpreter::Program& program, const CodeSet& set,
                                std::size_t most) {
  return Codes(program, most).of(set);
}

std::string written(const interpreter::Program& program, const CodeValue& code) {
  return code.list == program.contract.default_list ? code.digits : to_string(code);
}

}  // namespace clausule::generate
