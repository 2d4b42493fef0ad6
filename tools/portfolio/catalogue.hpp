#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "tools/portfolio/draws.hpp"

namespace clausule::portfolio {

/// A code as a claim line writes it; the list is empty where claims write none.
struct Code {
  std::string_view list;
  std::string_view code;
};

/// Returns the usual amount of one unit of any other code in a year, in cents.
std::int64_t usual_cents(std::string_view code, int year);

inline constexpr std::array<Weighted<std::string_view>, 8> consult_codes{{{30, "12010"},
                                                                          {34, "12011"},
                                                                          {18, "12001"},
                                                                          {6, "12002"},
                                                                          {4, "12003"},
                                                                          {5, "12006"},
                                                                          {2, "12000"},
                                                                          {1, "12004"}}};
inline constexpr std::array<std::string_view, 4> shared_consult_codes{"31020", "31021", "31022",
                                                                      "31023"};
inline constexpr std::array<std::string_view, 2> preparation_codes{"14610", "14611"};
inline constexpr std::array<std::string_view, 4> dietitian_codes{"6000", "6001", "6300", "6301"};
inline constexpr std::array<std::string_view, 6> programme_referrals{"0055", "0025", "0026",
                                                                     "0027", "0057", "0032"};
inline constexpr std::array<std::string_view, 3> other_referrals{"0099", "0012", "0070"};
inline constexpr std::array<std::string_view, 4> foot_care_codes{"9200", "9201", "9202", "9203"};
inline constexpr std::array<std::string_view, 7> hospital_codes{
    "15A295.040201013", "15C409.090301010", "15C412.090301013", "15C413.090301015",
    "15C406.090301007", "15A883.100501036", "15B999.990001001"};
inline constexpr std::array<Code, 5> unknown_codes{
    {{"", "49999"}, {"008", "19999"}, {"008", "99999"}, {"041", "15Z000.000000000"}, {"", "X1"}}};

}  // namespace clausule::portfolio
