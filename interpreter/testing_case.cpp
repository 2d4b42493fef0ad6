#include "interpreter/testing_case.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
#include "interpreter/testing_chain.hpp"
#include "interpreter/testing_facts.hpp"
#include "interpreter/testing_literal.hpp"
#include "interpreter/testing_rows.hpp"
#include "interpreter/testing_settlements.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostics;
using dsl::Kind;
using dsl::NameRole;

Written written_of(const dsl::ast::Literal& literal) {
  return {literal.kind, literal.text, literal.location};
}

/// Reads one test: what its clauses say of the dossier, then its lines.
class CaseReader {
 public:
  CaseReader(const Program& program, const dsl::Sources& sources, const dsl::ast::Declaration& test,
             Diagnostics& diagnostics)
      : program_(program),
        sources_(sources),
        test_(test),
        chain_(chain_of(program, test, diagnostics)),
        diagnostics_(diagnostics),
        insured_(program, diagnostics),
        file_(program, diagnostics) {}

  TestCase read() {
    case_.dossier.insured = "test";
    case_.dossier.enrolments.emplace();
    for (const dsl::ast::Declaration* level : chain_) gather(*level);
    read_gathered();
    case_.dossier.facts = insured_.known();
    case_.file = file_.known();
    for (const auto& [number, facts] : providers_) {
      case_.providers[number].push_back({{}, facts.known()});
    }
    const auto provider =
        providers_.size() == 1 ? std::optional(providers_.begin()->first) : std::nullopt;
    read_rows(program_, sources_, chain_, provider, diagnostics_, case_);
    return std::move(case_);
  }

 private:
  /// Facts of one entity by which a later declaration of the chain replaces those of an earlier.
  struct Key {
    dsl::ast::Entity entity{};
    std::string number;
    std::string fact;
    auto operator<=>(const Key&) const = default;
  };
  template <typename Written>
  struct OfLevel {
    const dsl::ast::Declaration* level = nullptr;
    std::vector<const Written*> written;

    void add(const dsl::ast::Declaration& from, const Written& one) {
      if (level != &from) written.clear();
      level = &from;
      written.push_back(&one);
    }
  };

  void gather(const dsl::ast::Declaration& level) {
    for (const dsl::ast::Clause& clause : level.clauses) {
      if (const auto* known = std::get_if<dsl::ast::AsKnownOn>(&clause.value)) {
        known_on_.add(level, *known);
        if (known_on_.written.size() > 1) {
          diagnostics_.report<Kind::repeated_clause>(clause.location, "naar de stand van",
                                                     level.name.text);
        }
      } else if (const auto* enrolment = std::get_if<dsl::ast::Enrolment>(&clause.value)) {
        enrolments_[enrolment->programme.text].add(level, *enrolment);
      } else if (const auto* given = std::get_if<dsl::ast::Given>(&clause.value)) {
        gather_given(level, *given, clause.location);
      } else if (const auto* settled = std::get_if<dsl::ast::ExpectedSettlement>(&clause.value)) {
        if (&level == &test_) {
          read_expected_settlement(program_, *settled, diagnostics_, case_);
        }
      }
    }
  }

  void gather_given(const dsl::ast::Declaration& level, const dsl::ast::Given& given,
                    const dsl::Location& place) {
    const bool of_provider = given.entity == dsl::ast::Entity::provider;
    if (of_provider && !given.number) {
      diagnostics_.report<Kind::test_provider_without_number>(place);
      return;
    }
    if (of_provider && !is_provider_number(given.number->text)) {
      diagnostics_.report<Kind::test_provider_number>(given.number->location, given.number->text);
      return;
    }
    if (!of_provider && given.number) {
      diagnostics_.report<Kind::test_number_not_here>(given.number->location, given.number->text);
    }
    const std::string number = of_provider ? given.number->text : std::string();
    if (of_provider) providers_.try_emplace(number, program_, diagnostics_);
    for (const dsl::ast::GivenFact& fact : given.facts) {
      const auto name = dsl::canonical_name(fact.name.text, NameRole::fact);
      given_[{given.entity, number, std::string(name.value_or(fact.name.text))}].add(level, fact);
    }
  }

  void read_gathered() {
    if (!known_on_.written.empty()) {
      case_.known_on =
          read_date("naar de stand van", written_of(known_on_.written.back()->date), diagnostics_);
    }
    for (const auto& [programme, enrolments] : enrolments_) {
      for (const dsl::ast::Enrolment* one : enrolments.written) read_enrolment(*one);
    }
    for (const auto& [key, facts] : given_) {
      for (const dsl::ast::GivenFact* one : facts.written) read_given(key, *one);
    }
  }

  void read_enrolment(const dsl::ast::Enrolment& written) {
    const auto& programmes = program_.programmes;
    if (std::ranges::find(programmes, written.programme.text, &Programme::name) ==
        programmes.end()) {
      auto& finding = diagnostics_.report<Kind::unknown_name>(written.programme.location,
                                                              written.programme.text);
      std::vector<std::string> names;
      names.reserve(programmes.size());
      for (const Programme& programme : programmes) names.push_back(programme.name);
      if (auto near = dsl::nearest_name(written.programme.text, names)) {
        finding.with_mended(std::move(*near));
      }
      return;
    }
    const auto interval = read_interval(written.programme.text, written.from, written.through);
    if (!interval) return;
    case_.dossier.enrolments->push_back({written.programme.text, *interval->from, interval->through,
                                         written.reason ? written.reason->text : ""});
  }

