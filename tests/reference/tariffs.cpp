#include "tests/reference/tariffs.hpp"

#include <algorithm>

#include "tests/reference/amounts.hpp"
#include "tests/reference/codes.hpp"
#include "tests/reference/expressions.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

/// Tells whether a test is on the code of the line.
bool is_about_code(const FactTest& test) {
  const auto* read = std::get_if<ReadLine>(&test.subject->node);
  return read != nullptr && read->fact == LineFact::code;
}

bool has_code_column(const TariffVersion& version) {
  return std::any_of(version.rows.begin(), version.rows.end(), [](const AmountRow& row) {
    return std::any_of(row.tests.begin(), row.tests.end(), is_about_code);
  });
}

/// Tells whether the cell of a code column may pass for a code on any day.
bool may_pass(const World& world, const CellTests& cell, const Line& line) {
  if (cell.tests.empty()) return true;
  return std::any_of(world.boundaries.begin(), world.boundaries.end(), [&](Date date) {
    return !is_false(passes(world, line.code, cell, {&line, date}));
  });
}

/// Tells whether a tariff names the code of a line on any day: by `voor`, by the codes in its
/// table, or by those of the rules that it departs from.
bool names(const World& world, TariffId id, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  const auto versions = world.known(tariff);
  if (versions.empty()) return false;
  bool says_codes = false;
  for (const TariffVersion* version : versions) {
    if (version->selection) {
      says_codes = true;
      if (may_contain(world, version->selection->codes, line.code)) return true;
      continue;
    }
    for (const AmountRow& row : version->rows) {
      if (!world.is_known(row.published_on)) continue;
      for (const FactTest& test : row.tests) {
        if (!is_about_code(test)) continue;
        if (may_pass(world, test.tests, line)) return true;
      }
    }
  }
  if (says_codes) return false;
  return std::any_of(tariff.excepts.begin(), tariff.excepts.end(),
                     [&](TariffId named) { return names(world, named, line); });
}

/// Tells whether a tariff is about the code of a line; one that says no codes takes over those of
/// the rules it departs from.
Value is_about(const World& world, TariffId id, const TariffVersion& version, const Place& place) {
  if (version.selection) return selects(world, *version.selection, place);
  if (has_code_column(version)) return true;  // its rows say so
  const Tariff& tariff = world.program.tariffs[id.index];
  Value about = tariff.excepts.empty();
  for (const TariffId named : tariff.excepts) {
    const auto* other = world.version_on(world.program.tariffs[named.index], place.reference);
    about = either(about, other != nullptr && other->selection
                              ? selects(world, *other->selection, place)
                              : Value(names(world, named, *place.line)));
  }
  return about;
}

Application application_of(const World& world, TariffId id, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  Application how;
  const auto chosen = version_for(world, tariff, line);
  how.version = chosen.version;
  how.reference = chosen.reference;
  if (chosen.version == nullptr) return how;
  if (is_open(chosen.open)) {
    how.applies = chosen.open;
    return how;
  }
  how.is_on_known_date = true;
  const TariffVersion& version = *chosen.version;
  const Place place{&line, chosen.reference};
  how.applies = both(is_about(world, id, version, place), guards_hold(world, version.head, place));
  if (!version.has_table) return how;
  Value any = false;
  std::vector<const AmountRow*> rows;
  for (const AmountRow& row : version.rows) {
    if (!row.validity.contains(chosen.reference) || !world.is_known(row.published_on)) continue;
    const Value holds = all_pass(world, row.tests, place);
    if (is_true(holds)) rows.push_back(&row);
    any = either(any, holds);
  }
  bool ambiguous = false;
  how.row = row_among(rows, ambiguous);
  if (ambiguous) any = Asked{"two rows of `" + tariff.name + "` hold"};
  how.applies = both(how.applies, any);
  return how;
}

/// Returns the quarter of a year amount: a fourth of it down to the cent, and the rest to one.
Decimal quarter_of_year(const TariffVersion& version, const Decimal& year, Date date) {
  const Decimal quarter = (year / Decimal(4)).rounded(Rounding::down, Decimal::hundredths(1));
  const bool gets_rest = version.rest_to_quarter == quarter_of(date);
  return gets_rest ? year - quarter - quarter - quarter : quarter;
}

/// Returns the sum of the components of a row; puts each of them in `parts`.
Value sum_of_components(const World& world, const AmountRow& row, const Place& place,
                        std::vector<Decimal>& parts) {
  Value sum = Decimal();
  for (const ExpressionPointer& component : row.components) {
    const Value part = component ? evaluate(world, *component, place) : Decimal();
    parts.push_back(is_open(part) ? Decimal() : std::get<Decimal>(part));
    if (is_open(sum) || is_open(part)) {
      sum = heavier(sum, part);
    } else {
      sum = std::get<Decimal>(sum) + std::get<Decimal>(part);
    }
  }
  return sum;
}

