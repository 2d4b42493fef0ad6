#include "tools/analysis/coverage/ranges.hpp"

#include <algorithm>
#include <variant>

#include "interpreter/overloaded.hpp"

namespace clausule::coverage {

using interpreter::CodeListId;
using interpreter::CodeRange;
using interpreter::CodeSet;
using interpreter::Overloaded;
using interpreter::Program;
using interpreter::ProgrammeId;

namespace {

/// What to do with a set that leaves codes out.
enum class Except { refused, passed_over };

bool add_ranges(const Program& program, const CodeSet& set, Ranges& ranges, Except except);

/// Adds what a name stands for, where it stands for the same codes on every day.
template <typename Rule, typename SetOf>
bool add_named(const Program& program, const Rule& rule, SetOf set_of, Ranges& ranges,
               Except except) {
  if (rule.versions.size() != 1 || !rule.exceptions.empty()) return false;
  const auto& version = rule.versions.front();
  const auto& set = set_of(version);
  const bool always = version.head.validity == interpreter::DateInterval{};
  return always && set && add_ranges(program, *set, ranges, except);
}

/// Adds the codes of a set; false where they are not the same, and known, on every day.
bool add_ranges(const Program& program, const CodeSet& set, Ranges& ranges, Except except) {
  if (except == Except::refused && !set.except.empty()) return false;
  return std::ranges::all_of(set.members, [&](const CodeSet::Member& member) {
    return std::visit(
        Overloaded{
            [&](const CodeRange& range) {
              ranges.push_back(range);
              return true;
            },
            [](const interpreter::AllCodes&) { return false; },
            [](const interpreter::Asked&) { return false; },
            [&](CodeListId id) {
              return add_named(
                  program, program.code_lists[id.index],
                  [](const auto& version) -> const auto& { return version.codes; }, ranges, except);
            },
            [](interpreter::TableId) { return false; },
            [&](ProgrammeId id) {
              const bool combined = std::ranges::any_of(program.programmes, [&](const auto& other) {
                return std::ranges::any_of(other.versions, [&](const auto& version) {
                  return version.bundle && std::ranges::count(version.combines, id) > 0;
                });
              });
              return !combined &&
                     add_named(
                         program, program.programmes[id.index],
                         [](const auto& version) -> const auto& { return version.bundle; }, ranges,
                         except);
            },
        },
        member);
  });
}

bool holds(const CodeRange& outer, const CodeRange& inner) {
  return outer.list == inner.list && outer.first.size() == inner.first.size() &&
         outer.first <= inner.first && inner.last <= outer.last;
}

bool overlap(const CodeRange& one, const CodeRange& other) {
  const bool lists = one.list.empty() || other.list.empty() || one.list == other.list;
  return lists && one.first.size() == other.first.size() && one.first <= other.last &&
         other.first <= one.last;
}

}  // namespace

std::optional<Ranges> ranges_of(const Program& program, const CodeSet& set) {
  Ranges ranges;
  if (!add_ranges(program, set, ranges, Except::refused)) return std::nullopt;
  return ranges;
}

bool hold_all(const std::optional<Ranges>& outer, const Ranges& inner) {
  return outer && std::ranges::all_of(inner, [&](const CodeRange& one) {
           return std::ranges::any_of(*outer,
                                      [&](const CodeRange& other) { return holds(other, one); });
         });
}

bool may_overlap(const Program& program, const CodeSet& one, const CodeSet& other) {
  // What a set leaves out again makes it no larger.
  Ranges left;
  Ranges right;
  if (!add_ranges(program, one, left, Except::passed_over)) return true;
  if (!add_ranges(program, other, right, Except::passed_over)) return true;
  return std::ranges::any_of(left, [&](const CodeRange& range) {
    return std::ranges::any_of(right,
                               [&](const CodeRange& against) { return overlap(range, against); });
  });
}

}  // namespace clausule::coverage