  std::optional<DateInterval> read_interval(const std::string& name, const dsl::ast::Literal& from,
                                            const std::optional<dsl::ast::Literal>& through) {
    DateInterval interval{read_date(name, written_of(from), diagnostics_), std::nullopt};
    if (through) {
      interval.through = read_date(name, written_of(*through), diagnostics_);
      if (!interval.through) return std::nullopt;
    }
    if (!interval.from) return std::nullopt;
    if (interval.through && *interval.through < *interval.from) {
      diagnostics_.report<Kind::dates_reversed>(from.location, name);
      return std::nullopt;
    }
    return interval;
  }

  void read_given(const Key& key, const dsl::ast::GivenFact& fact) {
    switch (key.entity) {
      case dsl::ast::Entity::insured:
        if (!read_birth_or_death(fact)) read_fact(Entity::insured, fact, insured_);
        return;
      case dsl::ast::Entity::file:
        read_fact(Entity::file, fact, file_);
        return;
      case dsl::ast::Entity::provider:
        read_fact(Entity::provider, fact, providers_.at(key.number));
        return;
    }
  }

  /// Reads what the language itself knows of the insured; tells whether this was it.
  bool read_birth_or_death(const dsl::ast::GivenFact& given) {
    const auto name = dsl::canonical_name(given.name.text, NameRole::fact);
    if (name != "geboren" && name != "overleden") return false;
    auto& date = name == "geboren" ? case_.dossier.born : case_.dossier.deceased;
    const std::string path = "verzekerde." + std::string(*name);
    if (date) diagnostics_.report<Kind::test_fact_given_twice>(given.name.location, path);
    if (given.through) diagnostics_.report<Kind::test_value_with_end>(given.name.location, path);
    date = read_date(path, written_of(given), diagnostics_);
    return true;
  }

  static Written written_of(const dsl::ast::GivenFact& given) {
    if (const auto* literal = std::get_if<dsl::ast::Literal>(&given.value)) {
      return interpreter::written_of(*literal);
    }
    const auto& name = std::get<dsl::ast::Name>(given.value);
    return {std::nullopt, name.text, name.location};
  }
  static Written written_of(const dsl::ast::Literal& literal) {
    return interpreter::written_of(literal);
  }

  void read_fact(Entity entity, const dsl::ast::GivenFact& given, GivenFacts& facts) {
    const auto built_in = dsl::canonical_name(given.name.text, NameRole::fact);
    auto id = program_.find_fact(entity, given.name.text);
    if (!id && built_in) id = program_.find_fact(entity, *built_in);
    if (!id) {
      report_unknown_fact(entity, given.name);
      return;
    }
    const FactInfo& fact = program_.facts[id->index];
    if (fact.type == FactType::period) {
      read_period(*id, given, facts);
      return;
    }
    if (given.through) {
      diagnostics_.report<Kind::test_value_with_end>(given.name.location, fact.path());
      return;
    }
    auto value = read_value(fact, written_of(given), diagnostics_);
    if (value) facts.add(*id, std::move(*value), given.name.location);
  }

  void read_period(FactId id, const dsl::ast::GivenFact& given, GivenFacts& facts) {
    const std::string path = program_.facts[id.index].path();
    const auto* from = std::get_if<dsl::ast::Literal>(&given.value);
    if (from == nullptr) {
      read_date(path, written_of(given), diagnostics_);
      return;
    }
    if (!given.through) {
      diagnostics_.report<Kind::test_period_without_end>(given.name.location, path);
      return;
    }
    if (const auto interval = read_interval(path, *from, given.through)) {
      facts.add(id, Period{*interval}, given.name.location);
    }
  }

  void report_unknown_fact(Entity entity, const dsl::ast::Name& name) {
    const std::string path = FactInfo{entity, name.text, {}, false, {}, {}, false}.path();
    auto& finding = diagnostics_.report<Kind::unknown_fact>(name.location, path);
    std::vector<std::string> names;
    for (const FactInfo& fact : program_.facts) {
      if (fact.entity == entity) names.push_back(fact.name);
    }
    if (entity == Entity::insured) names.insert(names.end(), {"geboren", "overleden"});
    if (auto near = dsl::nearest_name(name.text, names)) finding.with_mended(std::move(*near));
  }

  const Program& program_;
  const dsl::Sources& sources_;
  const dsl::ast::Declaration& test_;
  std::vector<const dsl::ast::Declaration*> chain_;
  Diagnostics& diagnostics_;
  GivenFacts insured_;
  GivenFacts file_;
  std::map<std::string, GivenFacts> providers_;
  OfLevel<dsl::ast::AsKnownOn> known_on_;
  std::map<std::string, OfLevel<dsl::ast::Enrolment>> enrolments_;
  std::map<Key, OfLevel<dsl::ast::GivenFact>> given_;
  TestCase case_;
};

}  // namespace

TestCase read_test(const Program& program, const dsl::Sources& sources,
                   const dsl::ast::Declaration& test, Diagnostics& diagnostics) {
  return CaseReader(program, sources, test, diagnostics).read();
}

}  // namespace clausule::interpreter
