#include "interpreter/analysis/code_space.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"
#include "interpreter/overloaded.hpp"

namespace clausule::interpreter::analysis {
namespace {

/// Returns the number that a text of at most 18 digits writes.
std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  if (text.empty() || text.size() > 18) return std::nullopt;
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  return value;
}

/// Returns the code of a constant expression, or null.
const CodeValue* code_of(const ExpressionPointer& expression) {
  if (!expression) return nullptr;
  const auto* constant = std::get_if<Constant>(&expression->node);
  return constant == nullptr ? nullptr : std::get_if<CodeValue>(&constant->value);
}

}  // namespace

std::size_t CodeSpace::ViewHash::operator()(const View& view) const {
  const std::hash<std::string_view> hash;
  return (hash(view.list) * 31 + hash(view.first)) * 31 + hash(view.last);
}

std::vector<CodeSpace::View> CodeSpace::views(const CellTests& tests) {
  std::vector<View> found;
  for (const CellTest& test : tests.tests) {
    const CodeValue* low = nullptr;
    const CodeValue* high = nullptr;
    if (const auto* compared = std::get_if<CellTest::Compared>(&test.value)) {
      low = high = code_of(compared->value);
    } else if (const auto* between = std::get_if<CellTest::Between>(&test.value)) {
      low = code_of(between->low);
      high = code_of(between->high);
    }
    if (low != nullptr && high != nullptr) found.push_back({low->list, low->digits, high->digits});
  }
  return found;
}

CodeSpace::CodeSpace(const Program& program) : program_(program) {
  std::unordered_set<View, ViewHash> ranges;
  const auto keep_range = [&ranges](const CodeRange& range) {
    ranges.insert({range.list, range.first, range.last});
  };
  const auto keep_members = [&](const std::vector<CodeSet::Member>& members) {
    for (const CodeSet::Member& member : members) {
      if (const auto* range = std::get_if<CodeRange>(&member)) keep_range(*range);
    }
  };
  const auto keep_tests = [&ranges](const CellTests& tests) {
    for (const View& view : views(tests)) ranges.insert(view);
  };
  const Walk walk(nullptr, [&](const CodeSet& codes) {
    keep_members(codes.members);
    keep_members(codes.except);
  });
  walk.visit(program);
  for (const CodeList& one : program.code_lists) {
    for (const CodeListVersion& version : one.versions) {
      for (const CodeListVersion::Row& row : version.rows) {
        std::ranges::for_each(row.codes, keep_range);
      }
    }
  }
  for (const Exclusion& one : program.exclusions) {
    for (const ExclusionVersion& version : one.versions) {
      if (!version.pairs) continue;
      for (const CodeValue& code : version.pairs->codes) {
        ranges.insert({code.list, code.digits, code.digits});
      }
    }
  }
  for (const Table& one : program.tables) {
    for (const TableVersion& version : one.versions) {
      for (const TableVersion::Row& row : version.rows) std::ranges::for_each(row.keys, keep_tests);
    }
  }
  for (const Tariff& tariff : program.tariffs) {
    for (const TariffVersion& version : tariff.versions) {
      for (const AmountRow& row : version.rows) {
        for (const FactTest& test : row.tests) keep_tests(*test.tests);
      }
    }
  }
  cut({ranges.begin(), ranges.end()});
}

bool CodeSpace::precedes(const Boundary& left, const Boundary& right) {
  return std::tuple(left.text.size(), left.text, left.after) <
         std::tuple(right.text.size(), right.text, right.after);
}

std::uint32_t CodeSpace::boundary_index(const Boundary& boundary) const {
  if (!boundary.after) {
    if (const auto found = before_.find(boundary.text); found != before_.end()) {
      return found->second;
    }
  }
  return static_cast<std::uint32_t>(std::ranges::lower_bound(boundaries_, boundary, precedes) -
                                    boundaries_.begin());
}

