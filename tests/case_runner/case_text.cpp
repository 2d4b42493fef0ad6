#include "tests/case_runner/case_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>

#include "interpreter/finding_tests.hpp"
#include "interpreter/load.hpp"
#include "interpreter/properties.hpp"
#include "interpreter/testing.hpp"
#include "stdlib/stdlib.hpp"

namespace clausule::cases {
namespace {

constexpr std::string_view expectation = "#! ";
constexpr std::string_view separator = "# ---";
constexpr std::string_view file_marker = "# file: ";
constexpr std::string_view file_line = "#|";

std::string_view without_indentation(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(' '), line.size()));
}

bool is_contract_file(std::string_view name) {
  return name.ends_with(".clausule") || name.ends_with(".clausule.md");
}

std::string_view folder_of(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : name.substr(0, slash);
}

std::vector<interpreter::NamedText> library_of(const CaseProgram& program, std::string_view name) {
  std::vector<interpreter::NamedText> files;
  for (const CaseText& text : program.texts) {
    if (folder_of(text.name) != name || !is_contract_file(text.name)) continue;
    files.push_back({text.name, text.text});
  }
  if (!files.empty()) return files;
  if (const std::optional<stdlib::Text> text = stdlib::library(name)) {
    files.push_back({std::string(text->name), std::string(text->text)});
  }
  return files;
}

std::optional<std::string> table_of(const CaseProgram& program, std::string_view name) {
  for (const CaseText& text : program.texts) {
    if (text.name == name) return text.text;
  }
  const std::optional<stdlib::Text> embedded = stdlib::table(name);
  if (!embedded) return std::nullopt;
  return std::string(embedded->text);
}

/// Reads one program from its lines; `first` is the number of the first in the case file.
CaseProgram program_of(std::string_view main_name, std::span<const std::string_view> lines,
                       std::size_t first) {
  CaseProgram program{{{std::string(main_name), {}, {}}}};
  for (std::size_t at = 0; at < lines.size(); ++at) {
    std::string_view line = lines[at];
    if (line.starts_with(file_marker)) {
      program.texts.push_back({std::string(line.substr(file_marker.size())), {}, {}});
      continue;
    }
    const bool beside = line.starts_with(file_line);
    if (beside) line = line.substr(std::min(file_line.size() + 1, line.size()));
    CaseText& text = beside ? program.texts.back() : program.texts.front();
    text.text += line;
    text.text += '\n';
    text.case_lines.push_back(first + at);
  }
  for (CaseText& text : program.texts) text.case_lines.push_back(first + lines.size());
  return program;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

std::string expectation_of(const dsl::Diagnostic& finding) {
  const dsl::KindInfo& kind = dsl::info(finding.kind);
  const std::string mended = finding.mended.empty() ? "" : fmt::format(" => {}", finding.mended);
  const std::string example = finding.example.empty() ? "" : fmt::format(" => {}", finding.example);
  return one_line(fmt::format(
      "{}{} {}: {}{}{}", expectation, kind.severity == dsl::Severity::error ? "error" : "warning",
      kind.name, dsl::message(finding, dsl::Language::dutch), mended, example));
}

/// Returns the line of the case file that a finding is about; the first of the program where it
/// is in a text that does not stand in the case file.
std::size_t case_line_of(const dsl::Diagnostic& finding, const CaseFindings& findings,
                         const CaseProgram& program) {
  const std::string& name = findings.sources.get(finding.location.file).name;
  const std::size_t line = findings.sources.position(finding.location).line;
  for (const CaseText& text : program.texts) {
    if (text.name != name) continue;
    return text.case_lines.at(std::min(line, text.case_lines.size()) - 1);
  }
  return program.texts.front().case_lines.front();
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return lines;
}

CaseFindings run(const CaseProgram& program) {
  interpreter::ContractTexts texts;
  for (const CaseText& text : program.texts) {
    if (!is_contract_file(text.name) || !folder_of(text.name).empty()) continue;
    texts.files.push_back({text.name, text.text});
  }
  texts.table = [&](std::string_view name) { return table_of(program, name); };
  texts.library = [&](std::string_view name) { return library_of(program, name); };
  texts.libraries = stdlib::names();
  interpreter::Loaded loaded = interpreter::load(texts);
  const interpreter::FindingResult result = interpreter::run_finding_tests(loaded);
  std::vector<dsl::Diagnostic> findings = result.unexpected.sorted();
  for (const auto& report : result.reports) {
    findings.insert(findings.end(), report.findings.begin(), report.findings.end());
  }
  if (loaded.program) {
    for (const auto& report : interpreter::run_tests(loaded.program, loaded.sources)) {
      if (report.is_todo && !report.passed) continue;  // it may
      findings.insert(findings.end(), report.findings.begin(), report.findings.end());
    }
    for (const auto& report : interpreter::try_properties(loaded.program)) {
      if (report.holds()) continue;
      findings.insert(findings.end(), report.findings.begin(), report.findings.end());
    }
  }
  return {std::move(loaded.sources), std::move(findings)};
}

bool has_errors(const CaseFindings& findings) {
  return std::any_of(findings.findings.begin(), findings.findings.end(),
                     [](const dsl::Diagnostic& finding) {
                       return dsl::info(finding.kind).severity == dsl::Severity::error;
                     });
}

std::string with_findings(std::string_view case_name, std::string_view case_file) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : lines_of(case_file)) {
    if (!without_indentation(line).starts_with(expectation)) lines.push_back(line);
  }
  const std::string main_name =
      case_name.ends_with(".md") ? "contract.clausule.md" : "contract.clausule";
  std::multimap<std::size_t, std::string> said;
  for (std::size_t begin = 0; begin <= lines.size();) {
    const auto end =
        std::find(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.end(), separator);
    const auto count = static_cast<std::size_t>(end - lines.begin()) - begin;
    const CaseProgram program =
        program_of(main_name, std::span(lines).subspan(begin, count), begin);
    const CaseFindings findings = run(program);
    for (const dsl::Diagnostic& finding : findings.findings) {
      said.emplace(case_line_of(finding, findings, program), expectation_of(finding));
    }
    begin += count + 1;
  }
  std::string written;
  for (std::size_t at = 0; at <= lines.size(); ++at) {
    const std::string_view line = at < lines.size() ? lines[at] : std::string_view{};
    const auto [first, last] = said.equal_range(at);
    for (auto finding = first; finding != last; ++finding) {
      written += line.substr(0, line.size() - without_indentation(line).size());
      written += finding->second + '\n';
    }
    if (at < lines.size()) written += fmt::format("{}\n", line);
  }
  return written;
}

}  // namespace clausule::cases
