#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/portfolio/catalogue.hpp"
#include "tools/portfolio/claims.hpp"
#include "tools/portfolio/person.hpp"

namespace clausule::portfolio {

inline constexpr std::string_view lines_header =
    "line,insured,provider,date,code,amount,quantity,referral,begin,materiele-controle,"
    "contact-vastgelegd\n";
inline constexpr std::string_view insured_header = "insured,born,deceased\n";
inline constexpr std::string_view enrolments_header = "insured,programme,from,through,end_reason\n";

/// What may be wrong with a row of `lines.csv`.
enum class Fault : std::uint8_t {
  none,
  amount_missing,
  amount_decimals,
  date,
  id_repeated,
  id_missing,
  quote
};

/// Draws whether a row is broken, and how.
Fault draw_fault(Draws& draws);

/// Appends one row of `lines.csv`. A row whose id is repeated takes that of the row before.
void append_line(std::string& out, std::uint64_t row, const Person& person, const Claim& claim,
                 Fault fault, Draws& draws);

/// Appends the row of a person to `insured.csv`.
void append_insured(std::string& out, const Person& person);

/// Appends a row of `enrolments.csv`.
void append_enrolment(std::string& out, const Person& person, const Stay& stay,
                      const Contract& contract);

/// Appends a number with zeros in front up to a width of at most 20.
void append_number(std::string& out, std::uint64_t number, std::size_t width = 1);

}  // namespace clausule::portfolio
