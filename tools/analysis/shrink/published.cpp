#include "tools/analysis/shrink/published.hpp"

#include "interpreter/analysis/walk.hpp"
#include "interpreter/code_pairs.hpp"

namespace clausule::shrink {

using interpreter::CodeRange;
using interpreter::CodeSet;

namespace {

void add(const CodeRange& range, Literals& into) {
  into.insert(range.first);
  into.insert(range.last);
}

void add(const std::vector<CodeSet::Member>& members, Literals& into) {
  for (const CodeSet::Member& member : members) {
    if (const auto* range = std::get_if<CodeRange>(&member)) add(*range, into);
  }
}

void add(const interpreter::Expression& expression, Literals& into) {
  const auto* constant = std::get_if<interpreter::Constant>(&expression.node);
  if (constant == nullptr) return;
  if (const auto* text = std::get_if<interpreter::Text>(&constant->value)) {
    into.insert(text->value);
  }
  if (const auto* code = std::get_if<interpreter::CodeValue>(&constant->value)) {
    into.insert(code->digits);
  }
}

}  // namespace

void add_literals(const interpreter::Program& program, Literals& into) {
  interpreter::analysis::Walk([&](const interpreter::Expression& one) { add(one, into); },
                              [&](const CodeSet& codes) {
                                add(codes.members, into);
                                add(codes.except, into);
                              })
      .visit(program);
  for (const interpreter::CodeList& list : program.code_lists) {
    for (const auto& version : list.versions) {
      for (const auto& row : version.rows) {
        for (const CodeRange& range : row.codes) add(range, into);
      }
    }
  }
  for (const interpreter::Exclusion& rule : program.exclusions) {
    for (const auto& version : rule.versions) {
      if (version.pairs == nullptr) continue;
      for (const auto& code : version.pairs->codes) into.insert(code.digits);
    }
  }
  for (const interpreter::Programme& programme : program.programmes) {
    for (const auto& version : programme.versions) {
      into.insert(version.end_reasons.begin(), version.end_reasons.end());
    }
  }
}

}  // namespace clausule::shrink
