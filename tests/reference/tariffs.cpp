#include "tests/reference/tariffs.hpp"

#include <algorithm>
#include <map>

#include "tests/reference/tariff_rules.hpp"
#include "tests/reference/truth.hpp"

namespace clausule::reference {

namespace {

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
      note_open(other, other.how.applies);
    }
    return is_doubted;
  }

  void note_open(const Candidate& one, const Value& open) {
    const Finding finding = *finding_of_unknown(by_tariff, open, *one.head);
    price_.findings.push_back(finding);
    if (finding.effect == Effect::open) asking_.emplace(one.id, one.how);
  }

  void weigh(const Candidate& one) {
    if (is_false(one.how.applies)) return;
    const Value& open = is_open(one.how.applies) ? one.how.applies : one.made.open;
    if (is_open(open)) {
      note_open(one, open);
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
      // A line that a tariff denies is not under review, and shows nothing.
      if (price_.findings.front().effect == Effect::gone) return;
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
    const Application& how = asking_.begin()->second;
    if (!how.is_on_known_date || (how.version->has_table && how.row == nullptr)) return;
    price_.how = how;
    price_.amount = amount_by(world_, how, line_).amount;
  }

  const World& world_;
  const Line& line_;
  Price price_;
  std::vector<Candidate> pricing_;
  std::map<TariffId, Application> asking_;
};

}  // namespace

Price price_of(const World& world, const Line& line) {
  return Pricing(world, line).run();
}

}  // namespace clausule::reference
