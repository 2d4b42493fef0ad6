#include "dsl/source.hpp"

#include <algorithm>
#include <utility>

namespace clausule::dsl {

FileId Sources::add(std::string name, std::string text) {
  SourceFile file{std::move(name), std::move(text), {0}};
  const std::string_view all = file.text;
  file.line_starts.reserve(static_cast<std::size_t>(std::ranges::count(all, '\n')) + 1);
  for (std::size_t at = all.find('\n'); at != std::string_view::npos; at = all.find('\n', at + 1)) {
    file.line_starts.push_back(static_cast<std::uint32_t>(at + 1));
  }
  files_.push_back(std::move(file));
  return FileId{static_cast<std::uint32_t>(files_.size() - 1)};
}

const SourceFile& Sources::get(FileId file) const {
  return files_.at(file.index);
}

std::string_view Sources::text(const Location& location) const {
  const std::string_view all = get(location.file).text;
  const std::size_t begin = std::min<std::size_t>(location.begin, all.size());
  const std::size_t end = std::clamp<std::size_t>(location.end, begin, all.size());
  return all.substr(begin, end - begin);
}

Position Sources::position(const Location& location) const {
  const SourceFile& file = get(location.file);
  const auto after = std::ranges::upper_bound(file.line_starts, location.begin);
  const auto line = static_cast<std::size_t>(after - file.line_starts.begin());
  const std::size_t start = file.line_starts[line - 1];
  const std::size_t stop = std::min<std::size_t>(location.begin, file.text.size());
  std::size_t column = 1;
  for (std::size_t at = start; at < stop; ++at) {
    const bool continues = (static_cast<unsigned char>(file.text[at]) & 0xC0U) == 0x80U;
    if (!continues) ++column;
  }
  return {line, column};
}

std::string_view Sources::line(const Location& location) const {
  const SourceFile& file = get(location.file);
  const std::size_t number = position(location).line;
  const std::size_t start = file.line_starts[number - 1];
  const std::size_t stop =
      number < file.line_starts.size() ? file.line_starts[number] : file.text.size();
  std::string_view line = std::string_view(file.text).substr(start, stop - start);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

}  // namespace clausule::dsl
