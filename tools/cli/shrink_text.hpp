#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "dsl/ast.hpp"
#include "tools/analysis/shrink/anonymous.hpp"
#include "tools/analysis/shrink/comparison.hpp"
#include "tools/cli/difference.hpp"

namespace clausule::cli {

/// A dossier that was made as small as it can be.
struct ShrunkDossier {
  interpreter::TestCase test;
  std::vector<std::string> ids;  ///< of its lines to decide, in the claim file
  shrink::Both decided;
  shrink::Left left;
  std::string insured;           ///< in the claim file
  std::size_t line = 0;          ///< the line that differs
  std::size_t lines_before = 0;  ///< lines of the insured, those decided before too
  std::string other;             ///< how the other contract is called; empty for an old engine
};

/// Returns a name for the test that nobody has yet.
std::string test_name(const ShrunkDossier& dossier, const interpreter::Program& program,
                      dsl::ast::Vocabulary words);

/// Returns the comment above the test: what the other side made of its lines, and what stands in it
/// as it stood in the dossier.
std::string test_comment(const ShrunkDossier& dossier, dsl::ast::Vocabulary words);

/// What stands in the JSON object besides a dossier.
struct ShrinkReport {
  std::string contract;  ///< its name and hash
  std::string other;     ///< how the other contract is called; empty for an old engine
  LookedAt looked_at;
};

/// Returns all of it as one JSON object on a line.
std::string shrunk_json(const ShrinkReport& report, const ShrunkDossier& dossier,
                        const std::string& name, const std::string& text);
/// Returns the same object where nothing differs: with no dossier in it.
std::string nothing_json(const ShrinkReport& report);

}  // namespace clausule::cli
