#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dsl/ast_clause.hpp"
#include "dsl/ast_expression.hpp"
#include "dsl/source.hpp"

/// The typed tree of one contract file: what was written, in the order it was written, with every
/// keyword replaced by its meaning and every literal still text. Names are in NFC.
namespace clausule::dsl::ast {

enum class Head : std::uint8_t {
  contract,
  use,
  fact,
  codelist,
  table,
  definition,
  test,
  dossier,
  tariff,
  exclusion,
  limit,
  condition,
  programme,
  deductible,
  settlement,
  property
};
enum class TypeKind : std::uint8_t {
  text,
  number,
  decimal,
  money,
  percentage,
  date,
  period,
  codes,
  code,
  yes_no,
  one_of
};
struct Type {
  bool medical = false;
  TypeKind kind{};
  std::vector<Name> names;  ///< of `een van`
};

/// One declaration. What only some heads have is empty in the others.
struct Declaration {
  Head head{};
  Name name;  ///< of a test or dossier: its text; of `gebruik`: the library
  std::optional<Text> title;
  Path fact;                       ///< of `gegeven`
  std::optional<Type> type;        ///< of `gegeven`
  std::optional<Codes> codes;      ///< of `codelijst x = …`
  std::vector<Path> keys;          ///< of `tabel x per …`
  ExpressionPointer value;         ///< of `definitie x = …`
  std::optional<Text> table_file;  ///< of `uit "f.csv"`
  std::vector<Clause> clauses;
  std::string article;  ///< the headings above its fence, joined by ` > `
  Location location;    ///< of the head line
};

enum class Vocabulary : std::uint8_t { dutch, english };

/// One contract file.
struct File {
  FileId id;
  Vocabulary vocabulary{};
  std::vector<Declaration> declarations;
};

}  // namespace clausule::dsl::ast
