#include "tests/docs/console.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <span>
#include <string_view>

namespace clausule::docs {

namespace {

namespace filesystem = std::filesystem;

constexpr std::string_view anything = "…";

std::string output_of(const std::string& command) {
  std::string output;
  std::FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> part;
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), pipe)) {
    output.append(part.data(), count);
  }
  pclose(pipe);
  return output;
}

bool line_looks_like(std::string_view line, std::string_view shown) {
  const std::size_t gap = shown.find(anything);
  if (gap == std::string_view::npos) return line == shown;
  if (!line.starts_with(shown.substr(0, gap))) return false;
  line.remove_prefix(gap);
  shown.remove_prefix(gap + anything.size());
  for (;; line.remove_prefix(1)) {
    if (line_looks_like(line, shown)) return true;
    if (line.empty()) return false;
  }
}

bool lines_look_like(std::span<const std::string> lines, std::span<const std::string> shown) {
  if (shown.empty()) return lines.empty();
  if (shown.front() == anything) {
    for (std::size_t skipped = 0; skipped <= lines.size(); ++skipped) {
      if (lines_look_like(lines.subspan(skipped), shown.subspan(1))) return true;
    }
    return false;
  }
  return !lines.empty() && line_looks_like(lines.front(), shown.front()) &&
         lines_look_like(lines.subspan(1), shown.subspan(1));
}

}  // namespace

Workshop::Workshop() {
  std::string pattern = (filesystem::temp_directory_path() / "clausule-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) ADD_FAILURE() << "no temporary folder: " << pattern;
  folder_ = pattern;
  const filesystem::path root = CLAUSULE_ROOT;
  filesystem::create_directory_symlink(root / "contracts", folder_ / "contracts");
  for (const auto& chapter : filesystem::directory_iterator(root / "docs/language")) {
    filesystem::create_symlink(chapter.path(), folder_ / chapter.path().filename());
  }
}

Workshop::~Workshop() {
  std::error_code ignored;
  filesystem::remove_all(folder_, ignored);
}

void Workshop::write(const Fence& file) const {
  filesystem::create_directories((folder_ / file.file).parent_path());
  const filesystem::path path = folder_ / file.file;
  if (filesystem::is_symlink(path))
    ADD_FAILURE() << file.file << " is a file of the guide";
  else
    std::ofstream(path, std::ios::binary) << text_of(file.lines);
}

std::vector<std::string> Workshop::run(const std::vector<std::string>& console) const {
  std::vector<std::string> seen;
  for (const std::string& line : console) {
    if (!line.starts_with("$ ")) continue;
    seen.push_back(line);
    const std::string command = "cd '" + folder_.string() +
                                "' && PATH=" CLAUSULE_PROGRAMS
                                ":\"$PATH\" LC_ALL=C.UTF-8; export PATH LC_ALL; { " +
                                line.substr(2) + "; } 2>&1";
    for (const std::string& printed : lines_of(output_of(command))) seen.push_back(printed);
  }
  return seen;
}

bool looks_like(const std::vector<std::string>& console, const std::vector<std::string>& shown) {
  return lines_look_like(console, shown);
}

}  // namespace clausule::docs
