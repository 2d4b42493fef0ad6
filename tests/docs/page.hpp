#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::docs {

/// A fenced block of a page. Its first line says what it is, and for a file what it is called:
/// ```` ```clausule eerste.clausule ````.
struct Fence {
  std::string language;
  std::string file;  ///< empty where the block is no file
  std::vector<std::string> lines;
  std::size_t first_line = 0;  ///< index into `Page::lines` of the line below the opening fence
};

/// A page of Markdown.
struct Page {
  std::filesystem::path path;
  std::vector<std::string> lines;
  std::vector<Fence> fences;
};

/// Returns the README, the pages of `docs` and those of the guide in it, and the README of each
/// contract, ordered by path.
std::vector<std::filesystem::path> page_paths();

/// Reads a page and finds its fenced blocks.
Page read_page(const std::filesystem::path& path);

/// Splits a text into lines, and puts them together with a line end after each.
std::vector<std::string> lines_of(std::string_view text);
std::string text_of(const std::vector<std::string>& lines);

/// Returns the cells of a row of a table, without the blanks around them; none for other lines.
std::vector<std::string> cells_of(const std::string& line);

/// Reads a whole file; empty where it cannot be read.
std::string read_file(const std::filesystem::path& path);

}  // namespace clausule::docs
