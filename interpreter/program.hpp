#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"
#include "interpreter/fact.hpp"
#include "interpreter/rules.hpp"

namespace clausule::interpreter {

/// The contract itself.
struct ContractHead {
  std::string name;
  std::string title;
  std::string insurer;
  std::string article;
  std::string return_code;
  dsl::Location location;
  DateInterval validity;  ///< all `geldig` clauses together
  std::optional<CodeSet> parties;
  /// What a list that is written in this contract means: `01` is `008`.
  std::map<std::string, std::string, std::less<>> lists;
  /// The list of codes that are written without one; empty: every list.
  std::string default_list;
  Verdict other_services;
};

/// A property (`eis`): checked for its types, not yet tried.
struct Property {
  std::string name;
  std::vector<ExpressionPointer> always;
  dsl::Location location;
};

/// A test as it was written; `testing.hpp` runs it.
struct TestDeclaration {
  const dsl::ast::Declaration* declaration = nullptr;  ///< in `Program::files`
  bool from_library = false;
};

/// A checked contract: every name is an id and every expression has a type. Immutable.
struct Program {
  ContractHead contract;
  std::vector<FactInfo> facts;
  std::vector<CodeList> code_lists;
  std::vector<Table> tables;
  std::vector<Definition> definitions;
  std::vector<Tariff> tariffs;
  std::vector<Exclusion> exclusions;
  std::vector<Limit> limits;
  std::vector<Condition> conditions;
  std::vector<Programme> programmes;
  std::vector<Property> properties;
  std::vector<TestDeclaration> tests;
  std::vector<ExpressionPointer> file_sums;  ///< what `som` adds up, per line
  std::optional<DefinitionId> contracted;    ///< the stock definition `gecontracteerd`

  bool reads_enrolments = false;  ///< or periods: a list must be handed over
  bool reads_file = false;        ///< has a rule `per bestand`: decided in two passes
  /// Read by itself, as a library: only its tests run.
  bool is_library = false;
  std::string hash;  ///< semantic hash, 16 hexadecimal digits

  /// The trees that `tests` points into.
  std::vector<dsl::ast::File> files;

  /// Returns a fact by entity and name.
  [[nodiscard]] std::optional<FactId> find_fact(Entity entity, std::string_view name) const;
};

}  // namespace clausule::interpreter
