#include "tools/benchmark/handwritten/beside_bundles.hpp"

namespace clausule::benchmark::handwritten {

namespace {

constexpr auto deny = BesideBundle::Verdict::deny;
constexpr auto ask = BesideBundle::Verdict::ask;

constexpr std::array<BesideRow, 15> beside_diabetes{{{"12002", "12004", {ask, {}}},
                                                     {"12850", "12853", {deny, {}}},
                                                     {"31020", "31023", {ask, {}}},
                                                     {"40011", "", {deny, {}}},
                                                     {"15A295.040201013", "", {deny, {}}},
                                                     {"15A883.100501036", "", {deny, {}}},
                                                     {"6000", "6001", {deny, {"0055"}}},
                                                     {"6300", "6301", {deny, {"0055"}}},
                                                     {"9200", "9203", {deny, {}}},
                                                     {"9204", "9209", {deny, {"0055", "0056"}}},
                                                     {"13030", "13034", {deny, {}}},
                                                     {"70101", "70139", {deny, {"0055"}}},
                                                     {"70201", "70219", {deny, {"0055"}}},
                                                     {"14610", "", {deny, {}}},
                                                     {"13045", "", {deny, {}}}}};

// The contract names 40001 too, which has precedence over 40011.
constexpr std::array<BesideRow, 14> beside_vascular{{{"12002", "12004", {ask, {}}},
                                                     {"12850", "12853", {deny, {}}},
                                                     {"31020", "31023", {ask, {}}},
                                                     {"15C409.090301010", "", {deny, {}}},
                                                     {"15C412.090301013", "", {deny, {}}},
                                                     {"6000", "6001", {deny, {"0057"}}},
                                                     {"6300", "6301", {deny, {"0057"}}},
                                                     {"14611", "", {deny, {}}},
                                                     {"70101", "70139", {deny, {"0057"}}},
                                                     {"70301", "70319", {deny, {"0057"}}},
                                                     {"13050", "13054", {deny, {}}},
                                                     {"13060", "", {deny, {}}},
                                                     {"13061", "13064", {deny, {}}},
                                                     {"9210", "9215", {deny, {"0057"}}}}};

constexpr std::array<BesideRow, 15> beside_copd{{{"12002", "12004", {ask, {}}},
                                                 {"12850", "12853", {deny, {}}},
                                                 {"31020", "31023", {ask, {}}},
                                                 {"40031", "", {deny, {}}},
                                                 {"15C413.090301015", "", {deny, {}}},
                                                 {"15C406.090301007", "", {deny, {}}},
                                                 {"6000", "6001", {deny, {"0025"}}},
                                                 {"6300", "6301", {deny, {"0025"}}},
                                                 {"13004", "", {deny, {}}},
                                                 {"13005", "13007", {deny, {}}},
                                                 {"4001", "4006", {deny, {"0025"}}},
                                                 {"4021", "4029", {deny, {"0025"}}},
                                                 {"70401", "70409", {deny, {}}},
                                                 {"13070", "", {deny, {}}},
                                                 {"13071", "13074", {deny, {}}}}};

// The contract names 40021 too, which has precedence over 40031.
constexpr std::array<BesideRow, 14> beside_asthma{{{"12002", "12004", {ask, {}}},
                                                   {"12850", "12853", {deny, {}}},
                                                   {"31020", "31023", {ask, {}}},
                                                   {"15B999.990001001", "", {deny, {}}},
                                                   {"15C413.090301015", "", {deny, {}}},
                                                   {"6000", "6001", {deny, {"0026"}}},
                                                   {"6300", "6301", {deny, {"0026"}}},
                                                   {"13004", "", {deny, {}}},
                                                   {"13005", "13007", {deny, {}}},
                                                   {"4001", "4006", {deny, {"0026"}}},
                                                   {"70401", "70409", {deny, {}}},
                                                   {"70501", "70529", {deny, {"0026"}}},
                                                   {"13070", "", {deny, {}}},
                                                   {"13075", "13079", {deny, {}}}}};

}  // namespace

std::span<const BesideRow> rows_beside(std::size_t programme) {
  switch (programme) {
    case 0:
      return beside_diabetes;
    case 1:
      return beside_vascular;
    case 2:
      return beside_copd;
    default:
      return beside_asthma;
  }
}

}  // namespace clausule::benchmark::handwritten
