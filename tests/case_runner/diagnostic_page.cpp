#include "tests/case_runner/diagnostic_page.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "dsl/render.hpp"

namespace clausule::cases {
namespace {

/// Returns the file that a fence is about, named after its language; empty for the contract.
std::string_view file_of(std::string_view info) {
  const std::string_view name = info.substr(std::min(info.find(' '), info.size()));
  return name.find('.') == std::string_view::npos ? std::string_view{} : name.substr(1);
}

/// The text between two fences; they have three signs, or four around a literate contract.
struct Fence {
  std::string_view info;
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Fence> fences_of(std::string_view page) {
  std::vector<Fence> fences;
  std::optional<std::string_view> open;
  std::size_t at = 0;
  for (const std::string_view line : lines_of(page)) {
    const std::size_t next = std::min(at + line.size() + 1, page.size());
    const std::string_view signs =
        line.substr(0, std::min(line.find_first_not_of('`'), line.size()));
    if (!open && signs.size() >= 3) {
      open = signs;
      fences.push_back({line.substr(signs.size()), next, next});
    } else if (open && line == *open) {
      fences.back().end = at;
      open.reset();
    }
    at = next;
  }
  return fences;
}

CaseText contract_text(std::string_view info, std::string_view text) {
  const bool literate = info.starts_with("markdown");
  return {literate ? "contract.clausule.md" : "contract.clausule", std::string(text), {}};
}

std::string said_about(const CaseProgram& program) {
  const CaseFindings found = run(program);
  std::string text;
  for (const dsl::Diagnostic& finding : found.findings) {
    text += dsl::render(finding, found.sources, {dsl::Language::english, false, 100});
  }
  return text;
}

}  // namespace

DiagnosticPage read_page(std::string_view text) {
  DiagnosticPage page;
  CaseProgram* current = nullptr;
  std::optional<Fence> said;
  for (const Fence& fence : fences_of(text)) {
    const std::string_view content = text.substr(fence.begin, fence.end - fence.begin);
    if (fence.info == "text") {
      said = fence;
    } else if (current != nullptr && !file_of(fence.info).empty()) {
      current->texts.push_back({std::string(file_of(fence.info)), std::string(content), {}});
    } else {
      current = fence.info.ends_with(" wrong") ? &page.wrong : &page.mended;
      current->texts.push_back(contract_text(fence.info, content));
    }
  }
  page.with_findings = text;
  if (said && !page.wrong.texts.empty()) {
    page.with_findings.replace(said->begin, said->end - said->begin, said_about(page.wrong));
  }
  return page;
}

}  // namespace clausule::cases
