#include "tools/claims/text_lines.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace clausule::claims {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18U;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

Problem unreadable(std::string name) {
  return system_problem(std::move(name), interpreter::Says::stop_unreadable);
}

}  // namespace

Problem system_problem(std::string file, interpreter::Says says) {
  return {std::move(file), 0, {}, {says, {std::generic_category().message(errno)}}};
}

std::string Input::name() const {
  return path == "-" ? path : std::filesystem::path(path).filename().string();
}

void TextLines::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

TextLines::TextLines(std::string name, std::FILE* file, std::size_t longest)
    : name_(std::move(name)), file_(file), longest_(longest), buffer_(buffer_size) {}

std::variant<TextLines, Problem> TextLines::open(const Input& input, std::size_t longest) {
  std::FILE* file = input.path == "-" ? stdin : std::fopen(input.path.c_str(), "rb");
  if (file == nullptr) return unreadable(input.path);
  return TextLines(input.path, file, longest);
}

bool TextLines::fill() {
  if (!unread_.empty()) return true;
  if (failure_) return false;
  const std::size_t count = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
  if (count == 0 && std::ferror(file_.get()) != 0) failure_ = unreadable(name_);
  unread_ = {buffer_.data(), count};
  return count > 0;
}

void TextLines::finish_line() {
  if (line_.ends_with('\r')) line_.remove_suffix(1);
  if (number_ == 1 && line_.starts_with(byte_order_mark)) {
    line_.remove_prefix(byte_order_mark.size());
  }
  cut_ = line_.size() > longest_;
  if (cut_) line_ = line_.substr(0, longest_);
}

bool TextLines::next() {
  line_ = {};
  if (!fill()) return false;
  ++number_;
  std::size_t end = unread_.find('\n');
  if (end != std::string_view::npos) {
    line_ = unread_.substr(0, end);
    unread_.remove_prefix(end + 1);
    finish_line();
    return true;
  }
  // The line goes on past the buffer: only then it is copied.
  spilled_.clear();
  do {
    end = unread_.find('\n');
    const std::string_view part = unread_.substr(0, end);
    // Room for the mark and the CR, which do not count.
    const std::size_t room = longest_ + byte_order_mark.size() + 1 - spilled_.size();
    const std::string_view kept = part.substr(0, room);
    spilled_.insert(spilled_.end(), kept.begin(), kept.end());
    unread_.remove_prefix(end == std::string_view::npos ? unread_.size() : end + 1);
  } while (end == std::string_view::npos && fill());
  if (failure_) return false;
  line_ = {spilled_.data(), spilled_.size()};
  finish_line();
  return true;
}

}  // namespace clausule::claims