bool CodeSpace::holds_codes(std::size_t cell) const {
  const Boundary& begin = boundaries_[cell];
  const Boundary& end = boundaries_[cell + 1];
  if (begin.text.size() != end.text.size()) return false;
  if (!begin.after || end.after) return true;
  // Between two codes of digits that follow one another there is no third that matters.
  const auto low = number_of(begin.text);
  const auto high = number_of(end.text);
  return !low || !high || *high - *low > 1;
}

void CodeSpace::cut(const std::vector<View>& ranges) {
  for (const View& range : ranges) {
    boundaries_.push_back({range.first, false});
    boundaries_.push_back({range.last, true});
    if (!range.list.empty() && list_index_.emplace(range.list, 0).second) {
      lists_.push_back(range.list);
    }
  }
  std::ranges::sort(boundaries_, precedes);
  boundaries_.erase(std::unique(boundaries_.begin(), boundaries_.end()), boundaries_.end());
  std::ranges::sort(lists_);
  for (std::size_t at = 0; at < lists_.size(); ++at) {
    list_index_[lists_[at]] = static_cast<std::int32_t>(at);
  }
  before_.reserve(boundaries_.size());
  for (std::uint32_t at = 0; at < boundaries_.size(); ++at) {
    if (!boundaries_[at].after) before_.emplace(boundaries_[at].text, at);
  }
  number_atoms(ranges);
}

void CodeSpace::number_atoms(const std::vector<View>& ranges) {
  // The cells that each list covers, merged first so that many ranges of one list cost no more
  // than one.
  std::vector<std::vector<AtomRange>> covered(lists_.size() + 1);
  for (const View& range : ranges) {
    const std::size_t list =
        range.list.empty() ? lists_.size() : static_cast<std::size_t>(list_index_.at(range.list));
    covered[list].push_back(
        {boundary_index({range.first, false}), boundary_index({range.last, true})});
  }
  std::vector<Atom> atoms;
  for (std::size_t list = 0; list < covered.size(); ++list) {
    const CodeRanges cells(std::move(covered[list]));
    // The atom without a list comes last in its cell: its index is that of no list.
    for (const AtomRange& range : cells.ranges()) {
      for (std::uint32_t cell = range.begin; cell < range.end; ++cell) {
        if (holds_codes(cell)) atoms.push_back({cell, static_cast<std::int32_t>(list)});
      }
    }
  }
  std::ranges::sort(atoms, {}, [](const Atom& atom) { return std::pair(atom.cell, atom.list); });
  first_atom_.assign(boundaries_.size() + 1, 0);
  for (Atom& atom : atoms) {
    ++first_atom_[atom.cell + 1];
    if (atom.list == static_cast<std::int32_t>(lists_.size())) atom.list = -1;
  }
  for (std::size_t cell = 1; cell < first_atom_.size(); ++cell) {
    first_atom_[cell] += first_atom_[cell - 1];
  }
  atoms_ = std::move(atoms);
}

CodeRanges CodeSpace::resolve(const View& view) const {
  const std::uint32_t begin = boundary_index({view.first, false});
  const std::uint32_t end = view.first == view.last ? begin + 1 : boundary_index({view.last, true});
  if (begin >= end || end >= first_atom_.size()) return {};
  if (view.list.empty()) return CodeRanges({{first_atom_[begin], first_atom_[end]}});
  const auto list = list_index_.find(view.list);
  if (list == list_index_.end()) return {};
  std::vector<AtomRange> found;
  for (std::uint32_t atom = first_atom_[begin]; atom < first_atom_[end]; ++atom) {
    if (atoms_[atom].list == list->second) found.push_back({atom, atom + 1});
  }
  return CodeRanges(std::move(found));
}

CodeRanges CodeSpace::resolve(const CodeRange& range) const {
  return resolve(View{range.list, range.first, range.last});
}

CodeRanges CodeSpace::resolve(const CodeValue& code) const {
  return resolve(View{code.list, code.digits, code.digits});
}

