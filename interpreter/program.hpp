#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast.hpp"
#include "interpreter/deductible.hpp"
#include "interpreter/fact.hpp"
#include "interpreter/rules.hpp"
#include "interpreter/settlement.hpp"

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

/// A contract that changes this one (`wijzigt`, `semantics.md` 62). Its rules stand among those of
/// the program, each within its `validity` and known from its `published_on`.
struct Amendment {
  std::string name;
  std::string title;
  std::string article;
  dsl::Location location;
  DateInterval validity;
  std::optional<Date> published_on;
  std::optional<CodeSet> parties;         ///< in place of the contract's
  std::optional<Verdict> other_services;  ///< in place of the contract's
};

/// A property (`eis`): what must be true of the contract.
struct Property {
  std::string name;
  std::vector<ExpressionPointer> always;
  dsl::Location location;
  bool from_library = false;
  DateInterval validity;  ///< of the contract, and of the amendment in whose file it stands
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
  std::vector<Deductible> deductibles;
  std::vector<Settlement> settlements;
  std::vector<Amendment> amendments;
  std::vector<Property> properties;
  std::vector<TestDeclaration> tests;
  std::vector<ExpressionPointer> file_sums;        ///< what `som` adds up, per line
  std::vector<ExpressionPointer> settlement_sums;  ///< the same, over the lines in scope
  std::optional<DefinitionId> contracted;          ///< the stock definition `gecontracteerd`

  bool reads_enrolments = false;  ///< or periods: a list must be handed over
  bool reads_file = false;        ///< has a rule `per bestand`: decided in two passes
  /// Read by itself, as a library: only its tests run.
  bool is_library = false;
  std::string hash;  ///< semantic hash, 16 hexadecimal digits

  /// The trees that `tests` points into; programs may share them.
  std::vector<std::shared_ptr<const dsl::ast::File>> files;

  /// Returns who has a contract on a date, an amendment's in place of the contract's; null where
  /// there is no list.
  [[nodiscard]] const CodeSet* parties_on(Date date) const;

  /// Returns the vocabulary of one of its files.
  [[nodiscard]] dsl::ast::Vocabulary vocabulary_of(dsl::FileId file) const;

  /// Returns a fact by entity and name.
  [[nodiscard]] std::optional<FactId> find_fact(Entity entity, std::string_view name) const;
};

}  // namespace clausule::interpreter
