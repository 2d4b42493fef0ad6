#include "tests/unit/structure/sources.hpp"

#include <algorithm>
#include <fstream>

namespace clausule::structure {

namespace {

namespace filesystem = std::filesystem;

std::vector<Source> read_all() {
  std::vector<Source> all;
  for (const char* folder : {"dsl", "interpreter", "stdlib", "tools"}) {
    for (const auto& entry : filesystem::recursive_directory_iterator(root() / folder)) {
      const auto ending = entry.path().extension();
      if (ending != ".hpp" && ending != ".cpp") continue;
      all.push_back(
          {entry.path().lexically_relative(root()).generic_string(), read_lines(entry.path())});
    }
  }
  std::ranges::sort(all, {}, &Source::name);
  return all;
}

}  // namespace

filesystem::path root() {
  return CLAUSULE_ROOT;
}

std::vector<std::string> read_lines(const filesystem::path& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

const std::vector<Source>& sources() {
  static const std::vector<Source> all = read_all();
  return all;
}

std::string_view included_by(std::string_view line) {
  constexpr std::string_view directive = "#include ";
  if (!line.starts_with(directive)) return {};
  line.remove_prefix(directive.size());
  return line.substr(0, line.find_first_of("\">", 1));
}

std::string code_of(std::string_view line) {
  std::string code;
  char quote = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char sign = line[at];
    if (quote != 0) {
      if (sign == '\\') ++at;
      if (sign == quote) quote = 0;
    } else if (line.substr(at).starts_with("//")) {
      break;
    } else if (sign == '"' || sign == '\'') {
      quote = sign;
    } else {
      code += sign;
    }
  }
  return code;
}

}  // namespace clausule::structure
