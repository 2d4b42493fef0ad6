// Loads any text as a contract. One that loads also runs its tests to an end, and as the formatter
// writes it, in either vocabulary, it is the same contract with the same tests.

#include <algorithm>
#include <cstddef>
#include <string>

#include "dsl/format.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"
#include "interpreter/testing.hpp"
#include "tests/fuzz/contract_input.hpp"
#include "tests/fuzz/input.hpp"

using namespace clausule;

namespace {

std::ptrdiff_t passed_tests(const interpreter::Loaded& loaded) {
  const auto reports = interpreter::run_tests(loaded.program, loaded.sources);
  return std::ranges::count(reports, true, &interpreter::TestReport::passed);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  interpreter::ContractTexts texts = fuzz::contract_of(fuzz::text_of(data, size));
  const interpreter::Loaded loaded = interpreter::load(texts);
  fuzz::expect_showable(loaded.diagnostics, loaded.sources);
  fuzz::expect((loaded.program != nullptr) != loaded.diagnostics.has_errors(),
               "a program or an error");
  if (loaded.program == nullptr) return 0;
  const std::ptrdiff_t passed = passed_tests(loaded);
  const std::string text = texts.files[0].text;
  for (const auto vocabulary : {dsl::Vocabulary::dutch, dsl::Vocabulary::english}) {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    const dsl::FileId file = sources.add(texts.files[0].name, text);
    dsl::Formatted formatted = dsl::format(file, sources, vocabulary, diagnostics);
    fuzz::expect(formatted.status == dsl::FormatStatus::done, "a contract can be laid out");
    texts.files[0].text = std::move(formatted.text);
    const interpreter::Loaded again = interpreter::load(texts);
    fuzz::expect(again.program != nullptr, "a contract that is laid out loads");
    fuzz::expect(again.program->hash == loaded.program->hash, "a layout keeps the meaning");
    fuzz::expect(passed_tests(again) == passed, "a layout keeps the tests");
  }
  return 0;
}
