#include "tools/cli/test_report.hpp"

#include <fmt/format.h>

#include <string_view>

#include "tools/claims/json.hpp"

namespace clausule::cli {

namespace {

using interpreter::PropertyReport;
using interpreter::PropertyState;
using interpreter::TestReport;

/// Returns a count with a blank between groups of three digits: `2 418`.
std::string grouped(std::uint64_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
  return digits;
}

std::string place_of(const TestReport& report, const dsl::Sources& sources) {
  return fmt::format("{}:{}", sources.get(report.location.file).name,
                     sources.position(report.location).line);
}

std::string_view state_of(const TestReport& report) {
  if (report.is_todo) return "todo";
  return report.passed ? "passed" : "failed";
}

}  // namespace

bool add_to(TestCount& count, const TestReport& report) {
  if (report.is_todo) {
    ++count.todo;
    return false;
  }
  ++(report.passed ? count.passed : count.failed);
  return !report.passed;
}

void say_test(const TestReport& report, const dsl::Sources& sources, const Terminal& terminal) {
  // Why a test fails that may fail is for who works on it, and reads JSON or takes the mark out.
  const bool shows = terminal.is_json() || !report.is_todo || report.passed;
  for (const dsl::Diagnostic& finding : report.findings) {
    if (shows) terminal.say(Stream::output, finding, sources);
  }
  if (terminal.is_json()) {
    std::string out = "{\"test\":";
    claims::append_json(out, report.name);
    out += ",\"file\":";
    claims::append_json(out, sources.get(report.location.file).name);
    out += fmt::format(",\"line\":{},\"lines\":{},\"passed\":{},\"state\":\"{}\"}}\n",
                       sources.position(report.location).line, report.lines, report.passed,
                       state_of(report));
    terminal.say(Stream::output, out);
  } else if (report.is_todo && !report.passed) {
    terminal.say(Stream::output,
                 fmt::format("{}: {} \"{}\": {}\n", place_of(report, sources),
                             terminal.pick("to do", "nog te doen"), report.name, report.todo));
  }
}

void say_property(const PropertyReport& report, const dsl::Sources& sources,
                  const Terminal& terminal) {
  for (const dsl::Diagnostic& finding : report.findings) {
    terminal.say(Stream::output, finding, sources);
  }
  const std::string& file = sources.get(report.location.file).name;
  if (terminal.is_json()) {
    std::string out = "{\"property\":";
    claims::append_json(out, report.name);
    out += ",\"file\":";
    claims::append_json(out, file);
    out += fmt::format(",\"line\":{},\"state\":\"{}\",\"cases\":{}}}\n",
                       sources.position(report.location).line, interpreter::name_of(report.state),
                       report.cases);
    return terminal.say(Stream::output, out);
  }
  std::string state(
      terminal.pick(interpreter::name_of(report.state), interpreter::dutch_name_of(report.state)));
  if (report.state == PropertyState::tried) {
    state = fmt::format(fmt::runtime(terminal.pick("holds in {} generated cases, not proved",
                                                   "geldt in {} gemaakte gevallen, niet bewezen")),
                        grouped(report.cases));
  }
  terminal.say(Stream::output, fmt::format("{}: {} {}: {}\n", file,
                                           terminal.pick("property", "eis"), report.name, state));
}

void say_count(const std::string& file, const TestCount& count, const Terminal& terminal) {
  if (terminal.is_json()) return;
  const std::size_t all = count.passed + count.failed + count.todo;
  std::string out = fmt::format("{}: {} {}, {} {}", file, all, all == 1 ? "test" : "tests",
                                count.passed, terminal.pick("passed", "geslaagd"));
  const auto add = [&](std::size_t number, std::string_view what) {
    if (number > 0) out += fmt::format(", {} {}", number, what);
  };
  add(count.failed, terminal.pick("failed", "mislukt"));
  add(count.todo, terminal.pick("to do", "nog te doen"));
  add(count.refuted, count.refuted == 1 ? terminal.pick("property refuted", "eis weerlegd")
                                        : terminal.pick("properties refuted", "eisen weerlegd"));
  terminal.say(Stream::output, out + "\n");
}

}  // namespace clausule::cli
