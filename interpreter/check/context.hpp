#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/load.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter::check {

/// One declaration and where it came from.
struct Source {
  const dsl::ast::Declaration* declaration = nullptr;
  bool from_library = false;
  dsl::ast::Vocabulary vocabulary{};
  std::string library;  ///< whose tables it names; empty for the contract's own
  /// The amendment in whose file it stands; an index into `Program::amendments`.
  std::optional<std::size_t> amendment{};
};

/// What a declared name stands for: its head, the index among the program's rules of that kind, and
/// all declarations of the name, its versions.
struct Entry {
  dsl::ast::Head head{};
  std::uint32_t index = 0;
  std::vector<Source> versions;
};

/// What an expression may read: rules read what is known before the decision. What a settlement
/// reads outside `som` is checked once all names are lowered.
enum class Reads : std::uint8_t { line, file, results, settlement };

/// How far the lazy lowering of a definition or table has come.
enum class Progress : std::uint8_t { untouched, running, done };

/// What all lowering functions share: the program as it grows, the names, and where findings go.
struct Context {
  Program& program;
  const ContractTexts& texts;
  dsl::Sources& sources;
  dsl::Diagnostics& diagnostics;
  std::vector<Source> declarations{};
  std::map<std::string, Entry, std::less<>> names{};
  std::vector<Progress> definition_progress{};
  std::vector<Progress> table_progress{};
  /// How many definitions and tables are being lowered inside one another.
  std::size_t depth = 0;
  /// Tables read from files: they live as long as the lowering.
  std::deque<dsl::ast::Table> file_tables{};
  /// Whether the declaration that is being lowered comes from a library, and what it may read.
  bool in_library = false;
  bool in_property = false;
  Reads reads = Reads::line;
  /// The names that the declaration departs from: in it they mean their own value.
  std::set<std::string, std::less<>> excepted{};
  /// The list of codes written without one, where the declaration has its own `lijst`.
  std::optional<std::string> local_list{};
  /// Definitions and tables that read results of the decision, and how often one was read.
  std::set<std::string, std::less<>> result_readers{};
  std::size_t result_reads = 0;
  /// Set where `gecontracteerd` was read without an exception that replaces it.
  std::optional<dsl::Location> contracted_read{};

  /// Returns the text of a location on one line, for explanations.
  [[nodiscard]] std::string snippet(const dsl::Location& location) const;
};

/// Switches what the context is lowering and back again.
class Inside {
 public:
  Inside(Context& context, const Source& source, Reads reads);
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Context& context_;
  bool in_library_;
  bool in_property_;
  Reads reads_;
  std::set<std::string, std::less<>> excepted_;
  std::optional<std::string> local_list_;
};

/// Returns the keyword of a head in Dutch: `tarief`.
std::string head_word(dsl::ast::Head head);

/// Returns the clauses of one kind, in the order they stand.
template <typename Kind>
std::vector<const Kind*> clauses_of(const dsl::ast::Declaration& declaration) {
  std::vector<const Kind*> found;
  for (const dsl::ast::Clause& clause : declaration.clauses) {
    if (const auto* one = std::get_if<Kind>(&clause.value)) found.push_back(one);
  }
  return found;
}

/// Returns the first clause of one kind, or null.
template <typename Kind>
const Kind* clause_of(const dsl::ast::Declaration& declaration) {
  const auto found = clauses_of<Kind>(declaration);
  return found.empty() ? nullptr : found.front();
}

}  // namespace clausule::interpreter::check