CodeRanges CodeSpace::resolve(const CodeSet::Member& member, Reading reading) const {
  return std::visit(Overloaded{[this](const CodeRange& range) { return resolve(range); },
                               [this](const AllCodes&) { return all(); },
                               [](const Asked&) { return CodeRanges(); },
                               [&](const CodeListId& id) { return list(id, reading); },
                               [&](const TableId& id) { return table(id, reading); },
                               [this](const ProgrammeId& id) { return programme(id); }},
                    member);
}

CodeRanges CodeSpace::resolve(const CodeSet& codes, Reading reading) const {
  std::vector<AtomRange> found;
  for (const CodeSet::Member& member : codes.members) {
    const CodeRanges part = resolve(member, reading);
    found.insert(found.end(), part.ranges().begin(), part.ranges().end());
  }
  CodeRanges all_members(std::move(found));
  if (codes.except.empty()) return all_members;
  // What is surely left out leaves what is possible, and the other way round.
  const Reading other = reading == Reading::possible ? Reading::certain : Reading::possible;
  std::vector<AtomRange> left_out;
  for (const CodeSet::Member& member : codes.except) {
    if (reading == Reading::certain && std::holds_alternative<Asked>(member)) return {};
    const CodeRanges part = resolve(member, other);
    left_out.insert(left_out.end(), part.ranges().begin(), part.ranges().end());
  }
  return all_members - CodeRanges(std::move(left_out));
}

std::optional<CodeRanges> CodeSpace::resolve(const CellTests& tests, Reading reading) const {
  if (tests.tests.empty()) return all();
  CodeRanges found;
  for (const CellTest& test : tests.tests) {
    if (const auto* among = std::get_if<CellTest::Among>(&test.value)) {
      found = found | resolve(among->codes, reading);
      continue;
    }
    const auto* compared = std::get_if<CellTest::Compared>(&test.value);
    if (compared != nullptr && compared->compare != dsl::ast::Compare::equal) return std::nullopt;
    const std::vector<View> one = views({{test}, {}});
    if (one.empty()) return std::nullopt;
    found = found | resolve(one.front());
  }
  return found;
}

const CodeRanges& CodeSpace::list(CodeListId id, Reading reading) const {
  auto& cache = list_cache_.at(static_cast<std::size_t>(reading));
  cache.resize(program_.code_lists.size());
  if (!cache[id.index]) {
    CodeRanges built = build_list(program_.code_lists[id.index], reading);
    cache[id.index] = std::move(built);
  }
  return *cache[id.index];
}

CodeRanges CodeSpace::build_list(const CodeList& one, Reading reading) const {
  std::optional<CodeRanges> found;
  const auto take = [&](const CodeRanges& part) {
    if (!found) {
      found = part;
    } else {
      found = reading == Reading::possible ? *found | part : *found & part;
    }
  };
  for (const CodeListVersion& version : one.versions) {
    std::vector<AtomRange> parts;
    if (version.codes) parts = resolve(*version.codes, reading).ranges();
    for (const CodeListVersion::Row& row : version.rows) {
      if (reading == Reading::certain && row.validity != DateInterval{}) continue;
      for (const CodeRange& range : row.codes) {
        const CodeRanges part = resolve(range);
        parts.insert(parts.end(), part.ranges().begin(), part.ranges().end());
      }
    }
    take(CodeRanges(std::move(parts)));
  }
  for (const CodeListId exception : one.exceptions) take(list(exception, reading));
  return found.value_or(CodeRanges());
}

const CodeRanges& CodeSpace::table(TableId id, Reading reading) const {
  auto& cache = table_cache_.at(static_cast<std::size_t>(reading));
  cache.resize(program_.tables.size());
  if (!cache[id.index]) {
    CodeRanges built = build_table(program_.tables[id.index], reading);
    cache[id.index] = std::move(built);
  }
  return *cache[id.index];
}

