#pragma once

#include <array>
#include <string_view>

#include "interpreter/fact.hpp"

namespace clausule::differential {

/// A code as the contract writes it and as claims do.
struct CodePair {
  std::string_view contract;
  std::string_view claim;
};

/// The few codes there are, so that rules meet. An exclusion denies later ones beside earlier ones,
/// mostly: so there is no circle.
inline constexpr std::array<CodePair, 17> codes{{{"40001", "40001"},
                                                 {"40011", "40011"},
                                                 {"40021", "40021"},
                                                 {"01/12000", "008/12000"},
                                                 {"01/12001", "008/12001"},
                                                 {"01/12002", "12002"},
                                                 {"01/12003", "008/12003"},
                                                 {"9200", "9200"},
                                                 {"9201", "080/9201"},
                                                 {"9202", "9202"},
                                                 {"9203", "9203"},
                                                 {"6000", "6000"},
                                                 {"6001", "6001"},
                                                 {"012/6000", "012/6000"},
                                                 {"13004", "13004"},
                                                 {"13005", "13005"},
                                                 {"041/15A295.040201013", "15A295.040201013"}}};

/// Codes of claims that contracts do not name, or not so.
inline constexpr std::array<std::string_view, 8> other_codes{
    "79999", "008/12009", "080/9299", "99/40001", "008/40001", "076/6000", "1200", "012/9200"};

/// The days on which something begins or ends, with their neighbours: the contract is in force in
/// 2024 and 2025.
inline constexpr std::array<std::string_view, 24> dates{
    "2023-12-31", "2024-01-01", "2024-01-02", "2024-01-31", "2024-02-01", "2024-02-28",
    "2024-02-29", "2024-03-01", "2024-03-31", "2024-04-01", "2024-06-30", "2024-07-01",
    "2024-09-30", "2024-10-01", "2024-12-31", "2025-01-01", "2025-01-31", "2025-02-28",
    "2025-03-01", "2025-03-31", "2025-04-01", "2025-06-30", "2025-12-31", "2026-01-01"};

/// Dates of publication.
inline constexpr std::array<std::string_view, 4> published{"2023-09-15", "2023-11-15", "2024-02-01",
                                                           "2024-11-15"};

inline constexpr std::array<std::string_view, 4> providers{"53010001", "53010002", "53010003",
                                                           "01012345"};

/// Amounts in cents, for contracts and claims.
inline constexpr std::array<int, 12> amounts{100,  500,  1000, 1001,  2000,  2501,
                                             3333, 4000, 6336, 10000, 20002, 38500};

inline constexpr std::array<int, 6> ages{16, 17, 18, 64, 65, 75};

inline constexpr std::array<std::string_view, 5> percentages{"2,5%", "10%", "50%", "75%", "33,3%"};

inline constexpr std::array<std::string_view, 3> referrals{"0055", "0032", "0101"};

inline constexpr std::array<std::string_view, 4> diagnoses{"icpc/T90.02", "icpc/R95", "icpc/R96",
                                                           "icpc/K75"};

inline constexpr std::array<std::string_view, 4> end_reasons{"verhuizing", "overlijden", "exclusie",
                                                             "vakantie"};

/// A fact that contracts may declare; its type as it is written.
struct FactForm {
  std::string_view path;
  std::string_view type;
  interpreter::FactType kind;
};

inline constexpr std::array<FactForm, 24> facts{
    {{"prestatie.soort", "een van ggz, wijk, overig", interpreter::FactType::one_of},
     {"prestatie.contacten", "getal", interpreter::FactType::number},
     {"prestatie.vastgelegd", "ja/nee", interpreter::FactType::yes_no},
     {"prestatie.gewicht", "decimaal", interpreter::FactType::decimal},
     {"prestatie.materiaal", "geld", interpreter::FactType::money},
     {"prestatie.aanvraag", "datum", interpreter::FactType::date},
     {"prestatie.toelichting", "tekst", interpreter::FactType::text},
     {"prestatie.aanleiding", "code", interpreter::FactType::code},
     {"verzekerde.polis", "een van budget, exclusief", interpreter::FactType::one_of},
     {"verzekerde.risico", "medisch percentage", interpreter::FactType::percentage},
     {"verzekerde.HbA1c", "medisch decimaal", interpreter::FactType::decimal},
     {"verzekerde.diagnose", "medisch codes", interpreter::FactType::codes},
     {"verzekerde.opname", "periode", interpreter::FactType::period},
     {"verzekerde.zwangerschap", "medisch periode", interpreter::FactType::period},
     {"verzekerde.gekozen", "geld", interpreter::FactType::money},
     {"verzekerde.sinds", "datum", interpreter::FactType::date},
     {"verzekerde.chronisch", "ja/nee", interpreter::FactType::yes_no},
     {"zorgverlener.rol", "een van hoofd, onder", interpreter::FactType::one_of},
     {"zorgverlener.aangewezen", "ja/nee", interpreter::FactType::yes_no},
     {"zorgverlener.punten", "getal", interpreter::FactType::number},
     {"zorgverlener.uurprijs", "geld", interpreter::FactType::money},
     {"zorgverlener.korting", "percentage", interpreter::FactType::percentage},
     {"bestand.totaal", "geld", interpreter::FactType::money},
     {"bestand.soort-aanlevering", "een van gewoon, correctie", interpreter::FactType::one_of}}};

}  // namespace clausule::differential
