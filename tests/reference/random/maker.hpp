#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/reference/random/expressions.hpp"
#include "tests/reference/random/pieces.hpp"
#include "tests/reference/random/random.hpp"

namespace clausule::differential {

/// Writes the declarations of a contract, each kind in a source of its own.
class ContractMaker {
 public:
  explicit ContractMaker(Random& random) : random_(random), expressions_(random, names_) {}

  Contract make();

 private:
  /// The kinds of rules that have exceptions and common clauses.
  using Rules = std::vector<std::string>;

  void add_head(ContractFile& file);
  void add_amendment(ContractFile& file);
  void add_facts(ContractFile& file);
  void add_code_list(ContractFile& file);
  void add_register(ContractFile& file);
  void add_table(ContractFile& file);
  void add_definition(ContractFile& file);
  void add_programme(ContractFile& file);
  void add_tariff(ContractFile& file);
  void add_exclusion(ContractFile& file);
  void add_pairs(ContractFile& file);
  void add_limit(ContractFile& file);
  void add_condition(ContractFile& file);
  void add_deductible(ContractFile& file);
  void add_settlement(ContractFile& file);
  void add_property(ContractFile& file);
  void add_rules(ContractFile& file, std::size_t count);

  std::string new_name(std::string_view prefix);
  /// Writes `uitzondering op` and one or two of the rules; tells whether it did.
  bool add_exception(Declaration& rule, const Rules& rules, std::size_t percent);
  void add_validity(Declaration& rule, std::size_t percent);
  void add_guards(Declaration& rule, bool needed);
  void add_reference_date(Declaration& rule);
  void add_return_code(Declaration& rule);
  void add_if_unknown(Declaration& rule);
  void add_article(Declaration& rule);
  /// Writes the steps of an amount; `exact` says that it is whole cents without a rounding.
  void add_steps(Declaration& rule, bool exact, bool for_tariff);
  void add_components(Declaration& tariff);
  void add_prices(ContractFile& file, Declaration& tariff);
  /// A code as a cell names it: itself, or by a list of its own that need not always hold.
  std::string code_in_cell(ContractFile& file, std::size_t at);
  void add_relation(Declaration& exclusion, std::size_t split);
  /// Writes the table under a declaration, here or in a file of its own.
  void add_table(Declaration& rule, std::vector<std::string> header,
                 std::vector<std::vector<std::string>> rows);
  /// Adds a declaration, or two versions of it.
  void add(ContractFile& file, Declaration declaration, bool may_have_versions = true);
  std::string per_unit();

  Random& random_;
  Names names_;
  Expressions expressions_;
  Contract contract_;
  std::size_t count_ = 0;
  bool amending_ = false;
  Rules definitions_of_conditions_;
  Rules definitions_of_amounts_;
  Rules definitions_of_percentages_;
  Rules tariffs_;
  Rules exclusions_;
  Rules limits_;
  Rules conditions_;
  Rules deductibles_;
  Rules settlements_;
  Rules lists_;
  std::vector<std::vector<std::string>> pairs_;  ///< of the last table of pairs
  std::string pairs_name_;
  std::string pairs_relation_;
};

}  // namespace clausule::differential
