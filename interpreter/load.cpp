#include "interpreter/load.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <utility>

#include "dsl/other_text.hpp"
#include "dsl/parse.hpp"
#include "dsl/spelling.hpp"
#include "interpreter/analysis/analyse.hpp"
#include "interpreter/check/check.hpp"
#include "interpreter/hash.hpp"
#include "interpreter/program.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/reading.hpp"
#include "interpreter/reload.hpp"
#include "interpreter/testing.hpp"

namespace clausule::interpreter {

namespace {

namespace ast = dsl::ast;
using dsl::Kind;

/// Parses the contract's files and, once each, the libraries that they and their libraries use.
std::vector<check::ParsedFile> parse_all(const ContractTexts& texts, Loaded& loaded) {
  std::vector<check::ParsedFile> parsed;
  std::set<std::string> libraries;
  struct Waiting {
    NamedText text;
    std::string library;
  };
  std::deque<Waiting> waiting;
  for (const NamedText& file : texts.files) waiting.push_back({file, {}});
  while (!waiting.empty()) {
    Waiting next = std::move(waiting.front());
    waiting.pop_front();
    const dsl::FileId id = loaded.sources.add(std::move(next.text.name), std::move(next.text.text));
    ast::File file = dsl::parse_file(id, loaded.sources, loaded.diagnostics);
    for (const ast::Declaration& declaration : file.declarations) {
      if (declaration.head != ast::Head::use) continue;
      const std::string& name = declaration.name.text;
      if (!libraries.insert(name).second) continue;
      auto found = texts.library ? texts.library(name) : std::vector<NamedText>();
      if (found.empty()) {
        auto& report =
            loaded.diagnostics.report<Kind::unknown_library>(declaration.name.location, name);
        if (auto near = dsl::nearest_name(name, texts.libraries)) {
          report.with_mended(*std::move(near));
        }
      }
      for (NamedText& text : found) waiting.push_back({std::move(text), name});
    }
    parsed.push_back({std::make_shared<const ast::File>(std::move(file)), std::move(next.library)});
  }
  return parsed;
}

/// Leaves out warnings about libraries: who uses one cannot do anything about them, and `check`
/// reads a library by itself (`semantics.md` 61).
dsl::Diagnostics without_library_warnings(const dsl::Diagnostics& all,
                                          const std::set<dsl::FileId>& libraries) {
  dsl::Diagnostics kept;
  for (const dsl::Diagnostic& one : all.all()) {
    const bool warning = dsl::info(one.kind).severity == dsl::Severity::warning;
    if (!warning || !libraries.contains(one.location.file)) kept.add(one);
  }
  return kept;
}

/// Takes the texts of tables in again that were let go but in which a finding has its place.
void restore_texts(const ContractTexts& texts, Loaded& loaded) {
  std::set<dsl::FileId> shown;
  for (const dsl::Diagnostic& one : loaded.diagnostics.all()) {
    shown.insert(one.location.file);
    for (const dsl::Related& related : one.related) shown.insert(related.location.file);
  }
  for (const dsl::FileId file : shown) {
    if (file.index >= loaded.sources.size() || !loaded.sources.get(file).text.empty()) continue;
    auto text = texts.table ? texts.table(loaded.sources.get(file).name) : std::nullopt;
    if (text) loaded.sources = dsl::with_other_text(loaded.sources, file, *std::move(text));
  }
}

/// Notes at each fact whether deciding reads it.
void note_reads(Program& program) {
  const Reading reading = reading_of(program);
  for (std::uint32_t index = 0; index < program.facts.size(); ++index) {
    program.facts[index].read = reading.facts.contains(FactId{index});
  }
}

/// Checks the rules in parsed files and returns the program that they make; null where there was
/// an error before.
std::shared_ptr<Program> check_rules(std::vector<check::ParsedFile> parsed,
                                     const ContractTexts& texts, Loaded& loaded) {
  if (loaded.diagnostics.has_errors()) return nullptr;
  auto program = check::check(std::move(parsed), texts, loaded.sources, loaded.diagnostics);
  if (program) analysis::analyse(*program, loaded.diagnostics);
  return program;
}

/// Checks parsed files and makes them the program of `loaded`, unless there are errors.
void check_parsed(std::vector<check::ParsedFile> parsed, const ContractTexts& texts,
                  Loaded& loaded) {
  std::vector<const ast::File*> own;
  for (const check::ParsedFile& file : parsed) {
    if (file.library.empty()) own.push_back(file.file.get());
  }
  loaded.tests = written_tests(own);
  std::set<dsl::FileId> libraries;
  for (const check::ParsedFile& file : parsed) {
    if (!file.library.empty()) libraries.insert(file.file->id);
  }
  auto program = check_rules(std::move(parsed), texts, loaded);
  if (program) {
    check_tests(*program, loaded.sources, loaded.diagnostics);
    // What follows names without end comes to rest only where the analysis found no circle.
    if (!loaded.diagnostics.has_errors()) {
      for (const PropertyReport& report : prove_properties(program)) {
        for (const dsl::Diagnostic& finding : report.findings) loaded.diagnostics.add(finding);
      }
    }
  }
  loaded.diagnostics = without_library_warnings(loaded.diagnostics, libraries);
  if (!program || loaded.diagnostics.has_errors()) return;
  note_reads(*program);
  program->hash = semantic_hash(*program);
  loaded.program = std::move(program);
}

}  // namespace

Loaded load(const ContractTexts& texts) {
  Loaded loaded;
  check_parsed(parse_all(texts, loaded), texts, loaded);
  restore_texts(texts, loaded);
  return loaded;
}

struct Reload::State {
  ContractTexts texts;
  dsl::Sources sources;  ///< of the files, without the tables
  std::vector<check::ParsedFile> parsed;
  std::map<std::string, std::optional<std::string>, std::less<>> tables;
  Loaded written;
};

Reload::Reload(ContractTexts texts) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.texts = std::move(texts);
  ContractTexts noting = state.texts;
  noting.table = [&state](std::string_view name) {
    auto text = state.texts.table ? state.texts.table(name) : std::nullopt;
    return state.tables.insert_or_assign(std::string(name), std::move(text)).first->second;
  };
  state.parsed = parse_all(state.texts, state.written);
  state.sources = state.written.sources;
  check_parsed(state.parsed, noting, state.written);
  dsl::Sources& sources = state.written.sources;
  for (std::uint32_t index = 0; index < sources.size(); ++index) {
    const auto found = state.tables.find(sources.get({index}).name);
    if (!sources.get({index}).text.empty() || found == state.tables.end()) continue;
    sources = dsl::with_other_text(sources, {index}, found->second.value_or(std::string()));
  }
}