/// Returns the amount of one unit, in the order of `semantics.md` 1.
Value unit_amount(const World& world, const Application& how, const Line& line,
                  std::vector<Decimal>& parts, bool& is_faulty) {
  const TariffVersion& version = *how.version;
  const Steps steps{version.amount, how.row, {&line, how.reference}};
  const bool by_components =
      how.row != nullptr && !version.split.components.empty() && version.split.shares.empty();
  std::optional<Value> amount = by_components
                                    ? sum_of_components(world, *how.row, steps.place, parts)
                                    : base_of(world, steps);
  if (amount) amount = scaled(world, steps, *amount);
  if (amount && version.over_quarters && !is_open(*amount)) {
    amount = quarter_of_year(version, std::get<Decimal>(*amount), line.claim->date);
  }
  return bounded(world, steps, amount, is_faulty);
}

/// What a tariff that applies makes of a line, or why it makes nothing of it.
struct Made {
  std::optional<TariffAmount> amount;
  Value open = true;
};

Made amount_by(const World& world, const Application& how, const Line& line) {
  Made made;
  TariffAmount amount;
  bool is_faulty = false;
  const Value unit = unit_amount(world, how, line, amount.components, is_faulty);
  if (is_open(unit)) {
    made.open = unit;
    return made;
  }
  const Decimal times(how.version->per ? 1 : line.claim->quantity);
  const Decimal whole = std::get<Decimal>(unit) * times;
  for (Decimal& part : amount.components) part = part * times;
  const auto cents = whole.to_hundredths();
  if (is_faulty || !cents || *cents < 0) return made;
  amount.cents = *cents;
  made.amount = std::move(amount);
  return made;
}

constexpr Finder by_tariff{Pass::tariff, Ground::tariff};

/// One tariff that may price a line.
struct Candidate {
  TariffId id;
  const RuleHead* head = nullptr;
  Application how;
  Made made;  ///< where it applies
};

/// Prices one line by all tariffs that name its code.
class Pricing {
 public:
  Pricing(const World& world, const Line& line) : world_(world), line_(line) {}

  Price run() {
    std::vector<Candidate> named;
    const auto& tariffs = world_.program.tariffs;
    for (std::uint32_t index = 0; index < tariffs.size(); ++index) {
      if (names(world_, {index}, line_)) named.push_back(candidate({index}));
    }
    std::sort(named.begin(), named.end(), [](const Candidate& one, const Candidate& other) {
      return one.head->name < other.head->name;
    });
    price_.is_named = !named.empty();
    for (const Candidate& one : named) {
      if (!is_silenced(one, named) && !is_doubted(one, named)) weigh(one);
    }
    conclude(named);
    return std::move(price_);
  }

 private:
  Candidate candidate(TariffId id) const {
    Candidate one{id, nullptr, application_of(world_, id, line_), {}};
    const auto versions = world_.known(world_.program.tariffs[id.index]);
    one.head = one.how.version != nullptr ? &one.how.version->head : &versions.front()->head;
    if (is_true(one.how.applies)) one.made = amount_by(world_, one.how, line_);
    const bool is_silent =
        is_waived(one.how.applies, *one.head) || is_waived(one.made.open, *one.head);
    if (is_silent) one.how.applies = false;
    return one;
  }

  [[nodiscard]] bool is_silenced(const Candidate& one, const std::vector<Candidate>& named) const {
    const auto& exceptions = world_.program.tariffs[one.id.index].exceptions;
    return std::any_of(named.begin(), named.end(), [&](const Candidate& other) {
      return is_true(other.how.applies) &&
             std::find(exceptions.begin(), exceptions.end(), other.id) != exceptions.end();
    });
  }

  /// Tells whether an exception that may hold leaves open what a tariff says; its answer counts.
  bool is_doubted(const Candidate& one, const std::vector<Candidate>& named) {
    const auto& exceptions = world_.program.tariffs[one.id.index].exceptions;
    bool is_doubted = false;
    for (const Candidate& other : named) {
      if (std::find(exceptions.begin(), exceptions.end(), other.id) == exceptions.end()) continue;
      if (is_false(one.how.applies) || !is_open(other.how.applies)) continue;
      is_doubted = true;
      price_.findings.push_back(*finding_of_unknown(by_tariff, other.how.applies, *other.head));
    }
    return is_doubted;
  }

