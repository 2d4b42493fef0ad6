#include "tools/contract_folder/contract_folder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "stdlib/stdlib.hpp"

namespace clausule::contract_folder {

namespace {

namespace filesystem = std::filesystem;

using dsl::Diagnostic;
using dsl::Kind;

constexpr std::size_t largest_file = 256'000'000;

Diagnostic finding(Kind kind, const filesystem::path& path) {
  return {kind, {}, {path.string()}, {}, {}};
}

Diagnostic not_readable(const filesystem::path& path, const std::error_code& cause) {
  if (cause == std::errc::permission_denied) return finding(Kind::no_permission, path);
  return {Kind::file_not_readable, {}, {path.string(), std::to_string(cause.value())}, {}, {}};
}

bool is_contract_file(const filesystem::path& path) {
  const std::string name = path.filename().string();
  return !name.starts_with('.') && (name.ends_with(".clausule") || name.ends_with(".clausule.md"));
}

/// Returns the bytes of a file. A pipe has no size beforehand, so the bytes are counted as well.
std::variant<std::string, Diagnostic> read_file(const filesystem::path& path) {
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::error_code unknown;
  const std::uintmax_t size = filesystem::file_size(path, unknown);
  if (!unknown && size > largest_file) return finding(Kind::file_too_large, path);

  const auto failed = [&] { return not_readable(path, {errno, std::generic_category()}); };
  const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
  if (!file) return failed();
  std::string text;
  if (!unknown) text.reserve(size);
  std::array<char, 65536> part;
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), file.get())) {
    text.append(part.data(), count);
    if (text.size() > largest_file) return finding(Kind::file_too_large, path);
  }
  if (std::ferror(file.get())) return failed();
  return text;
}

/// Returns what lies in a folder and passes a test, ordered by name.
template <typename Test>
std::vector<filesystem::path> entries(const filesystem::path& folder, Test test,
                                      std::error_code& error) {
  std::vector<filesystem::path> found;
  for (auto at = filesystem::directory_iterator(folder, error);
       !error && at != filesystem::directory_iterator(); at.increment(error)) {
    if (test(*at)) found.push_back(at->path());
  }
  std::ranges::sort(found);
  return found;
}

std::vector<filesystem::path> contract_files(const filesystem::path& folder,
                                             std::error_code& error) {
  const auto test = [](const filesystem::directory_entry& entry) {
    std::error_code ignored;
    return is_contract_file(entry.path()) && !entry.is_directory(ignored);
  };
  return entries(folder, test, error);
}

/// Returns a table beside the contract, or one of a library where the name has a folder. Nothing
/// outside the two can be reached.
std::optional<std::string> read_table(const filesystem::path& folder, std::string_view name) {
  if (name.find('/') != std::string_view::npos) {
    const auto found = stdlib::table(name);
    return found ? std::optional<std::string>(found->text) : std::nullopt;
  }
  if (name.empty() || name.starts_with('.') || name.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  auto text = read_file(folder / name);
  if (auto* found = std::get_if<std::string>(&text)) return std::move(*found);
  return std::nullopt;
}

std::vector<interpreter::NamedText> read_library(std::string_view name) {
  const auto found = stdlib::library(name);
  if (!found) return {};
  return {{"stdlib/" + std::string(found->name), std::string(found->text)}};
}

}  // namespace

ReadContract read_contract(const filesystem::path& path) {
  std::error_code error;
  const filesystem::file_status status = filesystem::status(path, error);
  if (status.type() == filesystem::file_type::not_found) return finding(Kind::path_not_found, path);
  if (error) return not_readable(path, error);

  const bool is_folder = filesystem::is_directory(status);
  std::vector<filesystem::path> files = {path};
  if (is_folder) {
    files = contract_files(path, error);
    if (error) return not_readable(path, error);
    if (files.empty()) return finding(Kind::no_contract_files, path);
  }

  interpreter::ContractTexts texts;
  for (const filesystem::path& file : files) {
    auto text = read_file(file);
    if (auto* problem = std::get_if<Diagnostic>(&text)) return std::move(*problem);
    texts.files.push_back({file.string(), std::get<std::string>(std::move(text))});
  }
  const filesystem::path folder = is_folder ? path : path.parent_path();
  texts.table = [folder](std::string_view name) { return read_table(folder, name); };
  texts.library = read_library;
  texts.libraries = stdlib::names();
  return texts;
}

std::vector<filesystem::path> contracts_below(const filesystem::path& path) {
  std::error_code error;
  if (!filesystem::is_directory(path, error) || !contract_files(path, error).empty() || error) {
    return {path};
  }
  const auto is_open_folder = [](const filesystem::directory_entry& entry) {
    std::error_code ignored;
    return entry.is_directory(ignored) && !entry.path().filename().string().starts_with('.');
  };
  std::vector<filesystem::path> folders = entries(path, is_open_folder, error);
  if (error || folders.empty()) return {path};
  return folders;
}

}  // namespace clausule::contract_folder