Reload::~Reload() = default;
Reload::Reload(Reload&&) noexcept = default;
Reload& Reload::operator=(Reload&&) noexcept = default;

const Loaded& Reload::written() const {
  return state_->written;
}

std::size_t Reload::file_count() const {
  return state_->parsed.size();
}

bool Reload::is_own(dsl::FileId file) const {
  const auto& parsed = state_->parsed;
  if (file.index < parsed.size()) return parsed[file.index].library.empty();
  const std::string& name = state_->written.sources.get(file).name;
  return name.find('/') == std::string::npos;
}

Loaded Reload::with_text(dsl::FileId file, std::string text) const {
  const State& state = *state_;
  Loaded loaded;
  ContractTexts texts = state.texts;
  const bool is_table = file.index >= state.parsed.size();
  const std::string name = is_table ? state.written.sources.get(file).name : std::string();
  texts.table = [&](std::string_view asked) -> std::optional<std::string> {
    if (is_table && asked == name) return text;
    const auto known = state.tables.find(asked);
    if (known != state.tables.end()) return known->second;
    return state.texts.table ? state.texts.table(asked) : std::nullopt;
  };
  std::vector<check::ParsedFile> parsed = state.parsed;
  if (is_table) {
    loaded.sources = state.sources;
  } else {
    loaded.sources = dsl::with_other_text(state.sources, file, std::move(text));
    parsed[file.index].file = std::make_shared<const ast::File>(
        dsl::parse_file(file, loaded.sources, loaded.diagnostics));
  }
  auto program = check_rules(std::move(parsed), texts, loaded);
  if (loaded.diagnostics.has_errors()) return loaded;
  if (program) note_reads(*program);
  loaded.program = std::move(program);
  return loaded;
}

}  // namespace clausule::interpreter
