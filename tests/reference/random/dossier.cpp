#include "tests/reference/random/dossier.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "tests/reference/random/universe.hpp"

namespace clausule::differential {
namespace {

using interpreter::Cents;
using interpreter::ClaimLine;
using interpreter::Date;
using interpreter::Decimal;
using interpreter::FactType;
using interpreter::Outcome;
using interpreter::Value;

Date date_of(std::string_view text) {
  return *interpreter::parse_date(text);
}

class CaseMaker {
 public:
  CaseMaker(Random& random, const interpreter::Program& program,
            const std::vector<std::string>& named)
      : random_(random), program_(program), named_(named) {
    for (std::size_t left = 1 + random_.below(3); left > 0; --left) {
      // Two thirds of the days are well within the contract.
      const std::size_t at =
          random_.chance(85) ? 2 + random_.below(dates.size() - 5) : random_.below(dates.size());
      centres_.push_back(date_of(dates.at(at)));
    }
    for (std::size_t left = 1 + random_.below(4); left > 0; --left) {
      const bool one_named = !named_.empty() && random_.chance(80);
      favourites_.push_back(one_named ? random_.pick(named_) : random_code());
    }
  }

  interpreter::Dossier dossier() {
    data_.dossier.insured = "p-1";
    add_person();
    add_enrolments();
    const std::size_t count = 1 + random_.below(random_.chance(20) ? 14 : 7);
    for (std::size_t at = 0; at < count; ++at) add_line();
    add_credits();
    return std::move(data_.dossier);
  }

  Case run() {
    add_providers();
    if (program_.reads_file && random_.chance(85)) add_file();
    if (random_.chance(25)) {
      data_.known_on = date_of(random_.pick(published)) - std::chrono::days(random_.below(2));
    }
    return std::move(data_);
  }

 private:
  Date near_date() {
    if (random_.chance(10)) return date_of(random_.pick(dates));
    constexpr std::array<int, 16> offsets{0, 0, 0, 0, 0, 0, 1, 1, -1, 7, 13, 20, 21, 28, 29, 31};
    const Date date = random_.pick(centres_) + std::chrono::days(random_.pick(offsets));
    if (random_.chance(4))
      return date + std::chrono::days(random_.pick(std::array{365, 366, -365, 90}));
    return date;
  }

  std::string random_code() {
    if (random_.chance(8)) return std::string(random_.pick(other_codes));
    const CodePair& code = random_.pick(codes);
    if (random_.chance(80)) return std::string(code.claim);
    const std::size_t slash = code.claim.find('/');
    return std::string(code.claim.substr(slash == std::string_view::npos ? 0 : slash + 1));
  }

  Cents random_amount() {
    const int near = random_.pick(amounts) + static_cast<int>(random_.between(-1, 1));
    if (random_.chance(2)) return {0};
    if (random_.chance(3)) return {-near};
    return {random_.chance(15) ? near * 3 : near};
  }

  Value random_value(const interpreter::FactInfo& fact) {
    switch (fact.type) {
      case FactType::text:
        return interpreter::Text{random_.chance(50) ? "tekst" : "anders"};
      case FactType::number:
        return Decimal(random_.between(0, 5));
      case FactType::decimal:
        return *Decimal::parse(random_.pick(std::array{"7.5", "2", "0.25", "7.6", "1"}));
      case FactType::money:
        return Decimal::hundredths(random_.pick(amounts) + random_.between(-1, 1));
      case FactType::percentage:
        return Decimal(random_.pick(std::array{25, 100, 101, 333, 500, 750})) / Decimal(1000);
      case FactType::date:
        return near_date();
      case FactType::period: {
        interpreter::Period period;
        for (std::size_t left = 1 + random_.below(2); left > 0; --left)
          period.push_back(random_days());
        return period;
      }
      case FactType::codes: {
        interpreter::Codes found;
        for (std::size_t left = random_.below(3); left > 0; --left) {
          found.push_back(interpreter::parse_code(random_.pick(diagnoses)));
        }
        if (found.empty()) found.push_back(interpreter::parse_code("icpc/A01"));
        return found;
      }
      case FactType::code:
        return interpreter::parse_code(random_.pick(codes).claim);
      case FactType::yes_no:
        return random_.chance(50);
      case FactType::one_of:
        return interpreter::Text{random_.pick(fact.words)};
    }
    return interpreter::Missing{};
  }

