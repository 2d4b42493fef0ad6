#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/diagnostics.hpp"
#include "dsl/source.hpp"
#include "interpreter/finding_tests.hpp"

namespace clausule::interpreter {

struct Program;

/// A text with the name under which diagnostics cite it.
struct NamedText {
  std::string name;
  std::string text;
};

/// What the interpreter may read: the caller opens the files.
struct ContractTexts {
  /// The files of one contract (or of one library), in any order.
  std::vector<NamedText> files;
  /// Returns a table that lies beside the contract, or nothing.
  std::function<std::optional<std::string>(std::string_view name)> table;
  /// Returns the files of a library of `gebruik x`; none where there is no such library. Tables of
  /// a library are asked for by `library/name.csv`.
  std::function<std::vector<NamedText>(std::string_view name)> library;
  /// The names of all libraries, for suggestions.
  std::vector<std::string> libraries;
};

/// A contract that was read, or what keeps it from being one.
struct Loaded {
  dsl::Sources sources;
  dsl::Diagnostics diagnostics;
  /// Null where there are errors.
  std::shared_ptr<const Program> program;
  /// The tests as they are written, those of libraries not among them, also where there are errors;
  /// none of a file that cannot be read to its end.
  std::vector<WrittenTest> tests{};
};

/// Reads and checks a contract. Never throws for what is written in it.
Loaded load(const ContractTexts& texts);

}  // namespace clausule::interpreter
