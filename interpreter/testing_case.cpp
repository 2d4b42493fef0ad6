#include "interpreter/testing_case.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "dsl/spelling.hpp"
#include "dsl/vocabulary.hpp"
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
        diagnostics_(diagnostics),
        insured_(program, diagnostics),
        file_(program, diagnostics) {}

  TestCase read() {
    case_.dossier.insured = "test";
    case_.dossier.enrolments.emplace();
    for (const dsl::ast::Clause& clause : test_.clauses) read_clause(clause);
    case_.dossier.facts = insured_.known();
    case_.file = file_.known();
    for (const auto& [number, facts] : providers_) {
      case_.providers[number].push_back({{}, facts.known()});
    }
    const auto provider = provider_clauses_ == 1 ? std::optional(only_provider_) : std::nullopt;
    for (const dsl::ast::Clause& clause : test_.clauses) {
      if (const auto* table = std::get_if<dsl::ast::Table>(&clause.value)) {
        read_rows(program_, sources_, test_.name.text, {*table, clause.location}, provider,
                  diagnostics_, case_);
      }
    }
    if (case_.rows.empty()) {
      diagnostics_.report<Kind::test_without_lines>(test_.location, test_.name.text);
    }
    return std::move(case_);
  }

 private:
  void read_clause(const dsl::ast::Clause& clause) {
    if (const auto* known = std::get_if<dsl::ast::AsKnownOn>(&clause.value)) {
      if (case_.known_on) {
        diagnostics_.report<Kind::repeated_clause>(clause.location, "naar de stand van",
                                                   test_.name.text);
      }
      case_.known_on = read_date("naar de stand van", written_of(known->date), diagnostics_);
    } else if (const auto* enrolment = std::get_if<dsl::ast::Enrolment>(&clause.value)) {
      read_enrolment(*enrolment);
    } else if (const auto* given = std::get_if<dsl::ast::Given>(&clause.value)) {
      read_given(*given, clause.location);
    } else if (const auto* settled = std::get_if<dsl::ast::ExpectedSettlement>(&clause.value)) {
      read_expected_settlement(program_, *settled, diagnostics_, case_);
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

  void read_given(const dsl::ast::Given& given, const dsl::Location& place) {
    switch (given.entity) {
      case dsl::ast::Entity::insured:
      case dsl::ast::Entity::file: {
        if (given.number) {
          diagnostics_.report<Kind::test_number_not_here>(given.number->location,
                                                          given.number->text);
        }
        const bool insured = given.entity == dsl::ast::Entity::insured;
        for (const dsl::ast::GivenFact& fact : given.facts) {
          if (insured && read_birth_or_death(fact)) continue;
          read_fact(insured ? Entity::insured : Entity::file, fact, insured ? insured_ : file_);
        }
        return;
      }
      case dsl::ast::Entity::provider: {
        if (!given.number) {
          diagnostics_.report<Kind::test_provider_without_number>(place);
          return;
        }
        if (!is_provider_number(given.number->text)) {
          diagnostics_.report<Kind::test_provider_number>(given.number->location,
                                                          given.number->text);
          return;
        }
        ++provider_clauses_;
        only_provider_ = given.number->text;
        auto& facts =
            providers_.try_emplace(given.number->text, program_, diagnostics_).first->second;
        for (const dsl::ast::GivenFact& fact : given.facts) {
          read_fact(Entity::provider, fact, facts);
        }
        return;
      }
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
  Diagnostics& diagnostics_;
  GivenFacts insured_;
  GivenFacts file_;
  std::map<std::string, GivenFacts> providers_;
  std::size_t provider_clauses_ = 0;
  std::string only_provider_;
  TestCase case_;
};

}  // namespace

TestCase read_test(const Program& program, const dsl::Sources& sources,
                   const dsl::ast::Declaration& test, Diagnostics& diagnostics) {
  return CaseReader(program, sources, test, diagnostics).read();
}

}  // namespace clausule::interpreter
