#include "tests/fuzz/contract_input.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "dsl/render.hpp"
#include "stdlib/stdlib.hpp"
#include "tests/fuzz/input.hpp"

namespace clausule::fuzz {

namespace {

std::vector<interpreter::NamedText> library(std::string_view name) {
  const auto found = stdlib::library(name);
  if (!found) return {};
  return {{std::string(found->name), std::string(found->text)}};
}

}  // namespace

std::string contract_name(std::string_view text) {
  const bool literate = text.find("```clausule") != std::string_view::npos ||
                        text.find("~~~clausule") != std::string_view::npos;
  return literate ? "contract.clausule.md" : "contract.clausule";
}

interpreter::ContractTexts contract_of(std::string_view input) {
  const auto files = files_of(input);
  const std::string table(files.size() > 1 ? files[1] : "code;bedrag\n40001;63,36\n");
  interpreter::ContractTexts texts;
  texts.files.push_back({contract_name(files[0]), std::string(files[0])});
  texts.table = [table](std::string_view name) -> std::optional<std::string> {
    if (const auto found = stdlib::table(name)) return std::string(found->text);
    return table;
  };
  texts.library = library;
  texts.libraries = stdlib::names();
  return texts;
}

void expect_showable(const dsl::Diagnostics& diagnostics, const dsl::Sources& sources) {
  for (const dsl::Diagnostic& one : diagnostics.all()) {
    const dsl::Location& place = one.location;
    expect(place.file.index < sources.size(), "a finding is about a file");
    expect(place.begin <= place.end && place.end <= sources.get(place.file).text.size(),
           "a finding lies within its file");
  }
  for (const dsl::Language language : {dsl::Language::dutch, dsl::Language::english}) {
    dsl::RenderOptions options;
    options.language = language;
    expect_readable(dsl::render(diagnostics, sources, options));
  }
}

}  // namespace clausule::fuzz
