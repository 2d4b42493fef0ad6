#include "tools/claims/ordered_rows.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "tools/claims/text_lines.hpp"

namespace clausule::claims {

namespace {

/// A row that waits stands behind its length.
using Length = std::array<char, sizeof(std::uint64_t)>;

std::filesystem::path temporary_folder() {
  std::error_code none;
  return std::filesystem::temp_directory_path(none);
}

/// Opens a file without a name in the temporary folder (`TMPDIR`); null where there can be none.
std::FILE* open_temporary() {
  std::string path = (temporary_folder() / "clausule-XXXXXX").string();
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return nullptr;
  ::unlink(path.c_str());
  return ::fdopen(descriptor, "w+b");
}

}  // namespace

void OrderedRows::fail() {
  if (!failure_) {
    failure_ = system_problem(temporary_folder().string(), interpreter::Says::stop_unwritable);
    // What waits is lost: the run ends.
    unwritten_ = {};
    waiting_ = {};
  }
}

void OrderedRows::put(std::uint64_t position, std::string_view row) {
  if (failure_) return;
  if (position != next_) return wait(position, row);
  ready_ += row;
  ++next_;
  if (!waiting_.empty()) waiting_.pop_front();
}

void OrderedRows::wait(std::uint64_t position, std::string_view row) {
  const auto place = static_cast<std::size_t>(position - next_);
  if (waiting_.size() <= place) waiting_.resize(place + 1);
  waiting_[place] = written_ + unwritten_.size() + 1;
  Length length{};
  const std::uint64_t size = row.size();
  std::memcpy(length.data(), &size, length.size());
  unwritten_.append(length.data(), length.size());
  unwritten_ += row;
  if (unwritten_.size() > in_memory_) write_out();
}

void OrderedRows::write_out() {
  if (!file_) file_.reset(open_temporary());
  if (!file_) return fail();
  std::string_view rest = unwritten_;
  while (!rest.empty()) {
    const ssize_t count =
        ::pwrite(::fileno(file_.get()), rest.data(), rest.size(), static_cast<off_t>(written_));
    if (count <= 0) return fail();
    written_ += static_cast<std::uint64_t>(count);
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  unwritten_.clear();
}

bool OrderedRows::read(std::uint64_t place, char* out, std::size_t size) {
  if (place >= written_) {
    const auto begin = static_cast<std::size_t>(place - written_);
    return unwritten_.copy(out, size, begin) == size;
  }
  while (size > 0) {
    const ssize_t count = ::pread(::fileno(file_.get()), out, size, static_cast<off_t>(place));
    if (count <= 0) return false;
    out += count;
    place += static_cast<std::uint64_t>(count);
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

void OrderedRows::append_waiting(std::uint64_t place) {
  Length length{};
  if (!read(place, length.data(), length.size())) return fail();
  std::uint64_t size = 0;
  std::memcpy(&size, length.data(), length.size());
  const std::size_t before = taken_.size();
  taken_.resize(before + size);
  if (!read(place + length.size(), taken_.data() + before, size)) fail();
}

std::string_view OrderedRows::take() {
  taken_.swap(ready_);
  ready_.clear();
  while (!waiting_.empty() && waiting_.front() != 0 && taken_.size() < piece) {
    append_waiting(waiting_.front() - 1);
    if (failure_) break;
    waiting_.pop_front();
    ++next_;
  }
  if (waiting_.empty()) {
    written_ = 0;
    unwritten_.clear();
  }
  return taken_;
}

}  // namespace clausule::claims