  interpreter::DateInterval random_days() {
    Date from = near_date();
    Date through = random_.chance(50) ? near_date() : date_of(random_.pick(dates));
    if (through < from) std::swap(from, through);
    return {from, through};
  }

  std::vector<interpreter::KnownFact> random_facts(interpreter::Entity entity) {
    std::vector<interpreter::KnownFact> known;
    for (std::uint32_t at = 0; at < program_.facts.size(); ++at) {
      const interpreter::FactInfo& fact = program_.facts[at];
      if (fact.entity != entity || !is_handed_over(fact) || random_.chance(25)) continue;
      known.push_back({{at}, random_value(fact)});
    }
    return known;
  }

  /// Tells whether a fact is one of the lists of known facts, not a member of the dossier.
  static bool is_handed_over(const interpreter::FactInfo& fact) {
    if (fact.path() == "verzekerde.verzekering") return true;
    for (const FactForm& form : facts) {
      if (form.path == fact.path()) return true;
    }
    return false;
  }

  void add_person() {
    interpreter::Dossier& dossier = data_.dossier;
    if (random_.chance(90)) {
      const Date around = random_.pick(centres_);
      const std::chrono::year_month_day day(around);
      const int years = random_.pick(ages) - static_cast<int>(random_.below(2));
      const std::chrono::year_month_day born(day.year() - std::chrono::years(years), day.month(),
                                             day.day());
      dossier.born = born.ok() ? Date(born) : Date(born.year() / born.month() / 28);
      if (random_.chance(40)) *dossier.born += std::chrono::days(random_.between(-1, 1));
      if (random_.chance(4)) dossier.born = date_of("2008-02-29");
    }
    if (random_.chance(10)) dossier.deceased = near_date();
    dossier.facts = random_facts(interpreter::Entity::insured);
  }

  void add_enrolments() {
    if (random_.chance(4)) return;
    auto& stays = data_.dossier.enrolments.emplace();
    for (const interpreter::Programme& programme : program_.programmes) {
      for (std::size_t left = random_.chance(85) ? 1 + random_.below(2) : 0; left > 0; --left) {
        const interpreter::DateInterval days = random_days();
        interpreter::Enrolment stay{programme.name, *days.from, std::nullopt, ""};
        if (random_.chance(60)) {
          stay.through = days.through;
          if (random_.chance(70)) stay.end_reason = random_.pick(end_reasons);
        }
        stays.push_back(std::move(stay));
      }
    }
  }

  void add_providers() {
    for (const std::string_view number : providers) {
      if (random_.chance(15)) continue;
      auto& periods = data_.providers[std::string(number)];
      if (random_.chance(70)) {
        periods.push_back({{}, random_facts(interpreter::Entity::provider)});
        continue;
      }
      const Date change = date_of(random_.pick(dates));
      periods.push_back({{std::nullopt, change - std::chrono::days(1)},
                         random_facts(interpreter::Entity::provider)});
      periods.push_back({{change, std::nullopt}, random_facts(interpreter::Entity::provider)});
    }
  }

  std::string new_id() {
    ++lines_;
    switch (random_.below(12)) {
      case 0:
        return fmt::format("A{}", lines_);
      case 1:
        return fmt::format("0{}", lines_ % 3);
      case 2:
        return fmt::format("b{}", 20 - lines_);
      default:
        return fmt::format("{}", (lines_ * 7) % 23);
    }
  }

  void add_line() {
    ClaimLine line;
    line.id = new_id();
    if (random_.chance(92))
      line.provider =
          std::string(providers.at(random_.below(random_.chance(70) ? 1 : providers.size())));
    line.date = near_date();
    line.code = random_.chance(65) ? random_.pick(favourites_) : random_code();
    line.amount = random_amount();
    line.quantity = random_.chance(75) ? 1 : random_.between(2, 5);
    if (random_.chance(65)) line.referral = std::string(random_.pick(referrals));
    if (random_.chance(60)) line.begin = random_.chance(70) ? line.date : near_date();
    line.facts = random_facts(interpreter::Entity::claim);
    if (random_.chance(22)) {
      add_history(std::move(line));
    } else {
      data_.dossier.lines.push_back(std::move(line));
    }
  }

