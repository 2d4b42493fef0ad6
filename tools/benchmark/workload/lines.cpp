#include "tools/benchmark/workload/lines.hpp"

#include <algorithm>
#include <array>

#include "tools/benchmark/workload/catalogue.hpp"
#include "tools/portfolio/catalogue.hpp"

namespace clausule::benchmark {

namespace {

using portfolio::Draws;

constexpr std::array<std::string_view, 3> other_referrals{"0099", "0012", "0070"};
/// A provider that the providers file does not hold.
constexpr std::uint32_t unlisted_provider = 24009999;

/// Returns one of the services, each as often as its weight says.
template <std::size_t size>
const Service& pick(const std::array<Service, size>& choices, Draws& draws) {
  std::uint32_t total = 0;
  for (const Service& service : choices) total += service.weight;
  std::uint32_t left = draws.below(total);
  for (const Service& service : choices) {
    if (left < service.weight) return service;
    left -= service.weight;
  }
  return choices.back();
}

/// Draws the lines of one person in one quarter.
class QuarterLines {
 public:
  QuarterLines(const Person& person, const Sizes& sizes, std::uint32_t quarter, std::size_t count,
               Draws& draws, std::vector<Line>& lines)
      : person_(person),
        sizes_(sizes),
        year_(first_year + static_cast<int>(quarter / 4)),
        first_(Day{std::chrono::year{year_} / std::chrono::month{1 + 3 * (quarter % 4)} / 1}),
        count_(count),
        draws_(draws),
        lines_(lines) {}

  void add_programmes() {
    for (std::size_t programme = 0; programme < programmes.size(); ++programme) {
      if (chance(is_in(programme) ? 970 : 4)) add_programme(programme);
    }
  }

  /// Adds a line or a few that belong together.
  void add_care() {
    if (sizes_.has_products() && chance(500)) {
      add_products();
    } else if (chance(550)) {
      add_consult();
    } else if (chance(930)) {
      add_service(pick(services, draws_), true);
    } else {
      add_service(pick(other_services, draws_), false);
    }
  }

 private:
  bool chance(std::uint32_t per_thousand) { return draws_.below(1000) < per_thousand; }

  [[nodiscard]] bool is_in(std::size_t programme) const {
    return std::ranges::any_of(person_.stays, [&](const Stay& stay) {
      return stay.programme == programme && stay.covers(first_);
    });
  }

  Day any_day() { return first_ + std::chrono::days{draws_.below(90)}; }

  void add_programme(std::size_t programme) {
    const bool contracted = person_.care_group < first_care_group + sizes_.care_groups;
    Line line{};
    line.provider = person_.care_group;
    line.date = chance(700) ? first_ : any_day();
    if (chance(100)) line.list = "056";
    line.code = programmes.at(programme).code;
    line.cents = contracted
                     ? agreed(person_.care_group - first_care_group, programme, year_).total()
                     : maximum(programme, year_);
    if (chance(40)) line.cents += 1 + draws_.below(800);
    if (chance(30)) line.cents -= 1 + draws_.below(800);
    if (chance(10)) {
      line.in_audit = "ja";
      line.contact_recorded = chance(700) ? "ja" : chance(500) ? "nee" : "";
    }
    push(line);
    if (chance(15)) {
      line.date = any_day();
      push(line);
    }
  }

  void add_consult() {
    Line line{};
    line.provider = person_.practice;
    line.date = any_day();
    line.code = draws_.pick(portfolio::consult_codes);
    line.cents = portfolio::usual_cents(line.code, year_);
    if (chance(920)) line.list = "008";
    push(priced_otherwise(line));
    if (chance(10)) push(line);
  }

  void add_service(const Service& service, bool priced) {
    Line line{};
    line.provider = portfolio::any_of(service.provider, draws_);
    if (chance(20)) line.provider = person_.practice;
    line.date = any_day();
    if (chance(920)) line.list = service.list;
    line.code = service.code;
    line.quantity = 1 + draws_.below(service.most);
    line.cents = (priced ? price(service, year_) : service.cents) * line.quantity;
    if (service.referred && chance(940)) {
      line.referral = chance(800) ? programmes.at(draws_.below(programmes.size())).referral
                                  : draws_.pick(other_referrals);
    }
    push(priced_otherwise(line));
  }

  /// Adds products of one day, some of which exclude one another.
  void add_products() {
    const Day date = any_day();
    if (sizes_.pairs > 0 && chance(150)) {
      const Pair both = pair(draws_.below(sizes_.pairs));
      add_product(date, both.denied);
      add_product(date, both.denying);
    }
    const std::uint32_t more = 1 + draws_.below(3);
    for (std::uint32_t index = 0; index < more; ++index) {
      if (sizes_.product_tariffs > 0 && chance(500)) {
        add_priced_product(date);
      } else {
        add_product(date, draws_.below(paired_products));
      }
    }
  }

  void add_product(Day date, std::uint32_t number) {
    Line line{};
    line.provider = portfolio::any_of(portfolio::hospitals, draws_);
    line.date = date;
    line.product = first_product + number;
    line.cents = 1000 + draws_.below(30'000);
    push(line);
  }

  void add_priced_product(Day date) {
    const PricedProduct priced = priced_product(draws_.below(sizes_.product_tariffs / 4));
    Line line{};
    line.provider = chance(990) ? priced.provider : person_.practice;
    line.date = date;
    line.product = first_product + priced.product;
    line.quantity = chance(900) ? 1 : 2;
    line.cents = price(priced, year_) * line.quantity;
    push(priced_otherwise(line));
  }

  Line priced_otherwise(Line line) {
    if (chance(20)) line.cents += 1 + line.cents * draws_.below(40) / 100;
    if (chance(20)) line.cents -= line.cents * draws_.below(20) / 100;
    return line;
  }

  void push(Line line) {
    if (chance(4)) line.date = outside_years();
    if (chance(1)) line.provider = unlisted_provider;
    add(line);
    if (chance(4)) add_credit(line);
  }

  void add_credit(Line line) {
    line.credits = lines_.size() - 1;
    line.cents = -line.cents;
    if (chance(50)) line.cents += 1;
    add(line);
  }

  void add(const Line& line) {
    if (lines_.size() < count_) lines_.push_back(line);
  }

  Day outside_years() {
    const int year = draws_.below(2) == 0 ? first_year - 1 : last_year + 1;
    return Day{std::chrono::year{year} / 1 / 1} + std::chrono::days{draws_.below(365)};
  }

  const Person& person_;
  const Sizes& sizes_;
  int year_;
  Day first_;
  std::size_t count_;
  Draws& draws_;
  std::vector<Line>& lines_;
};

}  // namespace

void draw_lines(const Person& person, const Sizes& sizes, std::size_t count, Draws& draws,
                std::vector<Line>& lines) {
  lines.clear();
  constexpr std::uint32_t quarters = 4 * year_count;
  std::uint32_t quarter = draws.below(quarters);
  while (lines.size() < count) {
    QuarterLines of_quarter(person, sizes, quarter, count, draws, lines);
    of_quarter.add_programmes();
    for (std::uint32_t left = draws.below(4); left > 0; --left) of_quarter.add_care();
    quarter = (quarter + 1) % quarters;
  }
}

}  // namespace clausule::benchmark
