#include "tools/benchmark/batch/decision_rows.hpp"

#include <array>
#include <charconv>
#include <cstddef>

namespace clausule::benchmark::batch {

namespace {

void append_euro(std::string& out, std::int64_t cents) {
  if (cents < 0) out += '-';
  const std::int64_t size = cents < 0 ? -cents : cents;
  std::array<char, 20> digits{};
  const char* const end =
      std::to_chars(digits.data(), digits.data() + digits.size(), size / 100).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  out += '.';
  out += static_cast<char>('0' + size % 100 / 10);
  out += static_cast<char>('0' + size % 10);
}

/// Appends a text, between quotes where it needs them.
void append_text(std::string& out, std::string_view text) {
  if (text.find_first_of(",;\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (const char sign : text) {
    if (sign == '"') out += '"';
    out += sign;
  }
  out += '"';
}

}  // namespace

void append_decision(std::string& out, std::string_view id, const handwritten::Decision& decision,
                     std::string_view contract, std::string_view message) {
  append_text(out, id);
  out += ',';
  out += name_of(decision.outcome);
  out += ',';
  append_euro(out, decision.paid);
  out += ',';
  append_euro(out, decision.open);
  out += ',';
  out += decision.rule;
  out += ',';
  out += name_of(decision.ground);
  out += ',';
  out += decision.article;
  out += ',';
  out += decision.return_code;
  out += ',';
  append_text(out, decision.beside);
  // Nothing was decided before, so nothing is recovered.
  out += ",,";
  append_euro(out, decision.deductible);
  out += ',';
  out += contract;
  out += ',';
  append_text(out, message);
  out += '\n';
}

}  // namespace clausule::benchmark::batch
