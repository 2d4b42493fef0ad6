#include "tools/cli/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

#include "dsl/render.hpp"

namespace clausule::cli {

namespace {

/// Seconds, exact to the microsecond.
std::string seconds(std::int64_t microseconds) {
  constexpr std::int64_t second = 1'000'000;
  return fmt::format("{}.{:06}", microseconds / second, microseconds % second);
}

/// XML has no control signs but the end of a line and the tab, and not U+FFFE and U+FFFF.
std::string printable(std::string text) {
  std::ranges::replace_if(
      text,
      [](char sign) {
        return static_cast<unsigned char>(sign) < 0x20 && sign != '\n' && sign != '\t';
      },
      '?');
  for (const std::string_view none : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = text.find(none, at)) != std::string::npos;) {
      text.replace(at, none.size(), "?");
    }
  }
  return text;
}

void set(pugi::xml_node& node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(printable(value).c_str());
}

}  // namespace

JUnit::Case JUnit::case_of(const TimedReport& timed, const dsl::Sources& sources) const {
  const interpreter::TestReport& report = timed.report;
  Case one{sources.get(report.location.file).name, report.name, timed.microseconds, {}, {}, {}};
  if (report.is_todo) {
    one.state = Case::State::skipped;
    one.message = report.todo;
  } else if (!report.passed) {
    one.state = Case::State::failed;
  }
  if (one.state == Case::State::failed) add_errors(report.findings, sources, one);
  return one;
}

JUnit::Case JUnit::case_of(const interpreter::PropertyReport& report,
                           const dsl::Sources& sources) const {
  const std::string_view property = language_ == dsl::Language::dutch ? "eis " : "property ";
  Case one{
      sources.get(report.location.file).name, std::string(property) + report.name, 0, {}, {}, {}};
  if (report.holds()) return one;
  one.state = Case::State::failed;
  add_errors(report.findings, sources, one);
  return one;
}

void JUnit::add_errors(const std::vector<dsl::Diagnostic>& findings, const dsl::Sources& sources,
                       Case& one) const {
  for (const dsl::Diagnostic& finding : findings) {
    if (dsl::info(finding.kind).severity != dsl::Severity::error) continue;
    if (one.message.empty()) one.message = dsl::message(finding, language_);
    one.details += dsl::render(finding, sources, {language_});
  }
}

void JUnit::add(const std::string& contract, const std::vector<TimedReport>& reports,
                const std::vector<interpreter::PropertyReport>& properties,
                const dsl::Diagnostics& findings, const dsl::Sources& sources) {
  Suite suite{contract, {}};
  if (findings.has_errors()) {
    Case check{contract, "check", 0, Case::State::error, {}, {}};
    add_errors(findings.sorted(), sources, check);
    suite.cases.push_back(std::move(check));
  }
  for (const TimedReport& timed : reports) suite.cases.push_back(case_of(timed, sources));
  for (const auto& report : properties) suite.cases.push_back(case_of(report, sources));
  suites_.push_back(std::move(suite));
}

std::string JUnit::text() const {
  pugi::xml_document document;
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node root = document.append_child("testsuites");
  for (const Suite& suite : suites_) {
    const auto count = [&](Case::State state) {
      return std::to_string(std::ranges::count(suite.cases, state, &Case::state));
    };
    pugi::xml_node node = root.append_child("testsuite");
    set(node, "name", suite.name);
    set(node, "tests", std::to_string(suite.cases.size()));
    set(node, "failures", count(Case::State::failed));
    set(node, "errors", count(Case::State::error));
    set(node, "skipped", count(Case::State::skipped));
    std::int64_t all = 0;
    for (const Case& one : suite.cases) all += one.microseconds;
    set(node, "time", seconds(all));
    for (const Case& one : suite.cases) {
      pugi::xml_node child = node.append_child("testcase");
      set(child, "classname", one.file);
      set(child, "name", one.name);
      set(child, "time", seconds(one.microseconds));
      if (one.state == Case::State::passed) continue;
      const bool skipped = one.state == Case::State::skipped;
      const bool failed = one.state == Case::State::failed;
      pugi::xml_node why = child.append_child(skipped ? "skipped" : failed ? "failure" : "error");
      set(why, "message", one.message);
      if (!one.details.empty()) {
        why.append_child(pugi::node_pcdata).set_value(printable(one.details).c_str());
      }
    }
  }
  std::ostringstream out;
  document.save(out, "  ");
  return out.str();
}

}  // namespace clausule::cli
