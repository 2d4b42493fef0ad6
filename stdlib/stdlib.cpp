#include "stdlib/stdlib.hpp"

#include <algorithm>

#include "stdlib/embedded.hpp"

namespace clausule::stdlib {

namespace {

constexpr std::string_view endings[] = {".clausule", ".clausule.md"};

/// Returns the name of a contract file without its ending; nothing for any other file.
std::optional<std::string_view> stem(std::string_view name) {
  for (const std::string_view ending : endings) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return std::nullopt;
}

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

}  // namespace

std::vector<Text> library(std::string_view name) {
  std::vector<Text> files;
  if (name.empty()) return files;
  for (const Text& one : embedded()) {
    const auto stem_of_one = stem(one.name);
    if (stem_of_one && (*stem_of_one == name || folder_of(one.name) == name)) files.push_back(one);
  }
  return files;
}

std::optional<Text> table(std::string_view name) {
  if (!name.ends_with(".csv")) return std::nullopt;
  for (const Text& one : embedded()) {
    if (one.name == name) return one;
  }
  return std::nullopt;
}

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const Text& one : embedded()) {
    if (const auto name = stem(one.name)) found.emplace_back(*name);
  }
  std::ranges::sort(found);
  const auto repeated = std::ranges::unique(found);
  found.erase(repeated.begin(), repeated.end());
  return found;
}

}  // namespace clausule::stdlib
