#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "interpreter/dossier.hpp"
#include "interpreter/message.hpp"
#include "interpreter/statement.hpp"
#include "interpreter/value.hpp"

namespace clausule::interpreter {

/// The kind of the rule that decided; `none` where none did, `claim` where the line cannot be read.
enum class Ground : std::uint8_t {
  none,
  tariff,
  exclusion,
  limit,
  condition,
  programme,
  contract,
  codelist,
  credit,
  claim,
  deductible  ///< only of a line that it keeps from being decided
};

/// Every outcome and every ground, in the order of their declaration.
inline constexpr std::array outcomes{Outcome::approved, Outcome::reduced, Outcome::rejected,
                                     Outcome::review, Outcome::error};
inline constexpr std::array grounds{Ground::none,     Ground::tariff,    Ground::exclusion,
                                    Ground::limit,    Ground::condition, Ground::programme,
                                    Ground::contract, Ground::codelist,  Ground::credit,
                                    Ground::claim,    Ground::deductible};

/// What a part of the paid amount is for.
struct Component {
  std::string_view name;
  Cents amount;
};

/// A line decided before that the decided line would have denied, and what was paid for it.
struct Recovery {
  std::string id;
  Cents amount;
};

/// What one deductible lays on the insured for a line.
struct DeductiblePart {
  std::string_view name;
  Cents amount;
};

/// The decision on one line. Views point into the program, the dossier and the engine: they are
/// valid until the engine is handed another dossier.
struct Decision {
  Outcome outcome{};
  Cents claimed;
  Cents paid;             ///< now, before any deductible
  Cents open;             ///< what a line under review pays if the answer is "allowed"
  std::string_view rule;  ///< that decided; empty where none did
  Ground ground{};
  std::string_view article;
  std::string_view return_code;
  std::string beside;  ///< id of the line that blocked this one
  std::vector<Component> components;
  std::vector<Recovery> recover;
  std::vector<DeductiblePart> deductibles;  ///< each that touches the line, in their order
  bool exempt = false;                      ///< a rule says `geen eigen risico`
  Statement message;
  std::vector<std::string_view> also;  ///< other rules that found the same, by name

  /// Returns what all deductibles together lay on the insured.
  [[nodiscard]] Cents deductible() const {
    Cents sum;
    for (const DeductiblePart& part : deductibles) sum.value += part.amount.value;
    return sum;
  }
};

/// Returns the one sentence of a decision: its message, and the other rules that found the same.
std::string sentence(const Decision& decision, dsl::Language language);
/// Appends it.
void append_sentence(std::string& out, const Decision& decision, dsl::Language language);

/// The words of `io.md`: `approved`, `tariff` …
std::string_view name_of(Outcome outcome);
std::string_view name_of(Ground ground);
/// The words of the contract language: `toegekend`, `tarief` …
std::string_view dutch_name_of(Outcome outcome);
std::string_view dutch_name_of(Ground ground);

/// Why a line was decided so, and why the other rules that name its code did not decide it.
struct Explanation {
  enum class Role : std::uint8_t {
    decision,  ///< the root
    decided,   ///< a rule that stands in the decision or would have decided the same
    applied,   ///< a rule that applied and changed nothing, such as a condition that holds
    silent,    ///< a rule that names the code and did not apply
    value      ///< a value and where it came from
  } role{};
  Message message;
  std::string_view rule;  ///< empty for values
  Ground kind{};          ///< of the rule
  std::string_view article;
  std::vector<Explanation> because;
};

std::string_view name_of(Explanation::Role role);

}  // namespace clausule::interpreter
