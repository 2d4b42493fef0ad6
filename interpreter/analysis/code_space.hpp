#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "interpreter/analysis/code_ranges.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::analysis {

/// How a name is read whose meaning depends on the date or on a person: all that it can hold, or
/// only what it holds in each of its versions and exceptions.
enum class Reading : std::uint8_t { possible, certain };

/// All codes that a program tells apart, cut into atoms: the codes of one atom lie in the same
/// sets. Atoms are numbered by length, digits and list; the last one stands for every code that the
/// program does not name. Refers to the program. Names must not stand for themselves.
class CodeSpace {
 public:
  explicit CodeSpace(const Program& program);

  [[nodiscard]] std::uint32_t atom_count() const { return unnamed() + 1; }
  [[nodiscard]] CodeRanges all() const { return CodeRanges({{0, atom_count()}}); }

  [[nodiscard]] CodeRanges resolve(const CodeSet& codes, Reading reading) const;
  [[nodiscard]] CodeRanges resolve(const CodeRange& range) const;
  [[nodiscard]] CodeRanges resolve(const CodeValue& code) const;
  /// Returns what a test on a code lets pass: a set, or a comparison with a constant; nothing for
  /// any other test.
  [[nodiscard]] std::optional<CodeRanges> resolve(const CellTests& tests, Reading reading) const;
  [[nodiscard]] const CodeRanges& list(CodeListId id, Reading reading) const;
  [[nodiscard]] const CodeRanges& programme(ProgrammeId id) const;

  /// Returns the code that stands `offset` places behind the first of an atom: `008/12000`; `*` for
  /// one that the program does not name. `offset` is less than `code_count`.
  [[nodiscard]] std::string name(std::uint32_t atom, std::uint64_t offset = 0) const;
  /// Returns how many codes of digits an atom holds, at least 1.
  [[nodiscard]] std::uint64_t code_count(std::uint32_t atom) const;
  /// Writes at most five codes of a set and how many more there are: `` `40001`, `40011` (+3) ``.
  [[nodiscard]] std::string text(const CodeRanges& codes) const;

 private:
  /// A range as views into the program.
  struct View {
    std::string_view list;
    std::string_view first;
    std::string_view last;
    bool operator==(const View&) const = default;
  };
  struct ViewHash {
    std::size_t operator()(const View& view) const;
  };
  /// A place between codes: before or after a text among those of its length.
  struct Boundary {
    std::string_view text;
    bool after = false;
    bool operator==(const Boundary&) const = default;
  };
  struct Atom {
    std::uint32_t cell = 0;
    std::int32_t list = -1;  ///< -1: every list that the program does not name with these digits
  };

  static bool precedes(const Boundary& left, const Boundary& right);
  [[nodiscard]] std::uint32_t unnamed() const { return static_cast<std::uint32_t>(atoms_.size()); }
  [[nodiscard]] std::uint32_t boundary_index(const Boundary& boundary) const;
  [[nodiscard]] static std::vector<View> views(const CellTests& tests);
  void cut(const std::vector<View>& ranges);
  void number_atoms(const std::vector<View>& ranges);
  [[nodiscard]] CodeRanges resolve(const View& view) const;
  [[nodiscard]] bool holds_codes(std::size_t cell) const;
  [[nodiscard]] CodeRanges resolve(const CodeSet::Member& member, Reading reading) const;
  [[nodiscard]] CodeRanges build_list(const CodeList& one, Reading reading) const;
  [[nodiscard]] CodeRanges build_table(const Table& one, Reading reading) const;
  [[nodiscard]] CodeRanges build_programme(ProgrammeId id) const;
  [[nodiscard]] const CodeRanges& table(TableId id, Reading reading) const;

  const Program& program_;
  std::vector<std::string_view> lists_;
  std::unordered_map<std::string_view, std::int32_t> list_index_;
  std::vector<Boundary> boundaries_;                            ///< sorted by length, text and side
  std::unordered_map<std::string_view, std::uint32_t> before_;  ///< boundary before a text
  std::vector<std::uint32_t> first_atom_;  ///< by cell, the place from a boundary to the next
  std::vector<Atom> atoms_;
  mutable std::array<std::vector<std::optional<CodeRanges>>, 2> list_cache_;
  mutable std::array<std::vector<std::optional<CodeRanges>>, 2> table_cache_;
  mutable std::vector<std::optional<CodeRanges>> programme_cache_;
};

}  // namespace clausule::interpreter::analysis
