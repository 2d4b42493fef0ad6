#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/load.hpp"

namespace clausule::differential {

/// A clause with the rows under it, or a table: its header with its rows.
struct Clause {
  std::string text;
  std::vector<std::string> rows{};
};

/// A declaration in pieces, so that a piece can be left out.
struct Declaration {
  std::string head;  ///< `tarief t1`
  std::vector<Clause> clauses{};
};

/// One file of a contract.
struct ContractFile {
  std::string name;
  std::vector<Declaration> declarations{};
};

/// A table that lies beside the contract: its header, then its rows.
struct CsvTable {
  std::string name;
  std::vector<std::string> lines{};
};

/// A contract as text in pieces; the first file begins with the contract itself.
struct Contract {
  std::vector<ContractFile> files{};
  std::vector<CsvTable> tables{};
};

/// Where a line of a file comes from: a declaration, one of its clauses, one of its rows.
struct Place {
  std::size_t declaration = 0;
  std::optional<std::size_t> clause{};
  std::optional<std::size_t> row{};
};

/// Returns a file as text, and the places of its lines.
std::string written(const ContractFile& file, std::vector<Place>* places = nullptr);

/// Returns the keyword of a declaration: `tarief`, `eigen risico`.
std::string_view head_word(const Declaration& declaration);

/// Returns the name of a declaration; a test or fact has none.
std::string_view name_of(const Declaration& declaration);

/// Returns whether the text of a contract holds some words anywhere, tables beside it included.
bool mentions(const Contract& contract, std::string_view words);

/// Reads a contract. `reversed` hands over its files in another order.
interpreter::Loaded load(const Contract& contract, bool reversed = false);

/// Leaves out what the checker finds an error in, until nothing is left to find; returns the
/// contract that remains as it was read, without a program where it cannot be mended so.
interpreter::Loaded load_mended(Contract& contract);

}  // namespace clausule::differential
