#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace clausule::claims {

/// A row as it stands in a file.
struct KeptRow {
  std::uint8_t kind = 0;       ///< up to 15: of which file
  std::size_t number = 0;      ///< of its line in the file, from 1
  std::uint64_t position = 0;  ///< among all lines of the input, from 0
  bool is_cut = false;         ///< longer than a line may be
  std::string_view text;
};

/// Keeps rows in chains, in a dozen bytes beside the text of each. What is kept never moves.
class KeptRows {
 public:
  /// The rows that belong together, in the order in which they were kept.
  struct Chain {
    std::uint64_t first = nowhere;
    std::uint64_t last = nowhere;
    std::uint64_t last_number = 0;  ///< of that row
  };

  /// Adds a row at the end of a chain.
  void add(Chain& chain, const KeptRow& row);
  /// Keeps a text that is in no chain.
  std::string_view add(std::string_view text);

  /// Reads a row and moves on to the one after it; false after the last. Begin at the `first` of a
  /// chain with an empty row, which goes from one call to the next.
  bool next(std::uint64_t& place, KeptRow& row) const;

 private:
  static constexpr std::uint64_t nowhere = (std::uint64_t{1} << 40U) - 1;

  std::uint64_t room(std::size_t size);
  [[nodiscard]] char* at(std::uint64_t place) const;

  // Of sizes that are not known: NOLINTNEXTLINE(modernize-avoid-c-arrays)
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;  ///< of the last block
  std::size_t size_ = 0;  ///< of the last block
};

}  // namespace clausule::claims
