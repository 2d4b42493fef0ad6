#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace clausule::cases {

/// Returns the root of the source tree.
std::filesystem::path source_root();

/// Returns the files below a folder of the source tree whose names end so, ordered by name.
std::vector<std::filesystem::path> files_in(std::string_view folder, std::string_view ending);

/// Reads a whole file; a file that cannot be read fails the test.
std::string read_file(const std::filesystem::path& path);

/// Tells whether CLAUSULE_UPDATE_CASES is set: expectations are rewritten instead of compared.
bool updating();

/// Fails the test where the file does not hold this text, or rewrites the file when updating.
void expect_file(const std::filesystem::path& path, const std::string& text);

/// Returns a name that GoogleTest accepts for the test of a file.
std::string test_name(const std::filesystem::path& path);

}  // namespace clausule::cases
