#include "tools/cli/contract.hpp"

#include <algorithm>
#include <array>

#include "tools/contract_folder/contract_folder.hpp"

namespace clausule::cli {

namespace {

/// Tells whether a finding is about the path: then the command could not run at all.
bool is_about_path(const dsl::Diagnostic& diagnostic) {
  constexpr std::array kinds{dsl::Kind::path_not_found, dsl::Kind::no_permission,
                             dsl::Kind::file_not_readable, dsl::Kind::file_too_large,
                             dsl::Kind::no_contract_files};
  return std::ranges::find(kinds, diagnostic.kind) != kinds.end();
}

}  // namespace

OpenedContract open_contract(const std::string& path, Stream stream, const Terminal& terminal) {
  OpenedContract opened{contract_folder::load_contract(path)};
  const dsl::Diagnostics& diagnostics = opened.loaded.diagnostics;
  terminal.say(stream, diagnostics, opened.loaded.sources);
  if (std::ranges::any_of(diagnostics.all(), is_about_path)) {
    opened.status = status_stopped;
  } else if (diagnostics.has_errors() || !opened.loaded.program) {
    opened.status = status_found;
  }
  return opened;
}

}  // namespace clausule::cli
