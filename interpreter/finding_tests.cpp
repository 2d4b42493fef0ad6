#include "interpreter/finding_tests.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "dsl/spelling.hpp"
#include "interpreter/load.hpp"

namespace clausule::interpreter {

namespace {

using dsl::Diagnostic;
using dsl::Diagnostics;
using dsl::Kind;
using dsl::ast::Declaration;

template <typename Clause>
bool has_clause(const Declaration& declaration) {
  return std::ranges::any_of(declaration.clauses, [](const dsl::ast::Clause& clause) {
    return std::holds_alternative<Clause>(clause.value);
  });
}

/// Returns where the declarations of a name stand: each from its head to the next one's.
std::vector<dsl::Location> places_of(const std::vector<const dsl::ast::File*>& files,
                                     std::string_view name) {
  std::vector<dsl::Location> places;
  for (const dsl::ast::File* file : files) {
    const auto& all = file->declarations;
    for (std::size_t at = 0; at < all.size(); ++at) {
      const bool is_test = all[at].head == dsl::ast::Head::test;
      if (is_test || all[at].name.text != name) continue;
      dsl::Location place = all[at].location;
      place.end = at + 1 < all.size() ? all[at + 1].location.begin : static_cast<std::uint32_t>(-1);
      places.push_back(place);
    }
  }
  return places;
}

bool is_in(const dsl::Location& place, const std::vector<dsl::Location>& places) {
  return std::ranges::any_of(places, [&](const dsl::Location& one) {
    return one.file == place.file && one.begin <= place.begin && place.begin < one.end;
  });
}

bool is_expected(const Diagnostic& finding, const ExpectedFinding& expected) {
  return dsl::info(finding.kind).name == expected.kind &&
         (expected.declaration.empty() || is_in(finding.location, expected.within));
}

void report_unknown_kind(const ExpectedFinding& expected, Diagnostics& diagnostics) {
  auto& finding = diagnostics.report<Kind::unknown_finding>(expected.place, expected.kind);
  std::vector<std::string> kinds;
  kinds.reserve(dsl::diagnostic_kinds.size());
  for (const dsl::KindInfo& kind : dsl::diagnostic_kinds) kinds.emplace_back(kind.name);
  if (auto near = dsl::nearest_name(expected.kind, kinds)) finding.with_mended(std::move(*near));
}

/// Returns the report of a test before it is known how it went.
TestReport report_of(const WrittenTest& test) {
  TestReport report;
  report.name = test.name;
  report.location = test.location;
  report.is_todo = test.todo.has_value();
  report.todo = test.todo.value_or("");
  return report;
}

TestReport report_on(const WrittenTest& test, const Diagnostics& found) {
  TestReport report = report_of(test);
  Diagnostics diagnostics;
  if (test.has_lines) {
    diagnostics.report<Kind::finding_beside_lines>(test.location, test.name);
  }
  for (const ExpectedFinding& expected : test.expected) {
    const auto is_kind = [&](const dsl::KindInfo& kind) { return kind.name == expected.kind; };
    if (std::ranges::none_of(dsl::diagnostic_kinds, is_kind)) {
      report_unknown_kind(expected, diagnostics);
      continue;
    }
    const bool is_there = std::ranges::any_of(
        found.all(), [&](const Diagnostic& one) { return is_expected(one, expected); });
    if (is_there) continue;
    const std::string where =
        expected.declaration.empty() ? std::string() : " (`" + expected.declaration + "`)";
    diagnostics.report<Kind::finding_expected>(expected.place, expected.kind, where);
  }
  report.passed = !diagnostics.has_errors();
  if (report.passed && report.is_todo) {
    diagnostics.report<Kind::todo_passes>(test.location, test.name);
  }
  report.findings = diagnostics.sorted();
  return report;
}

TestReport report_cannot_run(const WrittenTest& test) {
  TestReport report = report_of(test);
  Diagnostics diagnostics;
  diagnostics.report<Kind::test_beside_errors>(test.location, test.name);
  report.findings = diagnostics.sorted();
  return report;
}

}  // namespace

bool expects_findings(const Declaration& test) {
  return has_clause<dsl::ast::ExpectedFinding>(test);
}

std::optional<std::string> todo_of(const Declaration& test) {
  for (const dsl::ast::Clause& clause : test.clauses) {
    if (const auto* todo = std::get_if<dsl::ast::Todo>(&clause.value)) return todo->reason.value;
  }
  return std::nullopt;
}

std::vector<WrittenTest> written_tests(const std::vector<const dsl::ast::File*>& files) {
  std::vector<WrittenTest> tests;
  for (const dsl::ast::File* file : files) {
    for (const Declaration& declaration : file->declarations) {
      if (declaration.head != dsl::ast::Head::test) continue;
      WrittenTest test{declaration.name.text,
                       declaration.location,
                       todo_of(declaration),
                       has_clause<dsl::ast::Table>(declaration),
                       {}};
      for (const dsl::ast::Clause& clause : declaration.clauses) {
        const auto* expected = std::get_if<dsl::ast::ExpectedFinding>(&clause.value);
        if (expected == nullptr) continue;
        ExpectedFinding one{expected->kind.text, {}, expected->kind.location, {}};
        if (expected->declaration) {
          one.declaration = expected->declaration->text;
          one.within = places_of(files, one.declaration);
        }
        test.expected.push_back(std::move(one));
      }
      tests.push_back(std::move(test));
    }
  }
  return tests;
}

FindingResult run_finding_tests(const Loaded& loaded) {
  FindingResult result;
  const bool any = std::ranges::any_of(
      loaded.tests, [](const WrittenTest& test) { return !test.expected.empty(); });
  for (const Diagnostic& finding : loaded.diagnostics.all()) {
    const bool expected = std::ranges::any_of(loaded.tests, [&](const WrittenTest& test) {
      return std::ranges::any_of(
          test.expected, [&](const ExpectedFinding& one) { return is_expected(finding, one); });
    });
    if (!expected) result.unexpected.add(finding);
  }
  if (!any) return result;
  for (const WrittenTest& test : loaded.tests) {
    if (!test.expected.empty()) {
      result.reports.push_back(report_on(test, loaded.diagnostics));
    } else if (!loaded.program) {
      result.reports.push_back(report_cannot_run(test));
    }
  }
  return result;
}

}  // namespace clausule::interpreter
