#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace clausule::interpreter::analysis {

/// The atoms from `begin` up to but not including `end`.
struct AtomRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const AtomRange&) const = default;
};

/// A set of codes: sorted ranges of the atoms of one `CodeSpace` that neither meet nor touch.
class CodeRanges {
 public:
  CodeRanges() = default;
  /// Takes ranges in any order; they may overlap.
  explicit CodeRanges(std::vector<AtomRange> ranges);

  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] const std::vector<AtomRange>& ranges() const { return ranges_; }
  /// Returns the number of atoms.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool contains(std::uint32_t atom) const;

  /// Tells whether two sets share a code; costs the smaller times the logarithm of the larger.
  [[nodiscard]] bool meets(const CodeRanges& other) const;
  /// Tells whether every code of `other` is in this set.
  [[nodiscard]] bool includes(const CodeRanges& other) const;

  friend CodeRanges operator|(const CodeRanges& left, const CodeRanges& right);
  friend CodeRanges operator&(const CodeRanges& left, const CodeRanges& right);
  friend CodeRanges operator-(const CodeRanges& left, const CodeRanges& right);
  bool operator==(const CodeRanges&) const = default;

 private:
  std::vector<AtomRange> ranges_;
};

}  // namespace clausule::interpreter::analysis
