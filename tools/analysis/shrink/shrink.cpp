#include "tools/analysis/shrink/shrink.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace clausule::shrink {

namespace {

using interpreter::ClaimLine;
using interpreter::FactId;
using interpreter::KnownFact;
using interpreter::TestCase;

class Shrinker {
 public:
  Shrinker(TestCase test, const Keeps& keeps) : test_(std::move(test)), keeps_(keeps) {}

  TestCase run() {
    do {
      changed_ = false;
      shrink_lists();
      shrink_person();
      shrink_providers();
      shrink_columns();
      shrink_cells();
    } while (changed_);
    return std::move(test_);
  }

 private:
  bool keep(TestCase smaller) {
    if (!keeps_(smaller)) return false;
    test_ = std::move(smaller);
    changed_ = true;
    return true;
  }

  /// Tries to do without parts of a list, from long ones down to each by itself.
  template <typename Of>
  void thin(const Of& of) {
    const auto count = [&] { return of(test_).size(); };
    for (std::size_t part = count(); part > 0; part /= 2) {
      for (std::size_t end = count(); end > 0;) {
        const std::size_t begin = end - std::min(part, end);
        TestCase smaller = test_;
        auto& list = of(smaller);
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(begin),
                   list.begin() + static_cast<std::ptrdiff_t>(end));
        keep(std::move(smaller));
        end = begin;
      }
    }
  }

  /// Tries a simpler value for a part of the case.
  template <typename Of, typename Value>
  void simplify(const Of& of, const Value& simple) {
    if (of(test_) == simple) return;
    TestCase smaller = test_;
    of(smaller) = simple;
    keep(std::move(smaller));
  }

  void shrink_lists() {
    thin([](TestCase & test) -> auto& { return test.dossier.lines; });
    thin([](TestCase & test) -> auto& { return test.dossier.history; });
    thin([](TestCase & test) -> auto& { return *test.dossier.enrolments; });
    thin([](TestCase & test) -> auto& { return test.dossier.facts; });
    thin([](TestCase & test) -> auto& { return test.file; });
    for (std::size_t at = 0; at < test_.dossier.facts.size(); ++at) {
      thin_value([at](TestCase & test) -> auto& { return test.dossier.facts[at].value; });
    }
  }

  /// Tries to do without single codes and stretches of time.
  template <typename Of>
  void thin_value(const Of& of) {
    if (std::holds_alternative<interpreter::Codes>(of(test_))) {
      thin([&](TestCase & test) -> auto& { return std::get<interpreter::Codes>(of(test)); });
    }
    if (std::holds_alternative<interpreter::Period>(of(test_))) {
      thin([&](TestCase & test) -> auto& { return std::get<interpreter::Period>(of(test)); });
    }
  }

  void shrink_person() {
    const std::optional<interpreter::Date> none;
    simplify(
        [](TestCase & test) -> auto& { return test.dossier.born; }, none);
    simplify(
        [](TestCase & test) -> auto& { return test.dossier.deceased; }, none);
    simplify(
        [](TestCase & test) -> auto& { return test.known_on; }, none);
    for (std::size_t at = 0; at < test_.dossier.enrolments->size(); ++at) {
      const auto stay = [at](TestCase & test) -> auto& {
        return (*test.dossier.enrolments)[at];
      };
      simplify(
          [&](TestCase & test) -> auto& { return stay(test).end_reason; }, std::string());
      simplify(
          [&](TestCase & test) -> auto& { return stay(test).through; }, none);
    }
  }

  void shrink_providers() {
    std::vector<std::string> numbers;
    for (const auto& [number, periods] : test_.providers) numbers.push_back(number);
    for (const std::string& number : numbers) {
      TestCase smaller = test_;
      smaller.providers.erase(number);
      if (keep(std::move(smaller))) continue;
      for (std::size_t at = 0; at < test_.providers[number].size(); ++at) {
        thin([&](TestCase & test) -> auto& { return test.providers[number][at].facts; });
      }
    }
  }

  template <typename Use>
  static void for_each_line(TestCase& test, const Use& use) {
    for (ClaimLine& line : test.dossier.lines) use(line);
    for (auto& line : test.dossier.history) use(line.claim);
  }

  /// Tries to change the same thing in all lines at once.
  template <typename Use>
  void try_in_all_lines(const Use& use) {
    TestCase smaller = test_;
    bool differs = false;
    for_each_line(smaller, [&](ClaimLine& line) { differs = use(line) || differs; });
    if (differs) keep(std::move(smaller));
  }

  void shrink_columns() {
    std::set<FactId> facts;
    std::set<std::string> providers;
    for_each_line(test_, [&](ClaimLine& line) {
      for (const KnownFact& fact : line.facts) facts.insert(fact.fact);
      if (line.provider) providers.insert(*line.provider);
    });
    for (const FactId fact : facts) {
      try_in_all_lines([&](ClaimLine& line) {
        return std::erase_if(line.facts, [&](const KnownFact& one) { return one.fact == fact; }) >
               0;
      });
    }
    try_in_all_lines([](ClaimLine& line) { return std::exchange(line.provider, {}).has_value(); });
    // One provider for all is one clause; without any in some lines there would be a column.
    if (providers.size() > 1) {
      for (const std::string& number : providers) {
        try_in_all_lines(
            [&](ClaimLine& line) { return std::exchange(line.provider, number) != number; });
      }
    }
    try_in_all_lines([](ClaimLine& line) { return std::exchange(line.referral, {}).has_value(); });
    try_in_all_lines([](ClaimLine& line) { return std::exchange(line.begin, {}).has_value(); });
    try_in_all_lines([](ClaimLine& line) { return std::exchange(line.credits, {}).has_value(); });
    try_in_all_lines([](ClaimLine& line) { return std::exchange(line.quantity, 1) != 1; });
  }

  void shrink_cells() {
    for (std::size_t at = 0; at < test_.dossier.lines.size(); ++at) {
      shrink_line([at](TestCase& test) -> ClaimLine& { return test.dossier.lines[at]; });
    }
    for (std::size_t at = 0; at < test_.dossier.history.size(); ++at) {
      shrink_line([at](TestCase& test) -> ClaimLine& { return test.dossier.history[at].claim; });
    }
  }

  template <typename Of>
  void shrink_line(const Of& of) {
    thin([&](TestCase & test) -> auto& { return of(test).facts; });
    for (std::size_t at = 0; at < of(test_).facts.size(); ++at) {
      thin_value([&](TestCase & test) -> auto& { return of(test).facts[at].value; });
    }
    simplify(
        [&](TestCase & test) -> auto& { return of(test).referral; }, std::optional<std::string>());
    simplify(
        [&](TestCase & test) -> auto& { return of(test).begin; },
        std::optional<interpreter::Date>());
    simplify(
        [&](TestCase & test) -> auto& { return of(test).credits; }, std::optional<std::string>());
    simplify(
        [&](TestCase & test) -> auto& { return of(test).quantity; }, std::int64_t{1});
  }

  TestCase test_;
  const Keeps& keeps_;
  bool changed_ = false;
};

}  // namespace

TestCase shrunk(TestCase test, const Keeps& keeps) {
  return Shrinker(std::move(test), keeps).run();
}

}  // namespace clausule::shrink
