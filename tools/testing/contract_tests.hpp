#pragma once

#include <cstddef>
#include <filesystem>

#include "dsl/diagnostics.hpp"

namespace clausule::testing {

/// Registers the tests of the contract at a path, a file or a folder, with GoogleTest: a suite by
/// the name of the file or folder, where that is taken with the name of the folder above it in
/// front; a case for each test, and a case `check` that fails where the check of the contract finds
/// an error that no test expects. What stands `nog te doen` is skipped.
/// In names all but letters, digits and `_` become `_`. A failure reads as in `clausule test`, in a
/// language. Call it between `InitGoogleTest` and `RUN_ALL_TESTS`; returns how many cases there
/// are.
std::size_t register_contract(const std::filesystem::path& path,
                              dsl::Language language = dsl::Language::english);

}  // namespace clausule::testing
