#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The tokens of `docs/grammar.md` part 2. Each function returns how many bytes of `text`, from its
/// start, one token takes: 0 where there is none. The grammar and tables in CSV share them.
namespace clausule::dsl::lexical {

std::size_t name_length(std::string_view text);  ///< reserved words excluded
std::size_t path_length(std::string_view text);
std::size_t library_length(std::string_view text);
std::size_t code_length(std::string_view text);
std::size_t decimal_length(std::string_view text);
std::size_t percent_length(std::string_view text);
std::size_t money_length(std::string_view text);
std::size_t date_length(std::string_view text);
std::size_t digits_length(std::string_view text);
std::size_t text_length(std::string_view text);
std::size_t compare_length(std::string_view text);

/// Returns the length of a word as a reader sees it: letters, digits, `_`, `-`, `/` and `.` inside,
/// or one sign.
std::size_t word_length(std::string_view text);

/// Returns where `text` first is no UTF-8, or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Returns a name in Unicode normal form C.
std::string normalized(std::string_view name);

}  // namespace clausule::dsl::lexical
