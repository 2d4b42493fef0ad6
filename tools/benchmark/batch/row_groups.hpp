#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::benchmark::batch {

/// Finds whose row it is; empty where the row does not say.
using InsuredOf = std::string_view (*)(std::string_view row);

/// Reads a file by groups of rows that lie together and have one insured, in memory bounded by the
/// longest group.
class RowGroups {
 public:
  /// Opens a file; check `is_open`. A header is left out where there is one.
  RowGroups(const std::string& path, InsuredOf insured_of, bool has_header);

  [[nodiscard]] bool is_open() const { return file_ != nullptr; }

  /// Moves to the next group; false at the end of the file.
  bool next();

  /// Whose group it is, and its rows, each with its line end. Valid until the next call.
  [[nodiscard]] std::string_view insured() const { return insured_; }
  [[nodiscard]] std::string_view rows() const { return rows_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  /// Returns the row that begins at a place in the buffer, with its line end; empty at the end of
  /// the file. Moves what is kept to the front of the buffer where more has to be read.
  std::string_view row_at(std::size_t place);
  bool read_more();

  std::unique_ptr<std::FILE, Close> file_;
  InsuredOf insured_of_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;  ///< of the group
  std::size_t end_ = 0;    ///< of what was read
  std::string_view insured_;
  std::string_view rows_;
};

/// Each finds the insured of a row.
std::string_view insured_in_first_cell(std::string_view row);
std::string_view insured_in_second_cell(std::string_view row);
std::string_view insured_in_object(std::string_view row);

}  // namespace clausule::benchmark::batch
