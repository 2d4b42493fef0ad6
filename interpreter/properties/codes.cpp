#include "interpreter/properties/codes.hpp"

#include <set>
#include <utility>

#include "interpreter/engine/evaluate.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::properties {

namespace {

using analysis::AtomRange;
using analysis::CodeRanges;
using analysis::CodeSpace;
using analysis::Reading;

/// Resolves names as they stand on one day.
class DayReader {
 public:
  DayReader(const Program& program, const CodeSpace& space, Date day)
      : program_(program), space_(space), day_(day) {}

  CodeRanges codes(const CodeSet& set) {
    CodeRanges found = members(set.members);
    return set.except.empty() ? found : found - members(set.except);
  }

  CodeRanges codes(const CellTests& tests) {
    if (tests.tests.empty()) return space_.all();
    CodeRanges found;
    for (const CellTest& test : tests.tests) {
      if (const auto* among = std::get_if<CellTest::Among>(&test.value)) {
        found = found | codes(among->codes);
      } else if (const auto known = space_.resolve(CellTests{{test}, {}}, Reading::certain)) {
        found = found | *known;
      } else {
        asked_ = true;
      }
    }
    return found;
  }

  [[nodiscard]] bool asked() const { return asked_; }

 private:
  CodeRanges members(const std::vector<CodeSet::Member>& from) {
    std::vector<AtomRange> atoms;
    for (const CodeSet::Member& member : from) {
      const CodeRanges part = std::visit(
          Overloaded{[&](const CodeRange& range) { return space_.resolve(range); },
                     [&](const AllCodes&) { return space_.all(); },
                     [&](const Asked&) {
                       asked_ = true;
                       return CodeRanges();
                     },
                     [&](CodeListId id) { return list(id); }, [&](TableId id) { return table(id); },
                     [&](ProgrammeId id) {
                       CodeRanges found;
                       for (const CodeSet* bundle : engine::bundles_of(program_, id)) {
                         found = found | codes(*bundle);
                       }
                       return found;
                     }},
          member);
      atoms.insert(atoms.end(), part.ranges().begin(), part.ranges().end());
    }
    return CodeRanges(std::move(atoms));
  }

  const CodeListVersion* version_of(CodeListId id) const {
    for (const CodeListVersion& version : program_.code_lists[id.index].versions) {
      if (version.head.validity.contains(day_)) return &version;
    }
    return nullptr;
  }

  CodeRanges list(CodeListId id) {
    for (const CodeListId other : program_.code_lists[id.index].exceptions) {
      if (version_of(other) != nullptr) return list(other);
    }
    const CodeListVersion* version = version_of(id);
    if (version == nullptr) return {};
    if (version->codes) return codes(*version->codes);
    std::vector<AtomRange> atoms;
    for (const CodeListVersion::Row& row : version->rows) {
      if (!row.validity.contains(day_)) continue;
      for (const CodeRange& range : row.codes) {
        const CodeRanges part = space_.resolve(range);
        atoms.insert(atoms.end(), part.ranges().begin(), part.ranges().end());
      }
    }
    return CodeRanges(std::move(atoms));
  }

  CodeRanges table(TableId id) {
    std::vector<AtomRange> atoms;
    for (const TableVersion& version : program_.tables[id.index].versions) {
      if (!version.head.validity.contains(day_)) continue;
      for (const TableVersion::Row& row : version.rows) {
        if (!row.validity.contains(day_)) continue;
        const CodeRanges part = codes(row.keys.front());
        atoms.insert(atoms.end(), part.ranges().begin(), part.ranges().end());
      }
    }
    return CodeRanges(std::move(atoms));
  }

  const Program& program_;
  const CodeSpace& space_;
  Date day_;
  bool asked_ = false;
};

/// Gathers the ranges below a set, each name once.
class RangeReader {
 public:
  explicit RangeReader(const Program& program) : program_(program) {}

  void read(const CodeSet& set) {
    for (const auto* members : {&set.members, &set.except}) {
      for (const CodeSet::Member& member : *members) {
        std::visit(Overloaded{[&](const CodeRange& range) { ranges_.push_back(range); },
                              [](const AllCodes&) {}, [](const Asked&) {},
                              [&](CodeListId id) { read(id); }, [&](TableId id) { read(id); },
                              [&](ProgrammeId id) {
                                for (const auto* one : engine::bundles_of(program_, id)) read(*one);
                              }},
                   member);
      }
    }
  }

  void read(const CellTests& tests) {
    for (const CellTest& test : tests.tests) {
      if (const auto* among = std::get_if<CellTest::Among>(&test.value)) read(among->codes);
      if (const auto* compared = std::get_if<CellTest::Compared>(&test.value)) {
        const auto* constant = std::get_if<Constant>(&compared->value->node);
        const auto* code = constant == nullptr ? nullptr : std::get_if<CodeValue>(&constant->value);
        if (code != nullptr) ranges_.push_back({code->list, code->digits, code->digits});
      }
    }
  }

  std::vector<CodeRange> take() { return std::move(ranges_); }

 private:
  void read(CodeListId id) {
    if (!lists_.insert(id).second) return;
    const CodeList& list = program_.code_lists[id.index];
    for (const CodeListVersion& version : list.versions) {
      if (version.codes) read(*version.codes);
      for (const CodeListVersion::Row& row : version.rows) {
        ranges_.insert(ranges_.end(), row.codes.begin(), row.codes.end());
      }
    }
    for (const CodeListId exception : list.exceptions) read(exception);
  }
  void read(TableId id) {
    if (!tables_.insert(id).second) return;
    for (const TableVersion& version : program_.tables[id.index].versions) {
      for (const TableVersion::Row& row : version.rows) read(row.keys.front());
    }
  }

  const Program& program_;
  std::set<CodeListId> lists_;
  std::set<TableId> tables_;
  std::vector<CodeRange> ranges_;
};

}  // namespace

CodesOnDay codes_on(const Program& program, const CodeSpace& space, const CodeSet& set, Date day) {
  DayReader reader(program, space, day);
  CodeRanges codes = reader.codes(set);
  return {std::move(codes), reader.asked()};
}

CodesOnDay codes_on(const Program& program, const CodeSpace& space, const CellTests& tests,
                    Date day) {
  DayReader reader(program, space, day);
  CodeRanges codes = reader.codes(tests);
  return {std::move(codes), reader.asked()};
}

std::vector<CodeRange> ranges_of(const Program& program, const CodeSet& set) {
  RangeReader reader(program);
  reader.read(set);
  return reader.take();
}

std::vector<CodeRange> ranges_of(const Program& program, const CellTests& tests) {
  RangeReader reader(program);
  reader.read(tests);
  return reader.take();
}

}  // namespace clausule::interpreter::properties
