#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// What every target defines: the fuzzer, or `replay.cpp` in its place, calls it with one input
/// after the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace clausule::fuzz {

/// Separates the files of an input that holds several: the sign of ASCII for that, which no file
/// here needs.
inline constexpr char file_separator = '\x1C';

/// Returns an input as text.
std::string_view text_of(const std::uint8_t* data, std::size_t size);

/// Returns the files in an input, at least one.
std::vector<std::string_view> files_of(std::string_view input);

/// Ends the program where something does not hold, so that the input is kept: `what` should have
/// been so.
void expect(bool holds, std::string_view what);

/// Expects a text that people read to be UTF-8.
void expect_readable(std::string_view text);

}  // namespace clausule::fuzz
