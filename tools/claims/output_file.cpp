#include "tools/claims/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "tools/claims/text_lines.hpp"

namespace clausule::claims {

namespace {

namespace fs = std::filesystem;

/// Opens a new file beside a path, with the rights that the path has or a new file gets.
std::FILE* open_beside(const fs::path& path, std::string& temporary) {
  constexpr int attempts = 100;
  for (int attempt = 0; attempt < attempts; ++attempt) {
    temporary = path.parent_path() /
                fmt::format(".{}.{}-{}.partial", path.filename().string(), ::getpid(), attempt);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
      std::error_code ignored;
      const auto status = fs::status(path, ignored);
      if (fs::is_regular_file(status)) fs::permissions(temporary, status.permissions(), ignored);
      return ::fdopen(descriptor, "wb");
    }
    if (errno != EEXIST) break;
  }
  temporary.clear();
  return nullptr;
}

}  // namespace

void OutputFile::Close::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      file_(std::move(other.file_)),
      failure_(std::move(other.failure_)) {}

OutputFile::~OutputFile() {
  file_.reset();
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::fail() {
  if (!failure_) {
    failure_ = system_problem(path_, interpreter::Says::stop_unwritable);
  }
}

std::variant<OutputFile, Problem> OutputFile::create(const std::string& path) {
  OutputFile output(path);
  if (path == "-") {
    output.file_.reset(stdout);
    return output;
  }
  std::error_code none;
  fs::path target = fs::weakly_canonical(path, none);
  if (target.empty()) target = path;
  const auto status = fs::status(target, none);
  if (fs::is_directory(status)) errno = EISDIR;
  if (fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status)) {
    output.file_.reset(std::fopen(path.c_str(), "wb"));
  } else if (!fs::is_directory(status)) {
    output.file_.reset(open_beside(target, output.temporary_));
  }
  if (output.file_ == nullptr) {
    output.fail();
    return *output.failure_;
  }
  output.path_ = target.string();
  return output;
}

void OutputFile::write(std::string_view text) {
  if (failure_ || text.empty()) return;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) fail();
}

std::optional<Problem> OutputFile::finish() {
  if (!failure_ && std::fflush(file_.get()) != 0) fail();
  if (failure_ || temporary_.empty()) return failure_;
  // Without this a file could be there and empty after the power failed.
  if (::fsync(::fileno(file_.get())) != 0) fail();
  if (!failure_ && std::fclose(file_.release()) != 0) fail();
  if (!failure_ && std::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  if (!failure_) temporary_.clear();
  return failure_;
}

}  // namespace clausule::claims
