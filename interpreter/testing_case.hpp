#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/ast.hpp"
#include "dsl/diagnostics.hpp"
#include "interpreter/decision.hpp"
#include "interpreter/dossier.hpp"
#include "interpreter/program.hpp"

namespace clausule::interpreter {

/// What a column of expectations is about.
enum class Expects : std::uint8_t {
  outcome,
  paid,
  open,
  rule,
  beside,
  return_code,
  article,
  ground,
  component,
  recover,      ///< what is to be recovered of lines decided before, all together
  deductible,   ///< what one deductible lays on the insured
  deductibles,  ///< what all of them do
  explanation,  ///< a text that stands in the explanation of the line
  value         ///< what a table, definition or tariff comes to once the line is decided
};

/// What a cell expects or what was found; nothing is an empty cell.
using Expected = std::variant<std::monostate, Outcome, Ground, Cents, std::string, Value>;

/// One cell that is compared with a decision.
struct Expectation {
  std::size_t line = 0;  ///< index into the lines of the dossier
  Expects what{};
  std::string column;  ///< as written: the name of a component, deductible or value
  Expected value;
  dsl::Location cell;
};

/// `verwacht NAME € 1,00`: what a settlement is expected to come to.
struct ExpectedSettled {
  std::string settlement;
  std::string party;  ///< empty where the settlement has one receiver
  std::string text;   ///< as written, for the finding
  Cents amount;
  dsl::Location place;  ///< of the amount
};

/// A test as data: one dossier, what goes with it, and what it expects.
struct TestCase {
  Dossier dossier;
  Providers providers;
  std::vector<KnownFact> file;
  std::optional<Date> known_on;
  std::vector<Expectation> expectations;
  std::vector<ExpectedSettled> settlements{};
  std::vector<dsl::Location> rows;  ///< one for each line to decide
};

/// Reads the declaration of a test. What is wrong in it is reported, and then the case is not to be
/// run.
TestCase read_test(const Program& program, const dsl::Sources& sources,
                   const dsl::ast::Declaration& test, dsl::Diagnostics& diagnostics);

/// Returns what a decision says where a cell expects something; nothing for a `value`, which is not
/// in the decision.
Expected found_for(const Expectation& expectation, const Decision& decision);

/// Returns a cell as it is written in a vocabulary: `toegekend`, `€ 63,36`; empty for nothing.
std::string cell_text(const Expected& value, Expects what, dsl::ast::Vocabulary vocabulary);

}  // namespace clausule::interpreter
