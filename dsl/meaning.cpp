#include "dsl/meaning.hpp"

#include <cstddef>

#include "dsl/format_tokens.hpp"
#include "dsl/lexical.hpp"
#include "dsl/vocabulary.hpp"

namespace clausule::dsl {

namespace {

std::string canonical_path(std::string_view path) {
  std::string result;
  while (true) {
    const std::size_t length = path.find('.');
    const std::string part = lexical::normalized(path.substr(0, length));
    result += canonical_name(part).value_or(part);
    if (length == std::string_view::npos) return result;
    result += '.';
    path.remove_prefix(length + 1);
  }
}

std::string canonical_number(std::string_view number) {
  std::string result;
  for (const char sign : number) {
    if (sign >= '0' && sign <= '9') result += sign;
    if (sign == '-') result += sign;
    if (sign == ',' || sign == '.') result += '.';
  }
  return result;
}

/// Returns what a node says that has no parts; of others, how many parts it has.
std::string value_of(const SyntaxTree& tree, std::string_view text, std::size_t node) {
  const SyntaxNode& one = tree.nodes[node];
  const std::string_view written = text.substr(one.begin, one.end - one.begin);
  if (one.kind == SyntaxKind::keyword) return std::string(info(one.keyword).name);
  if (one.kind == SyntaxKind::name || one.kind == SyntaxKind::path) return canonical_path(written);
  if (one.kind == SyntaxKind::money || one.kind == SyntaxKind::decimal ||
      one.kind == SyntaxKind::percent) {
    return canonical_number(written);
  }
  if (one.kind == SyntaxKind::duration) {
    return std::string(written.substr(0, lexical::digits_length(written)));
  }
  if (one.kind == SyntaxKind::compare || one.kind == SyntaxKind::sign) {
    return std::string(printed_sign(written));
  }
  if (is_token(one.kind)) return std::string(written);
  std::size_t parts = 0;
  for (const std::size_t child : tree.children(node)) {
    // `t/m` between codes may be a dash as well.
    if (one.kind != SyntaxKind::range || tree.nodes[child].kind == SyntaxKind::code) ++parts;
  }
  return std::to_string(parts);
}

}  // namespace

Vocabulary vocabulary_of_names(const SyntaxTree& tree, std::string_view text) {
  for (const SyntaxNode& node : tree.nodes) {
    if (node.kind != SyntaxKind::name && node.kind != SyntaxKind::path) continue;
    const std::string_view name = text.substr(node.begin, node.end - node.begin);
    const auto dutch = canonical_name(name);
    if (!dutch || translated_name(name, Vocabulary::english) == dutch) continue;
    return *dutch == name ? Vocabulary::dutch : Vocabulary::english;
  }
  return Vocabulary::dutch;
}

std::vector<std::string> meaning_of(const SyntaxTree& tree, std::string_view text) {
  std::vector<std::string> result;
  result.reserve(tree.nodes.size());
  for (std::size_t node = 0; node < tree.nodes.size(); ++node) {
    const bool between_codes =
        tree.nodes[node].kind == SyntaxKind::keyword && node > 0 && node + 2 < tree.nodes.size() &&
        tree.nodes[node + 2].kind == SyntaxKind::range && tree.nodes[node + 2].subtree_size == 4;
    if (between_codes) continue;
    result.push_back(std::to_string(static_cast<unsigned>(tree.nodes[node].kind)) + ' ' +
                     value_of(tree, text, node));
  }
  return result;
}

std::vector<std::string_view> comments_of(const SyntaxTree& tree, std::string_view text) {
  std::vector<std::string_view> result;
  result.reserve(tree.comments.size());
  for (const Span comment : tree.comments) {
    result.push_back(
        without_trailing_blanks(text.substr(comment.begin, comment.end - comment.begin)));
  }
  return result;
}

std::string_view without_trailing_blanks(std::string_view text) {
  while (true) {
    if (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\r')) {
      text.remove_suffix(1);
    } else if (text.ends_with("\xC2\xA0")) {
      text.remove_suffix(2);
    } else {
      return text;
    }
  }
}

}  // namespace clausule::dsl
