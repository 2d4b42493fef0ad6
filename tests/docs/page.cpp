#include "tests/docs/page.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace clausule::docs {

namespace filesystem = std::filesystem;

std::vector<filesystem::path> page_paths() {
  const filesystem::path root = CLAUSULE_ROOT;
  std::vector<filesystem::path> paths = {root / "README.md"};
  for (const char* folder : {"docs", "docs/language", "docs/testing"}) {
    for (const auto& entry : filesystem::directory_iterator(root / folder)) {
      if (entry.path().extension() == ".md") paths.push_back(entry.path());
    }
  }
  for (const auto& entry : filesystem::directory_iterator(root / "contracts")) {
    if (entry.is_directory()) paths.push_back(entry.path() / "README.md");
  }
  std::ranges::sort(paths);
  return paths;
}

Page read_page(const filesystem::path& path) {
  Page page{path, lines_of(read_file(path)), {}};
  std::string mark;  // that closes the block being read; empty outside
  for (std::size_t at = 0; at < page.lines.size(); ++at) {
    const std::string& line = page.lines[at];
    if (!mark.empty()) {
      if (line == mark) {
        mark.clear();
      } else {
        page.fences.back().lines.push_back(line);
      }
    } else if (line.starts_with("```")) {
      mark = line.substr(0, line.find_first_not_of('`'));
      std::istringstream words(line.substr(mark.size()));
      Fence fence;
      words >> fence.language >> fence.file;
      fence.first_line = at + 1;
      page.fences.push_back(fence);
    }
  }
  return page;
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  std::istringstream input{std::string(text)};
  for (std::string line; std::getline(input, line);) lines.push_back(line);
  return lines;
}

std::string text_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  if (!line.starts_with("| ")) return cells;
  std::istringstream row(line.substr(1));
  for (std::string cell; std::getline(row, cell, '|');) {
    const std::size_t begin = cell.find_first_not_of(' ');
    cells.push_back(begin == std::string::npos
                        ? std::string()
                        : cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
  }
  return cells;
}

std::string read_file(const filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace clausule::docs
