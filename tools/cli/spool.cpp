#include "tools/cli/spool.hpp"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "tools/claims/text_lines.hpp"

namespace clausule::cli {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Spool::Spool(std::string path) : path_(std::move(path)) {}

Spool::Spool(Spool&& other) noexcept : path_(std::exchange(other.path_, {})) {}

Spool::~Spool() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

std::variant<Spool, claims::Problem> Spool::standard_input() {
  using interpreter::Says;
  std::error_code none;
  std::string path = (std::filesystem::temp_directory_path(none) / "clausule-XXXXXX").string();
  const int descriptor = ::mkstemp(path.data());
  if (descriptor < 0) return claims::system_problem(path, Says::stop_unwritable);
  Spool spool(path);
  std::unique_ptr<std::FILE, Close> file(::fdopen(descriptor, "wb"));
  std::array<char, 65536> part{};
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), stdin)) {
    if (std::fwrite(part.data(), 1, count, file.get()) != count) {
      return claims::system_problem(path, Says::stop_unwritable);
    }
  }
  if (std::ferror(stdin) != 0) return claims::system_problem("-", Says::stop_unreadable);
  if (std::fclose(file.release()) != 0) return claims::system_problem(path, Says::stop_unwritable);
  return spool;
}

}  // namespace clausule::cli