  void weigh(const Candidate& one) {
    if (is_false(one.how.applies)) return;
    const Value& open = is_open(one.how.applies) ? one.how.applies : one.made.open;
    if (is_open(open)) {
      const Finding finding = *finding_of_unknown(by_tariff, open, *one.head);
      price_.findings.push_back(finding);
      if (finding.effect == Effect::open) asking_.push_back(one);
    } else if (!one.made.amount) {
      price_.findings.push_back(make_finding(by_tariff, Effect::error, *one.head));
    } else {
      pricing_.push_back(one);
    }
  }

  void conclude(const std::vector<Candidate>& named) {
    if (named.empty()) return;
    if (!price_.findings.empty()) {
      // Which tariff prices a line is one question, of whatever tariffs it is made.
      price_.findings = {*decisive(price_.findings)};
      return show_what_is_asked();
    }
    if (pricing_.empty()) {
      price_.findings.push_back(make_finding(by_tariff, Effect::open, *named.front().head));
      return;
    }
    const Candidate& first = pricing_.front();
    for (const Candidate& other : pricing_) {
      if (other.made.amount->cents == first.made.amount->cents) continue;
      price_.findings.push_back(make_finding(by_tariff, Effect::open, *first.head));
      return;
    }
    price_.is_priced = true;
    price_.how = first.how;
    price_.amount = first.made.amount;
  }

  /// A line under review shows what it pays if the answer is "allowed" (`semantics.md` 22): by the
  /// only tariff there then is.
  void show_what_is_asked() {
    if (asking_.size() != 1 || !pricing_.empty()) return;
    const Application& how = asking_.front().how;
    if (!how.is_on_known_date || (how.version->has_table && how.row == nullptr)) return;
    price_.how = how;
    price_.amount = amount_by(world_, how, line_).amount;
  }

  const World& world_;
  const Line& line_;
  Price price_;
  std::vector<Candidate> pricing_;
  std::vector<Candidate> asking_;
};

}  // namespace

Price price_of(const World& world, const Line& line) {
  return Pricing(world, line).run();
}

Value amount_of_tariff(const World& world, TariffId id, bool own, const Line& line) {
  const Tariff& tariff = world.program.tariffs[id.index];
  if (!own) {
    std::optional<Value> departed;
    for (const TariffId other : tariff.exceptions) {
      const Application how = application_of(world, other, line);
      if (how.version == nullptr || is_false(how.applies)) continue;
      if (is_waived(how.applies, how.version->head)) continue;
      const Value amount =
          is_open(how.applies) ? how.applies : amount_of_tariff(world, other, false, line);
      if (is_waived(amount, how.version->head)) continue;
      if (!departed) {
        departed = amount;
      } else if (is_open(*departed) || is_open(amount)) {
        departed = heavier(*departed, amount);
      } else if (*departed != amount) {
        departed = Asked{"two exceptions to `" + tariff.name + "` differ"};
      }
    }
    if (departed) return *departed;
  }
  const Application how = application_of(world, id, line);
  if (is_open(how.applies)) return how.applies;
  // An exception reads what the named rule says, also for lines that its conditions leave out.
  const bool has_amount = how.version != nullptr && (how.row != nullptr || !how.version->has_table);
  if (!has_amount || !(own || is_true(how.applies))) return Missing{tariff.name};
  std::vector<Decimal> parts;
  bool is_faulty = false;
  return unit_amount(world, how, line, parts, is_faulty);
}

std::vector<Component> components_of(const Price& price, Cents paid) {
  std::vector<Component> components;
  if (!price.amount || price.how.version->split.components.empty()) return components;
  const Split& split = price.how.version->split;
  Decimal sum;
  for (const Decimal& part : price.amount->components) sum = sum + part;
  const Decimal euros = Decimal::hundredths(paid.value);
  std::int64_t rest = paid.value;
  for (std::size_t at = 0; at < split.components.size(); ++at) {
    const bool is_rest = split.components[at] == split.rest_to;
    Decimal share;
    if (!split.shares.empty()) {
      if (at < split.shares.size()) share = split.shares[at];
    } else {
      if (!price.how.row->components[at] && !is_rest) continue;
      if (!sum.is_zero()) share = price.amount->components[at] / sum;
    }
    const Decimal part = (euros * share).rounded(Rounding::down, Decimal::hundredths(1));
    const std::int64_t cents = is_rest ? 0 : part.to_hundredths().value_or(0);
    components.push_back({split.components[at], {cents}});
    rest -= cents;
  }
  for (Component& component : components) {
    if (component.name == split.rest_to) component.amount.value += rest;
  }
  return components;
}

}  // namespace clausule::reference