  void add_history(ClaimLine line) {
    const auto outcome = static_cast<Outcome>(random_.below(random_.chance(75) ? 2 : 5));
    Cents paid;
    if (outcome == Outcome::approved) paid = line.amount;
    if (outcome == Outcome::reduced) paid = {line.amount.value / 2};
    data_.dossier.history.push_back({std::move(line), outcome, paid});
  }

  /// Adds lines that credit another, some of them not quite.
  void add_credits() {
    if (!random_.chance(25)) return;
    auto& dossier = data_.dossier;
    for (std::size_t left = 1 + random_.below(2); left > 0; --left) {
      const std::size_t which = random_.below(dossier.lines.size() + dossier.history.size());
      ClaimLine credit = which < dossier.lines.size()
                             ? dossier.lines[which]
                             : dossier.history[which - dossier.lines.size()].claim;
      credit.credits = random_.chance(95) ? credit.id : "nergens";
      credit.id = fmt::format("C{}", ++lines_);
      credit.amount.value = -credit.amount.value;
      switch (random_.below(14)) {
        case 0:
          credit.amount.value += 1;
          break;
        case 1:
          credit.date += std::chrono::days(1);
          break;
        case 2:
          credit.quantity += 1;
          break;
        case 3:
          credit.provider = "53010003";
          break;
        case 4:
          credit.code = random_code();
          break;
        default:
          break;
      }
      if (random_.chance(10)) {
        add_history(std::move(credit));
      } else {
        dossier.lines.push_back(std::move(credit));
      }
    }
  }

  void add_file() {
    interpreter::FileFacts file;
    file.facts = random_facts(interpreter::Entity::file);
    // The order of the sums is that of the rules, so they are all alike.
    file.sums.assign(program_.file_sums.size(), Decimal::hundredths(random_.pick(amounts)));
    data_.file = std::move(file);
  }

  Random& random_;
  const interpreter::Program& program_;
  const std::vector<std::string>& named_;
  Case data_;
  std::vector<Date> centres_;
  std::vector<std::string> favourites_;
  std::size_t lines_ = 0;
};

}  // namespace

interpreter::RunFacts run_facts(const Case& data) {
  return {&data.providers, data.file, data.known_on};
}

Case random_run(Random& random, const interpreter::Program& program) {
  return CaseMaker(random, program, {}).run();
}

interpreter::Dossier random_dossier(Random& random, const interpreter::Program& program,
                                    const std::vector<std::string>& named) {
  return CaseMaker(random, program, named).dossier();
}

void aim_at_prices(Random& random, interpreter::Dossier& dossier,
                   std::span<const interpreter::Decision> decisions) {
  for (std::size_t line = 0; line < decisions.size(); ++line) {
    if (decisions[line].outcome != Outcome::reduced || random.chance(50)) continue;
    dossier.lines[line].amount.value = decisions[line].paid.value + random.between(-1, 1);
  }
}

Case carried_over(const Case& data, const interpreter::Program& from,
                  const interpreter::Program& to) {
  Case other = data;
  const auto carry = [&](std::vector<interpreter::KnownFact>& known) {
    std::vector<interpreter::KnownFact> kept;
    for (interpreter::KnownFact& one : known) {
      const interpreter::FactInfo& fact = from.facts[one.fact.index];
      if (const auto there = to.find_fact(fact.entity, fact.name)) {
        kept.push_back({*there, std::move(one.value)});
      }
    }
    known = std::move(kept);
  };
  carry(other.dossier.facts);
  for (ClaimLine& line : other.dossier.lines) carry(line.facts);
  for (interpreter::DecidedLine& line : other.dossier.history) carry(line.claim.facts);
  for (auto& [number, periods] : other.providers) {
    for (interpreter::ProviderFacts& period : periods) carry(period.facts);
  }
  if (other.file) {
    carry(other.file->facts);
    const interpreter::Value sum =
        other.file->sums.empty() ? interpreter::Value(Decimal()) : other.file->sums.front();
    other.file->sums.assign(to.file_sums.size(), sum);
  }
  return other;
}

}  // namespace clausule::differential
