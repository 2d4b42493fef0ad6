#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "dsl/format.hpp"
#include "tools/claims/json.hpp"
#include "tools/claims/output_file.hpp"
#include "tools/claims/text_lines.hpp"
#include "tools/cli/commands.hpp"
#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

namespace filesystem = std::filesystem;

using claims::Problem;
using interpreter::NamedText;
using interpreter::Says;

constexpr std::string_view standard_stream = "-";

/// Tells whether a text is Markdown with rules in fences; what has no name is told by its text.
bool has_fences(std::string_view text) {
  for (const std::string_view mark : {"```clausule", "~~~clausule"}) {
    for (std::size_t at = text.find(mark); at != std::string_view::npos;
         at = text.find(mark, at + 1)) {
      if (at == 0 || text[at - 1] == '\n') return true;
    }
  }
  return false;
}

std::variant<NamedText, Problem> read_standard_input() {
  NamedText read{std::string(standard_stream), {}};
  std::array<char, 65536> part{};
  while (const std::size_t count = std::fread(part.data(), 1, part.size(), stdin)) {
    read.text.append(part.data(), count);
  }
  if (std::ferror(stdin) != 0) return claims::system_problem(read.name, Says::stop_unreadable);
  if (has_fences(read.text)) read.name += ".clausule.md";
  return read;
}

/// Returns the number of the first line in which two texts differ.
std::size_t first_difference(std::string_view one, std::string_view other) {
  const std::size_t shorter = std::min(one.size(), other.size());
  const auto* const end = one.data() + shorter;
  const auto* const found = std::mismatch(one.data(), end, other.data()).first;
  return 1 + static_cast<std::size_t>(std::count(one.data(), found, '\n'));
}

/// Formats files one by one.
class Formatter {
 public:
  Formatter(const FormatOptions& options, const Terminal& terminal)
      : options_(options), terminal_(terminal) {
    if (options.vocabulary) {
      vocabulary_ = *options.vocabulary == "nl" ? dsl::Vocabulary::dutch : dsl::Vocabulary::english;
    }
  }

  int path(const std::string& path) const {
    if (path == standard_stream) return standard_input();
    int status = status_fine;
    for (const auto& contract : contract_folder::contracts_below(path)) {
      contract_folder::ReadContract read = contract_folder::read_contract(contract);
      if (auto* problem = std::get_if<dsl::Diagnostic>(&read)) {
        dsl::Sources sources;
        problem->location.file = sources.add(contract.string(), "");
        terminal_.say(Stream::output, *problem, sources);
        status = status_stopped;
        continue;
      }
      for (const NamedText& file : std::get<interpreter::ContractTexts>(read).files) {
        status = std::max(status, one_file(file));
      }
    }
    return status;
  }

 private:
  int standard_input() const {
    const auto read = read_standard_input();
    if (const auto* problem = std::get_if<Problem>(&read)) return terminal_.stop(*problem);
    const auto& file = std::get<NamedText>(read);
    const dsl::Formatted formatted = format(file, Stream::errors);
    if (formatted.status != dsl::FormatStatus::done) return status_found;
    if (options_.check) return compare(file, formatted.text);
    terminal_.say(Stream::output, formatted.text);
    return status_fine;
  }

  int one_file(const NamedText& file) const {
    const dsl::Formatted formatted = format(file, Stream::output);
    if (formatted.status != dsl::FormatStatus::done) return status_found;
    if (options_.check) return compare(file, formatted.text);
    const bool changes = formatted.text != file.text;
    if (changes) {
      if (const auto problem = write(file.name, formatted.text)) return terminal_.stop(*problem);
    }
    if (terminal_.is_json()) {
      say_json(file, changes);
    } else if (changes) {
      say(fmt::format("{} {}\n", terminal_.pick("formatted", "opgemaakt:"), file.name));
    }
    return status_fine;
  }

  [[nodiscard]] dsl::Formatted format(const NamedText& file, Stream stream) const {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    const dsl::FileId id = sources.add(file.name, file.text);
    dsl::Formatted formatted = dsl::format(id, sources, vocabulary_, diagnostics);
    terminal_.say(stream, diagnostics, sources);
    if (formatted.status == dsl::FormatStatus::refused) {
      terminal_.stop(fmt::format(
          fmt::runtime(terminal_.pick("{}: left as it is, since its layout would not keep what it "
                                      "says; please report this",
                                      "{}: gelaten zoals het is, omdat de opmaak niet zou bewaren "
                                      "wat er staat; meld dit alstublieft")),
          file.name));
    }
    return formatted;
  }

  /// Says whether a file stands as it would be written; returns the exit status for that.
  int compare(const NamedText& file, std::string_view formatted) const {
    const bool differs = formatted != file.text;
    if (terminal_.is_json()) {
      say_json(file, differs);
    } else if (differs) {
      say(fmt::format("{}:{}: {}\n", file.name, first_difference(file.text, formatted),
                      terminal_.pick("not as `clausule fmt` writes it",
                                     "niet zoals `clausule fmt` het schrijft")));
    }
    return differs ? status_found : status_fine;
  }

  void say(std::string_view text) const { terminal_.say(Stream::output, text); }

  void say_json(const NamedText& file, bool changes) const {
    std::string out = "{\"file\":";
    claims::append_json(out, file.name);
    say(out + fmt::format(",\"changed\":{}}}\n", changes));
  }

  /// Writes a file whole or not at all; one that nobody may write stays as it is.
  static std::optional<Problem> write(const std::string& path, std::string_view text) {
    using filesystem::perms;
    std::error_code none;
    const perms rights = filesystem::status(path, none).permissions();
    const perms writing = perms::owner_write | perms::group_write | perms::others_write;
    if (rights != perms::unknown && (rights & writing) == perms::none) {
      errno = EACCES;
      return claims::system_problem(path, Says::stop_unwritable);
    }
    auto output = claims::OutputFile::create(path);
    if (auto* problem = std::get_if<Problem>(&output)) return std::move(*problem);
    auto& file = std::get<claims::OutputFile>(output);
    file.write(text);
    return file.finish();
  }

  const FormatOptions& options_;
  const Terminal& terminal_;
  std::optional<dsl::Vocabulary> vocabulary_;
};

}  // namespace

int format(const FormatOptions& options, const Terminal& terminal) {
  const Formatter formatter(options, terminal);
  int status = status_fine;
  for (const std::string& path : options.files) status = std::max(status, formatter.path(path));
  return status;
}

}  // namespace clausule::cli
