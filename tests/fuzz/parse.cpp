// Reads any text as a contract and as a table in CSV: reading ends, and what it reports can be
// shown.

#include "dsl/parse.hpp"

#include <string>

#include "tests/fuzz/contract_input.hpp"
#include "tests/fuzz/input.hpp"

using namespace clausule;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  for (const char* name : {"contract.clausule", "contract.clausule.md"}) {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    dsl::parse_file(sources.add(name, text), sources, diagnostics);
    fuzz::expect_showable(diagnostics, sources);
  }
  for (const auto vocabulary : {dsl::ast::Vocabulary::dutch, dsl::ast::Vocabulary::english}) {
    dsl::Sources sources;
    dsl::Diagnostics diagnostics;
    dsl::parse_table_file(sources.add("table.csv", text), vocabulary, sources, diagnostics);
    fuzz::expect_showable(diagnostics, sources);
  }
  return 0;
}
