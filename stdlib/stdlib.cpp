#include "stdlib/stdlib.hpp"

#include <algorithm>
#include <array>

#include "stdlib/embedded.hpp"

namespace clausule::stdlib {

namespace {

constexpr std::array<std::string_view, 2> endings = {".clausule", ".clausule.md"};

/// Returns the name of a contract file without its ending; nothing for any other file.
std::optional<std::string_view> stem(std::string_view name) {
  for (const std::string_view ending : endings) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return std::nullopt;
}

}  // namespace

std::optional<Text> library(std::string_view name) {
  for (const Text& one : embedded()) {
    if (stem(one.name) == name) return one;
  }
  return std::nullopt;
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
  return found;
}

}  // namespace clausule::stdlib
