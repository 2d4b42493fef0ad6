#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::dsl {

/// Names one text in a `Sources`.
struct FileId {
  std::uint32_t index = 0;
  auto operator<=>(const FileId&) const = default;
};

/// A half-open range of bytes in one text. A declaration that nobody wrote (a stock definition)
/// has an empty range in file 0.
struct Location {
  FileId file;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Location&) const = default;
};

/// A place for people: both count from 1, the column in code points.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
  auto operator<=>(const Position&) const = default;
};

/// One text as it was read, with the name under which diagnostics cite it.
struct SourceFile {
  std::string name;
  std::string text;
  std::vector<std::uint32_t> line_starts;
};

/// All texts of one contract: its files, the tables beside them and the libraries it uses.
class Sources {
 public:
  /// Takes in a text of at most 4 GiB and returns its id.
  FileId add(std::string name, std::string text);

  [[nodiscard]] const SourceFile& get(FileId file) const;
  [[nodiscard]] std::size_t size() const { return files_.size(); }

  /// Returns the text that a location covers.
  [[nodiscard]] std::string_view text(const Location& location) const;

  /// Returns where a location begins.
  [[nodiscard]] Position position(const Location& location) const;

  /// Returns the whole line, without its line end, in which a location begins.
  [[nodiscard]] std::string_view line(const Location& location) const;

 private:
  std::vector<SourceFile> files_;
};

}  // namespace clausule::dsl
