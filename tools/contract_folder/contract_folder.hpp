#pragma once

#include <filesystem>
#include <variant>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "interpreter/load.hpp"

namespace clausule::contract_folder {

/// The texts of one contract, or why its path could not be read; the finding has no place in any
/// text and names the path as it was given.
using ReadContract = std::variant<interpreter::ContractTexts, dsl::Diagnostic>;

/// Reads the contract at a path: a file alone, or all `*.clausule.md` and `*.clausule` files of a
/// folder, without the folders in it. Tables come from that folder only, libraries from the
/// standard library; tables are read when they are asked for. Each file holds at most 256 MB.
ReadContract read_contract(const std::filesystem::path& path);

/// Returns the paths of the contracts that a path means: itself, or, where it is a folder without
/// contract files, each folder in it, ordered by name.
std::vector<std::filesystem::path> contracts_below(const std::filesystem::path& path);

/// Reads and checks the contract at a path. Where the path cannot be read the finding stands under
/// its name, like any other.
interpreter::Loaded load_contract(const std::filesystem::path& path);

}  // namespace clausule::contract_folder