CodeRanges CodeSpace::build_table(const Table& one, Reading reading) const {
  std::vector<AtomRange> parts;
  for (const TableVersion& version : one.versions) {
    for (const TableVersion::Row& row : version.rows) {
      if (row.keys.empty()) continue;
      if (reading == Reading::certain &&
          (row.validity != DateInterval{} || one.versions.size() > 1)) {
        continue;
      }
      const CodeRanges part = resolve(row.keys.front(), reading).value_or(CodeRanges());
      parts.insert(parts.end(), part.ranges().begin(), part.ranges().end());
    }
  }
  return CodeRanges(std::move(parts));
}

const CodeRanges& CodeSpace::programme(ProgrammeId id) const {
  programme_cache_.resize(program_.programmes.size());
  if (!programme_cache_[id.index]) {
    CodeRanges built = build_programme(id);
    programme_cache_[id.index] = std::move(built);
  }
  return *programme_cache_[id.index];
}

CodeRanges CodeSpace::build_programme(ProgrammeId id) const {
  CodeRanges found;
  for (const ProgrammeVersion& version : program_.programmes[id.index].versions) {
    if (version.bundle) {
      found = found | resolve(*version.bundle, Reading::possible);
    } else {
      for (const ProgrammeId part : version.combines) found = found | programme(part);
    }
  }
  for (const Programme& other : program_.programmes) {
    for (const ProgrammeVersion& version : other.versions) {
      if (version.bundle && std::ranges::count(version.combines, id) > 0) {
        found = found | resolve(*version.bundle, Reading::possible);
      }
    }
  }
  return found;
}

std::string CodeSpace::name(std::uint32_t atom, std::uint64_t offset) const {
  if (atom >= atoms_.size()) return "*";
  const Boundary& begin = boundaries_[atoms_[atom].cell];
  std::string digits(begin.text);
  if (begin.after || offset > 0) {
    // Of digits the next number, else the code at the other end.
    if (const auto number = number_of(begin.text)) {
      const std::string next = std::to_string(*number + (begin.after ? 1 : 0) + offset);
      digits = std::string(digits.size() - std::min(digits.size(), next.size()), '0') + next;
    } else {
      digits = boundaries_[atoms_[atom].cell + 1].text;
    }
  }
  const std::int32_t list = atoms_[atom].list;
  if (list < 0) return digits;
  return std::string(lists_[static_cast<std::size_t>(list)]) + '/' + digits;
}

std::string CodeSpace::text(const CodeRanges& codes) const {
  constexpr std::size_t most_names = 5;
  std::string names;
  std::size_t named = 0;
  std::uint64_t count = 0;
  for (const AtomRange& range : codes.ranges()) {
    for (std::uint32_t atom = range.begin; atom < range.end; ++atom) {
      // Digits in every list are named once.
      if (atom < atoms_.size() && atoms_[atom].list >= 0) {
        const std::uint32_t last = first_atom_[atoms_[atom].cell + 1] - 1;
        if (atoms_[last].list < 0 && codes.contains(last)) continue;
      }
      const std::uint64_t here = code_count(atom);
      count += here;
      for (std::uint64_t offset = 0; offset < here && named < most_names; ++offset, ++named) {
        names += (named == 0 ? "`" : ", `") + name(atom, offset) + "`";
      }
    }
  }
  return count > named ? names + " (+" + std::to_string(count - named) + ")" : names;
}

std::uint64_t CodeSpace::code_count(std::uint32_t atom) const {
  if (atom >= atoms_.size()) return 1;
  const Boundary& begin = boundaries_[atoms_[atom].cell];
  const Boundary& end = boundaries_[atoms_[atom].cell + 1];
  const auto low = number_of(begin.text);
  const auto high = number_of(end.text);
  if (!low || !high) return 1;
  const std::uint64_t codes = *high + (end.after ? 1 : 0) - *low - (begin.after ? 1 : 0);
  return std::max<std::uint64_t>(codes, 1);
}

}  // namespace clausule::interpreter::analysis
