// Lays out any text: the formatter never refuses its own work, what it wrote stays as it is, and
// the way through the other vocabulary leads to the same text.

#include "dsl/format.hpp"

#include <optional>
#include <string>

#include "tests/fuzz/contract_input.hpp"
#include "tests/fuzz/input.hpp"

using namespace clausule;

namespace {

using dsl::Vocabulary;

dsl::Formatted formatted(const std::string& text, std::optional<Vocabulary> vocabulary) {
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  const dsl::FileId file = sources.add(fuzz::contract_name(text), text);
  return dsl::format(file, sources, vocabulary, diagnostics);
}

/// Lays out a text that was laid out before, which must go well.
std::string again(const std::string& text, std::optional<Vocabulary> vocabulary) {
  dsl::Formatted result = formatted(text, vocabulary);
  fuzz::expect(result.status == dsl::FormatStatus::done, "what was laid out can be laid out");
  return result.text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  const dsl::Formatted own = formatted(text, std::nullopt);
  fuzz::expect(own.status != dsl::FormatStatus::refused, "the layout says what the text says");
  if (own.status == dsl::FormatStatus::has_errors) {
    fuzz::expect(own.text == text, "a text with errors stays as it is");
    return 0;
  }
  fuzz::expect(again(own.text, std::nullopt) == own.text, "a layout is laid out");
  const std::string dutch = again(text, Vocabulary::dutch);
  const std::string english = again(text, Vocabulary::english);
  fuzz::expect(again(dutch, Vocabulary::dutch) == dutch, "a Dutch layout is laid out");
  fuzz::expect(again(english, Vocabulary::english) == english, "an English layout is laid out");
  fuzz::expect(again(dutch, Vocabulary::english) == english, "through Dutch to the same English");
  fuzz::expect(again(english, Vocabulary::dutch) == dutch, "through English to the same Dutch");
  return 0;
}
