#include "parsed.hpp"

#include <fstream>
#include <sstream>

#include "dsl/parse.hpp"
#include "dsl/render.hpp"

namespace clausule::dsl {

Parsed::Parsed(std::string text, std::string name) {
  file = parse_file(sources.add(std::move(name), std::move(text)), sources, diagnostics);
}

std::string Parsed::covered(const Location& location) const {
  return std::string(sources.text(location));
}

std::vector<std::string> Parsed::kinds() const {
  std::vector<std::string> result;
  for (const Diagnostic& one : diagnostics.sorted()) result.emplace_back(info(one.kind).name);
  return result;
}

std::string Parsed::report() const {
  return render(diagnostics, sources, {Language::english, false, 120});
}

namespace {

void add_structure(const SyntaxTree& tree, std::string_view text, std::size_t node,
                   std::string& result) {
  const auto children = tree.children(node);
  if (children.empty()) {
    const SyntaxNode& leaf = tree.nodes[node];
    result += leaf.begin == leaf.end ? "()" : text.substr(leaf.begin, leaf.end - leaf.begin);
    return;
  }
  result += '(';
  for (std::size_t at = 0; at < children.size(); ++at) {
    if (at > 0) result += ' ';
    add_structure(tree, text, children[at], result);
  }
  result += ')';
}

}  // namespace

std::string structure(const SyntaxTree& tree, std::string_view text) {
  std::string result;
  add_structure(tree, text, tree.nodes.size() - 1, result);
  return result;
}

std::vector<std::string> clausule_fences(std::string_view markdown) {
  constexpr std::string_view opening = "```clausule\n";
  std::vector<std::string> result;
  for (std::size_t at = markdown.find(opening); at != std::string_view::npos;
       at = markdown.find(opening, at)) {
    at += opening.size();
    const std::size_t end = markdown.find("\n```", at);
    result.emplace_back(markdown.substr(at, end + 1 - at));
    at = end;
  }
  return result;
}

std::string read_project_file(std::string_view path) {
  std::ifstream in(std::string(CLAUSULE_SOURCE_ROOT "/").append(path));
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace clausule::dsl
