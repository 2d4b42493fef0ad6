#include "tools/benchmark/workload/catalogue.hpp"

#include "tools/benchmark/workload/sizes.hpp"

namespace clausule::benchmark {

namespace {

using portfolio::dietitians;
using portfolio::general_practices;
using portfolio::hospitals;
using portfolio::podotherapists;
using portfolio::ProviderKind;

constexpr ProviderKind laboratories{50000001, 12};

/// Adds two and a half percent for each year after the first, down to the cent.
std::int64_t indexed(std::int64_t cents, int year) {
  for (int at = first_year; at < year; ++at) cents += cents * 25 / 1000;
  return cents;
}

}  // namespace

const std::array<Service, 43> services{{{10, "008", "12850", 1850, general_practices, 2},
                                        {4, "008", "12851", 2150, general_practices, 2},
                                        {2, "008", "12853", 3050, general_practices},
                                        {8, "", "31020", 4200, general_practices},
                                        {5, "", "31021", 4200, general_practices},
                                        {2, "", "31023", 5100, hospitals},
                                        {14, "", "6000", 1570, dietitians, 4, true},
                                        {10, "", "6001", 1850, dietitians, 4, true},
                                        {5, "", "6300", 1600, dietitians, 4, true},
                                        {3, "", "6301", 1600, dietitians, 4, true},
                                        {9, "", "9200", 3000, podotherapists, 2},
                                        {9, "", "9201", 3000, podotherapists, 2},
                                        {4, "", "9202", 4500, podotherapists, 2},
                                        {3, "", "9203", 6000, podotherapists},
                                        {3, "", "9204", 2500, podotherapists, 2, true},
                                        {2, "", "9206", 2750, podotherapists, 2, true},
                                        {1, "", "9209", 3150, podotherapists, 1, true},
                                        {3, "", "9210", 4100, hospitals, 1, true},
                                        {1, "", "9215", 4900, hospitals, 1, true},
                                        {4, "", "13030", 3850, hospitals},
                                        {2, "", "13034", 4150, hospitals},
                                        {8, "", "13004", 5100, general_practices},
                                        {3, "", "13005", 2600, general_practices},
                                        {2, "", "13007", 2900, general_practices},
                                        {2, "", "13045", 2200, general_practices},
                                        {4, "", "13050", 1100, general_practices},
                                        {4, "", "13060", 5600, general_practices},
                                        {3, "", "13061", 2300, general_practices},
                                        {1, "", "13064", 2700, general_practices},
                                        {3, "", "13070", 1500, general_practices},
                                        {2, "", "13072", 1700, general_practices},
                                        {1, "", "13079", 3900, hospitals},
                                        {2, "", "14610", 2500, general_practices},
                                        {2, "", "14611", 2500, general_practices},
                                        {6, "", "70101", 310, laboratories, 3, true},
                                        {6, "", "70120", 275, laboratories, 3, true},
                                        {5, "", "70139", 640, laboratories, 3, true},
                                        {4, "", "70205", 455, laboratories, 2, true},
                                        {4, "", "70301", 390, laboratories, 2, true},
                                        {2, "", "70319", 820, laboratories, 1, true},
                                        {3, "", "70404", 3600, hospitals},
                                        {2, "", "70501", 1450, laboratories, 4, true},
                                        {1, "", "70529", 2150, laboratories, 4, true}}};

const std::array<Service, 8> other_services{{{4, "041", "15A295.040201013", 21500, hospitals},
                                             {4, "041", "15A883.100501036", 23100, hospitals},
                                             {3, "041", "15C409.090301010", 48000, hospitals},
                                             {3, "041", "15C412.090301013", 36500, hospitals},
                                             {3, "041", "15C413.090301015", 19800, hospitals},
                                             {2, "041", "15B999.990001001", 27750, hospitals},
                                             {1, "008", "19999", 1200, general_practices},
                                             {1, "", "X1", 900, general_practices}}};

Agreed agreed(std::uint32_t care_group, std::size_t programme, int year) {
  // A few percent more or less for each care group, in whole cents.
  const std::int64_t percent = 95 + care_group * 7 % 11;
  const std::int64_t whole =
      indexed(programmes.at(programme).cents * percent / 100 + care_group % 13, year);
  const std::int64_t practice = whole * 55 / 100;
  const std::int64_t partners = whole * 31 / 100;
  return {practice, partners, whole - practice - partners};
}

std::int64_t maximum(std::size_t programme, int year) {
  return indexed(programmes.at(programme).cents * 96 / 100, year);
}

std::int64_t price(const Service& service, int year) {
  return indexed(service.cents, year);
}

int last_priced_year(const Service& service) {
  return service.code == "13079" ? last_year - 1 : last_year;
}

Pair pair(std::uint32_t index) {
  constexpr std::uint32_t denying_products = 10'000;
  constexpr std::uint32_t step = 37;
  const std::uint32_t denying = index % denying_products;
  return {denying, denying + 1 + index / denying_products * step};
}

PairYears pair_years(std::uint32_t index) {
  switch (index % 4) {
    case 0:
      return {first_year, last_year};
    case 1:
      return {first_year, first_year + 1};
    case 2:
      return {first_year + 2, last_year + 1};
    default:
      return {first_year + 1, last_year};
  }
}

PricedProduct priced_product(std::uint32_t index) {
  constexpr std::uint32_t providers = 20;
  const std::uint32_t number = index / providers;
  return {hospitals.first + index % providers, product_count - 1 - number,
          1500 + index * 7919LL % 40'000};
}

std::int64_t price(const PricedProduct& product, int year) {
  return indexed(product.cents, year);
}

}  // namespace clausule::benchmark
